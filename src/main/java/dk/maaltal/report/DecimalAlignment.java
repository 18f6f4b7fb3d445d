package dk.maaltal.report;

import dk.maaltal.template.PrintedNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of a table with texts for columns that are set flush right: what a number lacks of its column's decimals and marks
 * is made up for by blanks of the same width, so that all decimal commas of a column stand below each other. Words are left as
 * they are.
 */
final class DecimalAlignment {

    private static final String CELLS = "celler";

    /** As wide as a digit. */
    private static final String FIGURE_SPACE = "\u2007";
    /** As wide as a comma. */
    private static final String PUNCTUATION_SPACE = "\u2008";
    /** As wide as an asterisk, within a hundredth of its width in the fonts of the shipped templates. */
    private static final String EN_SPACE = "\u2002";

    private DecimalAlignment() {}

    /** Adds the field {@code stillede} to rows that have {@code celler}. */
    static List<Map<String, Object>> of(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> aligned = new LinkedHashMap<>(row);
                    List<?> cells = cells(row);
                    aligned.put(
                            "stillede",
                            IntStream.range(0, cells.size())
                                    .mapToObj(column -> text(cells.get(column), numbers(rows, column)))
                                    .toList());
                    return aligned;
                })
                .toList();
    }

    private static List<?> cells(Map<String, Object> row) {
        return (List<?>) row.get(CELLS);
    }

    private static List<PrintedNumber> numbers(List<Map<String, Object>> rows, int column) {
        return rows.stream()
                .map(DecimalAlignment::cells)
                .filter(cells -> column < cells.size() && cells.get(column) instanceof PrintedNumber)
                .map(cells -> (PrintedNumber) cells.get(column))
                .toList();
    }

    private static Object text(Object cell, List<PrintedNumber> column) {
        if (!(cell instanceof PrintedNumber number)) {
            return cell;
        }
        int decimals = column.stream().mapToInt(PrintedNumber::decimals).max().orElseThrow();
        int marks = column.stream().mapToInt(each -> each.mark().length()).max().orElseThrow();
        return number.text()
                + (number.decimals() == 0 && decimals > 0 ? PUNCTUATION_SPACE : "")
                + FIGURE_SPACE.repeat(decimals - number.decimals())
                + EN_SPACE.repeat(marks - number.mark().length());
    }
}
