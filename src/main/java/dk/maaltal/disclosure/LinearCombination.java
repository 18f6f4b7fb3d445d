package dk.maaltal.disclosure;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A sum of things, each times a coefficient. Of a linear equation only this side is held: whether one equation follows from
 * others does not depend on what is on the other side, as long as all of them are true.
 *
 * @param coefficients residues modulo the prime ({@link PrimeField}) that are not 0, by the thing each stands before; not
 *     changed once it is here
 * @param <K> what is summed up: elementary counts by their names, or figures by their numbers
 */
record LinearCombination<K extends Comparable<K>>(NavigableMap<K, Long> coefficients) {

    /** The sum of nothing, which is 0. */
    static <K extends Comparable<K>> LinearCombination<K> zero() {
        return new LinearCombination<>(new TreeMap<K, Long>());
    }

    /** One thing, once. */
    static <K extends Comparable<K>> LinearCombination<K> of(K thing) {
        return new LinearCombination<>(new TreeMap<K, Long>(Map.of(thing, 1L)));
    }

    /** The sum of things, each as often as it occurs. */
    static <K extends Comparable<K>> LinearCombination<K> sum(Collection<K> things) {
        NavigableMap<K, Long> sum = new TreeMap<>();
        things.forEach(thing -> sum.merge(thing, 1L, PrimeField::sum));
        return new LinearCombination<>(sum);
    }

    /** Whether it is 0 whatever the things are. */
    boolean isZero() {
        return coefficients.isEmpty();
    }

    /** The residue before a thing; 0 for one that does not occur. */
    long coefficient(K thing) {
        return coefficients.getOrDefault(thing, 0L);
    }

    /** The sum of both. */
    LinearCombination<K> plus(LinearCombination<K> other) {
        return plus(other, 1);
    }

    /** The difference of both. */
    LinearCombination<K> minus(LinearCombination<K> other) {
        return plus(other, -1);
    }

    /** This, and another so many times; the factor is a residue or a negative one. */
    LinearCombination<K> plus(LinearCombination<K> other, long factor) {
        long times = PrimeField.residue(factor);
        NavigableMap<K, Long> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach(
                (thing, coefficient) -> sum.merge(thing, PrimeField.product(coefficient, times), PrimeField::sum));
        sum.values().removeIf(coefficient -> coefficient == 0);
        return new LinearCombination<>(sum);
    }

    /** This so many times; the factor is a residue. */
    LinearCombination<K> times(long factor) {
        return LinearCombination.<K>zero().plus(this, factor);
    }

    /** The same of other things, a thing of its own for each. */
    LinearCombination<K> named(UnaryOperator<K> name) {
        NavigableMap<K, Long> named = new TreeMap<>();
        coefficients.forEach((thing, coefficient) -> named.put(name.apply(thing), coefficient));
        return new LinearCombination<>(named);
    }

    /** What is left when all other things are taken to be 0. */
    LinearCombination<K> restrictedTo(Set<K> things) {
        NavigableMap<K, Long> left = new TreeMap<>(coefficients);
        left.keySet().retainAll(things);
        return new LinearCombination<>(left);
    }
}
