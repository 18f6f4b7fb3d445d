package dk.maaltal.figures;

import dk.maaltal.calendar.Term;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a measure amounted to in a term (resultat), exact.
 *
 * @param cell the cell of the plan's tables it stands in
 * @param at the last day that counts: the term's end, or the reporting point where that comes first
 * @param unit of the value
 * @param numerator a share's cases in time, an average's days, a count's cases, a reported value
 * @param denominator the cases counted; 1 for a count or a reported value
 * @param leftOut late cases left out of numerator and denominator by a rule of the plan
 * @param tooYoung cases of a received cohort left out because it is too early to tell
 * @param lacking cases of the period left out because they lack a date, or the number, that the figure is made from
 * @param overdue undecided cases over the deadline on that day; for an average, older than its target
 * @param missing why there is no value, when there is none
 */
public record Figure(
        At cell,
        LocalDate at,
        Unit unit,
        BigDecimal numerator,
        BigDecimal denominator,
        long leftOut,
        long tooYoung,
        long lacking,
        long overdue,
        Optional<Missing> missing) {

    /**
     * A cell of the plan's tables.
     *
     * @param goal the goal's number
     * @param measure the measure's letter
     * @param row the row's name; {@link Measure#RESULT} for the results themselves
     * @param term the column
     */
    public record At(String goal, String measure, String row, Term term) {

        /** Whether it is a result, which is held against the target, and no further row. */
        public boolean isResult() {
            return row.equals(Measure.RESULT);
        }
    }

    /** Why a figure has no value. */
    public enum Missing {
        NOT_BEGUN("the period begins after the reporting point"),
        NO_CASES("no cases in the period"),
        NOT_REPORTED("not reported yet"),
        NOT_DELIVERED("a column it is made from was not delivered all that time"),
        ZERO_BASE("what it is compared to is 0"),
        HIDDEN("hidden, since it is about few cases");

        private final String english;

        Missing(String english) {
            this.english = english;
        }

        /** Why, as commands print it. */
        public String english() {
            return english;
        }
    }

    /** A figure without a value. */
    public static Figure without(At cell, LocalDate at, Unit unit, Missing why) {
        return new Figure(cell, at, unit, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, Optional.of(why));
    }

    /** The same figure without its value, and without anything beside it. */
    public Figure without(Missing why) {
        return without(cell, at, unit, why);
    }

    /** The same figure, told of another day: one of the year before stands beside those of this year. */
    Figure at(LocalDate day) {
        return new Figure(cell, day, unit, numerator, denominator, leftOut, tooYoung, lacking, overdue, missing);
    }

    /** The same figure, without how many cases it cannot tell of. */
    public Figure withoutLacking() {
        return new Figure(cell, at, unit, numerator, denominator, leftOut, tooYoung, 0, overdue, missing);
    }

    /** The same figure with a value in its unit and nothing else: no counts behind it, none beside it. */
    public Figure of(BigDecimal value) {
        return of(cell, at, unit, value.multiply(unit.size()), BigDecimal.ONE);
    }

    /** A figure of two numbers and nothing else. */
    static Figure of(At cell, LocalDate at, Unit unit, BigDecimal numerator, BigDecimal denominator) {
        return new Figure(cell, at, unit, numerator, denominator, 0, 0, 0, 0, Optional.empty());
    }

    /**
     * The value in its unit, unrounded (34 digits; a value with fewer is exact, so that 97 of 100 is 97 and nothing else).
     */
    public Optional<BigDecimal> value() {
        return missing.isPresent()
                ? Optional.empty()
                : Optional.of(numerator.divide(denominator.multiply(unit.size()), MathContext.DECIMAL128));
    }

    /** Whether the time that the figure is about had not ended on the last day that counts. */
    public boolean preliminary(Measure measure) {
        return at.isBefore(measure.finalDay(cell.row(), cell.term()));
    }

    /** Whether it could have had a value by now. */
    public boolean hasBegun() {
        return missing.filter(Missing.NOT_BEGUN::equals).isEmpty();
    }

    /** Cases left out of the figure: by the plan's rule, for being too young, or for want of a date. */
    public long excluded() {
        return leftOut + tooYoung + lacking;
    }
}
