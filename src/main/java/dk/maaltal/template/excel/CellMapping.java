package dk.maaltal.template.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which rows and columns of a filled-in sheet came of which of its template's. All are counted from 0, and areas include
 * their last row and column. A row of the template that a list repeats becomes several; one that a condition drops
 * becomes none.
 */
final class CellMapping {

    /** Adjacent rows of the filled-in sheet that came of one row of the template, the last included. */
    private static final class Run {
        private final int first;
        private int last;

        Run(int row) {
            first = row;
            last = row;
        }
    }

    private final TreeMap<Integer, List<Run>> rows = new TreeMap<>();
    private final Map<Integer, TreeMap<Integer, int[]>> columns = new HashMap<>();
    private final Map<Integer, List<Object>> lists;
    private final int lastSource;

    /**
     * Nothing is mapped yet.
     *
     * @param lists around each of the template's rows, from the outermost; a list is any object of its own
     * @param lastSource the template's last row; -1 for none
     */
    CellMapping(Map<Integer, List<Object>> lists, int lastSource) {
        this.lastSource = lastSource;
        this.lists = lists;
    }

    /** Notes that a row of the template became a row, which is below all before it. */
    void addRow(int source, int row) {
        List<Run> runs = rows.computeIfAbsent(source, each -> new ArrayList<>());
        if (!runs.isEmpty() && runs.get(runs.size() - 1).last == row - 1) {
            runs.get(runs.size() - 1).last = row;
        } else {
            runs.add(new Run(row));
        }
    }

    /** Notes that in a row of the template a column became a column. */
    void addColumn(int sourceRow, int source, int column) {
        columns.computeIfAbsent(sourceRow, each -> new TreeMap<>()).merge(source, new int[] {column, column}, (a, b) ->
                new int[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
    }

    /** Whether a row of the template became any. */
    boolean hasRow(int source) {
        return rows.containsKey(source);
    }

    /** The first row that a template's row became; of one that became none, the row where it would have been. */
    int firstRow(int source) {
        if (rows.containsKey(source)) {
            return rows.get(source).get(0).first;
        }
        Map.Entry<Integer, List<Run>> before = rows.floorEntry(source);
        if (before == null) {
            return source;
        }
        int last = last(before.getValue());
        return Math.min(Area.LAST_ROW, last + Math.max(1, source - lastSource));
    }

    private static int last(List<Run> runs) {
        return runs.get(runs.size() - 1).last;
    }

    /** What a column became in some rows of the template: {first, last}; itself where none of them says. */
    private int[] columnsOf(int firstRow, int lastRow, int source) {
        int[] found = null;
        for (int row = firstRow; row <= Math.min(lastRow, rows.isEmpty() ? -1 : rows.lastKey()); row++) {
            int[] ends = columns.getOrDefault(row, new TreeMap<>()).get(source);
            if (ends != null) {
                found = found == null ? ends : new int[] {Math.min(found[0], ends[0]), Math.max(found[1], ends[1])};
            }
        }
        return found == null ? new int[] {source, source} : found;
    }

    /** The last of the template's columns that became a column in any row, if it moved; else the column itself. */
    int sourceOfColumn(int column) {
        return columns.values().stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(moved -> moved.getValue()[0] <= column && column <= moved.getValue()[1])
                .filter(moved -> moved.getValue()[1] > moved.getKey())
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(column);
    }

    /** The rows that a template's row became, in order. */
    List<Integer> rowsOf(int source) {
        return rows.getOrDefault(source, List.of()).stream()
                .flatMap(run -> IntStream.rangeClosed(run.first, run.last).boxed())
                .toList();
    }

    /** The last column of the filled-in sheet; 0 of an empty one. */
    int lastColumn() {
        return columns.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(ends -> ends[1])
                .max()
                .orElse(0);
    }

    /** The smallest area with all that a template's area became; empty when none of its rows became any. */
    Optional<Area> areaOf(Area source) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (List<Run> runs :
                rows.subMap(source.firstRow(), true, source.lastRow(), true).values()) {
            first = Math.min(first, runs.get(0).first);
            last = Math.max(last, last(runs));
        }
        if (source.lastRow() > lastSource) {
            first = Math.min(first, firstRow(source.firstRow()));
            last = source.lastRow() == Area.LAST_ROW ? Area.LAST_ROW : Math.max(last, firstRow(source.lastRow()));
        }
        if (last < 0) {
            return Optional.empty();
        }
        return Optional.of(new Area(
                first,
                columnsOf(source.firstRow(), source.lastRow(), source.firstColumn())[0],
                last,
                columnsOf(source.firstRow(), source.lastRow(), source.lastColumn())[1]));
    }

    /**
     * What an area of the template is to a formula. Rows are the formula's own where they were so in the template; of
     * rows in the same list, those of the same iteration; of other rows, all that they became. Columns are the
     * formula's own where they were so and are repeated; else all that they became. A single cell stays a single cell.
     *
     * @param sourceRow of the template's cell that the formula is in; -1 when the area is on another sheet
     * @param sourceColumn of that cell
     * @param row that the formula is in now
     * @param column that the formula is in now
     * @param isRange whether the area is written with both its corners
     * @return empty when none of its rows became any
     */
    Optional<Area> seenFrom(Area source, int sourceRow, int sourceColumn, int row, int column, boolean isRange) {
        Optional<Area> whole = areaOf(source);
        if (whole.isEmpty()) {
            return whole;
        }
        int firstRow = whole.get().firstRow();
        int lastRow = whole.get().lastRow();
        if (source.firstRow() == sourceRow && source.lastRow() == sourceRow) {
            firstRow = row;
            lastRow = row;
        } else if (isInSameList(source, sourceRow)) {
            firstRow = nearest(source.firstRow(), sourceRow, row).first;
            lastRow = nearest(source.lastRow(), sourceRow, row).last;
        } else if (!isRange) {
            lastRow = firstRow;
        }
        int firstColumn = whole.get().firstColumn();
        int lastColumn = whole.get().lastColumn();
        int[] own = columns.getOrDefault(sourceRow, new TreeMap<>()).get(sourceColumn);
        boolean repeats = own != null && own[0] != own[1];
        if (repeats && source.firstColumn() == sourceColumn && source.lastColumn() == sourceColumn) {
            firstColumn = column;
            lastColumn = column;
        } else if (!isRange) {
            lastColumn = firstColumn;
        }
        return Optional.of(new Area(firstRow, firstColumn, lastRow, lastColumn));
    }

    private boolean isInSameList(Area source, int row) {
        List<Object> own = lists.getOrDefault(row, List.of());
        return !own.isEmpty() && isWithin(own, source.firstRow()) && isWithin(own, source.lastRow());
    }

    private boolean isWithin(List<Object> own, int row) {
        List<Object> around = lists.getOrDefault(row, List.of());
        return hasRow(row)
                && around.size() >= own.size()
                && around.subList(0, own.size()).equals(own);
    }

    /**
     * Of the rows that a template's row became, those nearest to a row: the last before it, or the first after it where
     * the template's row is below.
     */
    private Run nearest(int source, int sourceRow, int row) {
        List<Run> runs = rows.get(source);
        Run found = runs.get(0);
        for (Run run : runs) {
            if (source < sourceRow ? run.first <= row : run.first >= row) {
                found = run;
                if (source > sourceRow) {
                    break;
                }
            }
        }
        return found;
    }
}
