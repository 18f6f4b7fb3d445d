package dk.maaltal.report;

import dk.maaltal.calendar.Term;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.template.Chart;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The charts of one measure: of its table's columns years, or months or quarters; of its rows ages. Unrounded. */
final class MeasureCharts {

    private final Measure measure;
    private final List<Judgement> all;

    /** @param all the measure's figures, in the table's order */
    MeasureCharts(Measure measure, List<Judgement> all) {
        this.measure = measure;
        this.all = all;
    }

    /** The results of each year, beside what was promised; empty where the columns are no years, and for fewer than two. */
    Chart development() {
        if (measure.indicator().isEmpty() || !measure.terms().stream().allMatch(Term::isYear)) {
            return Chart.NONE;
        }
        return results();
    }

    /** The results beside what was promised, whatever the length of the columns; empty for fewer than two results. */
    Chart results() {
        List<Judgement> results = row(Measure.RESULT);
        if (results.stream().filter(judgement -> judgement.result().isPresent()).count() < 2) {
            return Chart.NONE;
        }
        List<Chart.Series> series = new ArrayList<>();
        if (!measure.targets().isEmpty()) {
            series.add(
                    series("Mål", results, judgement -> Cell.target(judgement).number()));
        }
        series.add(series("Resultat", results, Judgement::result));
        return chart(measure.terms().stream().map(measure::name).toList(), series);
    }

    /** Each row's course over months or quarters; empty where the columns are years. */
    Chart course() {
        if (measure.terms().isEmpty() || measure.terms().stream().anyMatch(Term::isYear)) {
            return Chart.NONE;
        }
        Map<String, String> rows = new LinkedHashMap<>();
        measure.beside().keySet().forEach(row -> rows.put(row, row));
        measure.indicator().ifPresent(result -> rows.put(Measure.RESULT, "Resultat"));
        return chart(
                measure.terms().stream().map(measure::name).toList(),
                rows.entrySet().stream()
                        .map(row -> series(row.getValue(), row(row.getKey()), Judgement::result))
                        .toList());
    }

    /** How many cases were of each age, a row of bars for each column; empty where the rows are no ages. */
    Chart ages() {
        List<String> ages = measure.beside().entrySet().stream()
                .filter(row -> isOfAge(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (ages.size() < 2) {
            return Chart.NONE;
        }
        return chart(
                ages,
                IntStream.range(0, measure.terms().size())
                        .mapToObj(term -> new Chart.Series(
                                measure.name(measure.terms().get(term)),
                                ages.stream()
                                        .map(age -> row(age).get(term).result())
                                        .toList()))
                        .toList());
    }

    private static boolean isOfAge(Indicator indicator) {
        return indicator
                .ofCases()
                .filter(ofCases -> !ofCases.test().ages().equals(CaseTest.Ages.ANY))
                .isPresent();
    }

    private List<Judgement> row(String name) {
        return all.stream()
                .filter(judgement -> judgement.figure().cell().row().equals(name))
                .toList();
    }

    static Chart.Series series(String name, List<Judgement> row, Function<Judgement, Optional<BigDecimal>> value) {
        return new Chart.Series(name, row.stream().map(value).toList());
    }

    private Chart chart(List<String> categories, List<Chart.Series> series) {
        // As many as the table prints of every result, so that the chart says no more than the table does.
        int decimals = all.stream()
                .filter(judgement -> judgement.result().isPresent())
                .mapToInt(Judgement::decimals)
                .min()
                .orElse(measure.unit().decimals());
        return chart(measure.title(), measure.printed().unitHeading(), categories, series, decimals);
    }

    /** A chart with its description: "Diagram: Frister (procent). Mål: 2021 97,0, 2022 97,0. Resultat: 2021 99,0." */
    static Chart chart(String title, String unit, List<String> categories, List<Chart.Series> series, int decimals) {
        return new Chart(description(title, unit, categories, series, decimals), categories, series, decimals);
    }

    private static String description(
            String title, String unit, List<String> categories, List<Chart.Series> series, int decimals) {
        return "Diagram: " + title + " (" + unit.toLowerCase(Danish.LOCALE) + "). "
                + series.stream()
                        .map(each -> each.name() + ": " + values(categories, each, decimals) + ".")
                        .collect(Collectors.joining(" "));
    }

    private static String values(List<String> categories, Chart.Series series, int decimals) {
        return IntStream.range(0, categories.size())
                .mapToObj(i -> categories.get(i) + " "
                        + series.values()
                                .get(i)
                                .map(value -> Danish.number(value, decimals))
                                .orElse("intet tal"))
                .collect(Collectors.joining(", "));
    }
}
