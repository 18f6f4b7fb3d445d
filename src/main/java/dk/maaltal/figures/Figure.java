package dk.maaltal.figures;

import dk.maaltal.calendar.Period;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a measure amounted to in a year (resultat), exact.
 *
 * @param goal the goal's number
 * @param measure the measure's letter
 * @param year the column of the table it stands in
 * @param at the last day that counts: the year's end, or the reporting point where that comes first
 * @param unit of the value
 * @param numerator a share's cases in time, an average's days, a count's cases
 * @param denominator the cases counted; 1 for a count
 * @param leftOut late cases left out of numerator and denominator by a rule of the plan
 * @param tooYoung cases of a received cohort left out because it is too early to tell
 * @param overdue undecided cases over the deadline on that day; for an average, older than its target
 * @param missing why there is no value, when there is none
 */
public record Figure(
        String goal,
        String measure,
        int year,
        LocalDate at,
        Unit unit,
        BigDecimal numerator,
        BigDecimal denominator,
        long leftOut,
        long tooYoung,
        long overdue,
        Optional<Missing> missing) {

    /** Why a figure has no value. */
    public enum Missing {
        NOT_BEGUN("the period begins after the reporting point"),
        NO_CASES("no cases in the period");

        private final String english;

        Missing(String english) {
            this.english = english;
        }

        public String english() {
            return english;
        }
    }

    private static final BigDecimal DAYS_IN_WEEK = BigDecimal.valueOf(7);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A figure that cannot be told, because its period lies after the reporting point. */
    public static Figure notBegun(String goal, String measure, int year, LocalDate at, Unit unit) {
        return new Figure(
                goal,
                measure,
                year,
                at,
                unit,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                0,
                0,
                Optional.of(Missing.NOT_BEGUN));
    }

    /**
     * The value in its unit, unrounded (34 digits; a value with fewer is exact, so that 97 of 100 is 97 and nothing else).
     */
    public Optional<BigDecimal> value() {
        if (missing.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (unit) {
                    case PERCENT -> numerator.multiply(HUNDRED).divide(denominator, MathContext.DECIMAL128);
                    case WEEKS -> numerator.divide(denominator.multiply(DAYS_IN_WEEK), MathContext.DECIMAL128);
                    case DAYS, CASES -> numerator.divide(denominator, MathContext.DECIMAL128);
                });
    }

    /** Whether the year had not ended on the last day that counts. */
    public boolean preliminary() {
        return at.isBefore(Period.ofYear(year).to());
    }

    /** Cases left out of the figure, by the plan's rule or for being too young. */
    public long excluded() {
        return leftOut + tooYoung;
    }
}
