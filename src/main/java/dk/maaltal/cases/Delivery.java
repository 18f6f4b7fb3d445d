package dk.maaltal.cases;

import dk.maaltal.calendar.Period;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When the case system delivers a column.
 *
 * @param from the first day it is in the extracts, inclusive; empty where it always was
 * @param until the last day, inclusive; empty where it still is
 */
public record Delivery(Optional<LocalDate> from, Optional<LocalDate> until) {

    /** In every extract. */
    public static final Delivery ALWAYS = new Delivery(Optional.empty(), Optional.empty());

    /** Whether the extracts of a day hold the column. */
    public boolean isOn(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Whether it is known of all that came to pass in a time. */
    public boolean covers(Period period) {
        return isOn(period.from()) && isOn(period.to());
    }
}
