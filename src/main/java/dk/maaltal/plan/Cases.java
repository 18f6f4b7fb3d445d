package dk.maaltal.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which cases a figure is about, and how their time runs.
 *
 * @param of population, or some of it
 * @param cohort which of its cases belong to a period
 * @param clock from which date to which a case's time is measured
 * @param pendingOn the day at whose end a case must have been pending too: a closed stock; empty where there is none
 * @param asOf the day on which the cases are looked at
 * @param counted which cases of a received cohort are counted that are held against a limit
 */
public record Cases(
        Population of, Cohort cohort, Clock clock, Optional<LocalDate> pendingOn, AsOf asOf, Counted counted) {

    /** Which cases belong to a period. */
    public enum Cohort {
        /** Those that reached the date that stops the clock in the period. */
        ENDED,
        /** Those received in the period. */
        RECEIVED,
        /** Those received and not yet decided at the period's end, or at the reporting point before it. */
        PENDING
    }

    /** The day on which cases are looked at. */
    public enum AsOf {
        /** The day before the period: pending cases are those that it began with. */
        START,
        /** The period's last day, or the reporting point before it. */
        END,
        /** The reporting point, however long after the period it is: the cases are followed on. */
        REPORTING_POINT
    }

    /** Which cases of a received cohort are counted: the rest are too young to tell, and left out. */
    public enum Counted {
        /** Those decided, and those undecided whose deadline has passed (they are late). The default. */
        DECIDED_OR_OVERDUE,
        /** Those whose deadline has passed, decided or not. */
        DEADLINE_PASSED
    }

    /** Cases that are looked at when their period ends. */
    static Cases of(Population population, Cohort cohort, Clock clock) {
        return new Cases(population, cohort, clock, Optional.empty(), AsOf.END, Counted.DECIDED_OR_OVERDUE);
    }

    /** The same cases, looked at on another day. */
    Cases asOf(AsOf other) {
        return new Cases(of, cohort, clock, pendingOn, other, counted);
    }

    /** Of the same received cohort, other cases counted. */
    Cases counting(Counted other) {
        return new Cases(of, cohort, clock, pendingOn, asOf, other);
    }
}
