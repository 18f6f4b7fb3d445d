package dk.maaltal.plan;

import dk.maaltal.calendar.Term;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan says of a table's columns, column by column. What is said of a year, or of another longer time, holds for all
 * the columns in it that nothing is said of more closely.
 *
 * @param said by the terms as the plan names them, by their last day
 */
public record ByTerm<T>(Map<Term, T> said) {

    static <T> ByTerm<T> nothing() {
        return new ByTerm<>(Map.of());
    }

    /** What holds for a column. */
    public Optional<T> get(Term column) {
        return said.entrySet().stream()
                .filter(each -> each.getKey().contains(column))
                .min(Comparator.comparingInt(each -> each.getKey().months()))
                .map(Map.Entry::getValue);
    }

    /** Whether nothing is said of any column. */
    public boolean isEmpty() {
        return said.isEmpty();
    }

    /** All that is said. */
    public Collection<T> values() {
        return said.values();
    }
}
