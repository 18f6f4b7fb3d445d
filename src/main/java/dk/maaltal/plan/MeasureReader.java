package dk.maaltal.plan;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Reach;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.Entry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads one measure of a goal. */
final class MeasureReader {

    private static final List<String> BY_HAND = List.of("milestone", "assessment");
    private static final List<String> SUBJECTS = Stream.of(IndicatorReader.FIGURES, TableReader.TABLES, BY_HAND)
            .flatMap(List::stream)
            .toList();
    private static final Map<String, Term.Length> TERMS = new LinkedHashMap<>();

    static {
        TERMS.put("years", Term.Length.YEAR);
        TERMS.put("quarters", Term.Length.QUARTER);
        TERMS.put("months", Term.Length.MONTH);
    }

    static final List<String> KEYS = Stream.of(
                    List.of("measure", "title"),
                    SUBJECTS,
                    List.copyOf(TERMS.keySet()),
                    List.of(
                            "text",
                            "beside",
                            "held against",
                            "period",
                            "target",
                            "published",
                            "points",
                            "same promise as",
                            "unit heading",
                            "decimals",
                            "no result",
                            "no cases",
                            "marks",
                            "notes"))
            .flatMap(List::stream)
            .toList();

    /** What may stand in a column that is a figure. */
    static final List<String> FIGURE_KEYS = Stream.concat(
                    IndicatorReader.FIGURES.stream(), Stream.of("period", "decimals"))
            .toList();

    private static final Pattern QUARTERS = Pattern.compile("Q([1-4])(?:-Q([1-4]))?");

    private final Entry entry;
    private final PlanContext context;
    private final String subject;
    private final List<Years> columns;
    private final Years years;
    private final Term.Length length;

    private final Map<String, Entry> figures;

    private MeasureReader(Entry entry, PlanContext context, String subject, Map<String, Entry> figures) {
        this.figures = figures;
        this.entry = entry;
        this.context = context;
        this.subject = subject;
        List<String> lengths = TERMS.keySet().stream()
                .filter(key -> entry.get(key).isPresent())
                .toList();
        boolean byHand = BY_HAND.contains(subject);
        if (byHand) {
            Stream.concat(TERMS.keySet().stream(), Stream.of("period", "beside", "held against"))
                    .forEach(key -> entry.get(key)
                            .ifPresent(value -> value.wrong("\"" + key + "\" of what is told by hand", "no such key")));
        } else if (lengths.size() != 1) {
            entry.wrong(
                    lengths.isEmpty() ? "no years" : String.join(" and ", lengths),
                    "one of years: 2021-2026, quarters: 2023, months: 2023");
        }
        this.length = lengths.isEmpty() ? Term.Length.YEAR : TERMS.get(lengths.get(0));
        this.columns = byHand
                ? List.of(new Years(context.year(), context.year()))
                : lengths.stream()
                        .flatMap(key -> entry.get(key).orElseThrow().elements().stream())
                        .flatMap(value -> value.parse(Years::parse, Years.EXPECTED).stream())
                        .toList();
        this.years = columns.isEmpty()
                ? Years.ANY
                : new Years(
                        columns.stream().mapToInt(Years::first).min().getAsInt(),
                        columns.stream().mapToInt(Years::last).max().getAsInt());
    }

    /**
     * Reads a measure; what is wrong in it is reported by its entry.
     *
     * @param ids the letters of the goal's measures so far, in the plan's order; the measure's own is added
     */
    static Measure read(Entry unnamed, String goal, Set<String> ids, PlanContext context) {
        String id = unnamed.textOr("measure", "");
        Entry entry =
                unnamed.called("goal " + (goal.isEmpty() ? "?" : goal) + " > measure " + (id.isEmpty() ? "?" : id));
        entry.onlyKeys(KEYS);
        String needed = entry.needText("measure", "the letter of the table, such as a");
        Optional<String> samePromise = entry.get("same promise as").map(value -> samePromise(value, ids));
        if (!needed.isEmpty() && !ids.add(needed)) {
            entry.wrong("the measure \"" + id + "\" a second time", "each letter once within a goal");
        }
        List<String> said =
                SUBJECTS.stream().filter(kind -> entry.get(kind).isPresent()).toList();
        if (said.size() != 1) {
            entry.wrong(
                    said.isEmpty() ? "nothing to measure" : String.join(" and ", said),
                    "exactly one of " + String.join(", ", SUBJECTS));
        }
        return new MeasureReader(entry, context, said.isEmpty() ? "" : said.get(0), Map.of())
                .measure(id, entry.needText("title", "the words over the table"), samePromise);
    }

