package dk.maaltal.reported;

import java.nio.file.Path;
import java.util.List;

/**
 * A workbook that came back.
 *
 * @param workbook the number it was handed out under
 * @param file it is
 * @param checksum SHA-256 of it
 * @param by whoever saved it last
 * @param cells what its cells hold, those of questions only
 */
public record Submission(int workbook, Path file, String checksum, String by, List<Cell> cells) {

    /**
     * @param key of the question
     * @param handedOut what the cell held when the workbook was handed out; empty for nothing
     * @param now what it holds; empty for nothing
     * @param place sheet and cell, in Danish
     */
    public record Cell(String key, String handedOut, String now, String place) {}
}
