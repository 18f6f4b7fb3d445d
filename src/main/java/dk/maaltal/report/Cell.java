package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Printed;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A cell of a table as it is printed.
 *
 * @param text as a reader sees it, mark and all
 * @param number the unrounded number behind it, if there is one
 * @param decimals of the number as printed
 * @param mark after the number, such as "*"; empty for none
 */
public record Cell(String text, Optional<BigDecimal> number, int decimals, String mark) {

    static Cell text(String text) {
        return new Cell(text, Optional.empty(), 0, "");
    }

    private static Cell number(BigDecimal number, int decimals, String mark) {
        return new Cell(Danish.number(number, decimals) + mark, Optional.of(number), decimals, mark);
    }

    /** A year's target with its mark. */
    static Cell target(Judgement judgement) {
        String mark = judgement
                .measure()
                .printed()
                .targetMarks()
                .getOrDefault(judgement.figure().year(), "");
        return judgement
                .target()
                .map(Target::number)
                .map(number -> number(number, targetDecimals(judgement.figure().unit(), number), mark))
                .orElseGet(() -> text(Danish.NONE + mark));
    }

    /** Decimals of a target: the unit's, or as many as it was promised with. */
    static int targetDecimals(Unit unit, BigDecimal number) {
        return Math.max(unit.decimals(), number.stripTrailingZeros().scale());
    }

    /** A field of a template: the number, or the text where there is none. */
    Object field() {
        return number.<Object>map(value -> new PrintedNumber(text, value, decimals, mark))
                .orElse(text);
    }

    /** A year's result: marked where the year had not ended, "-" or what the plan says where there is none. */
    public static Cell result(Judgement judgement) {
        Figure figure = judgement.figure();
        return figure.value()
                .map(value -> {
                    int decimals = judgement.measure().decimals(figure.year(), figure.preliminary());
                    return number(
                            value,
                            figure.unit() == Unit.PERCENT ? Danish.percentDecimals(value, decimals) : decimals,
                            figure.preliminary() ? Printed.PRELIMINARY_MARK : "");
                })
                .orElseGet(
                        () -> text(judgement.measure().printed().noResult().getOrDefault(figure.year(), Danish.NONE)));
    }
}
