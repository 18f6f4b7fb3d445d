package dk.maaltal.report;

import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Layout;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Printed;
import dk.maaltal.template.Chart;
import dk.maaltal.template.SpanningText;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a template may name of a table whose rows are measures, or terms: the same as of any other table ({@link
 * MeasureFields}), and the headings over its headings.
 */
final class LayoutFields {

    /**
     * A column as it is printed.
     *
     * @param over the heading over it; empty for none
     * @param term that its cells are about; empty where the row says it
     */
    private record Printing(String over, String heading, Layout.Column column, Optional<Term> term) {}

    private final Report report;
    private final Goal goal;
    private final Layout layout;
    private final Map<String, MeasureFields> fields = new LinkedHashMap<>();
    private final Map<Figure.At, Judgement> judgements;
    private final List<Term> terms;

    /** @param all the fields of the goal's measures, in the plan's order */
    LayoutFields(Report report, Goal goal, Layout layout, Map<String, MeasureFields> all) {
        this.report = report;
        this.goal = goal;
        this.layout = layout;
        layout.measures().forEach(id -> fields.put(id, all.get(id)));
        this.judgements = report.judgements().stream()
                .filter(judgement -> judgement.figure().cell().goal().equals(goal.number())
                        && layout.holds(judgement.figure().cell().measure()))
                .collect(Collectors.toMap(judgement -> judgement.figure().cell(), judgement -> judgement));
        this.terms = first().terms();
    }

    private Measure first() {
        return goal.measure(layout.measures().get(0));
    }

    /** @param notes those printed below this table */
    Map<String, Object> fields(List<Map<String, Object>> notes) {
        List<Printing> columns = layout.columns().stream()
                .flatMap(column -> printed(column).stream())
                .toList();
        Map<String, Object> all = new LinkedHashMap<>(fields.get(first().id()).fields(notes));
        all.put("bogstav", layout.id());
        all.put("titel", layout.title());
        all.put("enhed", columns.get(0).heading());
        all.put("aar", columns.stream().skip(1).map(Printing::heading).toList());
        all.put("skema", true);
        all.put(MeasureFields.SINGLE, false);
        all.put("over", over(columns));
        all.put("raekker", DecimalAlignment.of(rows(columns)));
        all.put("udvikling", chart());
        all.put("forloeb", Chart.NONE);
        all.put("aldre", Chart.NONE);
        all.put("fund", finding());
        all.put("maalestok", "");
        if (layout.rows().size() > 1) {
            all.put("vurdering", MeasureFields.NO_VERDICT);
            all.put("tegn", "");
            all.put("udfald", MeasureFields.NO_VERDICT);
            all.put("oplysningmangler", false);
            all.put("maaltal", "");
            all.put("resultat", outcome());
            all.put(
                    "metode",
                    RowMethods.of(
                            layout.rows().stream()
                                    .flatMap(row -> row.measure().stream()
                                            .map(id -> new RowMethods.Row(row.called(), goal.measure(id))))
                                    .toList(),
                            report.declaration()));
            all.put("saetninger", sentences(false));
            all.put("udsagn", sentences(true));
        }
        return all;
    }

    private String finding() {
        return layout.termsAreRows()
                ? new MeasureCharts(first(), results()).finding()
                : new RowChart(layout, results()).finding();
    }

    private List<Judgement> results() {
        return judgements.values().stream()
                .filter(judgement -> judgement.figure().cell().isResult())
                .sorted(Comparator.comparing(
                        judgement -> judgement.figure().cell().term()))
                .toList();
    }

    private Chart chart() {
        return layout.termsAreRows()
                ? new MeasureCharts(first(), results()).results()
                : new RowChart(layout, results()).chart();
    }

    /** A column, or one for each term: below its own heading, unless that is below another. */
    private List<Printing> printed(Layout.Column column) {
        boolean byTerm = !layout.termsAreRows()
                && (column.isOfTerm() || column.content() == Layout.Content.TARGET && targetsChange());
        if (!byTerm) {
            return List.of(new Printing(column.over(), column.heading(), column, Optional.empty()));
        }
        if (terms.size() == 1 && !column.heading().isEmpty()) {
            return List.of(new Printing(column.over(), column.heading(), column, Optional.of(terms.get(0))));
        }
        boolean below = column.over().isEmpty();
        // Beside targets that change, which have a column for each term too, results are told apart from them.
        String heading = column.heading().isEmpty() && targetsChange() ? "Resultat" : column.heading();
        return terms.stream()
                .map(term -> {
                    String own = first().heading(term);
                    return new Printing(
                            below ? heading : column.over(),
                            below ? own : (heading + " " + own).strip(),
                            column,
                            Optional.of(term));
                })
                .toList();
    }

    private boolean targetsChange() {
        return layout.columns().stream().anyMatch(column -> column.content() == Layout.Content.TARGET)
                && fields.keySet().stream()
                        .anyMatch(measure -> terms.stream()
                                        .filter(term -> hasTarget(measure, term))
                                        .map(term -> target(measure, term).toString())
                                        .distinct()
                                        .count()
                                > 1);
    }

