package dk.maaltal.intake;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.institution.Institution;
import dk.maaltal.store.Store;
import java.util.Optional;

/**
 * How much is known: everything up to a load and an answer.
 *
 * @param load 0 for an institution without cases
 * @param answer 0 for none
 */
public record Known(int load, long answer) {

    /**
     * What is known now: the newest answers, and the cases as of a load.
     *
     * @param asOfLoad the load; the last where it is left out
     * @throws DataRefused when no cases have been loaded, no such load was taken in, or its columns are others by now
     */
    public static Known now(Store store, Institution institution, Optional<Integer> asOfLoad) {
        if (institution.declaration().extract().isEmpty()) {
            return new Known(0, Long.MAX_VALUE);
        }
        int load = asOfLoad.map(store.loads()::require)
                .or(store.loads()::last)
                .orElseThrow(() -> new DataRefused("No cases of " + institution.name()
                        + " have been loaded. Load them first: maaltal load " + institution.name()));
        store.refuseOutdated(institution.declaration());
        return new Known(load, Long.MAX_VALUE);
    }
}
