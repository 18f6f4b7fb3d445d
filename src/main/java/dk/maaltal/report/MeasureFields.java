package dk.maaltal.report;

import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Layout;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Printed;
import dk.maaltal.plan.Unit;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.MeasureVerdict;
import dk.maaltal.verdicts.PartVerdict;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a template may name of one measure: its table with rows, notes and sentences, or the parts of its milestone. */
final class MeasureFields {

    /** The words for a part that the scorecard has no verdict for. */
    static final String NO_VERDICT = "";

    /** Whether the table is one number, with its target or without. */
    static final String SINGLE = "enkelt";

    /** The name of the row of results. */
    static final String RESULT_ROW = "Resultat";

    /** So much of a title stands in an overview; the whole stands over the measure's table. */
    private static final int LONGEST_TITLE_IN_LINE = 60;

    private final Report report;
    private final Goal goal;
    private final Measure measure;
    private final MeasureVerdict verdict;
    private final List<Judgement> all;
    private final List<Judgement> results;

    /** Whether it is a row of a table that has several. */
    private final boolean isRow;

    MeasureFields(Report report, Goal goal, Measure measure) {
        this.report = report;
        this.goal = goal;
        this.measure = measure;
        this.isRow = goal.layout(measure.id()).isPresent();
        this.verdict = report.scorecard().of(goal.number(), measure.id());
        this.all = report.judgements().stream()
                .filter(j -> j.figure().cell().goal().equals(goal.number())
                        && j.figure().cell().measure().equals(measure.id()))
                .toList();
        this.results = all.stream().filter(j -> j.figure().cell().isResult()).toList();
    }

    /** @param notes those printed below this table */
    Map<String, Object> fields(List<Map<String, Object>> notes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("maal", goal.number());
        fields.put("maaltitel", goal.title());
        fields.put("bogstav", measure.id());
        fields.put(
                "ark", goal.number() + goal.layout(measure.id()).map(Layout::id).orElse(measure.id()));
        fields.put("titel", measure.title());
        fields.put("tekst", measure.text());
        fields.put("enhed", measure.printed().unitHeading());
        fields.put("aar", measure.terms().stream().map(measure::heading).toList());
        fields.put("skema", false);
        fields.put(
                SINGLE,
                measure.terms().size() == 1
                        && measure.indicator().isPresent()
                        && measure.beside().isEmpty());
        fields.put("over", List.of());
        fields.put("raekker", DecimalAlignment.of(rows()));
        MeasureCharts charts = new MeasureCharts(measure, all);
        fields.put("udvikling", charts.development());
        fields.put("forloeb", charts.course());
        fields.put("aldre", charts.ages());
        fields.put("fund", charts.finding());
        fields.put("maalestok", measure.yardsticks().stream().findFirst().orElse(""));
        fields.put("dele", verdict.parts().stream().map(this::part).toList());
        fields.put("dokumentation", evidence());
        fields.put("vurdering", verdictWords());
        fields.put("tegn", measure.counts() ? verdict.verdict().mark() : "");
        fields.put("udfald", measure.counts() ? outcomeWords() : verdictWords());
        fields.put("oplysningmangler", measure.counts() && verdict.verdict() == Verdict.MISSING);
        fields.put("maaltal", promised());
        fields.put("resultat", outcome(unit -> ResultSentence.asWorded(unit, isRow)));
        fields.put("sidsteresultat", lastYear());
        fields.put("metode", Method.of(measure, report.declaration()));
        fields.put("noter", notes);
        fields.put("saetninger", sentences(false));
        fields.put("udsagn", sentences(true));
        return fields;
    }

    /** In brackets for another reading of a promise, which does not count; nothing where nothing is promised. */
    String verdictWords() {
        String words = verdict.verdict().danish();
        return verdict.measure().counts()
                ? words
                : verdict.measure().samePromiseAs().isPresent() ? "(" + words + ")" : NO_VERDICT;
    }

