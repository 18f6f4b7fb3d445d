package dk.maaltal.sample;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A made-up case.
 *
 * @param received the day it came in
 * @param ended the date its time is measured to; empty while that has not come
 * @param decided the day of the decision; empty while it has not come
 * @param endsWith which date {@code ended} is
 * @param values of the other columns, by name
 */
record SampleCase(
        LocalDate received,
        Optional<LocalDate> ended,
        Optional<LocalDate> decided,
        String endsWith,
        Map<String, String> values) {

    /** The case as an extract made on a day shows it: later dates are not known. */
    SampleCase asKnown(LocalDate day) {
        return new SampleCase(
                received,
                ended.filter(date -> !date.isAfter(day)),
                decided.filter(date -> !date.isAfter(day)),
                endsWith,
                values);
    }
}
