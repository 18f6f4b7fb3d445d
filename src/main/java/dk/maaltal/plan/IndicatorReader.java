package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads how figures are made: a single one, or the rows of a table of several. */
final class IndicatorReader {

    /** What makes a single figure. */
    static final List<String> FIGURES = List.of(
            "share",
            "late",
            "average",
            "median",
            "percentile",
            "rate",
            "received",
            "decided",
            "pending",
            "pending age",
            "stock",
            "reported",
            "deviation",
            "ratio");

    /** What makes a table of several rows. */
    static final List<String> TABLES = List.of("ages", "flow", "oldest");

    private static final Map<String, Unit> TIMES =
            Map.of("weeks", Unit.WEEKS, "days", Unit.DAYS, "months", Unit.MONTHS);
    private static final String DATE_EXPECTED = "a date like 2023-12-31";
    private static final int MOST_DECIMALS = 6;

    private final String kind;
    private final Entry entry;
    private final Frame frame;

    private IndicatorReader(String kind, Entry entry, Frame frame) {
        this.kind = kind;
        this.entry = entry;
        this.frame = frame;
    }

    /** The figure under the one key of {@link #FIGURES} that is there; what is wrong is reported by the entry. */
    static Optional<Indicator> read(Entry holder, Frame frame) {
        List<String> said =
                FIGURES.stream().filter(kind -> holder.get(kind).isPresent()).toList();
        if (said.size() != 1) {
            holder.wrong(
                    said.isEmpty() ? "nothing to measure" : String.join(" and ", said),
                    "exactly one of " + String.join(", ", FIGURES));
            return Optional.empty();
        }
        return new IndicatorReader(said.get(0), holder.get(said.get(0)).orElseThrow(), frame).figure();
    }

    /** A figure that stands by itself in the plan, with no other keys beside it. */
    static Optional<Indicator> readAlone(Entry holder, Frame frame) {
        return read(holder.onlyKeys(FIGURES), frame);
    }

    /** The rows of a table. */
    static Map<String, Indicator> rows(String kind, Entry entry, Frame frame) {
        IndicatorReader reader = new IndicatorReader(kind, entry, frame);
        return switch (kind) {
            case "ages" -> reader.ages();
            case "flow" -> reader.flow();
            default -> reader.oldest();
        };
    }

    private Optional<Indicator> figure() {
        return switch (kind) {
            case "share" -> Optional.of(share());
            case "late" -> Optional.of(late());
            case "average" -> Optional.of(average());
            case "median" -> Optional.of(median());
            case "percentile" -> Optional.of(percentile());
            case "rate" -> Optional.of(rate());
            case "received" -> Optional.of(received());
            case "decided" -> Optional.of(decided());
            case "pending" -> Optional.of(pending());
            case "pending age" -> Optional.of(pendingAge());
            case "stock" -> Optional.of(stock());
            case "reported" -> reported();
            case "deviation" -> deviation();
            default -> ratio();
        };
    }

    private Indicator share() {
        entry.onlyKeys("of", "within", "until", "cohort", "counted", "leave out late");
        Indicator.Cohort cohort = choice(
                "cohort",
                Map.of("decided", Indicator.Cohort.DECIDED, "received", Indicator.Cohort.RECEIVED),
                "decided");
        entry.get("counted")
                .filter(value -> cohort == Indicator.Cohort.DECIDED)
                .ifPresent(value ->
                        value.wrong("\"counted\" with the cohort decided", "it only with \"cohort: received\""));
        Limit within = limit();
        if (!within.isPlain() && cohort == Indicator.Cohort.RECEIVED) {
            entry.get("within").orElse(entry).wrong("several limits with the cohort received", "\"cohort: decided\"");
        }
        return new Indicator.Share(
                population(),
                within,
                cohort,
                entry.get("counted")
                        .flatMap(value ->
                                value.parse(Indicator.Counted::parse, "\"decided or overdue\" or \"deadline passed\""))
                        .orElse(Indicator.Counted.DECIDED_OR_OVERDUE),
                entry.get("leave out late").map(value -> Condition.read(value, frame.words())));
    }

