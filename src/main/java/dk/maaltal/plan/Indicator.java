package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a figure is made: counted from cases, reported by people, or derived from other figures. */
public sealed interface Indicator {

    /** The unit of its figures. */
    Unit unit();

    /** This indicator, if it is made from cases. */
    default Optional<OfCases> ofCases() {
        return Optional.empty();
    }

    /** The value that people report and that is its figure; empty where the figure is made in another way. */
    Optional<ReportedValue> reportedValue();

    /** The indicators whose figures it is derived from; none where it is made from cases or reported. */
    List<Indicator> parts();

    /** Every value that people report and that its figures come from, directly or through other figures. */
    default Stream<ReportedValue> reportedValues() {
        return Stream.concat(reportedValue().stream(), parts().stream().flatMap(Indicator::reportedValues));
    }

    /** Whether its value is one number divided by another, and not a count or a value by itself. */
    default boolean isQuotient() {
        return false;
    }

    /** Whether it is made from cases, or derived from figures of which one is. */
    default boolean comesFromCases() {
        return ofCases().isPresent() || parts().stream().anyMatch(Indicator::comesFromCases);
    }

    /** Asks a question that every kind of indicator answers in its own way: a kind that is forgotten does not compile. */
    <T> T accept(Visitor<T> visitor);

    /**
     * A question to an indicator, with an answer for each kind of it.
     *
     * @param <T> the answer
     */
    interface Visitor<T> extends OfCases.Visitor<T> {
        /** The answer of a value that people report. */
        T reported(Reported reported);

        /** The answer of a difference between two figures. */
        T deviation(Deviation deviation);

        /** The answer of one figure divided by another. */
        T ratio(Ratio ratio);

        /** The answer of the same figure a year before. */
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

        /** Whether its cases are followed on after its period, up to the reporting point. */
        default boolean isFollowed() {
            return false;
        }

        /** What it asks of each case besides its population. */
        Criteria criteria();

        /** Asks a question of those made from cases only: a kind that is forgotten does not compile. */
        <T> T accept(Visitor<T> visitor);

        @Override
        default <T> T accept(Indicator.Visitor<T> visitor) {
            return accept((Visitor<T>) visitor);
        }

        @Override
        default Optional<OfCases> ofCases() {
            return Optional.of(this);
        }

        @Override
        default Optional<ReportedValue> reportedValue() {
            return Optional.empty();
        }

        @Override
        default List<Indicator> parts() {
            return List.of();
        }

        /**
         * A question to an indicator that is made from cases, with an answer for each kind of it.
         *
         * @param <T> the answer
         */
        interface Visitor<T> {
            /** The answer of a share within a limit. */
            T share(Share share);

            /** The answer of a count of cases over a limit. */
            T late(Late late);

            /** The answer of a mean time. */
            T average(Average average);

            /** The answer of a percentile of times. */
            T percentile(Percentile percentile);

            /** The answer of a share that is of a kind. */
            T rate(Rate rate);

            /** The answer of a count of cases received. */
            T received(Received received);

            /** The answer of a count of cases decided. */
            T decided(Decided decided);

            /** The answer of a count of cases pending. */
            T pending(Pending pending);

            /** The answer of a mean age of cases pending. */
            T pendingAge(PendingAge pendingAge);

            /** The answer of the age of one of the oldest cases pending. */
            T oldest(Oldest oldest);

            /** The answer of what is left of a closed stock. */
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
        public boolean isFollowed() {
            return cohort == Cohort.RECEIVED;
        }

        @Override
        public boolean isQuotient() {
            return true;
        }

        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.share(this);
        }

        @Override
        public Criteria criteria() {
            return Criteria.within(within).with(leaveOutLate);
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
        public Criteria criteria() {
            return Criteria.within(within);
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
        public boolean isQuotient() {
            return true;
        }

        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.average(this);
        }

        @Override
        public Criteria criteria() {
            return Criteria.NONE;
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

        @Override
        public Criteria criteria() {
            return Criteria.NONE;
        }

        /** The percentage whose percentile is the median. */
        public static final BigDecimal MEDIAN = BigDecimal.valueOf(50);

        @Override
        public Unit unit() {
            return in;
        }
    }

    /** The share of the cases decided in the period that are of a kind, in per cent. */
    record Rate(String of, Condition which, String until) implements OfCases {
        @Override
        public boolean isQuotient() {
            return true;
        }

        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.rate(this);
        }

        @Override
        public Criteria criteria() {
            return Criteria.NONE.with(Optional.of(which));
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
        public Criteria criteria() {
            return Criteria.NONE;
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
        public Criteria criteria() {
            return Criteria.of(ages);
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
        public Criteria criteria() {
            return Criteria.of(ages);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /** The mean age of the pending cases. */
    record PendingAge(String of, Unit in) implements OfCases {
        @Override
        public boolean isQuotient() {
            return true;
        }

        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.pendingAge(this);
        }

        @Override
        public Criteria criteria() {
            return Criteria.NONE;
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

        @Override
        public Criteria criteria() {
            return Criteria.NONE;
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
        public Criteria criteria() {
            return Criteria.pendingOn(asOf);
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

        /** Every age is counted. */
        public static final Ages ANY = new Ages(Optional.empty(), Optional.empty());
    }

    /** A value that no case system knows, reported by people in the workbook. */
    record Reported(ReportedValue value) implements Indicator {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.reported(this);
        }

        @Override
        public Optional<ReportedValue> reportedValue() {
            return Optional.of(value);
        }

        @Override
        public List<Indicator> parts() {
            return List.of();
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

        /** Whether it is in per cent of the figure it is held against, and not in the unit of both. */
        public boolean isRelative() {
            return unit.size().compareTo(Unit.PERCENT.size()) == 0;
        }

        @Override
        public boolean isQuotient() {
            return isRelative();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.deviation(this);
        }

        @Override
        public Optional<ReportedValue> reportedValue() {
            return Optional.empty();
        }

        @Override
        public List<Indicator> parts() {
            return List.of(of, from);
        }
    }

    /** One figure for each of another: a cost a case. */
    record Ratio(Indicator of, Indicator per, Unit unit) implements Indicator {
        @Override
        public boolean isQuotient() {
            return true;
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.ratio(this);
        }

        @Override
        public Optional<ReportedValue> reportedValue() {
            return Optional.empty();
        }

        @Override
        public List<Indicator> parts() {
            return List.of(of, per);
        }
    }

    /** The figure of the same term a year before. */
    record YearBefore(Indicator of) implements Indicator {
        @Override
        public boolean isQuotient() {
            return of.isQuotient();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.yearBefore(this);
        }

        @Override
        public Optional<ReportedValue> reportedValue() {
            return Optional.empty();
        }

        @Override
        public List<Indicator> parts() {
            return List.of(of);
        }

        @Override
        public Unit unit() {
            return of.unit();
        }
    }
}