    private String evidence() {
        String ofParts = verdict.parts().stream()
                .filter(part -> part.doneOn().isPresent())
                .map(part ->
                        Danish.date(part.doneOn().get()) + (part.evidence().isEmpty() ? "" : ": " + part.evidence()))
                .collect(Collectors.joining("; "));
        return verdict.parts().isEmpty() ? verdict.evidence() : ofParts;
    }

    /** @param withTone whether how clearly a promise was kept or missed is said too, which version 0.1 did not */
    List<String> sentences(boolean withTone) {
        List<String> sentences = new ArrayList<>();
        for (Judgement latest : latest(results)) {
            sentences.add(Sentence.of(latest, vocabulary(), isRow, withTone ? Tone.of(latest, results) : Tone.PLAIN));
            decidedEarlier(latest).ifPresent(sentences::add);
            verdict.measure().heldAgainst().keySet().forEach(row -> all.stream()
                    .filter(j -> j.figure().cell().row().equals(row)
                            && j.figure()
                                    .cell()
                                    .term()
                                    .equals(latest.figure().cell().term()))
                    .flatMap(j -> j.result().stream()
                            .map(value -> row + ": "
                                    + j.figure().unit().told(Cell.result(j).unmarked()) + "."))
                    .forEach(sentences::add));
        }
        sentences.addAll(lacking(false));
        report.scorecard()
                .goal(goal.number())
                .otherReading(verdict)
                .ifPresent(other -> sentences.add("To læsninger af samme mål er uenige: "
                        + other.measure().id() + " er " + other.verdict().danish() + ", "
                        + verdict.measure().id() + " er " + verdict.verdict().danish() + "."));
        verdict.measure()
                .points()
                .flatMap(points -> verdict.earned(
                                report.plan().scoring().partlyCounts().orElse(BigDecimal.ZERO))
                        .map(earned ->
                                "Giver " + Report.points(earned) + " af " + Report.points(points.all()) + " point."))
                .ifPresent(sentences::add);
        return sentences;
    }

    private Vocabulary vocabulary() {
        ColumnWords words = new ColumnWords(report.declaration(), measure.words());
        return measure.indicator().map(words::of).orElse(words).vocabulary();
    }

    /**
     * How many cases the figures of the table's newest term cannot tell of, where that is not told with the result.
     *
     * @param withResult whether the result's own are told here too
     */
    List<String> lacking(boolean withResult) {
        List<Judgement> latest = latest(results.isEmpty() ? all : results);
        if (latest.isEmpty()) {
            return List.of();
        }
        Term term = latest.get(0).figure().cell().term();
        List<String> told = new ArrayList<>();
        all.stream()
                .map(Judgement::figure)
                .filter(figure -> figure.cell().term().equals(term))
                .filter(figure -> figure.cell().isResult()
                        ? withResult
                        : results.isEmpty()
                                || figure.lacking() != latest.get(0).figure().lacking())
                .forEach(figure -> Sentence.lacking(figure)
                        .ifPresent(sentence -> told.add(
                                figure.cell().isResult()
                                        ? sentence
                                        : figure.cell().row() + ": " + sentence)));
        return told;
    }

