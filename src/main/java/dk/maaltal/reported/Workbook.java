package dk.maaltal.reported;

import dk.maaltal.Texts;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;

/** How a workbook is laid out, agreed between the one that writes it and the one that reads it. */
final class Workbook {

    /** The hidden sheet that says what the workbook is. */
    static final String ABOUT = "maaltal";

    static final int ABOUT_INSTITUTION = 0;
    static final int ABOUT_PLAN = 1;
    static final int ABOUT_AT = 2;
    static final int ABOUT_NUMBER = 3;

    /** The office it was handed out to; empty for all that are asked nothing of their own. */
    static final int ABOUT_OFFICE = 4;

    /** The first row of the keys that were handed out: key, sheet, and the words of the row: subject, goal, term and unit. */
    static final int ABOUT_KEYS = 5;

    /** The row of the headings, from 0. */
    static final int HEADINGS = 2;

    /** The first column of answers: before it stand goal, subject, term and unit. */
    static final int FIRST_ANSWER = 4;

    /**
     * The first hidden column: for each answer of the row, the key of its question and what the cell held when the workbook
     * was handed out or last read. They stand in the row itself, so that they follow it when rows are sorted.
     */
    static final int FIRST_HIDDEN = 20;

    /** The headings before the answers of a sheet. */
    static List<String> headings(Question.Sheet sheet) {
        return List.of("Mål", "Hvad", sheet == Question.Sheet.MILESTONES ? "Frist" : "Periode", "Enhed");
    }

    /** The columns of the keys and of what the cells held, however many answers a row has. */
    static IntStream keyColumns(Row row) {
        return IntStream.iterate(FIRST_HIDDEN, column -> column < row.getLastCellNum(), column -> column + 2);
    }

    /** A cell that holds something; null for any other. */
    static Cell cell(Row row, int column) {
        return row == null ? null : row.getCell(column, Row.MissingCellPolicy.RETURN_BLANK_AS_NULL);
    }

    /** A cell's words as they are compared; empty for none. */
    static String text(Cell cell) {
        return cell == null ? "" : Texts.heading(cell.toString());
    }

    /** The key in a cell; empty for none. */
    static String key(Cell cell) {
        return cell == null ? "" : cell.toString();
    }

    /** What a cell held, exactly: the breaks of its lines count. */
    static String held(Cell cell) {
        return cell == null ? "" : Texts.compared(cell.toString());
    }

    private Workbook() {}
}
