package dk.maaltal.quality;

import dk.maaltal.cases.Loads;
import java.util.List;
import java.util.Optional;

/**
 * How good the cases behind a report are, as they were known once a load was in.
 *
 * @param load what came of that load; empty for an institution without cases
 * @param rejected its rows that could not be taken in, by what was wrong, most first
 * @param cases all cases known, whatever load brought them
 * @param months how many of them were received and decided in each month, in order
 */
public record Quality(
        Optional<Loads.Outcome> load, List<Loads.Rejected> rejected, KnownCases cases, List<MonthCount> months) {

    /** That of an institution without cases, of which there is nothing to tell. */
    public static final Quality NONE = new Quality(Optional.empty(), List.of(), KnownCases.NONE, List.of());
}
