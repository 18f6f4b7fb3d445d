package dk.maaltal.disclosure;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Arithmetic modulo a prime. Coefficients of equations are residues, so that whether one equation follows from others is
 * decided without rounding and without numbers that grow. An equation that follows over the rational numbers follows modulo
 * the prime too, unless a divisor is a multiple of it; the other way round, two numbers that differ have the same residue by
 * chance about once in two thousand million times, and then a figure too many may be suppressed.
 */
final class PrimeField {

    /** The largest prime below 2 to the 31st: the product of two residues fits a {@code long}. */
    private static final long PRIME = Integer.MAX_VALUE;

    private PrimeField() {}

    /** The residue of a whole number, from 0 to one less than the prime. */
    static long residue(long number) {
        return Math.floorMod(number, PRIME);
    }

    /** The residue of a number with finitely many decimals: 0.97 is 97 divided by 100. */
    static long residue(BigDecimal number) {
        BigInteger prime = BigInteger.valueOf(PRIME);
        BigDecimal plain = number.setScale(Math.max(number.scale(), 0));
        return plain.unscaledValue()
                .multiply(BigInteger.TEN.pow(plain.scale()).modInverse(prime))
                .mod(prime)
                .longValueExact();
    }

    /** The residue of a sum of residues. */
    static long sum(long a, long b) {
        return residue(a + b);
    }

    /** The residue of a product of residues. */
    static long product(long a, long b) {
        return residue(a * b);
    }

    /**
     * The residue whose product with a residue is 1.
     *
     * @throws ArithmeticException for 0, which has none
     */
    static long inverse(long residue) {
        return BigInteger.valueOf(residue).modInverse(BigInteger.valueOf(PRIME)).longValueExact();
    }
}
