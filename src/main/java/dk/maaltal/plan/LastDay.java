package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/** The last day on which a case is in time, inclusive. */
public sealed interface LastDay {

    /** The length of time after the clock's start, where it is one. */
    default Optional<Deadline> deadline() {
        return Optional.empty();
    }

    /** Whether working days are counted to find it. */
    default boolean countsWorkingDays() {
        return deadline()
                .filter(length -> length.unit() == Deadline.Unit.WORKING_DAYS)
                .isPresent();
    }

    /** The column of dates it is read from or counted back from, where there is one. */
    default Optional<String> column() {
        return Optional.empty();
    }

    /** Asks a question that every kind answers in its own way. */
    <T> T accept(Visitor<T> visitor);

    /**
     * A question to a last day, with an answer for each kind of it.
     *
     * @param <T> the answer
     */
    interface Visitor<T> {
        /** The answer of a length of time. */
        T after(After after);

        /** The answer of a date that each case carries. */
        T inColumn(InColumn inColumn);

        /** The answer of a length of time back from a date of the case. */
        T before(Before before);

        /** The answer of a day of every year. */
        T yearly(Yearly yearly);

        /** The answer of one day. */
        T on(On on);
    }

    /** So long after the clock's start. */
    record After(Deadline length) implements LastDay {
        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(length);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.after(this);
        }

        @Override
        public String toString() {
            return length.toString();
        }
    }

    /** The date that a column holds; a case without it has no deadline, and is told apart. */
    record InColumn(String name) implements LastDay {
        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.inColumn(this);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * So long before the date that a column holds: 10 working days before a meeting is the tenth working day before it, the day
     * of the meeting not counted.
     */
    record Before(Deadline length, String name) implements LastDay {
        @Override
        public boolean countsWorkingDays() {
            return length.unit() == Deadline.Unit.WORKING_DAYS;
        }

        @Override
        public Optional<String> column() {
            return Optional.of(name);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.before(this);
        }

        @Override
        public String toString() {
            return length + " before " + name;
        }
    }

    /** The first such day of the calendar on or after the clock's start; 29 February is the 28th where there is none. */
    record Yearly(MonthDay day) implements LastDay {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.yearly(this);
        }

        @Override
        public String toString() {
            return "every " + day;
        }
    }

    /** One day for all cases. */
    record On(LocalDate day) implements LastDay {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.on(this);
        }

        @Override
        public String toString() {
            return "by " + day;
        }
    }
}