    private Indicator late() {
        entry.onlyKeys("of", "within", "until");
        return new Indicator.Late(population(), limit());
    }

    /** One deadline, or one for each date the case must pass, each counted from the date before it. */
    private Limit limit() {
        Entry within = entry.need("within", Deadline.EXPECTED).orElse(null);
        if (within == null) {
            return Limit.of(new Deadline(1, Deadline.Unit.DAYS), until());
        }
        if (!within.isMapping()) {
            return Limit.of(deadline(within), until());
        }
        entry.get("until")
                .ifPresent(until -> until.wrong(
                        "\"until\" beside limits that name their dates", "the last date last under \"within\""));
        List<Limit.Stretch> stretches = new ArrayList<>();
        within.entries().forEach((date, length) -> {
            if (!endDates().contains(date)) {
                length.wrong("the unknown date \"" + date + '"', Nearest.hint(date, endDates()));
            }
            Deadline deadline = deadline(length);
            if (deadline.unit() == Deadline.Unit.WORKING_DAYS) {
                length.wrong("working days in one of several limits", "days, weeks or months");
            }
            stretches.add(new Limit.Stretch(date, deadline));
        });
        if (stretches.isEmpty()) {
            within.wrong("no limits", "a length of time for each date, like { validated: 15 days, decided: 45 days }");
            return Limit.of(new Deadline(1, Deadline.Unit.DAYS), CaseWords.DECIDED);
        }
        return new Limit(List.copyOf(stretches));
    }

    private static Deadline deadline(Entry value) {
        return value.parse(Deadline::parse, Deadline.EXPECTED).orElse(new Deadline(1, Deadline.Unit.DAYS));
    }

    private Indicator average() {
        entry.onlyKeys("of", "in", "until");
        return new Indicator.Average(population(), choice("in", TIMES, "weeks"), until());
    }

    private Indicator median() {
        entry.onlyKeys("of", "in", "until");
        return new Indicator.Percentile(
                population(), Indicator.Percentile.MEDIAN, choice("in", TIMES, "weeks"), until());
    }

