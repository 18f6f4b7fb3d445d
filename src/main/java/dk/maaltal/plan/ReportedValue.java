package dk.maaltal.plan;

import dk.maaltal.calendar.Term;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A value that people report because no case system knows it.
 *
 * @param name by which the plan calls it
 * @param unit it is told in
 * @param from the smallest value that can be right, inclusive
 * @param to the largest, inclusive
 * @param guidance for the person who reports it, in Danish
 * @param askedOf the office whose workbook asks for it; empty for that of the goals it is used by
 * @param published values of earlier years, or other times, as they were published
 */
public record ReportedValue(
        String name,
        Unit unit,
        Optional<BigDecimal> from,
        Optional<BigDecimal> to,
        String guidance,
        String askedOf,
        Map<Term, BigDecimal> published) {

    /** The value of a term as it was published. */
    public Optional<BigDecimal> published(Term term) {
        return Optional.ofNullable(published.get(term));
    }
}
