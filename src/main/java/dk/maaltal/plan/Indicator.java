package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How a figure is made: counted from cases, told by people, or reckoned from other figures. */
public sealed interface Indicator {

    /** The unit of its figures. */
    Unit unit();

    /** Asks a question that every kind of indicator answers in its own way: a kind that is forgotten does not compile. */
    <T> T accept(Visitor<T> visitor);

    /**
     * A question to an indicator, with an answer for each kind of it.
     *
     * @param <T> the answer
     */
    interface Visitor<T> extends OfCases.Visitor<T> {
        T reported(Reported reported);

        T deviation(Deviation deviation);

        T ratio(Ratio ratio);

        T yearBefore(YearBefore before);
    }

    /**
     * Made from cases. Days are counted from receipt (day 0) to the end date, less days the clock was stopped where the
     * extract has them.
     */
    sealed interface OfCases extends Indicator {
        /** The population the figure is about. */
        String of();

        /** The date that stops the clock: {@code decided} or another declared date. */
        default String until() {
            return CaseWords.DECIDED;
        }

        /** Asks a question of those made from cases only. */
        <T> T accept(Visitor<T> visitor);

        @Override
        default <T> T accept(Indicator.Visitor<T> visitor) {
            return accept((Visitor<T>) visitor);
        }

        /**
         * A question to an indicator that is made from cases, with an answer for each kind of it.
         *
         * @param <T> the answer
         */
        interface Visitor<T> {
            T share(Share share);

            T late(Late late);

            T average(Average average);

            T percentile(Percentile percentile);

            T rate(Rate rate);

            T received(Received received);

            T decided(Decided decided);

            T pending(Pending pending);

            T pendingAge(PendingAge pendingAge);

            T oldest(Oldest oldest);

            T stock(Stock stock);
        }
    }

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
     * The share within a limit, in per cent.
     *
     * @param of population
     * @param within the limit; the last day is in time
     * @param cohort which cases belong to a year
     * @param counted which cases of a received cohort are counted
     * @param leaveOutLate late cases of this kind leave numerator and denominator both, and are told
     */
    record Share(String of, Limit within, Cohort cohort, Counted counted, Optional<Condition> leaveOutLate)
            implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.share(this);
        }

        @Override
        public String until() {
            return within.until();
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }
    }

    /** How many of those that reached the end date in the period were over the limit. */
    record Late(String of, Limit within) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.late(this);
        }

        @Override
        public String until() {
            return within.until();
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /**
     * The mean time from receipt to the end date of the cases that reached it in the period.
     *
     * @param in {@link Unit#WEEKS} (days divided by 7), {@link Unit#DAYS} or {@link Unit#MONTHS}
     */
    record Average(String of, Unit in, String until) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.average(this);
        }

        @Override
        public Unit unit() {
            return in;
        }
    }

    /**
     * The time that so many per cent of the cases took at most; between two cases it is interpolated as Excel's
     * PERCENTILE.INC does, so 50 is the median.
     *
     * @param percent above 0 and below 100
     */
    record Percentile(String of, BigDecimal percent, Unit in, String until) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.percentile(this);
        }

        public static final BigDecimal MEDIAN = BigDecimal.valueOf(50);

        @Override
        public Unit unit() {
            return in;
        }
    }

    /** The share of the cases decided in the period that are of a kind, in per cent. */
    record Rate(String of, Condition which, String until) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.rate(this);
        }

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }
    }

    /** How many cases were received in the period. */
    record Received(String of) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.received(this);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /**
     * How many cases were decided in the period.
     *
     * @param ages only those that took so long
     */
    record Decided(String of, Ages ages) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.decided(this);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /**
     * How many cases were received and not yet decided at the end of the term, or at the reporting point before it.
     *
     * @param ages only those that are so old
     */
    record Pending(String of, Ages ages) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.pending(this);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /** The mean age of the pending cases. */
    record PendingAge(String of, Unit in) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.pendingAge(this);
        }

        @Override
        public Unit unit() {
            return in;
        }
    }

    /** The age in days of one of the oldest pending cases; 1 is the oldest. */
    record Oldest(String of, int rank) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.oldest(this);
        }

        /** No table shows more of them. */
        public static final int MOST = 50;

        @Override
        public Unit unit() {
            return Unit.DAYS.withDecimals(0);
        }
    }

    /**
     * How many are left of the cases that were pending at a day: a closed stock that is worked off.
     *
     * @param asOf the day at whose end the stock was closed
     */
    record Stock(String of, LocalDate asOf) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.stock(this);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /**
     * Which ages are counted; both may be left out.
     *
     * @param over exclusive: exactly that old is not over
     * @param upTo inclusive
     */
    record Ages(Optional<Deadline> over, Optional<Deadline> upTo) {

        public static final Ages ANY = new Ages(Optional.empty(), Optional.empty());
    }

    /** A value that no case system knows, told by people in the workbook. */
    record Reported(ReportedValue value) implements Indicator {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.reported(this);
        }

        @Override
        public Unit unit() {
            return value.unit();
        }
    }

    /**
     * How far one figure is from another: of − from, or that in per cent of the latter's size.
     *
     * @param unit a percentage ({@link Unit#PERCENT}) or the unit of both
     */
    record Deviation(Indicator of, Indicator from, Unit unit) implements Indicator {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.deviation(this);
        }
    }

    /** One figure for each of another: a cost a case. */
    record Ratio(Indicator of, Indicator per, Unit unit) implements Indicator {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.ratio(this);
        }
    }

    /** The figure of the same term a year before. */
    record YearBefore(Indicator of) implements Indicator {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.yearBefore(this);
        }

        @Override
        public Unit unit() {
            return of.unit();
        }
    }

    /** Whether it is counted from cases, or reckoned from figures that are. */
    default boolean comesFromCases() {
        return this instanceof OfCases || parts().stream().anyMatch(Indicator::comesFromCases);
    }

    /** The figures this one is reckoned from. */
    default List<Indicator> parts() {
        if (this instanceof Deviation deviation) {
            return List.of(deviation.of, deviation.from);
        }
        if (this instanceof Ratio ratio) {
            return List.of(ratio.of, ratio.per);
        }
        return this instanceof YearBefore before ? List.of(before.of) : List.of();
    }
}
