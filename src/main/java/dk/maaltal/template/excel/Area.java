package dk.maaltal.template.excel;

import org.apache.poi.ss.util.CellReference;

/**
 * A rectangle of cells; rows and columns from 0, the first and the last included.
 */
record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    static final int LAST_ROW = 1_048_575;
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

    /** As a file writes it where both corners are wanted: {@code A5:A5}. */
    String corners() {
        return name(firstRow, firstColumn) + ":" + name(lastRow, lastColumn);
    }

    static String name(int row, int column) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }
}
