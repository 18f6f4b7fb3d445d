package dk.maaltal.quality;

import dk.maaltal.calendar.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * Counts of cases that should be few.
 *
 * @param all cases known
 * @param withoutType those in none of the declared populations; empty where none is declared
 * @param empty those that lack a text the populations look at, column by column
 * @param extreme what counts as an extreme duration, from receipt, in days of the calendar
 * @param longDecided decided cases that took longer
 * @param longPending undecided cases that had waited longer on the day of the load
 * @param longest days that the slowest decided case took; empty where none is decided
 * @param receivedLater cases received after the day of the load
 * @param decidedLater cases decided after the day of the load
 */
public record KnownCases(
        long all,
        Optional<Long> withoutType,
        List<Empty> empty,
        Deadline extreme,
        long longDecided,
        long longPending,
        Optional<Integer> longest,
        long receivedLater,
        long decidedLater) {

    /**
     * Cases that lack a text.
     *
     * @param header of the column, as the extract writes it
     */
    public record Empty(String header, long cases) {}

    static final KnownCases NONE = new KnownCases(
            0, Optional.empty(), List.of(), new Deadline(1, Deadline.Unit.MONTHS), 0, 0, Optional.empty(), 0, 0);
}
