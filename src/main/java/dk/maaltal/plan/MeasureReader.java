package dk.maaltal.plan;

import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.Entry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads one measure of a goal. */
final class MeasureReader {

    private static final List<String> BY_HAND = List.of("milestone", "assessment");
    private static final List<String> SUBJECTS = Stream.of(IndicatorReader.FIGURES, TableReader.TABLES, BY_HAND)
            .flatMap(List::stream)
            .toList();
    static final List<String> KEYS = Stream.of(
                    List.of("measure", "title"),
                    SUBJECTS,
                    ColumnsReader.KEYS,
                    List.of(
                            "text",
                            "beside",
                            "held against",
                            "partly when",
                            "period",
                            "headings",
                            "target",
                            "published",
                            "points",
                            "same promise as",
                            "unit heading",
                            "decimals",
                            "no result",
                            "no cases",
                            "words",
                            "marks",
                            "notes"))
            .flatMap(List::stream)
            .toList();

    /** What a table calls its results and their targets. */
    private static final List<String> OWN_ROWS = List.of("Resultat", "Mål");

    /** What may stand in a column that is a figure. */
    static final List<String> FIGURE_KEYS = Stream.concat(
                    IndicatorReader.FIGURES.stream(), Stream.of("period", "decimals"))
            .toList();

    private final Entry entry;
    private final PlanContext context;
    private final String subject;
    private final ColumnsReader columns;

    private final Map<String, Entry> figures;
    private final Map<String, UnaryOperator<Indicator>> ofResult;

    private MeasureReader(
            Entry entry,
            PlanContext context,
            String subject,
            Map<String, Entry> figures,
            Map<String, UnaryOperator<Indicator>> ofResult) {
        this.figures = figures;
        this.ofResult = ofResult;
        this.entry = entry;
        this.context = context.saying(words(entry));
        this.subject = subject;
        this.columns = new ColumnsReader(entry, this.context, BY_HAND.contains(subject));
    }

    /** What the measure calls what happens to its cases. */
    static Map<String, String> words(Entry measure) {
        return measure.get("words").map(Vocabulary::read).orElse(Map.of());
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
        return new MeasureReader(entry, context, said.isEmpty() ? "" : said.get(0), Map.of(), Map.of())
                .measure(id, entry.needText("title", "the words over the table"), samePromise);
    }

    /**
     * Reads a row of a table that has several, of which each is a measure.
     *
     * @param entry what the row and its table say; the kinds of figure in it are one or none
     * @param figures in the table's columns, by their names
     * @param ofResult what is made from the row's result in the table's other columns, by their names
     */
    static Measure readRow(
            Entry entry,
            String id,
            String title,
            Map<String, Entry> figures,
            Map<String, UnaryOperator<Indicator>> ofResult,
            PlanContext context) {
        String subject = IndicatorReader.FIGURES.stream()
                .filter(kind -> entry.get(kind).isPresent())
                .findFirst()
                .orElse("");
        return new MeasureReader(entry, context, subject, figures, ofResult).measure(id, title, Optional.empty());
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
        indicator.ifPresent(result -> ofResult.forEach((name, made) -> beside.put(name, made.apply(result))));
        if (indicator.isEmpty()
                && (!subject.isEmpty() || !figures.isEmpty())
                && !IndicatorReader.FIGURES.contains(subject)) {
            Stream.of("target", "published", "decimals", "no result")
                    .flatMap(key -> entry.get(key).stream())
                    .forEach(value -> value.wrong("a key for results", "it only where there is one result a year"));
        }
        ByTerm<Target> targets =
                entry.get("target").map(target -> targets(target, rows)).orElse(ByTerm.nothing());
        Map<Term, BigDecimal> published = published(indicator);
        checkReferences(targets, indicator, published);
        indicator.ifPresent(results -> targets.values().stream()
                .distinct()
                .map(target -> new Promise(target, Promise.Range.of(results)))
                .forEach(promise -> checkPossible(entry.get("target").orElseThrow(), promise)));
        return new Measure(
                id,
                title,
                indicator,
                byHand(),
                entry.get("text").map(GoalReader::paragraphs).orElse(List.of()),
                beside,
                said,
                heldAgainst,
                context.words().said(),
                context.financialYear(),
                columns.columns(),
                columns.reach(),
                columns.periods(),
                targets,
                published,
                points(targets, samePromise, rows),
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
                figure.get("period").flatMap(columns::reach),
                figure.get("decimals").flatMap(MeasureReader::oneNumber));
    }

    private void requireNames(Map<String, Indicator> beside, Map<String, Indicator> heldAgainst) {
        entry.get("beside").filter(Entry::isMapping).ifPresent(named -> named.entries()
                .forEach((name, row) -> {
                    if (OWN_ROWS.contains(name)) {
                        row.wrong("a row called \"" + name + "\", as the table's own is", "another name");
                    }
                }));
        if (beside.containsKey(Measure.RESULT) || heldAgainst.containsKey(Measure.RESULT)) {
            entry.get("beside")
                    .or(() -> entry.get("held against"))
                    .orElse(entry)
                    .wrong("a row without a name", "a name");
        }
    }

