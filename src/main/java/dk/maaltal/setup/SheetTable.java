package dk.maaltal.setup;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.UndeclaredSheet;
import dk.maaltal.cases.UndeclaredSheet.Cell;
import dk.maaltal.cases.UndeclaredSheet.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A sheet of a workbook.
 *
 * @param sheet it is
 * @param top the row with its headings
 */
record SheetTable(Path file, UndeclaredSheet sheet, Row top) implements Table {

    private static final int FEWEST_COLUMNS = 3;

    /** The headings stand no further down: the loader looks as far. */
    private static final int LAST_HEADING_ROW = 50;

    /** So many rows below are looked at for more columns than it has. */
    private static final int BELOW = 20;

    /**
     * Looks for the headings: the first row of nothing but texts, at least three, than which none of the rows below it holds
     * more. Above it may stand a title, the day of the extract, or headings of several columns each.
     *
     * @throws DataRefused when there is none
     */
    static SheetTable of(Path file, UndeclaredSheet sheet) {
        List<Row> rows = sheet.top(LAST_HEADING_ROW + BELOW);
        for (int i = 0; i < rows.size() && rows.get(i).number() <= LAST_HEADING_ROW; i++) {
            Row row = rows.get(i);
            List<Row> below = rows.subList(i + 1, Math.min(i + 1 + BELOW, rows.size()));
            if (row.filled() >= FEWEST_COLUMNS
                    && row.cells().stream().allMatch(cell -> cell.kind() == Cell.Kind.TEXT)
                    && below.stream().allMatch(each -> each.filled() <= row.filled())) {
                return new SheetTable(file, sheet, row);
            }
        }
        throw new DataRefused("No row of the sheet \"" + sheet.name() + "\" of " + file
                + " looks like headings: among its first " + LAST_HEADING_ROW + " there is none of at least "
                + FEWEST_COLUMNS + " texts with no wider row below it. Write the headings right above the cases.");
    }

    @Override
    public String layout() {
        return "sheet \"" + sheet.name() + "\", headings in row " + top.number();
    }

    /** The sheet that is read unasked is not named: it may have another name next time. */
    @Override
    public String declared() {
        return sheet.isFirst()
                ? ""
                : "  sheet: \"" + sheet.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
    }

    @Override
    public List<Cell> headings() {
        return top.cells();
    }

    @Override
    public void rows(Consumer<Row> consumer) {
        sheet.below(top, consumer);
    }
}