    /**
     * Reads a row of a table that has several, of which each is a measure.
     *
     * @param entry what the row and its table say; the kinds of figure in it are one or none
     * @param figures in the table's columns, by their names
     */
    static Measure readRow(Entry entry, String id, String title, Map<String, Entry> figures, PlanContext context) {
        String subject = IndicatorReader.FIGURES.stream()
                .filter(kind -> entry.get(kind).isPresent())
                .findFirst()
                .orElse("");
        return new MeasureReader(entry, context, subject, figures).measure(id, title, Optional.empty());
    }

    private static String samePromise(Entry value, Set<String> ids) {
        String other = value.plainText();
        if (!ids.contains(other)) {
            value.wrong("\"" + other + '"', "the letter of a measure before this one in the goal");
        }
        return other;
    }

    private Measure measure(String id, String title, Optional<String> samePromise) {
        Map<String, Indicator> beside = rows("beside");
        Map<String, Measure.Said> said = new LinkedHashMap<>();
        figures.forEach((name, figure) -> IndicatorReader.read(figure.onlyKeys(FIGURE_KEYS), context)
                .ifPresent(indicator -> {
                    beside.put(name, indicator);
                    said.put(name, said(figure));
                }));
        Map<String, Indicator> heldAgainst = rows("held against");
        Set<String> rows = new LinkedHashSet<>(beside.keySet());
        rows.addAll(heldAgainst.keySet());
        if (rows.size() < beside.size() + heldAgainst.size()) {
            entry.get("held against").orElseThrow().wrong("a name that is under \"beside\" too", "each name once");
        }
        if (TableReader.TABLES.contains(subject)) {
            TableReader.read(subject, entry.get(subject).orElseThrow(), context).forEach((name, row) -> {
                if (beside.put(name, row) != null) {
                    entry.get("beside").orElse(entry).wrong("the row \"" + name + "\" a second time", "each name once");
                }
            });
        }
        requireNames(beside, heldAgainst);
        Optional<Indicator> indicator =
                IndicatorReader.FIGURES.contains(subject) ? IndicatorReader.read(entry, context) : Optional.empty();
        if (indicator.isEmpty()
                && (!subject.isEmpty() || !figures.isEmpty())
                && !IndicatorReader.FIGURES.contains(subject)) {
            Stream.of("target", "published", "decimals", "no result")
                    .flatMap(key -> entry.get(key).stream())
                    .forEach(value -> value.wrong("a key for results", "it only where there is one result a year"));
        }
        Map<Integer, Target> targets =
                entry.get("target").map(target -> targets(target, rows)).orElse(Map.of());
        Map<Integer, BigDecimal> published = published(indicator);
        checkReferences(targets, indicator, published);
        indicator.ifPresent(results -> targets.values().stream()
                .distinct()
                .map(target -> new Promise(target, Promise.Range.of(results)))
                .forEach(promise -> checkPossible(entry.get("target").orElseThrow(), promise)));
        Optional<Entry> period = entry.get("period");
        return new Measure(
                id,
                title,
                indicator,
                byHand(),
                entry.get("text").map(GoalReader::paragraphs).orElse(List.of()),
                beside,
                said,
                heldAgainst,
                BY_HAND.contains(subject) ? List.of() : terms(),
                period.filter(value -> !value.isMapping()).flatMap(this::reach).orElse(Reach.TERM),
                period.filter(Entry::isMapping).map(this::periods).orElse(Map.of()),
                targets,
                published,
                points(targets, samePromise),
                samePromise,
                printed(indicator.or(() -> beside.values().stream().findFirst()).map(Indicator::unit)));
    }

