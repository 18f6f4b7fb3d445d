package dk.maaltal.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of text in aligned columns, no wider than the terminal: the widest columns of text are broken between words into
 * several lines. Numbers are never broken or cut, so that a table of many of them may be wider.
 */
final class TextTable {

    /** As wide as a terminal is that says nothing. */
    private static final int USUAL_WIDTH = 80;

    /** No column of text is made narrower. */
    private static final int NARROWEST = 16;

    private static final String GAP = "  ";

    private final Set<Integer> right;
    private final int width;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param right the columns, from 0, that are aligned to the right: numbers */
    TextTable(Set<Integer> right, String... headings) {
        this(terminal(System.getenv("COLUMNS")), right, headings);
    }

    TextTable(int width, Set<Integer> right, String... headings) {
        this.width = width;
        this.right = right;
        rows.add(List.of(headings));
    }

    /** The terminal's width as a shell exports it. */
    private static int terminal(String columns) {
        return columns != null && columns.matches("[1-9]\\d{1,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            append(row, widths, text);
            if (row == rows.get(0)) {
                text.append("-".repeat(total(widths))).append('\n');
            }
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        while (total(widths) > width) {
            int widest = IntStream.range(0, widths.length)
                    .filter(column -> !right.contains(column) && widths[column] > NARROWEST)
                    .boxed()
                    .max((a, b) -> Integer.compare(widths[a], widths[b]))
                    .orElse(-1);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    }

    private void append(List<String> row, int[] widths, StringBuilder text) {
        List<List<String>> cells = IntStream.range(0, widths.length)
                .mapToObj(column -> lines(row.get(column), widths[column]))
                .toList();
        int lines = cells.stream().mapToInt(List::size).max().orElse(1);
        for (int n = 0; n < lines; n++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = n < cells.get(column).size() ? cells.get(column).get(n) : "";
                String pad = " ".repeat(Math.max(0, widths[column] - cell.length()));
                line.append(column == 0 ? "" : GAP).append(right.contains(column) ? pad + cell : cell + pad);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** A text in lines of at most so many characters, broken at blanks; a word that is longer is broken within. */
    private static List<String> lines(String text, int width) {
        if (text.length() <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : width;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
