package dk.maaltal.figures;

import dk.maaltal.calendar.Period;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import java.time.LocalDate;
import java.util.List;

/**
 * One figure that is asked for: a measure in a year, as known at a day.
 *
 * @param goal whose measure
 * @param measure what is measured
 * @param year the column of the table
 * @param at the reporting point, or the year's end where that comes first
 */
record Asked(Goal goal, Measure measure, int year, LocalDate at) {

    /** Every figure of a plan's tables, in the plan's order, those of years to come included. */
    static List<Asked> of(Plan plan, LocalDate reportingPoint) {
        return plan.goals().stream()
                .flatMap(goal -> goal.measures().stream()
                        .flatMap(measure -> measure.years().mapToObj(year -> of(goal, measure, year, reportingPoint))))
                .toList();
    }

    private static Asked of(Goal goal, Measure measure, int year, LocalDate reportingPoint) {
        LocalDate yearEnd = Period.ofYear(year).to();
        return new Asked(goal, measure, year, reportingPoint.isBefore(yearEnd) ? reportingPoint : yearEnd);
    }

    /** Whether any day of what is measured lies on or before the reporting point. */
    boolean hasBegun() {
        return !at.isBefore(wholePeriod().from());
    }

    /** The days whose cases count, as far as the reporting point. */
    Period period() {
        return wholePeriod().upTo(at);
    }

    private Period wholePeriod() {
        return measure.indicator() instanceof Indicator.Share share ? share.period(year) : Period.ofYear(year);
    }

    Figure notBegun() {
        return Figure.notBegun(
                goal.number(), measure.id(), year, at, measure.indicator().unit());
    }
}
