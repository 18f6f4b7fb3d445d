package dk.maaltal.reported;

import dk.maaltal.calendar.ReportingPoint;
import java.nio.file.Path;
import java.util.List;

/**
 * A workbook that came back.
 *
 * @param workbook the number it was handed out under
 * @param at the reporting point it was handed out for
 * @param file it is
 * @param checksum SHA-256 of it
 * @param by whoever saved it last
 * @param cells what its cells hold, those of questions only
 * @param notes what whoever filled it in should know, though it is taken in; in Danish
 */
public record Submission(
        int workbook, ReportingPoint at, Path file, String checksum, String by, List<Cell> cells, List<String> notes) {

    /** Whether nobody has written in any cell since it was handed out or last read. */
    public boolean isUntouched() {
        return cells.stream().allMatch(Cell::isUntouched);
    }

    /**
     * @param key of the question
     * @param handedOut what the cell held when the workbook was handed out or last read; empty for nothing
     * @param now what it holds; empty for nothing
     * @param sheet it is on
     * @param address of the cell, such as E6
     * @param words what is asked and for which period, as the row says
     */
    public record Cell(String key, String handedOut, String now, String sheet, String address, String words) {

        /** Whether nobody has written in it since it was handed out or last read. */
        boolean isUntouched() {
            return now.equals(handedOut);
        }

        /** Where it is, in Danish. */
        String place() {
            return "ark \"" + sheet + "\", celle " + address;
        }

        /** Where it is, as formulas write it: {@code Tal!E6}. */
        String reference() {
            return sheet + "!" + address;
        }
    }
}
