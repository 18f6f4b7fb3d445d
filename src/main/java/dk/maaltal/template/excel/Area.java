package dk.maaltal.template.excel;

import org.apache.poi.ss.util.CellReference;

/**
 * A rectangle of cells. Rows and columns are counted from 0.
 *
 * @param firstRow inclusive
 * @param firstColumn inclusive
 * @param lastRow inclusive
 * @param lastColumn inclusive
 */
record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    /** The last row that Excel has. */
    static final int LAST_ROW = 1_048_575;
    /** The last column that Excel has. */
    static final int LAST_COLUMN = 16_383;

    /** Reads {@code A5} or {@code A5:D9}. */
    static Area parse(String text) {
        String[] ends = text.replace("$", "").split(":");
        CellReference first = new CellReference(ends[0]);
        CellReference last = new CellReference(ends[ends.length - 1]);
        return new Area(first.getRow(), first.getCol(), last.getRow(), last.getCol());
    }

    /** As a file writes it: {@code A5:D9}, or {@code A5} for a single cell. */
    String text() {
        String first = name(firstRow, firstColumn);
        return firstRow == lastRow && firstColumn == lastColumn ? first : first + ":" + name(lastRow, lastColumn);
    }

    /** With both corners, even of a single cell: {@code A5:A5}. */
    String corners() {
        return name(firstRow, firstColumn) + ":" + name(lastRow, lastColumn);
    }

    /** The name of a cell: {@code A5}. */
    static String name(int row, int column) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }
}
