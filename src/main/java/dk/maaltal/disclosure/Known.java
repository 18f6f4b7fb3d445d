package dk.maaltal.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sums of counts that a reader knows, and what can be computed from them. */
final class Known {

    /**
     * A sum that follows from what is known.
     *
     * @param from the tellers it follows from, each so many times
     */
    private record Row(Combination<String> sum, Combination<Integer> from) {

        Row without(Row other, long times) {
            return new Row(sum.plus(other.sum, -times), from.plus(other.from, -times));
        }
    }

    /** By the first count of each row, which no later row begins with: solved as a person solves equations. */
    private final Map<String, Row> rows;

    Known() {
        rows = new TreeMap<>();
    }

    /** The same, to which more can be added. */
    Known(Known known) {
        rows = new TreeMap<>(known.rows);
    }

    /** Adds a sum that nobody needs to tell, such as that bands of age add up. */
    void add(Combination<String> sum) {
        add(new Row(sum, Combination.nothing()));
    }

    /** Adds a sum that a figure tells. */
    void add(Combination<String> sum, int teller) {
        add(new Row(sum, Combination.of(teller)));
    }

    private void add(Row row) {
        Row rest = rest(row);
        if (!rest.sum().isNothing()) {
            String first = rest.sum().terms().firstKey();
            long inverse = Combination.inverse(rest.sum().before(first));
            rows.put(first, new Row(rest.sum().times(inverse), rest.from().times(inverse)));
        }
    }

    /** Counts enough to tell all sums that can be computed from each other: of two that differ, these differ. */
    Set<String> pivots() {
        return rows.keySet();
    }

    /** What is left of a sum when all that is known is taken out of it. */
    Combination<String> rest(Combination<String> sum) {
        return rest(new Row(sum, Combination.nothing())).sum();
    }

    /** The tellers that a sum can be computed from; empty when it cannot be. */
    Optional<List<Integer>> tellers(Combination<String> sum) {
        Row rest = rest(new Row(sum, Combination.nothing()));
        return rest.sum().isNothing()
                ? Optional.of(List.copyOf(rest.from().terms().keySet()))
                : Optional.empty();
    }

    /** What is left of a row when all that is known is taken out of it. */
    private Row rest(Row row) {
        Row rest = row;
        String next = rest.sum().isNothing() ? null : rest.sum().terms().firstKey();
        while (next != null) {
            Row known = rows.get(next);
            if (known != null) {
                rest = rest.without(known, rest.sum().before(next));
            }
            var further = rest.sum().terms().tailMap(next + '\0');
            next = further.isEmpty() ? null : further.firstKey();
        }
        return rest;
    }
}
