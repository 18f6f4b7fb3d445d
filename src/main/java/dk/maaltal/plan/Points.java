package dk.maaltal.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What a measure gives of its goal's points.
 *
 * @param all when it is kept
 * @param scale where the points rise evenly with the result instead
 */
public record Points(BigDecimal all, Optional<Scale> scale) {

    /**
     * Points rise evenly from none to all between two results; beyond them they stay. From may be the larger.
     *
     * @param none the result that gives none
     * @param full the result that gives all
     */
    public record Scale(BigDecimal none, BigDecimal full) {

        /** How many of so many points a result gives; unrounded (34 digits). */
        public BigDecimal of(BigDecimal all, BigDecimal result) {
            return all.multiply(result.subtract(none))
                    .divide(full.subtract(none), MathContext.DECIMAL128)
                    .max(BigDecimal.ZERO)
                    .min(all);
        }
    }
}
