package dk.maaltal.setup;

import dk.maaltal.Texts;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.UndeclaredSheet.Cell;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * An extract that nobody has declared, as every row of it was seen.
 *
 * @param table it was seen in
 * @param seen its columns in their order, those without a heading too
 * @param rows below the headings
 */
record SeenExtract(Table table, List<SeenColumn> seen, long rows) {

    /**
     * Looks at a table.
     *
     * @throws DataRefused when it has no headings, or nothing below them
     */
    static SeenExtract of(Table table) {
        List<SeenColumn> columns = headings(table).stream().map(SeenColumn::new).toList();
        long[] rows = {0};
        table.rows(row -> {
            rows[0]++;
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).see(i < row.cells().size() ? row.cells().get(i) : Cell.of(""), row.number());
            }
        });
        if (rows[0] == 0) {
            throw new DataRefused(table.file() + " has a heading row and no rows, so nothing can be guessed from it.");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).header().isEmpty() && columns.get(i).filled() > 0) {
                throw new DataRefused("The heading row of " + table.file() + " has no heading for column " + (i + 1)
                        + ", in which something stands. Write one there.");
            }
        }
        return new SeenExtract(table, columns, rows[0]);
    }

    Path file() {
        return table.file();
    }

    /** The columns with a heading. */
    List<SeenColumn> columns() {
        return seen.stream().filter(column -> !column.header().isEmpty()).toList();
    }

    private static List<String> headings(Table table) {
        List<String> headings = table.headings().stream()
                .map(cell -> Texts.heading(cell.text()))
                .toList();
        Set<String> seen = new HashSet<>();
        for (String header : headings) {
            if (header.matches("[-+]?[\\d.,:/ T-]+") || !header.isEmpty() && !seen.add(header)) {
                throw new DataRefused(
                        "The first row of the table in " + table.file() + " is no heading row: \"" + header
                                + "\" is no heading, or stands twice. Write the headings right above the cases, each once.");
            }
        }
        return headings;
    }

    /** The rows again, as the cells of two columns. */
    void pairs(SeenColumn one, SeenColumn other, BiConsumer<Cell, Cell> consumer) {
        int first = seen.indexOf(one);
        int second = seen.indexOf(other);
        table.rows(row -> {
            if (row.cells().size() > Math.max(first, second)) {
                consumer.accept(row.cells().get(first), row.cells().get(second));
            } else if (row.cells().size() > first) {
                consumer.accept(row.cells().get(first), Cell.of(""));
            }
        });
    }
}