    private static List<Map<String, Object>> over(List<Printing> columns) {
        List<Map<String, Object>> spans = new ArrayList<>();
        if (columns.stream().allMatch(column -> column.over().isEmpty())) {
            return spans;
        }
        for (int from = 0, to; from < columns.size(); from = to) {
            String text = columns.get(from).over();
            to = from + 1;
            while (to < columns.size()
                    && !text.isEmpty()
                    && columns.get(to).over().equals(text)) {
                to++;
            }
            spans.add(Map.of("tekst", new SpanningText(text, to - from), "kolonner", Integer.toString(to - from)));
        }
        return spans;
    }

    private List<Map<String, Object>> rows(List<Printing> columns) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Layout.Row row : layout.rows()) {
            if (row.measure().isEmpty()) {
                rows.add(row(columns.stream()
                        .map(column -> column.column().content() == Layout.Content.NAME ? row.name() : "")
                        .toList()));
            } else if (layout.termsAreRows()) {
                terms.forEach(term -> rows.add(row(columns.stream()
                        .map(column -> cell(row, column.column(), Optional.of(term)))
                        .toList())));
            } else {
                rows.add(row(columns.stream()
                        .map(column -> cell(row, column.column(), column.term()))
                        .toList()));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(List<?> cells) {
        return Map.of("navn", cells.get(0), "celler", cells.subList(1, cells.size()));
    }

    private Object cell(Layout.Row row, Layout.Column column, Optional<Term> of) {
        String measure = row.measure().orElseThrow();
        Term term = of.orElse(terms.get(0));
        return switch (column.content()) {
            case NAME -> layout.termsAreRows() ? first().rowHeading(term) : row.heading();
            case LIMIT ->
                row.limit()
                        .or(() -> goal.measure(measure)
                                .limit()
                                .map(limit -> RowMethods.words(limit, report.declaration())))
                        .orElse("");
            case TARGET ->
                target(
                        measure,
                        of.or(() -> terms.stream()
                                        .filter(each -> hasTarget(measure, each))
                                        .findFirst())
                                .orElse(term));
            case RESULT, FIGURE ->
                judgement(measure, column.figure(), term)
                        .map(judgement -> isZeroForWantOfCases(measure, judgement)
                                ? Cell.noCases(judgement).field()
                                : fields.get(measure).result(judgement))
                        .orElse("");
            case DISTANCE ->
                judgement(measure, Measure.RESULT, term)
                        .<Object>map(judgement -> Cell.distance(judgement).field())
                        .orElse("");
            case VERDICT ->
                layout.termsAreRows()
                        ? judgement(measure, Measure.RESULT, term)
                                .filter(judgement -> judgement.target().isPresent())
                                .map(judgement -> judgement.verdict().danish())
                                .orElse(MeasureFields.NO_VERDICT)
                        : fields.get(measure).verdictWords();
        };
    }

    /** Whether a figure counts no cases where the row's result has none, and the plan says what stands there then. */
    private boolean isZeroForWantOfCases(String measure, Judgement judgement) {
        boolean isZero = judgement
                .result()
                .filter(value -> value.signum() == 0 && !judgement.preliminary())
                .isPresent();
        return isZero
                && goal.measure(measure)
                        .row(judgement.figure().cell().row())
                        .filter(Indicator.Count.class::isInstance)
                        .isPresent()
                && judgement(measure, Measure.RESULT, judgement.figure().cell().term())
                        .filter(Judgement::hasNoCases)
                        .isPresent()
                && judgement.measure().printed().noCases().isPresent();
    }

    private boolean hasTarget(String measure, Term term) {
        return goal.measure(measure).target(term).isPresent();
    }

    private Object target(String measure, Term term) {
        return judgement(measure, Measure.RESULT, term)
                .map(judgement -> Cell.target(judgement).field())
                .orElse("");
    }

    private Optional<Judgement> judgement(String measure, String figure, Term term) {
        return Optional.ofNullable(judgements.get(new Figure.At(goal.number(), measure, figure, term)));
    }

    /** "7 af 8 opfyldt"; nothing where no row promises anything. */
    private String outcome() {
        List<Verdict> verdicts = layout.measures().stream()
                .map(id -> report.scorecard().of(goal.number(), id))
                .filter(verdict -> verdict.measure().counts())
                .map(verdict -> verdict.verdict())
                .toList();
        return verdicts.isEmpty()
                ? ""
                : verdicts.stream().filter(Verdict.MET::equals).count() + " af " + verdicts.size() + " opfyldt";
    }

    /** What is to be said of the rows that promise something; of the others the table tells all but the cases left out. */
    private List<String> sentences(boolean withTone) {
        return layout.rows().stream()
                .filter(row -> row.measure().isPresent())
                .flatMap(row -> {
                    String measure = row.measure().orElseThrow();
                    MeasureFields told = fields.get(measure);
                    return (goal.measure(measure).counts() ? told.sentences(withTone) : told.lacking(true))
                            .stream().map(sentence -> row.called() + ": " + sentence);
                })
                .toList();
    }

    /** The notes of its table: those of its rows, each once. */
    List<Map<String, Object>> notes() {
        Set<Map<String, Object>> notes = new LinkedHashSet<>();
        layout.rows().forEach(row -> row.measure().ifPresent(id -> {
            // The note of this mark is on preliminary results, unless a row has the mark too.
            if (row.mark().equals(Printed.PRELIMINARY_MARK)) {
                notes.add(fields.get(id).preliminaryNote());
            }
            notes.addAll(fields.get(id).notes());
        }));
        return List.copyOf(notes);
    }
}
