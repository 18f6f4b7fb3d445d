package dk.maaltal.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/**
 * Days between which a date of some cases lies.
 *
 * @param first the first day, inclusive
 * @param last the last day, inclusive; where it is before the first, no case has the date
 * @param isKnown whether every one of the cases has the date; otherwise it may be empty
 */
record DateRange(LocalDate first, LocalDate last, boolean isKnown) {

    /** The first day that a case can have a date on. */
    static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /** The last day that a case can have a date on. */
    static final LocalDate END = LocalDate.of(2199, 12, 31);

    /** Any day or none. */
    static final DateRange ANY = new DateRange(BEGINNING, END, false);

    /** Any day. */
    static final DateRange SOME = new DateRange(BEGINNING, END, true);

    /** No day: the date is empty. */
    static final DateRange NONE = new DateRange(END, BEGINNING, false);

    /** Whether there is no day in it, so that no case has the date. */
    boolean isEmpty() {
        return first.isAfter(last);
    }

    /** The days up to one, which it is the last of. */
    static DateRange upTo(LocalDate last) {
        return new DateRange(BEGINNING, last, true);
    }

    /** The days from one on. */
    static DateRange from(LocalDate first) {
        return new DateRange(first, END, true);
    }

    /** The days of it that are no earlier than another. */
    DateRange notBefore(LocalDate day) {
        return new DateRange(first.isBefore(day) ? day : first, last, isKnown);
    }

    /** The days that are in both; known where one of them is. */
    DateRange and(DateRange other) {
        return new DateRange(
                first.isBefore(other.first) ? other.first : first,
                last.isAfter(other.last) ? other.last : last,
                isKnown || other.isKnown);
    }

    /** The range cut before each of some days, and that the date is empty where it may be. */
    List<DateRange> cutBefore(NavigableSet<LocalDate> days) {
        List<DateRange> parts = new ArrayList<>();
        if (!isEmpty()) {
            LocalDate from = first;
            for (LocalDate day : days.subSet(first, false, last, true)) {
                parts.add(new DateRange(from, day.minusDays(1), true));
                from = day;
            }
            parts.add(new DateRange(from, last, true));
        }
        if (!isKnown) {
            parts.add(NONE);
        }
        return parts;
    }
}
