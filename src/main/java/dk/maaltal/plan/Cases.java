package dk.maaltal.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which cases a figure is about, and how their time runs.
 *
 * @param of population
 * @param cohort which of its cases belong to a period
 * @param clock from which date to which a case's time is measured
 * @param pendingOn the day at whose end a case must have been pending too: a closed stock; empty where there is none
 * @param isFollowed whether the cases are followed on after their period, up to the reporting point
 */
public record Cases(String of, Cohort cohort, Clock clock, Optional<LocalDate> pendingOn, boolean isFollowed) {

    /** Which cases belong to a period. */
    public enum Cohort {
        /** Those that reached the date that stops the clock in the period. */
        ENDED,
        /** Those received in the period. */
        RECEIVED,
        /** Those received and not yet decided at the period's end, or at the reporting point before it. */
        PENDING
    }

    /** Cases that are not followed on after their period. */
    static Cases of(String population, Cohort cohort, Clock clock) {
        return new Cases(population, cohort, clock, Optional.empty(), false);
    }
}
