package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Printed;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A figure as a report prints it, in words and numbers. An edition keeps these, so that it can be shown and compared to
 * without the plan and the program it was made by.
 *
 * @param cell where in the plan's tables it stands
 * @param at the last day that counts
 * @param unit of the result, in Danish
 * @param result the result that stands, as published earlier or else as computed; unrounded; empty where there is none
 * @param decimals of the result as printed
 * @param text the result as printed, with its mark
 * @param numerator as counted, in the unit's parts; 0 where there is no figure
 * @param denominator as counted; 0 where there is no figure
 * @param counted whether numerator and denominator say more than the result
 * @param leftOut late cases left out by a rule of the plan
 * @param tooYoung cases left out because it is too early to tell
 * @param lacking cases left out for want of a date or a number
 * @param overdue undecided cases over the deadline
 * @param promise what was promised for the year, short: "&gt;= 97.0", or in Danish words where there is no single number
 * @param target the number promised, where one says it all
 * @param targetText the target as printed
 * @param promised whether it is a result of a measure that promises something in some year
 * @param verdict on the unrounded result
 * @param turnedByRounding whether the result as printed would have given another verdict
 * @param published whether the result stands as published earlier, whatever is computed
 * @param preliminary whether it stands as computed before its time had ended
 * @param missing why nothing was computed, where nothing was
 * @param shown how much of it documents for publication show
 */
public record PrintedFigure(
        Figure.At cell,
        LocalDate at,
        String unit,
        Optional<BigDecimal> result,
        int decimals,
        String text,
        BigDecimal numerator,
        BigDecimal denominator,
        boolean counted,
        long leftOut,
        long tooYoung,
        long lacking,
        long overdue,
        Optional<String> promise,
        Optional<BigDecimal> target,
        String targetText,
        boolean promised,
        Verdict verdict,
        boolean turnedByRounding,
        boolean published,
        boolean preliminary,
        Optional<Figure.Missing> missing,
        Shown shown) {

    /**
     * A judged figure as it is printed.
     *
     * @param judgement on the whole figure
     * @param shown how much of it documents for publication show
     */
    public static PrintedFigure of(Judgement judgement, Shown shown) {
        Figure figure = judgement.figure();
        return new PrintedFigure(
                figure.cell(),
                figure.at(),
                figure.unit().danish(),
                judgement.result(),
                judgement.decimals(),
                Cell.result(judgement).text(),
                figure.numerator(),
                figure.denominator(),
                judgement.isReckoned(),
                figure.leftOut(),
                figure.tooYoung(),
                figure.lacking(),
                figure.overdue(),
                judgement.target().map(target -> promise(target, figure.unit())),
                judgement.target().flatMap(Target::plain).map(plain -> plain.getValue()),
                Cell.target(judgement).text(),
                judgement.isOfPromise(),
                judgement.verdict(),
                judgement.turnedByRounding(),
                judgement.published().isPresent(),
                judgement.preliminary(),
                figure.missing(),
                shown);
    }

    /** The whole figure of a judgement. */
    public static PrintedFigure of(Judgement judgement) {
        return of(judgement, Shown.ALL);
    }

    private static String promise(Target target, Unit unit) {
        return target.plain()
                .map(plain -> switch (plain.getKey()) {
                            case AT_LEAST -> ">= ";
                            case AT_MOST -> "<= ";
                            case ABOVE -> "> ";
                            case BELOW -> "< ";
                            case WITHIN -> "+/- ";
                        }
                        + plain.getValue().toPlainString())
                .orElseGet(() -> TargetWords.of(target, unit));
    }

    /** The same figure, of which documents show no more than so much. */
    public PrintedFigure showing(Shown less) {
        return new PrintedFigure(
                cell,
                at,
                unit,
                result,
                decimals,
                text,
                numerator,
                denominator,
                counted,
                leftOut,
                tooYoung,
                lacking,
                overdue,
                promise,
                target,
                targetText,
                promised,
                verdict,
                turnedByRounding,
                published,
                preliminary,
                missing,
                less);
    }

    /** The result that documents for publication show, unrounded only where all of the figure is shown. */
    public Optional<BigDecimal> shownResult() {
        return switch (shown) {
            case ALL -> result;
            case ROUNDED -> published ? result : result.map(value -> value.setScale(decimals, RoundingMode.HALF_UP));
            case NOTHING -> published ? result : Optional.empty();
        };
    }

    /** The result as documents for publication print it. */
    public String shownText() {
        return shown == Shown.ALL
                ? text
                : shownResult()
                        .map(value -> Danish.number(value, decimals) + (preliminary ? Printed.PRELIMINARY_MARK : ""))
                        .orElse(shown == Shown.NOTHING ? Cell.HIDDEN : text);
    }

    /** Cases left out of the figure: by the plan's rule, for being too young, or for want of a date or a number. */
    public long excluded() {
        return leftOut + tooYoung + lacking;
    }

    /** Whether it was computed. */
    public boolean hasValue() {
        return missing.isEmpty();
    }

    /** Whether it could have had a value by now, or stands as published. */
    public boolean hasBegun() {
        return published || missing.filter(Figure.Missing.NOT_BEGUN::equals).isEmpty();
    }
}
