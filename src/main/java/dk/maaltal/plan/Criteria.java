package dk.maaltal.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an indicator asks of each case besides its population. Whatever it does not ask is empty.
 *
 * @param within the limit that a case is held against
 * @param ages how long a case took, or has waited, to be counted; {@link Indicator.Ages#ANY} where it does not matter
 * @param condition which cases of the population are treated differently: those of the kind that a rate counts, or the late
 *     ones that a share leaves out
 * @param pendingOn the day at whose end a case must have been pending to be counted
 */
public record Criteria(
        Optional<Limit> within, Indicator.Ages ages, Optional<Condition> condition, Optional<LocalDate> pendingOn) {

    /** Nothing is asked. */
    public static final Criteria NONE =
            new Criteria(Optional.empty(), Indicator.Ages.ANY, Optional.empty(), Optional.empty());

    static Criteria within(Limit limit) {
        return new Criteria(Optional.of(limit), Indicator.Ages.ANY, Optional.empty(), Optional.empty());
    }

    static Criteria of(Indicator.Ages ages) {
        return new Criteria(Optional.empty(), ages, Optional.empty(), Optional.empty());
    }

    static Criteria pendingOn(LocalDate day) {
        return new Criteria(Optional.empty(), Indicator.Ages.ANY, Optional.empty(), Optional.of(day));
    }

    Criteria with(Optional<Condition> condition) {
        return new Criteria(within, ages, condition, pendingOn);
    }
}
