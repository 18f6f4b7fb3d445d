package dk.maaltal.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A stretch of whole days.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive
 */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period cannot end on " + to + " before it begins on " + from);
        }
    }

    /** From 1 January to 31 December, both inclusive. */
    public static Period ofYear(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The months from one to another of a year, both whole and both inclusive (1 to 12). */
    public static Period ofMonths(int year, int first, int last) {
        return new Period(LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth());
    }

    /** This period as far as a day, which must lie in it or after its start. */
    public Period upTo(LocalDate day) {
        return day.isBefore(to) ? new Period(from, day) : this;
    }

    /** Whether a day lies in it. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The same days a year before; the last of February stays that. */
    public Period yearBefore() {
        boolean monthEnd = to.equals(YearMonth.from(to).atEndOfMonth());
        return new Period(
                from.minusYears(1), monthEnd ? YearMonth.from(to).minusYears(1).atEndOfMonth() : to.minusYears(1));
    }

    /** The first day after the period. */
    public LocalDate dayAfter() {
        return to.plusDays(1);
    }
}
