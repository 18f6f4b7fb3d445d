package dk.maaltal.figures;

import dk.maaltal.plan.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sums over the cells of one population that some figures are made from. Each sum is made once, whatever the number of
 * figures it is part of, and all of them in one pass over the cells.
 */
final class PopulationSums {

    /** With more than so many columns no further figure is added: PostgreSQL has room for 1,664, and a figure needs 12 at most. */
    private static final int ROOM = 1_500;

    private final String name;
    private final CaseScan scan;
    private final String population;
    /** The names of the sums, by what they sum up. */
    private final Map<String, String> sums = new LinkedHashMap<>();

    /** The columns that further conditions name. */
    private final Set<String> keys = new HashSet<>();

    private final List<String> figures = new ArrayList<>();

    /**
     * @param name of the table of these sums within the statement
     * @param scan whose cells are summed up
     * @param population which of them, as a condition
     */
    PopulationSums(String name, CaseScan scan, String population) {
        this.name = name;
        this.scan = scan;
        this.population = population;
    }

    String name() {
        return name;
    }

    boolean isFull() {
        return sums.size() > ROOM;
    }

    /** A further condition on the cells, beside the population's. */
    String condition(Condition condition) {
        return scan.condition(condition, keys::add);
    }

    /** The name of a sum: of a column of the cells, or of some of them, over the cells that meet a condition. */
    String sum(String what, String where) {
        return sums.computeIfAbsent(
                "coalesce(sum(" + what + ") FILTER (WHERE " + where + "), 0)", each -> name + "_" + (sums.size() + 1));
    }

    /**
     * Adds a figure.
     *
     * @param row its columns, as {@link FigureQuery} names them, made from the names of sums
     * @param comment what the figure is, for who reads the statement
     */
    void add(List<String> row, String comment) {
        figures.add("(" + String.join(", ", row) + ")%s  -- " + comment.replace("%", "%%"));
    }

    /** The sums as a common table expression of one row. */
    String sql() {
        return """
                %s AS MATERIALIZED (
                    SELECT %s
                    FROM %s
                )""".formatted(
                        name,
                        sums.entrySet().stream()
                                .map(sum -> sum.getKey() + " AS " + sum.getValue())
                                .collect(Collectors.joining(",\n           ")),
                        scan.cellsOf(population, keys, sums.keySet()));
    }

    /** The figures, a row each; empty where all of this population's are selected otherwise. */
    List<String> select() {
        if (figures.isEmpty()) {
            return List.of();
        }
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            rows.add(figures.get(i).formatted(i < figures.size() - 1 ? "," : ""));
        }
        return List.of("""
                SELECT figure.*
                FROM %s
                CROSS JOIN LATERAL (VALUES
                    %s
                ) AS figure (position, numerator, denominator, left_out, too_young, lacking, overdue, known)""".formatted(name, String.join("\n    ", rows)));
    }

    /** Whether nothing is summed up. */
    boolean isEmpty() {
        return sums.isEmpty();
    }
}
