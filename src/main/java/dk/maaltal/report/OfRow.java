package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Population;
import java.util.List;
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

    /** What a figure's cases have in common besides being some of the row's; empty where they are not. */
    Optional<List<Condition>> besides(Population cases) {
        return population.flatMap(cases::besides);
    }

    /** Whether a figure's limit is the row's. */
    boolean has(Limit said) {
        return limit.isPresent() && said.isPlain() && said.deadline().equals(limit);
    }
}
