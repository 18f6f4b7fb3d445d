package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a case may take: a last day in time, or one for each of several stretches that must all be kept, such as 15 days
 * from receipt to validation and 45 from there to the decision.
 *
 * @param stretches in order; each begins where the one before it ended, the first where the clock starts
 */
public record Limit(List<Stretch> stretches) {

    /**
     * @param until the date that ends it
     * @param within the last day that is in time
     */
    public record Stretch(String until, LastDay within) {}

    /** One limit for every case. */
    public static Limit of(LastDay within, String until) {
        return new Limit(List.of(new Stretch(until, within)));
    }

    /** The date that stops the clock for good. */
    public String until() {
        return stretches.get(stretches.size() - 1).until();
    }

    /** Whether there is one last day and no more. */
    public boolean isPlain() {
        return stretches.size() == 1;
    }

    /** The only last day of a plain limit. */
    public LastDay plain() {
        if (!isPlain()) {
            throw new IllegalStateException("several stretches have no one last day");
        }
        return stretches.get(0).within();
    }

    /** The length of time of a plain limit, where it is one. */
    public Optional<Deadline> deadline() {
        return isPlain() ? plain().deadline() : Optional.empty();
    }

    /** The columns of dates it is read from, besides those of the clock. */
    public Stream<String> columns() {
        return stretches.stream()
                .flatMap(stretch -> Stream.concat(Stream.of(stretch.until()), stretch.within().column().stream()));
    }
}
