package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.figures.PlainReckoning.Result;
import dk.maaltal.figures.PlainRule.Table;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Holds the figures of a plan against what plain loops over the cases count. */
record Comparison(PlainReckoning reckoning, List<Table> tables) {

    /** What differs, in words; nothing if every figure is as it should be. */
    List<String> differences(List<Figure> figures, List<PlainCase> cases, LocalDate reportingPoint) {
        List<Result> expected = reckoning.reckon(tables, cases, reportingPoint);
        List<Result> actual = figures.stream().map(Comparison::result).toList();
        assertThat(actual).hasSameSizeAs(expected);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!actual.get(i).equals(expected.get(i))) {
                differences.add("as at %s\nexpected %s\nwas      %s\n%s"
                        .formatted(reportingPoint, expected.get(i), actual.get(i), rule(expected.get(i))));
            }
        }
        return differences;
    }

    private static Result result(Figure figure) {
        Figure.At cell = figure.cell();
        return new Result(
                cell.goal() + cell.measure() + " " + cell.row() + " "
                        + cell.term().name(),
                figure.at(),
                figure.unit().heading(),
                figure.numerator().stripTrailingZeros(),
                figure.denominator().stripTrailingZeros(),
                figure.value()
                        .map(value -> value.setScale(12, RoundingMode.HALF_UP).toPlainString())
                        .orElse(""),
                figure.leftOut(),
                figure.tooYoung(),
                figure.lacking(),
                figure.overdue(),
                figure.missing().map(Enum::name).orElse(""));
    }

    private String rule(Result result) {
        return tables.stream()
                .filter(table -> result.name().startsWith(table.goal() + table.measure() + " "))
                .map(Table::written)
                .findFirst()
                .orElseThrow();
    }
}
