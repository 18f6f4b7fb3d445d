package dk.maaltal.plan;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target beside the results that its indicator can have: whether any result keeps the promise, and whether any breaks it.
 *
 * <p>Whether a number keeps a promise changes only at the numbers that the target names. So it is enough to try these, one
 * number between each two of them, and one beyond either end.
 */
record Promise(Target target, Range possible) {

    /** From the least result that there can be to the largest, both inclusive; empty where there is no such bound. */
    record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) {
        static final Range PER_CENT = new Range(Optional.of(BigDecimal.ZERO), Optional.of(BigDecimal.valueOf(100)));
        static final Range FROM_NOTHING = new Range(Optional.of(BigDecimal.ZERO), Optional.empty());
        static final Range ANY = new Range(Optional.empty(), Optional.empty());

        /** What the results of an indicator can be. */
        static Range of(Indicator indicator) {
            boolean share = indicator instanceof Indicator.Share;
            return indicator
                    .reportedValue()
                    .map(value -> new Range(value.from(), value.to()))
                    .orElse(share ? PER_CENT : isCountOrTime(indicator) ? FROM_NOTHING : ANY);
        }

        /** Neither is below 0; what a column of numbers holds may be. */
        private static boolean isCountOrTime(Indicator indicator) {
            return indicator instanceof Indicator.Count
                    || indicator instanceof Indicator.Statistic statistic
                            && statistic.number().isEmpty();
        }

        boolean contains(BigDecimal number) {
            return least.filter(bound -> number.compareTo(bound) < 0).isEmpty()
                    && most.filter(bound -> number.compareTo(bound) > 0).isEmpty();
        }

        /** "from 0 to 100", "of 0 or more". */
        String words() {
            if (least.isPresent() && most.isPresent()) {
                return "from " + least.get().toPlainString() + " to "
                        + most.get().toPlainString();
            }
            return least.map(bound -> "of " + bound.toPlainString() + " or more")
                    .orElseGet(() -> most.map(bound -> "of " + bound.toPlainString() + " or less")
                            .orElse(""));
        }
    }

    /** Stands for what is not known yet, such as a result of another year. */
    private static final BigDecimal SOME = BigDecimal.valueOf(50);

    /** The numbers in the target that no result can be. */
    List<BigDecimal> numbersBeyond() {
        return Stream.concat(
                        references().flatMap(reference -> reference.number().stream()),
                        target.anyOf().stream().flatMap(requirement -> requirement.most().stream()))
                .filter(number -> !possible.contains(number))
                .toList();
    }

    /** Whether no result keeps the promise, or one of its comparisons. */
    boolean isNeverKept() {
        return isOfNumbers()
                && requirements()
                        .anyMatch(requirement -> tried().stream().noneMatch(result -> isMet(requirement, result)));
    }

    /** Whether every result keeps the promise. */
    boolean isAlwaysKept() {
        return isOfNumbers() && tried().stream().allMatch(this::isKept);
    }

    /** Whether what is enough to keep the promise partly keeps it whole, so that it never comes out as partly kept. */
    boolean isNeverPartly() {
        boolean comparable = isOfNumbers() || references().distinct().count() == 1;
        return target.partly().isPresent()
                && comparable
                && tried().stream()
                        .filter(result -> isMet(target.partly().get(), result))
                        .allMatch(this::isKept);
    }

    private boolean isOfNumbers() {
        return references().allMatch(reference -> reference.number().isPresent());
    }

    private Stream<Target.Requirement> requirements() {
        return Stream.concat(target.anyOf().stream(), target.partly().stream());
    }

    private Stream<Target.Reference> references() {
        return requirements().map(Target.Requirement::reference);
    }

    private boolean isKept(BigDecimal result) {
        return target.anyOf().stream().anyMatch(requirement -> isMet(requirement, result));
    }

    private static boolean isMet(Target.Requirement requirement, BigDecimal result) {
        return requirement.isMetBy(result, known()).orElse(false);
    }

    private static Function<Target.Reference, Optional<BigDecimal>> known() {
        return reference -> Optional.of(reference.number().orElse(SOME));
    }

    /** A result of every kind that the target tells apart, as far as there can be such a result. */
    private Collection<BigDecimal> tried() {
        TreeSet<BigDecimal> bounds = new TreeSet<>(Set.of(BigDecimal.ZERO));
        possible.least().ifPresent(bounds::add);
        possible.most().ifPresent(bounds::add);
        requirements().forEach(requirement -> {
            BigDecimal number = requirement.reference().number().orElse(SOME);
            BigDecimal margin =
                    requirement.margin().map(each -> each.of(number)).orElse(BigDecimal.ZERO);
            bounds.addAll(List.of(number, number.negate(), number.add(margin), number.subtract(margin)));
            requirement.most().ifPresent(bounds::add);
        });
        Stream<BigDecimal> between = bounds.stream()
                .filter(bound -> bounds.higher(bound) != null)
                .map(bound -> bound.add(bounds.higher(bound)).divide(BigDecimal.valueOf(2)));
        return Stream.of(
                        bounds.stream(),
                        between,
                        Stream.of(
                                bounds.first().subtract(BigDecimal.ONE),
                                bounds.last().add(BigDecimal.ONE)))
                .flatMap(each -> each)
                .filter(possible::contains)
                .collect(Collectors.toSet());
    }
}