    private Map<String, Indicator> rows(String key) {
        Map<String, Indicator> rows = new LinkedHashMap<>();
        entry.get(key).ifPresent(named -> named.entries().forEach((name, row) -> IndicatorReader.readAlone(row, context)
                .ifPresent(indicator -> rows.put(name, indicator))));
        return rows;
    }

    /** What a column's figure says of itself. */
    private Measure.Said said(Entry figure) {
        return new Measure.Said(
                figure.get("period").flatMap(this::reach),
                figure.get("decimals")
                        .flatMap(value -> value.parse(IndicatorReader::decimals, "0 to 6"))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()));
    }

    private void requireNames(Map<String, Indicator> beside, Map<String, Indicator> heldAgainst) {
        if (beside.containsKey(Measure.RESULT) || heldAgainst.containsKey(Measure.RESULT)) {
            entry.get("beside")
                    .or(() -> entry.get("held against"))
                    .orElse(entry)
                    .wrong("a row without a name", "a name");
        }
    }

    private List<Term> terms() {
        return columns.stream()
                .flatMapToInt(some -> IntStream.rangeClosed(some.first(), some.last()))
                .sorted()
                .distinct()
                .boxed()
                .flatMap(year -> Term.of(year, length).stream())
                .toList();
    }

    private Optional<ByHand> byHand() {
        return switch (subject) {
            case "milestone" ->
                Optional.of(MilestoneReader.read(entry.get(subject).orElseThrow(), context));
            case "assessment" -> Optional.of(assessment(entry.get(subject).orElseThrow()));
            default -> Optional.empty();
        };
    }

    private ByHand assessment(Entry value) {
        boolean partly = value.text().equals("met, partly or not");
        if (!partly && !value.text().equals("met or not")) {
            value.wrong("\"met or not\" or \"met, partly or not\"");
        }
        return new ByHand.Assessment(partly);
    }

    private Optional<Reach> reach(Entry period) {
        Optional<Reach> reach = period.parse(Reach::parse, Reach.EXPECTED);
        if (length != Term.Length.YEAR
                && reach.filter(said -> said.lastMonth().isPresent()).isPresent()) {
            period.wrong("\"rolling year\" for a table of quarters or months");
        }
        return reach;
    }

    /** A promise that cannot be kept, or not partly, is a slip of the pen. */
    private static void checkPossible(Entry target, Promise promise) {
        String possible = promise.possible().words();
        if (!promise.numbersBeyond().isEmpty()) {
            target.wrong(
                    promise.numbersBeyond().get(0).toPlainString() + ", which no result can be",
                    "numbers " + possible + ", as the results are");
        } else if (promise.isNeverKept()) {
            target.wrong(
                    "a comparison that no result can pass",
                    "one that some result passes" + (possible.isEmpty() ? "" : "; results are numbers " + possible));
        } else if (promise.isNeverPartly()) {
            target.wrong(
                    "a \"partly\" that is no easier than the promise itself",
                    "one that is passed by some result that does not keep the promise");
        }
    }

    /** An earlier result that nobody can know would leave a target unjudged for ever. */
    private void checkReferences(
            Map<Integer, Target> targets, Optional<Indicator> indicator, Map<Integer, BigDecimal> published) {
        targets.forEach((year, target) -> target.anyOf().stream()
                .map(Target.Requirement::reference)
                .flatMap(reference -> reference.resultYear().stream())
                .filter(of -> of >= year || !isKnown(of, indicator, published))
                .forEach(of -> entry.get("target")
                        .orElseThrow()
                        .wrong(
                                "the result of " + of + " as the target of " + year,
                                "an earlier year that is in the table or published")));
    }

    private boolean isKnown(int year, Optional<Indicator> indicator, Map<Integer, BigDecimal> published) {
        return published.containsKey(year)
                || terms().stream().anyMatch(term -> term.year() == year)
                || indicator
                        .flatMap(Indicator::reportedValue)
                        .filter(value -> value.published().containsKey(year))
                        .isPresent();
    }

    private Map<Integer, Period> periods(Entry period) {
        if (length != Term.Length.YEAR) {
            period.wrong("quarters of the year", "them only for a table of years");
        }
        Map<Integer, IntFunction<Period>> quarters =
                years.byYear(period, said -> said.parse(MeasureReader::quarters, "quarters such as Q3 or Q3-Q4"));
        return quarters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, said -> said.getValue()
                .apply(said.getKey())));
    }

    private static IntFunction<Period> quarters(String text) {
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

    private Map<Integer, Target> targets(Entry target, Set<String> rows) {
        boolean byYear = target.isMapping()
                && target.entries().keySet().stream()
                        .anyMatch(key -> !key.isEmpty() && Character.isDigit(key.charAt(0)));
        return byYear
                ? years.byYear(target, value -> Target.read(value, rows))
                : Target.read(target, rows).map(years::all).orElse(Map.of());
    }

    private Map<Integer, BigDecimal> published(Optional<Indicator> indicator) {
        Optional<Entry> published = entry.get("published");
        if (published.isPresent() && indicator.flatMap(Indicator::reportedValue).isPresent()) {
            published.get().wrong("published results of a reported value", "them under \"reported\", at the value");
        }
        if (published.isPresent() && length != Term.Length.YEAR) {
            published.get().wrong("published results by year in another table", "them only for a table of years");
        }
        return published
                .map(value -> Years.ANY.byYear(value, number -> number.number("a number with a decimal point")))
                .orElse(Map.of());
    }

    private Optional<Points> points(Map<Integer, Target> targets, Optional<String> samePromise) {
        Optional<Entry> points = entry.get("points");
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Entry said = points.get();
        if (context.scoring().kind() != Scoring.Kind.POINTS) {
            said.wrong("points", "\"scoring: points\" at the top of the plan, or no points");
        }
        if (samePromise.isPresent() || (entry.get("target").isEmpty() && !BY_HAND.contains(subject))) {
            said.wrong("points on a measure that promises nothing of its own", "no points there");
        }
        if (!said.isMapping()) {
            return GoalReader.points(said).map(all -> new Points(all, Optional.empty()));
        }
        said.onlyKeys("all", "from", "to");
        if (entry.get("target").isEmpty()) {
            said.wrong("points that follow the result", "a measure with results and a target");
        }
        Optional<BigDecimal> all =
                said.need("all", "the points of a full result").flatMap(GoalReader::points);
        Optional<BigDecimal> from =
                said.need("from", "the result that gives no points").flatMap(n -> n.number("a number"));
        Optional<BigDecimal> to =
                said.need("to", "the result that gives all points").flatMap(n -> n.number("a number"));
        if (all.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().compareTo(to.get()) == 0) {
            said.wrong("the same result for none and for all points", "two results");
        }
        return Optional.of(new Points(all.get(), Optional.of(new Points.Scale(from.get(), to.get()))));
    }

    private Printed printed(Optional<Unit> unit) {
        Optional<Entry> marks = entry.get("marks").map(value -> value.onlyKeys("year", "target"));
        return new Printed(
                entry.textOr("unit heading", unit.map(Unit::heading).orElse("")),
                entry.get("decimals").map(this::decimals).orElse(Map.of()),
                entry.get("decimals")
                        .filter(value -> !value.isMapping())
                        .flatMap(value -> decimals(value).values().stream().findFirst())
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                texts(entry.get("no result")),
                entry.get("no cases").map(Entry::plainText),
                texts(marks.flatMap(value -> value.get("year"))),
                texts(marks.flatMap(value -> value.get("target"))),
                entry.get("notes").map(MeasureReader::notes).orElse(Map.of()));
    }

    /** One number for all years of the table, or one for each. */
    private Map<Integer, Integer> decimals(Entry said) {
        return said.isMapping()
                ? years.byYear(said, number -> number.parse(IndicatorReader::decimals, "0 to 6"))
                : said.parse(IndicatorReader::decimals, "0 to 6")
                        .map(years::all)
                        .orElse(Map.of());
    }

    private Map<Integer, String> texts(Optional<Entry> said) {
        return said.map(value -> years.byYear(value, text -> Optional.of(text.plainText())))
                .orElse(Map.of());
    }

    private static Map<String, String> notes(Entry entry) {
        Map<String, String> notes = new LinkedHashMap<>();
        entry.entries().forEach((mark, text) -> notes.put(mark, text.plainText().replaceAll("\\s+", " ")));
        return notes;
    }
}
