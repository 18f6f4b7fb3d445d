package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The formula by which a workbook computes a result from its numerator and denominator, so that an auditor can follow it.
 * They stand in the workbook's table of all figures, each under the figure's key.
 */
final class LiveFormula {

    private static final String TABLE = "AlleTal";
    private static final String NUMERATOR = "Tæller";
    private static final String DENOMINATOR = "Nævner";
    private static final String KEY = "Nøgle";

    private LiveFormula() {}

    /** What a figure is found by: "1.1a Resultat 2022". */
    static String key(Judgement judgement) {
        Figure.At cell = judgement.figure().cell();
        return cell.goal() + cell.measure() + " " + (cell.isResult() ? "Resultat" : cell.row()) + " "
                + judgement.measure().danish(cell.term());
    }

    /** For a cell of any sheet; empty for a result that is not computed from two numbers, such as one published earlier. */
    static Optional<String> anywhere(Judgement judgement) {
        return of(judgement, sum(NUMERATOR, judgement), sum(DENOMINATOR, judgement));
    }

    /** For the table's own row. */
    static Optional<String> inItsRow(Judgement judgement) {
        return of(judgement, inRow(NUMERATOR), inRow(DENOMINATOR));
    }

    private static Optional<String> of(Judgement judgement, String numerator, String denominator) {
        if (judgement.published().isPresent() || !judgement.isReckoned()) {
            return Optional.empty();
        }
        BigDecimal size = judgement.figure().unit().size();
        boolean isWhole = size.compareTo(BigDecimal.ONE) == 0;
        if (isWhole && judgement.figure().denominator().compareTo(BigDecimal.ONE) == 0) {
            return Optional.of(numerator);
        }
        String scaled = isWhole ? "" : judgement.figure().unit().isPercent() ? "*100" : "/" + size.toPlainString();
        return Optional.of(numerator + "/" + denominator + scaled);
    }

    private static String sum(String column, Judgement judgement) {
        return "SUMIFS(" + TABLE + "[" + column + "]," + TABLE + "[" + KEY + "],\""
                + key(judgement).replace("\"", "\"\"") + "\")";
    }

    private static String inRow(String column) {
        return TABLE + "[[#This Row],[" + column + "]]";
    }
}