    private Optional<ByHand> byHand() {
        entry.get("partly when")
                .filter(value -> !subject.equals("milestone"))
                .ifPresent(value -> value.wrong(
                        "\"partly when\" of what has no parts", "it at a milestone, or \"partly\" in the target"));
        return switch (subject) {
            case "milestone" -> Optional.of(MilestoneReader.read(entry, context));
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
            ByTerm<Target> targets, Optional<Indicator> indicator, Map<Term, BigDecimal> published) {
        targets.said().forEach((term, target) -> target.anyOf().stream()
                .map(Target.Requirement::reference)
                .flatMap(reference -> reference.resultYear().stream())
                .filter(of -> of >= context.financialYear().yearOf(term) || !isKnown(of, indicator, published))
                .forEach(of -> entry.get("target")
                        .orElseThrow()
                        .wrong(
                                "the result of " + context.financialYear().name(of) + " as the target of "
                                        + (term.isYear()
                                                ? context.financialYear().danish(term)
                                                : term.name()),
                                "an earlier year that is in the table or published")));
    }

    private boolean isKnown(int year, Optional<Indicator> indicator, Map<Term, BigDecimal> published) {
        Term of = context.financialYear().term(year);
        return published.keySet().stream().anyMatch(of::contains)
                || columns.showsYear(year)
                || indicator
                        .flatMap(Indicator::reportedValue)
                        .filter(value -> value.published().keySet().stream().anyMatch(of::contains))
                        .isPresent();
    }

    private ByTerm<Target> targets(Entry target, Set<String> rows) {
        TargetReader reader = new TargetReader(rows, context.financialYear());
        boolean byTime =
                target.isMapping() && target.entries().keySet().stream().anyMatch(columns::isTime);
        return byTime
                ? columns.byColumn(target, reader::read)
                : reader.read(target).map(columns::all).orElse(ByTerm.nothing());
    }

    private Map<Term, BigDecimal> published(Optional<Indicator> indicator) {
        Optional<Entry> published = entry.get("published");
        if (published.isPresent() && indicator.flatMap(Indicator::reportedValue).isPresent()) {
            published.get().wrong("published results of a reported value", "them under \"reported\", at the value");
        }
        return published
                .map(said -> context.terms()
                        .byTerm(said, value -> value.number("a number with a decimal point"), columns::checkIsLength))
                .orElse(Map.of());
    }

    private Optional<Points> points(ByTerm<Target> targets, Optional<String> samePromise, Set<String> rows) {
        Optional<Entry> points = entry.get("points");
        points.filter(said -> samePromise.isPresent() || (entry.get("target").isEmpty() && !BY_HAND.contains(subject)))
                .ifPresent(
                        said -> said.wrong("points on a measure that promises nothing of its own", "no points there"));
        return points.flatMap(
                said -> new PointsReader(context, targets, entry.get("target").isPresent(), rows).read(said));
    }

    private Printed printed(Optional<Unit> unit) {
        Optional<Entry> marks = entry.get("marks").map(value -> value.onlyKeys("year", "target"));
        return new Printed(
                entry.textOr("unit heading", unit.map(Unit::heading).orElse("")),
                entry.get("headings").map(this::headings).orElse(Map.of()),
                entry.get("decimals").map(this::decimals).orElse(ByTerm.nothing()),
                entry.get("decimals").filter(value -> !value.isMapping()).flatMap(MeasureReader::oneNumber),
                texts(entry.get("no result")),
                entry.get("no cases").map(Entry::plainText),
                texts(marks.flatMap(value -> value.get("year"))),
                texts(marks.flatMap(value -> value.get("target"))),
                entry.get("notes").map(MeasureReader::notes).orElse(Map.of()));
    }

    private Map<Term, String> headings(Entry said) {
        return context.terms().byTerm(said, text -> Optional.of(text.plainText()), columns::checkIsColumn);
    }

    /** One number for all columns of the table, or one for each. */
    private ByTerm<Integer> decimals(Entry said) {
        return said.isMapping()
                ? columns.byColumn(said, MeasureReader::oneNumber)
                : oneNumber(said).map(columns::all).orElse(ByTerm.nothing());
    }

    private static Optional<Integer> oneNumber(Entry said) {
        return said.parse(IndicatorReader::decimals, "0 to 6");
    }

    private ByTerm<String> texts(Optional<Entry> said) {
        return said.map(value -> columns.byColumn(value, text -> Optional.of(text.plainText())))
                .orElse(ByTerm.nothing());
    }

    private static Map<String, String> notes(Entry entry) {
        Map<String, String> notes = new LinkedHashMap<>();
        entry.entries().forEach((mark, text) -> notes.put(mark, text.plainText().replaceAll("\\s+", " ")));
        return notes;
    }
}
