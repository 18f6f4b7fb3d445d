package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Map<String, Unit> TIMES =
            Map.of("weeks", Unit.WEEKS, "days", Unit.DAYS, "months", Unit.MONTHS);
    private static final String DATE_EXPECTED = "a date like 2023-12-31";
    private static final int MOST_DECIMALS = 6;

    /** Other names for a hundredth or a thousandth: it would not be plain whether the quotient is multiplied. */
    private static final Pattern PARTS = Pattern.compile(
            "%|‰|pct|procent|procentpoint|percent|per cent|promille|prom\\.|pct\\.-?point", Pattern.CASE_INSENSITIVE);

    private final String kind;
    private final Entry entry;
    private final PlanContext context;
    private final CaseKeys keys;

    private IndicatorReader(String kind, Entry entry, PlanContext context) {
        this.kind = kind;
        this.entry = entry;
        this.context = context;
        this.keys = new CaseKeys(entry, context);
    }

    /** The figure under the one key of {@link #FIGURES} that is there; what is wrong is reported by the entry. */
    static Optional<Indicator> read(Entry holder, PlanContext context) {
        List<String> said =
                FIGURES.stream().filter(kind -> holder.get(kind).isPresent()).toList();
        if (said.size() != 1) {
            holder.wrong(
                    said.isEmpty() ? "nothing to measure" : String.join(" and ", said),
                    "exactly one of " + String.join(", ", FIGURES));
            return Optional.empty();
        }
        return new IndicatorReader(said.get(0), holder.get(said.get(0)).orElseThrow(), context).figure();
    }

    /** A figure that stands by itself in the plan, with no other keys beside it. */
    static Optional<Indicator> readAlone(Entry holder, PlanContext context) {
        return read(holder.onlyKeys(FIGURES), context);
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
        Indicator.Cohort cohort = keys.choice(
                "cohort",
                Map.of("decided", Indicator.Cohort.DECIDED, "received", Indicator.Cohort.RECEIVED),
                "decided");
        entry.get("counted")
                .filter(value -> cohort == Indicator.Cohort.DECIDED)
                .ifPresent(value ->
                        value.wrong("\"counted\" with the cohort decided", "it only with \"cohort: received\""));
        Limit within = keys.limit();
        if (!within.isPlain() && cohort == Indicator.Cohort.RECEIVED) {
            entry.get("within").orElse(entry).wrong("several limits with the cohort received", "\"cohort: decided\"");
        }
        return new Indicator.Share(
                keys.population(),
                within,
                cohort,
                entry.get("counted")
                        .flatMap(value ->
                                value.parse(Indicator.Counted::parse, "\"decided or overdue\" or \"deadline passed\""))
                        .orElse(Indicator.Counted.DECIDED_OR_OVERDUE),
                entry.get("leave out late").map(value -> Condition.read(value, context.words())));
    }

    private Indicator late() {
        entry.onlyKeys("of", "within", "until");
        return new Indicator.Late(keys.population(), keys.limit());
    }

    private Indicator average() {
        entry.onlyKeys("of", "in", "until");
        return new Indicator.Average(keys.population(), keys.choice("in", TIMES, "weeks"), keys.until());
    }

    private Indicator median() {
        entry.onlyKeys("of", "in", "until");
        return new Indicator.Percentile(
                keys.population(), Indicator.Percentile.MEDIAN, keys.choice("in", TIMES, "weeks"), keys.until());
    }

    private Indicator percentile() {
        entry.onlyKeys("of", "percent", "in", "until");
        return new Indicator.Percentile(
                keys.population(),
                entry.need("percent", "a number above 0 and below 100, such as 90")
                        .flatMap(value ->
                                value.parse(IndicatorReader::percent, "a number above 0 and below 100, such as 90"))
                        .orElse(Indicator.Percentile.MEDIAN),
                keys.choice("in", TIMES, "weeks"),
                keys.until());
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
                keys.population(),
                keys.need("which", "a condition such as { outcome: approved }")
                        .map(value -> Condition.read(value, context.words()))
                        .orElse(Condition.EVERY_CASE),
                keys.until());
    }

    private Indicator received() {
        entry.onlyKeys("of");
        return new Indicator.Received(keys.population());
    }

    private Indicator decided() {
        entry.onlyKeys("of");
        return new Indicator.Decided(keys.population(), Indicator.Ages.ANY);
    }

    private Indicator pending() {
        entry.onlyKeys("of", "older than");
        return new Indicator.Pending(
                keys.population(),
                new Indicator.Ages(
                        entry.get("older than").flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED)),
                        Optional.empty()));
    }

    private Indicator pendingAge() {
        entry.onlyKeys("of", "in");
        return new Indicator.PendingAge(keys.population(), keys.choice("in", TIMES, "months"));
    }

    private Indicator stock() {
        entry.onlyKeys("of", "pending on");
        return new Indicator.Stock(
                keys.population(),
                entry.need("pending on", DATE_EXPECTED)
                        .flatMap(value -> value.day(DATE_EXPECTED))
                        .orElse(LocalDate.EPOCH));
    }

    private Optional<Indicator> reported() {
        String name = entry.comparedText();
        ReportedValue value = context.reported().get(name);
        if (value == null) {
            entry.wrong(
                    "\"" + name + "\", which is not under \"reported\" at the top of the plan",
                    Nearest.hint(name, context.reported().keySet()));
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
        if (!of.get().unit().isComparableTo(from.get().unit())) {
            entry.wrong(
                    of.get().unit().danish() + " and " + from.get().unit().danish(), "two figures in the same unit");
        }
        return Optional.of(new Indicator.Deviation(
                of.get(),
                from.get(),
                percent
                        ? Unit.PERCENT.withDecimals(Unit.PERCENT.decimals())
                        : of.get().unit().ofValues()));
    }

    private Optional<Indicator> ratio() {
        entry.onlyKeys("of", "per", "unit", "decimals");
        Optional<Indicator> of = operand("of");
        Optional<Indicator> per = operand("per");
        Unit unit = unit(entry);
        if (of.isEmpty() || per.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Indicator.Ratio(of.get(), per.get(), quotient(unit, of.get(), per.get())));
    }

    /** A percentage is a hundred times the quotient, which must then be of like and like. */
    private Unit quotient(Unit unit, Indicator of, Indicator per) {
        if (PARTS.matcher(unit.danish()).matches()) {
            entry.get("unit")
                    .orElseThrow()
                    .wrong("\"pct.\" for a hundred times the quotient, or the unit of the quotient itself, such as kr."
                            + " pr. sag");
        }
        if (!unit.isPercent()) {
            return unit;
        }
        if (!of.unit().isComparableTo(per.unit())) {
            entry.wrong(
                    of.unit().danish() + " divided by " + per.unit().danish() + " as a percentage",
                    "two figures in the same unit, or the unit of the quotient, such as kr. pr. sag");
        }
        return Unit.PERCENT.withDecimals(unit.decimals());
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
        String expected = "a figure, like { reported: budget } or { decided: { of: all } }"
                + (key.equals("from") ? ", or \"the year before\"" : "");
        Optional<Entry> value = entry.need(key, expected);
        if (value.isPresent() && !value.get().isMapping()) {
            value.get().wrong(expected);
            return Optional.empty();
        }
        return value.flatMap(figure -> readAlone(figure, context));
    }
}
