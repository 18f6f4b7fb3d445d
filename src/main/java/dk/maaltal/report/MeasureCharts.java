package dk.maaltal.report;

import dk.maaltal.calendar.Term;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Unit;
import dk.maaltal.template.Chart;
import dk.maaltal.verdicts.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The charts of one measure: of its table's columns years, or months or quarters; of its rows ages. Every label is the number
 * as the table prints it.
 */
final class MeasureCharts {

    /** As many results as there are in what a chart is said to show. */
    static final int FEWEST = 3;

    private final Measure measure;
    private final List<Judgement> all;

    /** @param all the measure's figures, in the table's order */
    MeasureCharts(Measure measure, List<Judgement> all) {
        this.measure = measure;
        this.all = all;
    }

    /** The results of each year, beside what was promised; empty where the columns are no years, and for fewer than two results. */
    Chart development() {
        if (measure.indicator().isEmpty() || !measure.terms().stream().allMatch(Term::isYear)) {
            return Chart.NONE;
        }
        return results();
    }

    /**
     * The results beside what was promised, and beside what they are held against, whatever the length of the columns; from the
     * first to the last column that has a result or a promise. Empty for fewer than two results.
     */
    Chart results() {
        List<Judgement> results = row(Measure.RESULT);
        if (known(results).size() < 2) {
            return Chart.NONE;
        }
        List<Chart.Series> series = new ArrayList<>();
        if (!measure.targets().isEmpty()) {
            series.add(series("Mål", results, Cell::target));
        }
        series.add(series("Resultat", results, Cell::result));
        int first = 0;
        int last = results.size();
        while (isBlank(series, first)) {
            first++;
        }
        while (isBlank(series, last - 1)) {
            last--;
        }
        measure.yardsticks().stream()
                .filter(row -> !row(row).isEmpty())
                .forEach(row -> series.add(series(row, row(row), Cell::result)));
        List<String> categories = measure.terms().stream().map(measure::name).toList();
        int from = first;
        int to = last;
        return chart(
                categories.subList(from, to),
                series.stream()
                        .map(each -> new Chart.Series(each.name(), each.points().subList(from, to)))
                        .toList());
    }

    private static boolean isBlank(List<Chart.Series> series, int category) {
        return series.stream().allMatch(each -> each.points().get(category).isEmpty());
    }

    /**
     * What the chart of results shows, in its own numbers: the first and the last result with the unit, and what was promised
     * for the last: "97,6 → 98,1 pct.; krav mindst 97,0 pct.". "Uændret 98,1 pct." where all are printed alike; with the
     * columns before it, "2021–2023: ", where there is none yet for a later one that has begun. Empty for fewer than three
     * results, which say more in their table: a template that draws a chart only where there is such a finding draws none of
     * them.
     */
    String finding() {
        List<Judgement> all = row(Measure.RESULT);
        List<Judgement> known = known(all);
        if (known.size() < FEWEST) {
            return "";
        }
        Judgement oldest = known.get(0);
        Judgement newest = known.get(known.size() - 1);
        boolean isUpToDate = all.stream().skip(all.indexOf(newest) + 1L).noneMatch(later -> later.figure()
                .hasBegun());
        String first = Cell.result(oldest).text();
        String last = Cell.result(newest).text();
        boolean isUnchanged =
                known.stream().allMatch(each -> Cell.result(each).text().equals(last));
        return (isUpToDate
                        ? ""
                        : measure.name(oldest.figure().cell().term()) + "–"
                                + measure.name(newest.figure().cell().term()) + ": ")
                + (isUnchanged
                        ? "Uændret " + newest.figure().unit().told(last)
                        : fromTo(newest.figure().unit(), first, last))
                + newest.target()
                        .map(target -> "; krav " + TargetWords.of(target, measure.unitOfTargets()))
                        .orElse("");
    }

    /** "97,6 → 98,1 pct.", and "niveau 4 → 2" of a unit that stands before its number. */
    private static String fromTo(Unit unit, String first, String last) {
        return unit.told(last).endsWith(last) ? unit.told(first) + " → " + last : first + " → " + unit.told(last);
    }

    private static List<Judgement> known(List<Judgement> results) {
        return results.stream()
                .filter(judgement -> judgement.result().isPresent())
                .toList();
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
                        .map(row -> series(row.getValue(), row(row.getKey()), Cell::result))
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
                        .mapToObj(term -> series(
                                measure.name(measure.terms().get(term)),
                                ages.stream().map(age -> row(age).get(term)).toList(),
                                Cell::result))
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

    static Chart.Series series(String name, List<Judgement> row, Function<Judgement, Cell> cell) {
        return new Chart.Series(
                name,
                row.stream().map(judgement -> point(cell.apply(judgement))).toList());
    }

    private static Optional<Chart.Point> point(Cell cell) {
        return cell.number()
                .map(value -> new Chart.Point(cell.text(), value, cell.decimals(), cell.mark(), cell.preliminary()));
    }

    private Chart chart(List<String> categories, List<Chart.Series> series) {
        return chart(measure.title(), measure.printed().unitHeading(), categories, series);
    }

    /** A chart with its description: "Diagram: Frister (procent). Mål: 2021 97,0, 2022 97,0. Resultat: 2021 99,0*." */
    static Chart chart(String title, String unit, List<String> categories, List<Chart.Series> series) {
        return new Chart(description(title, unit, categories, series), categories, series);
    }

    private static String description(String title, String unit, List<String> categories, List<Chart.Series> series) {
        return "Diagram: " + title + " (" + unit.toLowerCase(Danish.LOCALE) + "). "
                + series.stream()
                        .map(each -> each.name() + ": " + values(categories, each) + ".")
                        .collect(Collectors.joining(" "));
    }

    private static String values(List<String> categories, Chart.Series series) {
        return IntStream.range(0, categories.size())
                .mapToObj(i -> categories.get(i) + " "
                        + series.points().get(i).map(Chart.Point::text).orElse("intet tal"))
                .collect(Collectors.joining(", "));
    }
}