    private Indicator percentile() {
        entry.onlyKeys("of", "percent", "in", "until");
        return new Indicator.Percentile(
                population(),
                entry.need("percent", "a number above 0 and below 100, such as 90")
                        .flatMap(value ->
                                value.parse(IndicatorReader::percent, "a number above 0 and below 100, such as 90"))
                        .orElse(Indicator.Percentile.MEDIAN),
                choice("in", TIMES, "weeks"),
                until());
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = new BigDecimal(text);
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0 || percent.scale() > 4) {
            throw new IllegalArgumentException(text);
        }
        return percent;
    }

    private Indicator rate() {
        entry.onlyKeys("of", "which", "until");
        return new Indicator.Rate(
                population(),
                entry.need("which", "a condition such as { outcome: approved }")
                        .map(value -> Condition.read(value, frame.words()))
                        .orElse(Condition.EVERY_CASE),
                until());
    }

    private Indicator received() {
        entry.onlyKeys("of");
        return new Indicator.Received(population());
    }

    private Indicator decided() {
        entry.onlyKeys("of");
        return new Indicator.Decided(population(), Indicator.Ages.ANY);
    }

    private Indicator pending() {
        entry.onlyKeys("of", "older than");
        return new Indicator.Pending(
                population(),
                new Indicator.Ages(
                        entry.get("older than").flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED)),
                        Optional.empty()));
    }

    private Indicator pendingAge() {
        entry.onlyKeys("of", "in");
        return new Indicator.PendingAge(population(), choice("in", TIMES, "months"));
    }

    private Indicator stock() {
        entry.onlyKeys("of", "pending on");
        return new Indicator.Stock(
                population(),
                entry.need("pending on", DATE_EXPECTED)
                        .flatMap(value -> value.parse(IndicatorReader::date, DATE_EXPECTED))
                        .orElse(LocalDate.EPOCH));
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Optional<Indicator> reported() {
        String name = entry.plainText();
        ReportedValue value = frame.reported().get(name);
        if (value == null) {
            entry.wrong(
                    "\"" + name + "\", which is not under \"reported\" at the top of the plan",
                    Nearest.hint(name, frame.reported().keySet()));
        }
        return Optional.ofNullable(value).map(Indicator.Reported::new);
    }

    private Optional<Indicator> deviation() {
        entry.onlyKeys("of", "from", "in");
        Optional<Indicator> of = operand("of");
        boolean yearBefore = entry.get("from").filter(Entry::isText).isPresent()
                && entry.textOr("from", "").equals("the year before");
        Optional<Indicator> from = yearBefore ? of.map(Indicator.YearBefore::new) : operand("from");
        boolean percent = entry.get("in").isPresent();
        if (percent && !entry.textOr("in", "").equals(Unit.PERCENT.danish())) {
            entry.get("in").orElseThrow().wrong("\"pct.\", or the key left out for a difference in the unit itself");
        }
        if (of.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        if (!of.get().unit().danish().equals(from.get().unit().danish())) {
            entry.wrong(
                    of.get().unit().danish() + " and " + from.get().unit().danish(), "two figures in the same unit");
        }
        return Optional.of(new Indicator.Deviation(
                of.get(),
                from.get(),
                percent
                        ? Unit.PERCENT.withDecimals(Unit.PERCENT.decimals())
                        : Unit.named(of.get().unit().danish(), of.get().unit().decimals())));
    }

    private Optional<Indicator> ratio() {
        entry.onlyKeys("of", "per", "unit", "decimals");
        Optional<Indicator> of = operand("of");
        Optional<Indicator> per = operand("per");
        Unit unit = unit(entry);
        return of.isEmpty() || per.isEmpty()
                ? Optional.empty()
                : Optional.of(new Indicator.Ratio(of.get(), per.get(), unit));
    }

    /** The unit and decimals that a plan names. */
    static Unit unit(Entry entry) {
        return Unit.named(
                entry.needText("unit", "the unit, such as mio. kr."),
                entry.get("decimals")
                        .flatMap(value -> value.parse(IndicatorReader::decimals, "0 to " + MOST_DECIMALS))
                        .orElse(1));
    }

    static int decimals(String text) {
        int decimals = Integer.parseInt(text);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(text);
        }
        return decimals;
    }

    private Optional<Indicator> operand(String key) {
        return entry.need(key, "a figure, like { reported: budget } or { decided: { of: all } }")
                .flatMap(value -> readAlone(value, frame));
    }

    private Map<String, Indicator> ages() {
        entry.onlyKeys("of", "cases", "limits");
        String population = population();
        boolean decided = choice("cases", Map.of("pending", false, "decided", true), "pending");
        List<Deadline> limits = entry.need("limits", "lengths of time, like [3 months, 6 months, 12 months]").stream()
                .flatMap(value -> value.elements().stream())
                .flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED).stream())
                .toList();
        if (limits.isEmpty()) {
            entry.get("limits").ifPresent(value -> value.wrong("no limits", "at least one length of time"));
        }
        Map<String, Indicator> rows = new LinkedHashMap<>();
        for (int i = 0; i <= limits.size() && !limits.isEmpty(); i++) {
            Optional<Deadline> over = i == 0 ? Optional.empty() : Optional.of(limits.get(i - 1));
            Optional<Deadline> upTo = i == limits.size() ? Optional.empty() : Optional.of(limits.get(i));
            if (over.isPresent()
                    && upTo.isPresent()
                    && (over.get().unit() != upTo.get().unit()
                            || over.get().count() >= upTo.get().count())) {
                entry.wrong("limits that do not rise", "rising limits of one unit, like [3 months, 6 months]");
                return Map.of();
            }
            Indicator.Ages ages = new Indicator.Ages(over, upTo);
            rows.put(
                    band(over, upTo),
                    decided ? new Indicator.Decided(population, ages) : new Indicator.Pending(population, ages));
        }
        return rows;
    }

    private static String band(Optional<Deadline> over, Optional<Deadline> upTo) {
        return upTo.isEmpty()
                ? "Over " + over.orElseThrow().danish()
                : over.map(Deadline::count).orElse(0) + "-" + upTo.get().danish();
    }

    private Map<String, Indicator> flow() {
        entry.onlyKeys("of");
        List<Entry> populations = entry.need("of", "a population, or a list of them").stream()
                .flatMap(value -> value.elements().stream())
                .toList();
        if (populations.isEmpty() && entry.get("of").isPresent()) {
            entry.get("of").get().wrong("an empty list", "at least one population");
        }
        Map<String, Indicator> rows = new LinkedHashMap<>();
        populations.forEach(population -> {
            String name = population(population);
            if (populations.stream().filter(other -> other.text().equals(name)).count() > 1) {
                population.wrong("\"" + name + "\" more than once", "each population once");
            }
            String before = populations.size() == 1 ? "" : (name.equals(CaseWords.ALL) ? "Alle sager" : name) + ": ";
            rows.put(before + "Modtaget", new Indicator.Received(name));
            rows.put(before + "Afgjort", new Indicator.Decided(name, Indicator.Ages.ANY));
            rows.put(before + "Verserende", new Indicator.Pending(name, Indicator.Ages.ANY));
        });
        return rows;
    }

    private Map<String, Indicator> oldest() {
        entry.onlyKeys("of", "count");
        String population = population();
        int count = entry.need("count", "how many, such as 10")
                .flatMap(value -> value.parse(IndicatorReader::rank, "1 to " + Indicator.Oldest.MOST))
                .orElse(1);
        Map<String, Indicator> rows = new LinkedHashMap<>();
        for (int rank = 1; rank <= count; rank++) {
            rows.put(rank + ". ældste", new Indicator.Oldest(population, rank));
        }
        return rows;
    }

    private static int rank(String text) {
        int rank = Integer.parseInt(text);
        if (rank < 1 || rank > Indicator.Oldest.MOST) {
            throw new IllegalArgumentException(text);
        }
        return rank;
    }

    private String population() {
        return entry.need("of", "the name of a population in cases.yaml, or \"all\"")
                .map(this::population)
                .orElse(CaseWords.ALL);
    }

    private String population(Entry said) {
        String name = said.plainText();
        Set<String> known = new TreeSet<>(frame.words().populations());
        known.add(CaseWords.ALL);
        if (!known.contains(name)) {
            said.wrong(
                    name.isEmpty() ? "nothing" : "the unknown population \"" + name + '"', Nearest.hint(name, known));
        } else if (frame.words().columns().isEmpty()) {
            said.wrong("a figure of cases", "columns and an extract in cases.yaml to count them from");
        }
        return name;
    }

    private String until() {
        String date = entry.textOr("until", CaseWords.DECIDED);
        if (!endDates().contains(date)) {
            entry.get("until").orElse(entry).wrong("the unknown date \"" + date + '"', Nearest.hint(date, endDates()));
        }
        return date;
    }

    private Set<String> endDates() {
        Set<String> known = new TreeSet<>(frame.words().dates());
        known.remove(CaseWords.RECEIVED);
        known.add(CaseWords.DECIDED);
        return known;
    }

    private <T> T choice(String key, Map<String, T> choices, String otherwise) {
        String said = entry.textOr(key, otherwise);
        if (!choices.containsKey(said)) {
            entry.get(key).orElseThrow().wrong(Nearest.hint(said, choices.keySet()));
            return choices.get(otherwise);
        }
        return choices.get(said);
    }
}
