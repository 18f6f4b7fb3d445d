package dk.maaltal.template.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Where the rows and columns of a template's sheet went in the filled-in one. */
final class Moves {

    /** Rows of the filled-in sheet, from a template row repeated without another between; the last included. */
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
    private final Map<Integer, List<Object>> loops;
    private final int lastSource;

    /**
     * @param loops the lists around each of the template's rows, from the outermost
     * @param lastSource the template's last row; -1 for none
     */
    Moves(Map<Integer, List<Object>> loops, int lastSource) {
        this.lastSource = lastSource;
        this.loops = loops;
    }

    void row(int source, int row) {
        List<Run> runs = rows.computeIfAbsent(source, each -> new ArrayList<>());
        if (!runs.isEmpty() && runs.get(runs.size() - 1).last == row - 1) {
            runs.get(runs.size() - 1).last = row;
        } else {
            runs.add(new Run(row));
        }
    }

    void column(int sourceRow, int source, int column) {
        columns.computeIfAbsent(sourceRow, each -> new TreeMap<>()).merge(source, new int[] {column, column}, (a, b) ->
                new int[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
    }

    /** Whether a row of the template came out at all. */
    boolean has(int source) {
        return rows.containsKey(source);
    }

    /** The first row a template's row became, or would have become. */
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

    /** Where a column went in the rows of an area: {first, last}. */
    private int[] columnsOf(int firstRow, int lastRow, int source) {
        int[] found = null;
        for (int row = firstRow; row <= Math.min(lastRow, rows.isEmpty() ? -1 : rows.lastKey()); row++) {
            int[] went = columns.getOrDefault(row, new TreeMap<>()).get(source);
            if (went != null) {
                found = found == null ? went : new int[] {Math.min(found[0], went[0]), Math.max(found[1], went[1])};
            }
        }
        return found == null ? new int[] {source, source} : found;
    }

    /** The template's column that a column came of, in the widest of rows; itself where no row says so. */
    int sourceOfColumn(int column) {
        return columns.values().stream()
                .flatMap(row -> row.entrySet().stream())
                .filter(moved -> moved.getValue()[0] <= column && column <= moved.getValue()[1])
                .filter(moved -> moved.getValue()[1] > moved.getKey())
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(column);
    }

    /** The rows that a template's row became, each by itself. */
    List<Integer> rowsOf(int source) {
        return rows.getOrDefault(source, List.of()).stream()
                .flatMap(run -> IntStream.rangeClosed(run.first, run.last).boxed())
                .toList();
    }

    /** The last column that a template's column reached in any row. */
    int lastColumn() {
        return columns.values().stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(went -> went[1])
                .max()
                .orElse(0);
    }

    /** The whole area that a template's area became; empty when none of its rows came out. */
    Optional<Area> whole(Area source) {
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
     * What an area is to a formula in a cell: the formula's own row is its own, and its own column where that is repeated; rows of the same list are those
     * of the same round; all else is the whole that it became.
     *
     * @param sourceRow of the template's cell that the formula is in
     * @param row that it became
     * @param isRange whether it is written with both its corners
     */
    Optional<Area> seenFrom(Area source, int sourceRow, int sourceColumn, int row, int column, boolean isRange) {
        Optional<Area> whole = whole(source);
        if (whole.isEmpty()) {
            return whole;
        }
        int firstRow = whole.get().firstRow();
        int lastRow = whole.get().lastRow();
        if (source.firstRow() == sourceRow && source.lastRow() == sourceRow) {
            firstRow = row;
            lastRow = row;
        } else if (isSameLoop(source, sourceRow)) {
            firstRow = near(source.firstRow(), sourceRow, row).first;
            lastRow = near(source.lastRow(), sourceRow, row).last;
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

    private boolean isSameLoop(Area source, int row) {
        List<Object> own = loops.getOrDefault(row, List.of());
        return !own.isEmpty() && isWithin(own, source.firstRow()) && isWithin(own, source.lastRow());
    }

    private boolean isWithin(List<Object> own, int row) {
        List<Object> around = loops.getOrDefault(row, List.of());
        return has(row)
                && around.size() >= own.size()
                && around.subList(0, own.size()).equals(own);
    }

    /** The rows that a template's row became nearest to a row: those before it, of a row that is above; else those after. */
    private Run near(int source, int sourceRow, int row) {
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
