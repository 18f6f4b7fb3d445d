package dk.maaltal.report;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;

/**
 * How high a row must be for what it holds. Programs that only show a workbook do not find that out by themselves, and let
 * wrapped texts run into one another.
 */
final class RowHeight {

    /** A line's height, and a letter's width, beside the font's size. */
    private static final double LINE = 1.36;

    /** The font size, in points, that column widths are counted in. */
    private static final double COLUMN_FONT = 11;

    private RowHeight() {}

    /** Sets the height of a filled-in row: its template's, or more where its texts need more. */
    static void set(XSSFRow row, XSSFRow template) {
        double needed = template != null && template.getCTRow().isSetHt() ? template.getHeightInPoints() : 0;
        for (Cell cell : row) {
            needed = Math.max(needed, needed(cell));
        }
        if (needed > row.getSheet().getDefaultRowHeightInPoints()) {
            row.setHeightInPoints((float) Math.ceil(needed));
        }
    }

    private static double needed(Cell cell) {
        XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
        double size = style.getFont().getFontHeightInPoints();
        return lines(cell, style, size) * size * LINE;
    }

    private static double lines(Cell cell, XSSFCellStyle style, double size) {
        if (cell.getCellType() != CellType.STRING) {
            return cell.getCellType() == CellType.BLANK ? 0 : 1;
        }
        if (!style.getWrapText()) {
            return 1;
        }
        double letters = cell.getSheet().getColumnWidth(cell.getColumnIndex()) / 256.0 * COLUMN_FONT / size;
        return cell.getStringCellValue()
                .lines()
                .mapToDouble(line -> Math.max(1, Math.ceil(line.length() / letters)))
                .sum();
    }
}
