package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.Layout;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Measure;
import dk.maaltal.template.Chart;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chart of a table whose rows are measures: the result of each row beside what it promised, in the newest column that has
 * one. There is none where the rows are few, or many, or in several units, which no one axis fits.
 */
final class RowChart {

    private static final int MOST_ROWS = 20;

    private final Layout layout;
    private final List<Judgement> results;

    /** @param results of the rows, in all columns */
    RowChart(Layout layout, List<Judgement> results) {
        this.layout = layout;
        this.results = results;
    }

    Chart chart() {
        return newest().map(this::chart).orElse(Chart.NONE);
    }

    /**
     * How many of the rows that promise something kept it, in the column of the chart: "3 af 5 er opfyldt i 2023". Empty where
     * no chart is drawn, or fewer than three rows are judged.
     */
    String finding() {
        return newest().filter(term -> !chart(term).isEmpty())
                .map(this::finding)
                .orElse("");
    }

    private String finding(Term term) {
        List<Judgement> bars = bars(term);
        List<Verdict> judged = bars.stream()
                .map(Judgement::verdict)
                .filter(verdict ->
                        verdict == Verdict.MET || verdict == Verdict.PARTLY_MET || verdict == Verdict.NOT_MET)
                .toList();
        long met = judged.stream().filter(Verdict.MET::equals).count();
        return judged.size() < MeasureCharts.FEWEST
                ? ""
                : met + " af " + judged.size() + " er opfyldt i "
                        + bars.get(0).measure().name(term);
    }

    private Optional<Term> newest() {
        return results.stream()
                .filter(judgement -> judgement.result().isPresent())
                .map(judgement -> judgement.figure().cell().term())
                .max(Term::compareTo);
    }

    private List<Judgement> bars(Term term) {
        return layout.rows().stream().flatMap(row -> of(row, term)).toList();
    }

    private Chart chart(Term term) {
        List<Judgement> bars = bars(term);
        List<String> names = layout.rows().stream()
                .flatMap(row -> of(row, term).map(judgement -> name(row, judgement.measure())))
                .toList();
        List<Judgement> known =
                bars.stream().filter(bar -> bar.result().isPresent()).toList();
        long units = bars.stream()
                .map(bar -> bar.figure().unit().danish())
                .distinct()
                .count();
        if (known.size() < 2 || bars.size() > MOST_ROWS || units > 1) {
            return Chart.NONE;
        }
        List<Chart.Series> series = new ArrayList<>();
        if (bars.stream().anyMatch(bar -> Cell.target(bar).number().isPresent())) {
            series.add(MeasureCharts.series("Mål", bars, Cell::target));
        }
        series.add(MeasureCharts.series("Resultat", bars, Cell::result));
        return MeasureCharts.chart(
                layout.title() + ", " + bars.get(0).measure().name(term),
                bars.get(0).figure().unit().heading(),
                names,
                series);
    }

    private Stream<Judgement> of(Layout.Row row, Term term) {
        return results.stream()
                .filter(judgement -> row.measure()
                                .filter(judgement.figure().cell().measure()::equals)
                                .isPresent()
                        && judgement.figure().cell().term().equals(term));
    }

    /** A row's name; with its limit where several rows have one name. */
    private String name(Layout.Row row, Measure measure) {
        boolean isOne = layout.rows().stream()
                        .filter(other -> other.name().equals(row.name()))
                        .count()
                == 1;
        return row.name()
                + (isOne
                        ? ""
                        : measure.limit()
                                .flatMap(Limit::deadline)
                                .map(Deadline::danish)
                                .map(limit -> " (" + limit + ")")
                                .orElse(""));
    }
}
