package dk.maaltal.reported;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;

/** Reads one cell of a workbook as the answer to its question, in the form that answers are kept in. */
final class AnswerCell implements Question.Kind.Visitor<String> {

    private static final int LONGEST_TEXT = 20_000;
    private static final int EXCEL_DIGITS = 15;
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(EXCEL_DIGITS);
    private static final DateTimeFormatter WRITTEN_DAY =
            DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Cell cell;
    private final CellType type;

    private AnswerCell(Cell cell, CellType type) {
        this.cell = cell;
        this.type = type;
    }

    /**
     * The cell's answer as it is kept; empty for an empty cell.
     *
     * @throws IllegalArgumentException when it cannot be the answer; the message says in Danish why, and what to do
     */
    static String read(Cell cell, Question question) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.ERROR) {
            throw new IllegalArgumentException(
                    cell.getCellType() == CellType.FORMULA
                            ? "formlen giver en fejl; skriv svaret."
                            : "cellen viser fejlen "
                                    + FormulaError.forInt(cell.getErrorCellValue())
                                            .getString() + "; skriv svaret.");
        }
        return question.kind().accept(new AnswerCell(cell, type));
    }

    @Override
    public String number(Question.Number question) {
        BigDecimal number;
        if (type == CellType.NUMERIC) {
            // Excel shows and keeps 15 digits; what is beyond them is the noise of its formulas.
            number = BigDecimal.valueOf(cell.getNumericCellValue()).round(new MathContext(EXCEL_DIGITS));
        } else {
            String text = cell.toString().strip();
            if (text.isEmpty()) {
                return "";
            }
            if (type != CellType.STRING || !text.matches("-?(\\d{1,3}(\\.\\d{3})+|\\d{1,15})(,\\d{1,10})?")) {
                throw new IllegalArgumentException('"' + text + "\" er ikke et tal; skriv et tal som 9,8.");
            }
            number = new BigDecimal(text.replace(".", "").replace(',', '.'));
        }
        if (number.abs().compareTo(LARGEST) >= 0) {
            throw new IllegalArgumentException("tallet er for stort; højst 15 cifre kan læses.");
        }
        boolean tooSmall =
                question.from().filter(from -> number.compareTo(from) < 0).isPresent();
        boolean tooLarge = question.to().filter(to -> number.compareTo(to) > 0).isPresent();
        if (tooSmall || tooLarge) {
            throw new IllegalArgumentException(danish(number) + " ligger uden for det mulige ("
                    + question.from().map(from -> "mindst " + danish(from)).orElse("")
                    + (question.from().isPresent() && question.to().isPresent() ? ", " : "")
                    + question.to().map(to -> "højst " + danish(to)).orElse("") + ").");
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }

    @Override
    public String day(Question.Day question) {
        LocalDate day;
        if (type == CellType.NUMERIC && DateUtil.isValidExcelDate(cell.getNumericCellValue())) {
            day = DateUtil.getLocalDateTime(cell.getNumericCellValue()).toLocalDate();
        } else {
            String text = cell.toString().strip();
            if (text.isEmpty()) {
                return "";
            }
            try {
                day = LocalDate.parse(text, WRITTEN_DAY);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException('"' + text + "\" er ikke en dato; skriv en dato som 31-12-2023.", e);
            }
        }
        if (day.isBefore(question.from()) || day.isAfter(question.to())) {
            throw new IllegalArgumentException(day.format(WRITTEN_DAY) + " ligger uden for planens tid ("
                    + question.from().format(WRITTEN_DAY) + " til "
                    + question.to().format(WRITTEN_DAY) + ").");
        }
        return day.toString();
    }

    @Override
    public String oneOf(Question.OneOf question) {
        String text = written();
        if (!text.isEmpty() && !question.choices().contains(text)) {
            throw new IllegalArgumentException(
                    '"' + text + "\" er ikke en mulighed; vælg " + String.join(", ", question.choices()) + ".");
        }
        return text;
    }

    @Override
    public String text(Question.Text question) {
        String text = written();
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("teksten er på " + text.length() + " tegn; højst " + LONGEST_TEXT + ".");
        }
        return text;
    }

    private String written() {
        return (type == CellType.STRING ? cell.getStringCellValue() : cell.toString()).strip();
    }

    /** A number as Danes write it, with all its decimals. */
    static String danish(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
