package dk.maaltal.cases;

import java.util.List;

/**
 * Knows a row of which a field holds other rows, as when a quotation mark that belongs to a text opens a field and the next
 * such mark, rows later, ends it. A text of several lines that holds few delimiters is honest.
 */
final class StrayQuote {

    private StrayQuote() {}

    /**
     * Whether a field of a row holds the end of the row and further rows, judged by the number of delimiters in its lines.
     *
     * @param width how many columns the extract has
     */
    static boolean swallowedRows(List<String> row, int width, char delimiter) {
        for (int position = 0; position < row.size(); position++) {
            String field = row.get(position);
            if ((field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0)
                    && holdsRows(field, position, width, delimiter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsRows(String field, int position, int width, char delimiter) {
        if (width < 3) {
            return false;
        }
        List<String> lines = field.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 1; i < lines.size() - 1; i++) {
            if (count(lines.get(i), delimiter) == width - 1) {
                return true;
            }
        }
        if (lines.size() < 2) {
            return false;
        }
        long first = count(lines.get(0), delimiter);
        long last = count(lines.get(lines.size() - 1), delimiter);
        boolean rowEnds = position + first == width - 1;
        return rowEnds && (last > 0 || first > 0) && last <= width - 1 && (last == position || last == width - 1);
    }

    private static long count(String line, char delimiter) {
        return line.chars().filter(c -> c == delimiter).count();
    }
}
