package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import java.util.Map;
import java.util.Optional;

/**
 * How a figure is made from cases. Days are counted from receipt (day 0) to the end date, less days the clock was
 * stopped where the extract has them.
 */
public sealed interface Indicator {

    /** The population the figure is about. */
    String of();

    Unit unit();

    /** Which cases belong to a period. */
    enum Cohort {
        /** Those that reached their end date in the period. */
        DECIDED,
        /** Those received in the period. */
        RECEIVED
    }

    /** Which cases of a received cohort are counted: the rest are too young to tell, and left out. */
    enum Counted {
        /** Those decided, and those undecided whose deadline has passed (they are late). The default. */
        DECIDED_OR_OVERDUE("decided or overdue"),
        /** Those whose deadline has passed, decided or not. */
        DEADLINE_PASSED("deadline passed");

        private final String written;

        Counted(String written) {
            this.written = written;
        }

        static Counted parse(String text) {
            for (Counted counted : values()) {
                if (counted.written.equals(text)) {
                    return counted;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }

    /**
     * The share within a deadline, in per cent.
     *
     * @param of population
     * @param within the deadline; the last day is in time
     * @param until the date that stops the clock: {@code decided} or another declared date
     * @param cohort which cases belong to a year
     * @param counted which cases of a received cohort are counted
     * @param leaveOutLate late cases of this kind leave numerator and denominator both, and are told
     * @param periods the part of the year that counts, for years where it is not the whole year
     */
    record Share(
            String of,
            Deadline within,
            String until,
            Cohort cohort,
            Counted counted,
            Optional<Condition> leaveOutLate,
            Map<Integer, Period> periods)
            implements Indicator {
        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        /** The part of a year that counts. */
        public Period period(int year) {
            return periods.getOrDefault(year, Period.ofYear(year));
        }
    }

    /**
     * The mean time from receipt to the end date of the cases that reached it in the year.
     *
     * @param in {@link Unit#WEEKS} (days divided by 7) or {@link Unit#DAYS}
     */
    record Average(String of, Unit in, String until) implements Indicator {
        @Override
        public Unit unit() {
            return in;
        }
    }

    /** The share of the cases decided in the year that are of a kind, in per cent. */
    record Rate(String of, Condition which, String until) implements Indicator {
        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }
    }

    /**
     * How many cases were received and not yet decided at the end of the year, or at the reporting point before it.
     *
     * @param olderThan only those strictly older than this: exactly that old is not over
     */
    record Pending(String of, Optional<Deadline> olderThan) implements Indicator {
        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }
}
