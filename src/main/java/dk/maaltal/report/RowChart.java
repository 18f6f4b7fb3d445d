package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.Layout;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Measure;
import dk.maaltal.template.Chart;
import dk.maaltal.verdicts.Judgement;
import java.util.ArrayList;
import java.util.List;
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
        return results.stream()
                .filter(judgement -> judgement.result().isPresent())
                .map(judgement -> judgement.figure().cell().term())
                .max(Term::compareTo)
                .map(this::chart)
                .orElse(Chart.NONE);
    }

    private Chart chart(Term term) {
        List<String> names = new ArrayList<>();
        List<Judgement> bars = new ArrayList<>();
        for (Layout.Row row : layout.rows()) {
            of(row, term).forEach(judgement -> {
                names.add(name(row, judgement.measure()));
                bars.add(judgement);
            });
        }
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
            series.add(MeasureCharts.series("Mål", bars, bar -> Cell.target(bar).number()));
        }
        series.add(MeasureCharts.series("Resultat", bars, Judgement::result));
        return MeasureCharts.chart(
                layout.title() + ", " + bars.get(0).measure().name(term),
                bars.get(0).figure().unit().heading(),
                names,
                series,
                known.stream().mapToInt(Judgement::decimals).min().orElseThrow());
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
