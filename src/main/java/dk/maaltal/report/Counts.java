package dk.maaltal.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The counts behind a figure and beside it.
 *
 * @param numerator as counted, without zeros at the end of its decimals; 0 where it says no more than the result
 * @param denominator the same
 * @param leftOut late cases left out by a rule of the plan
 * @param tooYoung cases left out because it is too early to tell
 * @param lacking cases left out for want of a date or a number
 * @param overdue undecided cases over the deadline
 */
record Counts(BigDecimal numerator, BigDecimal denominator, long leftOut, long tooYoung, long lacking, long overdue) {

    private static final Counts NONE = new Counts(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0);

    /** Those of a figure; all 0 where it was not computed. */
    static Counts of(PrintedFigure figure) {
        if (!figure.hasValue()) {
            return NONE;
        }
        return new Counts(
                figure.counted() ? figure.numerator().stripTrailingZeros() : BigDecimal.ZERO,
                figure.counted() ? figure.denominator().stripTrailingZeros() : BigDecimal.ZERO,
                figure.leftOut(),
                figure.tooYoung(),
                figure.lacking(),
                figure.overdue());
    }

    /** The counts that are not as others, in Danish: "tæller 2, nævner 3, over fristen 1"; empty where all are. */
    String wordsWhereNot(Counts other) {
        List<String> words = new ArrayList<>();
        if (!numerator.equals(other.numerator) || !denominator.equals(other.denominator)) {
            words.add("tæller " + number(numerator));
            words.add("nævner " + number(denominator));
        }
        if (leftOut != other.leftOut) {
            words.add("udeladt " + Danish.number(leftOut));
        }
        if (tooYoung != other.tooYoung) {
            words.add("for nye " + Danish.number(tooYoung));
        }
        if (lacking != other.lacking) {
            words.add("uden dato eller tal " + Danish.number(lacking));
        }
        if (overdue != other.overdue) {
            words.add("over fristen " + Danish.number(overdue));
        }
        return String.join(", ", words);
    }

    private static String number(BigDecimal number) {
        return Danish.number(number, Math.max(number.scale(), 0));
    }
}
