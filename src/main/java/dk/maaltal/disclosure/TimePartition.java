package dk.maaltal.disclosure;

import dk.maaltal.calendar.Period;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.LastDay;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Time cut into parts so that every period of every figure is made up of whole parts, and no condition on a date begins or
 * ceases to be met within one. A part is known by its first day.
 */
final class TimePartition {

    /** The first days of the parts; the last of them begins no part that a figure is about. */
    private final NavigableSet<LocalDate> days = new TreeSet<>();

    /**
     * @param breakpoints the days from which on a condition is met that was not before, or the other way round
     * @param requests every figure of cases; of each, the period and the last day that counts
     */
    TimePartition(Collection<LocalDate> breakpoints, Collection<FigureRequest> requests) {
        days.addAll(breakpoints);
        for (FigureRequest request : requests) {
            days.add(request.period().from());
            days.add(request.period().dayAfter());
            days.add(request.at().plusDays(1));
            request.indicatorOfCases()
                    .test()
                    .limit()
                    .filter(Limit::isPlain)
                    .filter(limit -> limit.plain() instanceof LastDay.On)
                    .ifPresent(
                            limit -> days.add(((LastDay.On) limit.plain()).day().plusDays(1)));
        }
    }

    /** The first day of all parts. */
    LocalDate first() {
        return days.first();
    }

    /** The parts that a figure's period is made up of, in order. */
    Collection<LocalDate> parts(Period period) {
        return days.subSet(period.from(), true, period.dayAfter(), false);
    }

    /** The days of a part that a figure's period has. */
    Period period(LocalDate part) {
        return new Period(part, days.higher(part).minusDays(1));
    }
}
