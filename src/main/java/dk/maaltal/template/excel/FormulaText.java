package dk.maaltal.template.excel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * Replaces the references to cells in a formula. Texts and structured references ({@code Sager[Dage]}) in it stay as they
 * are.
 */
final class FormulaText {

    private static final String CELL = "\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}";

    /** A text, a structured reference, or a reference to cells, to whole columns or to whole rows. */
    private static final Pattern PIECE =
            Pattern.compile("(?<skip>\"(?:[^\"]|\"\")*\"|\\[(?:[^\\[\\]]|\\[[^\\]]*\\])*\\])"
                    + "|(?<sheet>'(?:[^']|'')+'!|[\\p{L}_][\\p{L}\\p{N}_.]*!)?(?<![\\p{L}\\p{N}_.$])"
                    + "(?<area>" + CELL + "(?::" + CELL + ")?|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}|\\$?\\d+:\\$?\\d+)"
                    + "(?![\\p{L}\\p{N}_.(!\\[])");

    /** Finds what a reference of the template refers to in the filled-in workbook. */
    interface Replacement {

        /**
         * The new reference.
         *
         * @param sheet named before the area, without quotation marks; empty for the formula's own
         * @param area as the template has it
         * @param isRange whether the area is written with both its corners, and so means all that it became
         * @return empty when the area is no more
         */
        Optional<Reference> of(String sheet, Area area, boolean isRange);
    }

    /**
     * A reference to cells.
     *
     * @param sheet without quotation marks; empty for the formula's own
     * @param area referred to
     */
    record Reference(String sheet, Area area) {}

    private FormulaText() {}

    /** The formula with its references replaced; {@code #REF!} for areas that are no more. */
    static String replaced(String formula, Replacement replacement) {
        Matcher matcher = PIECE.matcher(formula);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            if (matcher.group("skip") != null) {
                matcher.appendReplacement(result, Matcher.quoteReplacement(matcher.group()));
                continue;
            }
            String sheet = matcher.group("sheet") == null
                    ? ""
                    : matcher.group("sheet").replaceAll("^'|'?!$", "").replace("''", "'");
            String text = matcher.group("area");
            String replaced = replacement
                    .of(sheet, area(text), text.contains(":"))
                    .map(now -> prefix(now.sheet()) + like(text, now.area()))
                    .orElse("#REF!");
            matcher.appendReplacement(result, Matcher.quoteReplacement(replaced));
        }
        return matcher.appendTail(result).toString();
    }

    /** A formula filled down by some rows and to the right by some columns: references without $ move along. */
    static String shifted(String formula, int rows, int columns) {
        Matcher matcher = PIECE.matcher(formula);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String piece = matcher.group("area") == null ? matcher.group() : shiftedArea(matcher, rows, columns);
            matcher.appendReplacement(result, Matcher.quoteReplacement(piece));
        }
        return matcher.appendTail(result).toString();
    }

    private static String shiftedArea(Matcher matcher, int rows, int columns) {
        StringBuilder shifted = new StringBuilder(matcher.group("sheet") == null ? "" : matcher.group("sheet"));
        String[] ends = matcher.group("area").split(":");
        for (int i = 0; i < ends.length; i++) {
            shifted.append(i == 0 ? "" : ":");
            if (!ends[i].matches(CELL)) {
                shifted.append(ends[i]);
                continue;
            }
            CellReference cell = new CellReference(ends[i]);
            shifted.append(new CellReference(
                            cell.getRow() + (cell.isRowAbsolute() ? 0 : rows),
                            cell.getCol() + (cell.isColAbsolute() ? 0 : columns),
                            cell.isRowAbsolute(),
                            cell.isColAbsolute())
                    .formatAsString(false));
        }
        return shifted.toString();
    }

    private static Area area(String text) {
        String[] ends = text.replace("$", "").split(":");
        if (ends[0].matches("\\d+")) {
            return new Area(Integer.parseInt(ends[0]) - 1, 0, Integer.parseInt(ends[1]) - 1, Area.LAST_COLUMN);
        }
        if (ends[0].matches("[A-Za-z]+")) {
            return new Area(
                    0,
                    CellReference.convertColStringToIndex(ends[0]),
                    Area.LAST_ROW,
                    CellReference.convertColStringToIndex(ends[1]));
        }
        return Area.parse(text);
    }

    /** An area written as another was: with its $, as whole rows or columns, as a single cell where it still is one. */
    private static String like(String text, Area area) {
        String[] ends = text.split(":");
        String first = ends[0];
        String last = ends[ends.length - 1];
        if (first.matches("\\$?\\d+")) {
            return dollar(first) + (area.firstRow() + 1) + ":" + dollar(last) + (area.lastRow() + 1);
        }
        if (first.matches("\\$?[A-Za-z]+")) {
            return dollar(first) + CellReference.convertNumToColString(area.firstColumn()) + ":" + dollar(last)
                    + CellReference.convertNumToColString(area.lastColumn());
        }
        String from = cell(first, area.firstRow(), area.firstColumn());
        boolean single =
                ends.length == 1 && area.firstRow() == area.lastRow() && area.firstColumn() == area.lastColumn();
        return single ? from : from + ":" + cell(last, area.lastRow(), area.lastColumn());
    }

    private static String dollar(String text) {
        return text.startsWith("$") ? "$" : "";
    }

    private static String cell(String like, int row, int column) {
        CellReference old = new CellReference(like);
        return new CellReference(row, column, old.isRowAbsolute(), old.isColAbsolute()).formatAsString(false);
    }

    private static String prefix(String sheet) {
        return sheet.isEmpty() ? "" : quoted(sheet) + "!";
    }

    /** A sheet's name as formulas write it: between apostrophes where it needs them. */
    static String quoted(String sheet) {
        return sheet.matches("[\\p{L}_][\\p{L}_]*") ? sheet : "'" + sheet.replace("'", "''") + "'";
    }
}