    private List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        measure.beside()
                .keySet()
                .forEach(name -> rows.add(row(
                        name,
                        all.stream()
                                .filter(j -> j.figure().cell().row().equals(name))
                                .map(this::result)
                                .toList())));
        if (measure.indicator().isPresent()) {
            if (measure.counts() || !measure.targets().isEmpty()) {
                rows.add(row(
                        "Mål", results.stream().map(j -> Cell.target(j).field()).toList()));
            }
            rows.add(row(RESULT_ROW, results.stream().map(this::result).toList()));
        }
        return rows;
    }

    /** A result, or a figure beside it, as it is printed. */
    Object result(Judgement judgement) {
        Cell cell = Cell.result(judgement);
        return (isCorrected(judgement) ? cell.marked(Correction.MARK) : cell).field(LiveFormula.anywhere(judgement));
    }

    private boolean isCorrected(Judgement judgement) {
        return report.correction().touches(judgement.figure().cell());
    }

    private static Map<String, Object> row(String name, List<Object> cells) {
        return Map.of("navn", name, "celler", cells);
    }

    private Map<String, Object> part(PartVerdict part) {
        return Map.of(
                "tekst",
                part.part().text(),
                "frist",
                Danish.date(part.part().due()),
                "udfoert",
                part.doneOn().map(Danish::date).orElse(Danish.NONE),
                "dokumentation",
                part.evidence(),
                "vurdering",
                part.verdict().danish(),
                "udfald",
                VerdictWords.of(part.verdict(), true));
    }

    /** Whether it promises something. */
    boolean counts() {
        return measure.counts();
    }

    Verdict verdict() {
        return verdict.verdict();
    }

    /** Whether there is no verdict because somebody has not told what only people can. */
    boolean lacksAnswer() {
        return verdict.verdict() == Verdict.MISSING
                && (measure.byHand().isPresent()
                        || verdict.judgement()
                                .flatMap(judgement -> judgement.figure().missing())
                                .filter(Figure.Missing.NOT_REPORTED::equals)
                                .isPresent());
    }

    private String outcomeWords() {
        return VerdictWords.of(verdict.verdict(), lacksAnswer());
    }

    /** The measure in a line below its goal's. */
    Map<String, Object> line() {
        return Map.of(
                "bogstav", measure.id(),
                "titel", shortened(name()),
                "maaltal", promisedInLine(),
                "resultat", outcomeInLine(),
                "sidsteresultat", lastYear(),
                "vurdering", verdictWords(),
                "tegn", verdict.verdict().mark(),
                "udfald", outcomeWords());
    }

    String promisedInLine() {
        return !verdict.parts().isEmpty() ? "til tiden" : measure.byHand().isPresent() ? "vurderes" : promised();
    }

    String outcomeInLine() {
        return parts() > 0 ? done(partsMet(), parts()) : assessed().orElseGet(() -> outcome(unit -> unit));
    }

    private Optional<String> assessed() {
        return verdict.verdict().isDecided()
                ? verdict.assessment().map(assessment -> assessment.danish().toLowerCase(Danish.LOCALE))
                : Optional.empty();
    }

    /** How many parts of a milestone it has; 0 for any other measure. */
    long parts() {
        return verdict.parts().size();
    }

    long partsMet() {
        return verdict.parts().stream()
                .filter(part -> part.verdict() == Verdict.MET)
                .count();
    }

    /** "2 af 3 dele" */
    static String done(long met, long parts) {
        return met + " af " + parts + (parts == 1 ? " del" : " dele");
    }

    /** The measure's title; of a row of a table, what the row is called. */
    private String name() {
        return goal.layout(measure.id())
                .flatMap(layout -> layout.rows().stream()
                        .filter(row ->
                                row.measure().filter(measure.id()::equals).isPresent())
                        .findFirst())
                .map(Layout.Row::called)
                .orElseGet(measure::title);
    }

    private static String shortened(String title) {
        if (title.length() <= LONGEST_TITLE_IN_LINE) {
            return title;
        }
        int blank = title.lastIndexOf(' ', LONGEST_TITLE_IN_LINE - 1);
        return title.substring(0, blank < 0 ? LONGEST_TITLE_IN_LINE - 1 : blank) + " …";
    }

    /** The result of the year before as it stands in the table; empty where the table has none. */
    String lastYear() {
        return verdict.judgement()
                .map(judgement -> judgement.figure().cell().term().yearBefore())
                .flatMap(before -> results.stream()
                        .filter(result -> result.figure().cell().term().equals(before))
                        .findFirst())
                .filter(result -> result.result().isPresent())
                .map(result -> told(result, unit -> unit))
                .orElse("");
    }

    private static String told(Judgement judgement, UnaryOperator<Unit> worded) {
        Cell cell = Cell.result(judgement);
        return worded.apply(judgement.figure().unit()).told(cell.unmarked()) + cell.mark();
    }

    /** What a measure promised for the plan's year, in words. */
    private String promised() {
        return TargetWords.ofYear(measure, report.plan().term());
    }

    /** How a measure came out in the plan's year, in a few words. */
    private String outcome(UnaryOperator<Unit> worded) {
        if (parts() > 0) {
            return partsMet() == 0 && verdict.verdict() == Verdict.NOT_DUE
                    ? "ingen dele udført endnu"
                    : done(partsMet(), parts()) + " udført rettidigt";
        }
        if (verdict.verdict() == Verdict.NOT_DUE && verdict.assessment().isPresent()) {
            return "foreløbig vurdering: " + verdict.assessment().get().danish().toLowerCase(Danish.LOCALE);
        }
        return verdict.judgement()
                .map(this::shown)
                .map(judgement -> judgement
                        .result()
                        .map(result -> told(judgement, worded))
                        .or(() -> judgement.shown() == Shown.NOTHING
                                ? Optional.of(Cell.HIDDEN)
                                : Cell.noCasesTold(judgement))
                        .orElse(Danish.NONE))
                .orElse("");
    }

    /** Where the last term kept its target, or broke it, and another term decides the year otherwise. */
    private Optional<String> decidedEarlier(Judgement latest) {
        return verdict.judgement()
                .filter(deciding ->
                        !deciding.figure().cell().equals(latest.figure().cell()))
                .filter(deciding -> latest.target().isPresent()
                        && latest.verdict().isDecided()
                        && verdict.verdict().isDecided()
                        && verdict.verdict() != latest.verdict())
                .map(deciding -> "Samlet er målet " + verdict.verdict().danish() + "; det afgør resultatet for "
                        + PeriodWords.of(measure, deciding.figure().cell()) + ".");
    }

    /** A judgement with as much of its figure as the report shows. */
    private Judgement shown(Judgement judgement) {
        return results.stream()
                .filter(result ->
                        result.figure().cell().equals(judgement.figure().cell()))
                .findFirst()
                .orElse(judgement);
    }

    /** The newest term that has a result, or could have had one. */
    private static List<Judgement> latest(List<Judgement> judgements) {
        List<Judgement> begun =
                judgements.stream().filter(j -> j.figure().hasBegun()).toList();
        return begun.isEmpty() ? List.of() : begun.subList(begun.size() - 1, begun.size());
    }

    /** The notes of its table. */
    List<Map<String, Object>> notes() {
        List<Map<String, Object>> notes = new ArrayList<>();
        if (all.stream().anyMatch(j -> j.preliminary() && j.result().isPresent())) {
            notes.add(preliminaryNote());
        }
        if (all.stream().anyMatch(this::isCorrected)) {
            notes.add(note(Correction.MARK, report.correction().note()));
        }
        if (all.stream().anyMatch(j -> j.shown() == Shown.NOTHING && j.result().isEmpty())) {
            notes.add(
                    note(Cell.HIDDEN, "Tallet vises ikke, da det handler om få sager eller kan røbe et tal, der gør."));
        }
        measure.printed().notes().forEach((mark, text) -> {
            if (!mark.equals(Printed.PRELIMINARY_MARK)) {
                notes.add(note(mark, text));
            }
        });
        return notes;
    }

    Map<String, Object> preliminaryNote() {
        return note(Printed.PRELIMINARY_MARK, measure.printed().preliminaryNote());
    }

    private Map<String, Object> note(String mark, String text) {
        return Map.of(
                "tegn",
                mark,
                "tekst",
                text.replace(Printed.REPORTING_POINT, report.at().danish()));
    }
}
