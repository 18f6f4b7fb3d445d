package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Population;
import java.util.Optional;

/**
 * What a row of a table says for its figures, and is told once for the row: "rækkens sager", "rækkens frist".
 *
 * @param population the row's cases; empty where they are named with the figure
 * @param limit how long they may take; empty where that is said with the figure
 */
record OfRow(Optional<Population> population, Optional<Deadline> limit) {

    /** Of a figure that is told by itself. */
    static final OfRow NOTHING = new OfRow(Optional.empty(), Optional.empty());

    /** Whether a figure's cases are the row's. */
    boolean isOf(Population cases) {
        return population.filter(cases::equals).isPresent();
    }

    /** Whether a figure's limit is the row's. */
    boolean has(Limit said) {
        return limit.isPresent() && said.isPlain() && said.deadline().equals(limit);
    }
}
