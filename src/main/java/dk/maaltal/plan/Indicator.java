package dk.maaltal.plan;

import java.math.BigDecimal;
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

        /** The answer of a number that the plan says. */
        T constant(Constant constant);

        /** The answer of a difference between two figures. */
        T deviation(Deviation deviation);

        /** The answer of one figure divided by another. */
        T ratio(Ratio ratio);

        /** The answer of the same figure a year before. */
        T yearBefore(YearBefore before);
    }

    /** Made from cases. */
    sealed interface OfCases extends Indicator {
        /** The cases it is about. */
        Cases cases();

        /** What it asks of each of them. */
        CaseTest test();

        /** The population the figure is about. */
        default Population of() {
            return cases().of();
        }

        /** Whether the time that a case took, or has waited, says how it counts. */
        default boolean measuresTime() {
            return test().asksTime();
        }

        /** The condition that treats some cases otherwise: those of the kind counted, or the late ones that are left out. */
        default Optional<Condition> condition() {
            return test().condition();
        }

        /** What it asks of cases besides what makes up a named population. */
        default Stream<Condition> conditions() {
            return Stream.concat(of().which().stream(), condition().stream());
        }

        /** Whether it is what is left of a closed stock. */
        default boolean isOfStock() {
            return cases().pendingOn().isPresent();
        }

        /** The columns of dates it is made from, besides receipt and those of conditions. */
        default Stream<String> dates() {
            Stream<String> clock =
                    Stream.of(cases().clock().by(), cases().clock().until());
            return Stream.of(
                            clock,
                            measuresTime() ? Stream.of(cases().clock().from()) : Stream.<String>empty(),
                            test().limit().stream().flatMap(Limit::columns))
                    .flatMap(each -> each)
                    .filter(date -> !date.equals(CaseWords.RECEIVED))
                    .distinct();
        }

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
            /** The answer of a number of cases. */
            T count(Count count);

            /** The answer of a percentage of cases. */
            T share(Share share);

            /** The answer of a number made from the numbers of several cases. */
            T statistic(Statistic statistic);
        }
    }

    /** How many cases pass the test. */
    record Count(Cases cases, CaseTest test) implements OfCases {
        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.count(this);
        }

        @Override
        public Unit unit() {
            return Unit.CASES;
        }
    }

    /**
     * The share of the cases that pass the test, in per cent.
     *
     * @param leaveOutLate late cases of this kind leave numerator and denominator both, and are told
     */
    record Share(Cases cases, CaseTest test, Optional<Condition> leaveOutLate) implements OfCases {
        @Override
        public Optional<Condition> condition() {
            return leaveOutLate.or(test::condition);
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
        public Unit unit() {
            return Unit.PERCENT;
        }
    }

    /**
     * One number made from a number of each case: its time, or what a column of numbers holds.
     *
     * @param number the column of numbers; empty for the time from the clock's start to its end, or of a pending case to the
     *     day of the figure
     * @param unit of the figure; of times {@link Unit#WEEKS} (days divided by 7), {@link Unit#DAYS} or {@link Unit#MONTHS}
     */
    record Statistic(Cases cases, Optional<String> number, Aggregate aggregate, Unit unit) implements OfCases {
        @Override
        public CaseTest test() {
            return CaseTest.NONE;
        }

        @Override
        public boolean measuresTime() {
            return number.isEmpty();
        }

        /** Whether it is the mean time, or the mean age of pending cases. */
        public boolean isMeanTime() {
            return number.isEmpty() && aggregate.kind() == Aggregate.Kind.MEAN;
        }

        @Override
        public boolean isQuotient() {
            return aggregate.kind() == Aggregate.Kind.MEAN || aggregate.kind() == Aggregate.Kind.MEAN_OF_FASTEST;
        }

        @Override
        public <T> T accept(OfCases.Visitor<T> visitor) {
            return visitor.statistic(this);
        }
    }

    /** A number that the plan says once for all: a norm that others are held against. */
    record Constant(BigDecimal value, Unit unit) implements Indicator {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.constant(this);
        }

        @Override
        public Optional<ReportedValue> reportedValue() {
            return Optional.empty();
        }

        @Override
        public List<Indicator> parts() {
            return List.of();
        }
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
