package dk.maaltal.reported;

import dk.maaltal.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * A cell of a workbook as Excel shows it in Danish: what the person who filled it in saw.
 *
 * @param cell that was filled in
 * @param type of its value, or of its formula's
 * @param text as shown, without blanks at its ends; empty for nothing
 */
record ShownCell(Cell cell, CellType type, String text) {

    private static final Locale DANISH = Locale.forLanguageTag("da-DK");

    /** Excel keeps so many digits of a number; what is beyond them is the noise of its formulas. */
    private static final int DIGITS = 15;

    private static final Pattern CONDITION = Pattern.compile("\\[[<>=]");
    private static final Pattern COLOUR = Pattern.compile("\\[\\p{L}+ ?\\d*]");

    private static final Pattern REFERENCE =
            Pattern.compile("(?:('(?:[^']|'')+'|[\\p{L}\\w.]+)!)?(\\$?[A-Z]{1,3}\\$?[1-9]\\d*)(?![\\w(])");

    /**
     * A cell as it is shown.
     *
     * @throws IllegalArgumentException when it shows an error, or a formula that nobody has computed; the message says in
     *     Danish what to do
     */
    static ShownCell of(Cell cell) {
        boolean isFormula = cell.getCellType() == CellType.FORMULA;
        CellType type = isFormula ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.ERROR) {
            throw new IllegalArgumentException(
                    isFormula
                            ? "formlen giver en fejl; skriv svaret."
                            : "cellen viser fejlen "
                                    + FormulaError.forInt(cell.getErrorCellValue())
                                            .getString() + "; skriv svaret.");
        }
        if (isFormula) {
            requireComputed((XSSFCell) cell, type);
        }
        return new ShownCell(cell, type, Texts.compared(text(cell, type)));
    }

    private static void requireComputed(XSSFCell cell, CellType type) {
        String value = cell.getCTCell().getV();
        if (type != CellType.STRING && (value == null || value.isBlank())) {
            throw new IllegalArgumentException("formlen \"=" + cell.getCellFormula()
                    + "\" er ikke regnet ud; åbn projektmappen i Excel og gem den, eller skriv svaret.");
        }
        List<MatchResult> references =
                REFERENCE.matcher(cell.getCellFormula()).results().toList();
        if (!references.isEmpty() && references.stream().allMatch(reference -> isEmpty(cell, reference))) {
            throw new IllegalArgumentException(
                    "formlen \"=" + cell.getCellFormula() + "\" henviser til tomme celler; skriv svaret.");
        }
    }

    /** Whether a formula refers to an empty cell of the same workbook. */
    private static boolean isEmpty(Cell formula, MatchResult reference) {
        Sheet sheet = reference.group(1) == null
                ? formula.getSheet()
                : formula.getSheet()
                        .getWorkbook()
                        .getSheet(reference.group(1).replaceAll("^'|'$", "").replace("''", "'"));
        if (sheet == null) {
            return false;
        }
        CellReference place = new CellReference(reference.group(2));
        Row row = sheet.getRow(place.getRow());
        return row == null || row.getCell(place.getCol(), Row.MissingCellPolicy.RETURN_BLANK_AS_NULL) == null;
    }

    private static String text(Cell cell, CellType type) {
        return switch (type) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> cell.getBooleanCellValue() ? "SAND" : "FALSK";
            case NUMERIC -> numeric(cell);
            default -> "";
        };
    }

    private static String numeric(Cell cell) {
        double value = cell.getNumericCellValue();
        String format = cell.getCellStyle().getDataFormatString();
        List<String> sections = sections(format);
        boolean isDate = DateUtil.isADateFormat(cell.getCellStyle().getDataFormat(), format);
        if (!isDate && sections.size() > 1 && !CONDITION.matcher(format).find()) {
            // Excel shows a number below 0 without its sign where a section of the format is for such numbers.
            boolean isOfZero = value == 0 && sections.size() > 2;
            format = sections.get(isOfZero ? 2 : value < 0 ? 1 : 0);
            value = Math.abs(value);
            if (COLOUR.matcher(format).replaceAll("").isBlank()) {
                return "";
            }
        }
        return new DataFormatter(DANISH)
                .formatRawCellContents(
                        value,
                        cell.getCellStyle().getDataFormat(),
                        format,
                        ((XSSFCell) cell).getSheet().getWorkbook().isDate1904());
    }

    /** The sections of a number format, for numbers above, below and of 0, and for texts. */
    private static List<String> sections(String format) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            isQuoted ^= c == '"';
            if (c == ';' && !isQuoted && (i == 0 || format.charAt(i - 1) != '\\')) {
                sections.add(section.toString());
                section.setLength(0);
            } else {
                section.append(c);
            }
        }
        sections.add(section.toString());
        return sections;
    }

    boolean isNumeric() {
        return type == CellType.NUMERIC;
    }

    /** Whether it shows a day or a time. */
    boolean isDate() {
        return isNumeric()
                && DateUtil.isADateFormat(
                        cell.getCellStyle().getDataFormat(), cell.getCellStyle().getDataFormatString());
    }

    /** Whether it shows a hundred times the number it holds. */
    boolean isPercent() {
        return isNumeric() && text.endsWith("%");
    }

    /**
     * The number it holds, in the size it shows: 97 where it holds 0.97 and shows "97 %". Not rounded where it is shown
     * rounded.
     *
     * @param shown the text without a unit
     * @return empty where it shows another number than it holds, or none
     */
    Optional<BigDecimal> number(String shown) {
        BigDecimal held = BigDecimal.valueOf(cell.getNumericCellValue()).round(new MathContext(DIGITS));
        BigDecimal sized = isPercent() ? held.movePointRight(2) : held;
        return DanishNumber.parse(shown)
                .filter(read -> read.subtract(sized)
                                        .abs()
                                        .multiply(BigDecimal.valueOf(2))
                                        .compareTo(read.ulp())
                                <= 0
                        || read.compareTo(sized) == 0)
                .map(read -> sized);
    }

    /** Whether it holds a number that Excel has rounded, or shows as a power of ten. */
    boolean isHarmed() {
        return isNumeric()
                && !isDate()
                && (text.matches(".*\\dE[+-]?\\d+")
                        || text.replaceAll("\\D", "").replaceFirst("^0+", "").length() > DIGITS);
    }
}
