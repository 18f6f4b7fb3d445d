package dk.maaltal.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was promised for a column (måltal), exact as written in the plan.
 *
 * @param anyOf the requirements; one that is fulfilled is enough
 * @param text what a table prints, where it is not the number
 * @param partly what is enough for the promise to be partly kept
 */
public record Target(List<Requirement> anyOf, Optional<String> text, Optional<Requirement> partly) {

    /** How a result is held against a reference. */
    public enum Comparator {
        /** As much as the reference, or more. */
        AT_LEAST("at least", "mindst"),
        /** As much as the reference, or less. */
        AT_MOST("at most", "højst"),
        /** More than the reference. */
        ABOVE("above", "over"),
        /** Less than the reference. */
        BELOW("below", "under"),
        /** No further from 0, or from the reference's 0, than the number: +/- 2. */
        WITHIN("within", "+/-");

        private final String written;
        private final String danish;

        Comparator(String written, String danish) {
            this.written = written;
            this.danish = danish;
        }

        /** As a plan writes it: "at least". */
        public String written() {
            return written;
        }

        /** "mindst", "højst", "over", "under", "+/-". */
        public String danish() {
            return danish;
        }
    }

    /** What a result is held against. */
    public sealed interface Reference {

        /** The number it is, where the plan writes one. */
        Optional<BigDecimal> number();

        /** The year whose result it is, where the plan names one. */
        Optional<Integer> resultYear();

        /** Asks a question that every kind of reference answers in its own way. */
        <T> T accept(Visitor<T> visitor);

        /**
         * A question to a reference, with an answer for each kind of it.
         *
         * @param <T> the answer
         */
        interface Visitor<T> {
            /** The answer of a number. */
            T number(Number number);

            /** The answer of another row of the table. */
            T row(Row row);

            /** The answer of the measure's result of a year. */
            T resultOf(ResultOf result);

            /** The answer of the measure's result a year before. */
            T resultOfYearBefore(ResultOfYearBefore result);
        }
    }

    /** A number in the measure's unit. */
    public record Number(BigDecimal value) implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(value);
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.number(this);
        }
    }

    /** Another row of the measure's table, in the same year: a benchmark. */
    public record Row(String name) implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.row(this);
        }
    }

    /**
     * The measure's own result of a year.
     *
     * @param year the calendar year that it ends in
     * @param name as the plan names it
     */
    public record ResultOf(int year, String name) implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.of(year);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.resultOf(this);
        }
    }

    /** The measure's own result a year before. */
    public record ResultOfYearBefore() implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.resultOfYearBefore(this);
        }
    }

    /**
     * How far beyond the reference a result must be.
     *
     * @param percent whether the amount is in per cent of the reference, and not in the measure's unit
     */
    public record Margin(BigDecimal amount, boolean percent) {

        BigDecimal of(BigDecimal reference) {
            return percent ? reference.abs().multiply(amount).movePointLeft(2) : amount;
        }
    }

    /**
     * One comparison that a result must pass.
     *
     * @param comparator how a result is held against the reference; with a margin, a result exactly so far beyond is enough
     * @param most the largest result that passes, inclusive, where it must lie between the reference and another number
     */
    public record Requirement(
            Comparator comparator, Reference reference, Optional<Margin> margin, Optional<BigDecimal> most) {

        static Requirement of(Comparator comparator, BigDecimal number) {
            return new Requirement(comparator, new Number(number), Optional.empty(), Optional.empty());
        }

        /** From one number to another, both inclusive. */
        static Requirement between(BigDecimal least, BigDecimal most) {
            return new Requirement(Comparator.AT_LEAST, new Number(least), Optional.empty(), Optional.of(most));
        }

        /** Whether an exact, unrounded result fulfils this; empty where the reference is not known. */
        public Optional<Boolean> isMetBy(BigDecimal result, Function<Reference, Optional<BigDecimal>> known) {
            return known.apply(reference).map(value -> isMetBy(result, value));
        }

        /** Whether a result fulfils a comparison with a number. */
        boolean isMetByNumber(BigDecimal result) {
            return reference.number().filter(number -> isMetBy(result, number)).isPresent();
        }

        private boolean isMetBy(BigDecimal result, BigDecimal value) {
            if (most.filter(bound -> result.compareTo(bound) > 0).isPresent()) {
                return false;
            }
            if (margin.isPresent()) {
                BigDecimal distance = margin.get().of(value);
                return comparator == Comparator.BELOW
                        ? result.compareTo(value.subtract(distance)) <= 0
                        : result.compareTo(value.add(distance)) >= 0;
            }
            int order = result.compareTo(value);
            return switch (comparator) {
                case AT_LEAST -> order >= 0;
                case AT_MOST -> order <= 0;
                case ABOVE -> order > 0;
                case BELOW -> order < 0;
                case WITHIN -> result.abs().compareTo(value) <= 0;
            };
        }

        /**
         * The comparison that a result passes which reaches so great a share of this one's number: 95 per cent of "at least 80"
         * is at least 76; of "at most 20" it is at most 21, as far beyond as the share is from the whole.
         */
        Requirement share(BigDecimal share) {
            BigDecimal number = reference.number().orElseThrow();
            BigDecimal rest = BigDecimal.ONE.subtract(share);
            boolean isFloor = comparator == Comparator.AT_LEAST || comparator == Comparator.ABOVE;
            BigDecimal less = number.abs().multiply(rest);
            return new Requirement(
                    comparator,
                    new Number((isFloor ? number.subtract(less) : number.add(less)).stripTrailingZeros()),
                    margin,
                    most.map(bound -> bound.add(bound.abs().multiply(rest)).stripTrailingZeros()));
        }
    }

    /** A promise of a plain comparison. */
    public static Target of(Requirement requirement) {
        return new Target(List.of(requirement), Optional.empty(), Optional.empty());
    }

    /** The same promise, partly kept by what passes another comparison. */
    Target orPartly(Requirement less) {
        return new Target(anyOf, text, Optional.of(less));
    }

    /** Whether an exact, unrounded result keeps the promise; empty where what it is held against is not known. */
    public Optional<Boolean> isMetBy(BigDecimal result, Function<Reference, Optional<BigDecimal>> known) {
        boolean unknown = false;
        for (Requirement requirement : anyOf) {
            Optional<Boolean> met = requirement.isMetBy(result, known);
            if (met.isPresent() && met.get()) {
                return met;
            }
            unknown |= met.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    /** The requirement and its number, where the promise is one plain comparison with a number. */
    public Optional<Map.Entry<Comparator, BigDecimal>> plain() {
        Requirement first = anyOf.get(0);
        return anyOf.size() == 1 && first.margin.isEmpty() && first.most.isEmpty()
                ? first.reference.number().map(number -> Map.entry(first.comparator, number))
                : Optional.empty();
    }
}
