package dk.maaltal.disclosure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of things, each times a number. The numbers are residues modulo a prime, so that what follows from what is decided
 * exactly and fast; that two different numbers fall on one residue is as good as impossible.
 *
 * @param terms the numbers that are not 0, by what they stand before
 */
record Combination<K extends Comparable<K>>(SortedMap<K, Long> terms) {

    private static final long PRIME = Integer.MAX_VALUE;

    static <K extends Comparable<K>> Combination<K> nothing() {
        return new Combination<>(new TreeMap<K, Long>());
    }

    static <K extends Comparable<K>> Combination<K> of(K thing) {
        return new Combination<>(new TreeMap<K, Long>(Map.of(thing, 1L)));
    }

    /** The sum of things, each as often as it comes. */
    static <K extends Comparable<K>> Combination<K> of(Collection<K> things) {
        SortedMap<K, Long> sum = new TreeMap<>();
        things.forEach(thing -> sum.merge(thing, 1L, Long::sum));
        return new Combination<>(sum);
    }

    /** The residue of a decimal number. */
    static long residue(BigDecimal number) {
        BigInteger prime = BigInteger.valueOf(PRIME);
        BigDecimal plain = number.setScale(Math.max(number.scale(), 0));
        return plain.unscaledValue()
                .multiply(BigInteger.TEN.pow(plain.scale()).modInverse(prime))
                .mod(prime)
                .longValueExact();
    }

    static long inverse(long residue) {
        return BigInteger.valueOf(residue).modInverse(BigInteger.valueOf(PRIME)).longValueExact();
    }

    boolean isNothing() {
        return terms.isEmpty();
    }

    long before(K thing) {
        return terms.getOrDefault(thing, 0L);
    }

    Combination<K> plus(Combination<K> other) {
        return plus(other, 1);
    }

    Combination<K> minus(Combination<K> other) {
        return plus(other, -1);
    }

    /** @param times a residue, or a negative number beyond {@code -PRIME} */
    Combination<K> plus(Combination<K> other, long times) {
        SortedMap<K, Long> sum = new TreeMap<>(terms);
        other.terms.forEach((thing, number) -> sum.merge(thing, mod(number * mod(times)), (a, b) -> mod(a + b)));
        sum.values().removeIf(number -> number == 0);
        return new Combination<>(sum);
    }

    Combination<K> times(long number) {
        return Combination.<K>nothing().plus(this, number);
    }

    /** What is left of it when only some things count. */
    Combination<K> only(Set<K> things) {
        SortedMap<K, Long> left = new TreeMap<>(terms);
        left.keySet().retainAll(things);
        return new Combination<>(left);
    }

    private static long mod(long number) {
        return Math.floorMod(number, PRIME);
    }
}
