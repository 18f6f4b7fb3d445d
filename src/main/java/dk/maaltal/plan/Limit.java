package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import java.util.List;

/**
 * How long a case may take: a deadline from receipt to its end date, or one for each of several stretches that must all be
 * kept, such as 15 days from receipt to validation and 45 from there to the decision.
 *
 * @param stretches in order; each begins where the one before it ended, the first at receipt
 */
public record Limit(List<Stretch> stretches) {

    /**
     * @param until the date that ends it
     * @param within the last day is in time
     */
    public record Stretch(String until, Deadline within) {}

    /** One limit for every case. */
    public static Limit of(Deadline within, String until) {
        return new Limit(List.of(new Stretch(until, within)));
    }

    /** The date that stops the clock for good. */
    public String until() {
        return stretches.get(stretches.size() - 1).until();
    }

    /** Whether there is one deadline and no more. */
    public boolean isPlain() {
        return stretches.size() == 1;
    }

    /** The only deadline of a plain limit. */
    public Deadline plain() {
        if (!isPlain()) {
            throw new IllegalStateException("several stretches have no one deadline");
        }
        return stretches.get(0).within();
    }
}
