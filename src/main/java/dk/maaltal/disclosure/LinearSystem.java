package dk.maaltal.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Linear equations between elementary counts that a reader knows, and whether another follows from them. Held in row echelon
 * form by Gaussian elimination: no two rows begin with the same count.
 */
final class LinearSystem {

    /**
     * A row of the echelon form.
     *
     * @param expression what is known the value of
     * @param sources the published equations, by their numbers, that it is a linear combination of
     */
    private record Row(LinearCombination<String> expression, LinearCombination<Integer> sources) {

        Row minus(Row other, long factor) {
            return new Row(expression.plus(other.expression, -factor), sources.plus(other.sources, -factor));
        }

        Row times(long factor) {
            return new Row(expression.times(factor), sources.times(factor));
        }
    }

    /** The rows by the count that each begins with, its pivot, whose coefficient is 1. */
    private final Map<String, Row> rows;

    /** Who published each equation, by the equation's number: one may have published several. */
    private final List<Integer> publishers;

    /** A system without equations. */
    LinearSystem() {
        rows = new TreeMap<>();
        publishers = new ArrayList<>();
    }

    /** A copy, to which more can be added. */
    LinearSystem(LinearSystem other) {
        rows = new TreeMap<>(other.rows);
        publishers = new ArrayList<>(other.publishers);
    }

    /** Adds an equation that nobody published: one that holds by definition. */
    void add(LinearCombination<String> expression) {
        add(new Row(expression, LinearCombination.zero()));
    }

    /** Adds an equation that is published, and by whom. */
    void add(LinearCombination<String> expression, int publisher) {
        add(new Row(expression, LinearCombination.of(publishers.size())));
        publishers.add(publisher);
    }

    private void add(Row row) {
        Row rest = reduce(row);
        if (!rest.expression().isZero()) {
            String pivot = rest.expression().coefficients().firstKey();
            rows.put(pivot, rest.times(PrimeField.inverse(rest.expression().coefficient(pivot))));
        }
    }

    /** The counts that rows begin with. Two different combinations of the rows differ in the coefficient of one of these. */
    Set<String> pivots() {
        return rows.keySet();
    }

    /** What a combination of counts comes down to when every equation is used; zero when its value follows from them. */
    LinearCombination<String> reduce(LinearCombination<String> expression) {
        return reduce(new Row(expression, LinearCombination.zero())).expression();
    }

    /**
     * Who published what the value of a combination of counts can be computed from, in ascending order; empty when it cannot be
     * computed.
     */
    Optional<List<Integer>> sources(LinearCombination<String> expression) {
        Row rest = reduce(new Row(expression, LinearCombination.zero()));
        return rest.expression().isZero() ? Optional.of(publishers(rest.sources())) : Optional.empty();
    }

    private List<Integer> publishers(LinearCombination<Integer> equations) {
        return equations.coefficients().keySet().stream()
                .map(publishers::get)
                .distinct()
                .sorted()
                .toList();
    }

    private Row reduce(Row row) {
        Row rest = row;
        String next = rest.expression().isZero()
                ? null
                : rest.expression().coefficients().firstKey();
        while (next != null) {
            Row known = rows.get(next);
            if (known != null) {
                rest = rest.minus(known, rest.expression().coefficient(next));
            }
            next = rest.expression().coefficients().higherKey(next);
        }
        return rest;
    }
}
