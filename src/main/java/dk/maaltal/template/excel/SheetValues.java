package dk.maaltal.template.excel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The values of a filled-in sheet's cells, for the formulas and charts that refer to them; rows and columns from 0. The
 * numbers of a column are in one array: 8 bytes for each.
 */
final class SheetValues {

    /**
     * A formula.
     *
     * @param text without its equals sign, as the template has it
     * @param source the template's cell that it is from, so that its references must be replaced; empty for one that came
     *     with a number
     * @param row of the filled-in sheet
     * @param column of the filled-in sheet
     */
    record Formula(String text, Optional<TemplateCell> source, int row, int column) {

        /** Whether it was entered as an array formula. */
        boolean isArray() {
            return source.filter(TemplateCell::isArray).isPresent();
        }

        /** Whether it computes with areas cell by cell: as an array formula, or by a function that always does. */
        boolean computesAreas() {
            return isArray() || AREAS.matcher(text).find();
        }
    }

    private static final Pattern AREAS = Pattern.compile("\\b(SUMPRODUCT|MMULT|FREQUENCY)\\(");

    /** In the first rows texts are always kept: charts show some as names. */
    private static final int FIRST_ROWS = 2_000;

    private static final class Column {
        private double[] numbers = new double[16];
        private Object[] others = new Object[0];

        private void number(int row, double value) {
            if (row >= numbers.length) {
                int old = numbers.length;
                numbers = Arrays.copyOf(numbers, Math.max(row + 1, old + old / 2));
                Arrays.fill(numbers, old, numbers.length, Double.NaN);
            }
            numbers[row] = value;
        }

        private void other(int row, Object value) {
            if (row >= others.length) {
                others = Arrays.copyOf(others, Math.max(row + 1, others.length + others.length / 2));
            }
            others[row] = value;
        }
    }

    private final boolean keepsTexts;
    private final List<Column> columns = new ArrayList<>();
    private final Set<Long> preliminary = new HashSet<>();
    private final Map<Long, Formula> formulas = new HashMap<>();
    private int lastRow = -1;

    /** @param keepsTexts whether some formula looks at texts; else those far down are kept as empty texts */
    SheetValues(boolean keepsTexts) {
        this.keepsTexts = keepsTexts;
    }

    private Column column(int number) {
        while (columns.size() <= number) {
            Column column = new Column();
            Arrays.fill(column.numbers, Double.NaN);
            columns.add(column);
        }
        return columns.get(number);
    }

    /** Sets the number in a cell. */
    void number(int row, int column, double value) {
        lastRow = Math.max(lastRow, row);
        column(column).number(row, value);
    }

    /** Sets the text, or true or false, in a cell. */
    void other(int row, int column, Object value) {
        lastRow = Math.max(lastRow, row);
        column(column).other(row, keepsTexts || row < FIRST_ROWS ? value : "");
    }

    /** Sets the formula in its cell. */
    void formula(Formula formula) {
        lastRow = Math.max(lastRow, formula.row());
        formulas.put(key(formula.row(), formula.column()), formula);
    }

    /** Says that the number in a cell may still change. */
    void preliminary(int row, int column) {
        preliminary.add(key(row, column));
    }

    /** Whether the number in a cell may still change. */
    boolean isPreliminary(int row, int column) {
        return preliminary.contains(key(row, column));
    }

    /** The formula of a cell; empty where there is none. */
    Optional<Formula> formulaAt(int row, int column) {
        return formulas.isEmpty() ? Optional.empty() : Optional.ofNullable(formulas.get(key(row, column)));
    }

    /** The value of a cell, a Double, a String or a Boolean; empty for a blank cell and for a formula. */
    Optional<Object> at(int row, int column) {
        if (column >= columns.size()) {
            return Optional.empty();
        }
        Column found = columns.get(column);
        if (row < found.numbers.length && !Double.isNaN(found.numbers[row])) {
            return Optional.of(found.numbers[row]);
        }
        return row < found.others.length ? Optional.ofNullable(found.others[row]) : Optional.empty();
    }

    /** The last row with a value; -1 of an empty sheet. */
    int lastRow() {
        return lastRow;
    }

    private static long key(int row, int column) {
        return (long) row << 16 | column;
    }
}
