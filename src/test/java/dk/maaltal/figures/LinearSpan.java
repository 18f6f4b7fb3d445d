package dk.maaltal.figures;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;

/** What can be computed from rows of numbers by adding and multiplying; exact, as numbers modulo a large prime. */
final class LinearSpan {

    static final long PRIME = (1L << 61) - 1;

    private final int width;
    private final long[][] rowByFirst;
    private int rank;

    /** @param width how many numbers of each row count; what a row has beyond them is carried along */
    LinearSpan(int width) {
        this.width = width;
        this.rowByFirst = new long[width][];
    }

    /** How many rows cannot be computed from each other. */
    int rank() {
        return rank;
    }

    /** The rows everything else is computed from, as they came out: {@code rank} of them. */
    long[][] rows() {
        return Arrays.stream(rowByFirst).filter(Objects::nonNull).toArray(long[][]::new);
    }

    /** Adds a row, and says whether it was new. */
    boolean add(long... row) {
        long[] rest = rest(row);
        int first = first(rest);
        if (first < 0) {
            return false;
        }
        long inverse = inverse(rest[first]);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = times(rest[i], inverse);
        }
        rowByFirst[first] = rest;
        rank++;
        return true;
    }

    boolean contains(long... row) {
        return first(rest(row)) < 0;
    }

    /** What is left of a row when all that can be computed is taken out of it. */
    long[] rest(long... row) {
        long[] rest = row.clone();
        for (int first = 0; first < width; first++) {
            if (rest[first] != 0 && rowByFirst[first] != null) {
                long[] known = rowByFirst[first];
                long less = PRIME - rest[first];
                for (int i = first; i < rest.length; i++) {
                    if (known[i] != 0) {
                        rest[i] = plus(rest[i], times(known[i], less));
                    }
                }
            }
        }
        return rest;
    }

    private int first(long... row) {
        for (int i = 0; i < width; i++) {
            if (row[i] != 0) {
                return i;
            }
        }
        return -1;
    }

    /** A decimal number modulo the prime. */
    static long number(BigDecimal decimal) {
        BigInteger prime = BigInteger.valueOf(PRIME);
        BigDecimal plain = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return plain.unscaledValue()
                .multiply(BigInteger.TEN.pow(plain.scale()).modInverse(prime))
                .mod(prime)
                .longValueExact();
    }

    static long plus(long a, long b) {
        long sum = a + b;
        return sum >= PRIME ? sum - PRIME : sum;
    }

    /** The prime is 1 less than a power of 2: what stands above that power counts once. */
    static long times(long a, long b) {
        long low = a * b;
        return plus(low & PRIME, low >>> 61 | Math.multiplyHigh(a, b) << 3);
    }

    private static long inverse(long number) {
        return BigInteger.valueOf(number).modInverse(BigInteger.valueOf(PRIME)).longValueExact();
    }
}
