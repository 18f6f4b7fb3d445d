package dk.maaltal.disclosure;

import java.time.LocalDate;

/**
 * Days between which a date of some cases lies.
 *
 * @param first the first day, inclusive
 * @param last the last day, inclusive
 * @param isKnown whether every one of the cases has the date; otherwise it may be empty
 */
record DateRange(LocalDate first, LocalDate last, boolean isKnown) {

    /** Before every day that a case can have a date on. */
    static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /** After every day that a case can have a date on. */
    static final LocalDate END = LocalDate.of(9999, 1, 1);
}
