package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how a measure's figures are made: exactly one of share, average, rate and pending. */
final class IndicatorReader {

    private static final List<String> KINDS = List.of("share", "average", "rate", "pending");
    private static final Pattern QUARTERS = Pattern.compile("Q([1-4])(?:-Q([1-4]))?");
    private static final String QUARTERS_EXPECTED = "quarters such as Q3 or Q3-Q4";
    private static final Indicator UNREADABLE = new Indicator.Pending(CaseWords.ALL, Optional.empty());

    private final Entry entry;
    private final Years years;
    private final CaseWords words;

    private IndicatorReader(Entry entry, Years years, CaseWords words) {
        this.entry = entry;
        this.years = years;
        this.words = words;
    }

    static Indicator read(Entry measure, Years years, CaseWords words) {
        List<String> said =
                KINDS.stream().filter(kind -> measure.get(kind).isPresent()).toList();
        if (said.size() != 1) {
            measure.wrong(
                    said.isEmpty() ? "nothing to measure" : String.join(" and ", said),
                    "exactly one of " + String.join(", ", KINDS));
            return UNREADABLE;
        }
        IndicatorReader reader = new IndicatorReader(measure.get(said.get(0)).orElseThrow(), years, words);
        return switch (said.get(0)) {
            case "share" -> reader.share();
            case "average" -> reader.average();
            case "rate" -> reader.rate();
            default -> reader.pending();
        };
    }

    private Indicator share() {
        entry.onlyKeys("of", "within", "until", "cohort", "counted", "leave out late", "period");
        Indicator.Cohort cohort = choice(
                "cohort",
                Map.of("decided", Indicator.Cohort.DECIDED, "received", Indicator.Cohort.RECEIVED),
                "decided");
        entry.get("counted")
                .filter(value -> cohort == Indicator.Cohort.DECIDED)
                .ifPresent(value ->
                        value.wrong("\"counted\" with the cohort decided", "it only with \"cohort: received\""));
        return new Indicator.Share(
                population(),
                entry.need("within", Deadline.EXPECTED)
                        .flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED))
                        .orElse(new Deadline(1, Deadline.Unit.DAYS)),
                until(),
                cohort,
                entry.get("counted")
                        .flatMap(value ->
                                value.parse(Indicator.Counted::parse, "\"decided or overdue\" or \"deadline passed\""))
                        .orElse(Indicator.Counted.DECIDED_OR_OVERDUE),
                entry.get("leave out late").map(value -> Condition.read(value, words)),
                periods());
    }

    private Indicator average() {
        entry.onlyKeys("of", "in", "until");
        Unit unit = choice("in", Map.of("weeks", Unit.WEEKS, "days", Unit.DAYS), "weeks");
        return new Indicator.Average(population(), unit, until());
    }

    private Indicator rate() {
        entry.onlyKeys("of", "which", "until");
        return new Indicator.Rate(
                population(),
                entry.need("which", "a condition such as { outcome: approved }")
                        .map(value -> Condition.read(value, words))
                        .orElse(Condition.EVERY_CASE),
                until());
    }

    private Indicator pending() {
        entry.onlyKeys("of", "older than");
        return new Indicator.Pending(
                population(),
                entry.get("older than").flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED)));
    }

    private String population() {
        String name = entry.needText("of", "the name of a population in cases.yaml, or \"all\"");
        Set<String> known = new TreeSet<>(words.populations());
        known.add(CaseWords.ALL);
        if (!name.isEmpty() && !known.contains(name)) {
            entry.get("of").orElseThrow().wrong("the unknown population \"" + name + '"', Nearest.hint(name, known));
        }
        return name;
    }

    private String until() {
        String date = entry.textOr("until", "decided");
        Set<String> known = new TreeSet<>(words.dates());
        known.remove("received");
        if (!known.contains(date)) {
            entry.get("until").orElse(entry).wrong("the unknown date \"" + date + '"', Nearest.hint(date, known));
        }
        return date;
    }

    private <T> T choice(String key, Map<String, T> choices, String otherwise) {
        String said = entry.textOr(key, otherwise);
        if (!choices.containsKey(said)) {
            entry.get(key).orElseThrow().wrong(Nearest.hint(said, choices.keySet()));
            return choices.get(otherwise);
        }
        return choices.get(said);
    }

    private Map<Integer, Period> periods() {
        Map<Integer, Function<Integer, Period>> quarters = entry.get("period")
                .map(value -> years.byYear(value, said -> said.parse(IndicatorReader::quarters, QUARTERS_EXPECTED)))
                .orElse(Map.of());
        return quarters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, said -> said.getValue()
                .apply(said.getKey())));
    }

    private static Function<Integer, Period> quarters(String text) {
        Matcher matcher = QUARTERS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new IllegalArgumentException(text);
        }
        return year -> Period.ofMonths(year, 3 * first - 2, 3 * last);
    }
}
