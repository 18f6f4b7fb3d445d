package dk.maaltal.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What a measure gives of its goal's points.
 *
 * @param all when it is kept
 * @param scale where the points rise evenly with the result instead
 * @param levels where they rise by steps instead, the highest first
 */
public record Points(BigDecimal all, Optional<Scale> scale, List<Level> levels) {

    /** All or, by the verdict, none. */
    static Points of(BigDecimal all) {
        return new Points(all, Optional.empty(), List.of());
    }

    /** Whether they follow the result, and not only the verdict on it. */
    public boolean followResult() {
        return scale.isPresent() || !levels.isEmpty();
    }

    /** How many a result gives, where they follow it; unrounded (34 digits). */
    public BigDecimal forResult(BigDecimal result) {
        return scale.map(rising -> rising.of(all, result)).orElseGet(() -> levels.stream()
                .filter(level -> level.reached().isMetByNumber(result))
                .findFirst()
                .map(Level::points)
                .orElse(BigDecimal.ZERO));
    }

    /**
     * A step: so many points for a result, and none of those of the steps below it.
     *
     * @param reached what an unrounded result must pass, a comparison with a number
     */
    public record Level(BigDecimal points, Target.Requirement reached) {}

    /**
     * Points rise evenly from none to all between two results; beyond them they stay. From may be the larger.
     *
     * @param none the result that gives none
     * @param full the result that gives all
     */
    public record Scale(BigDecimal none, BigDecimal full) {

        /** How many of so many points a result gives; unrounded (34 digits). */
        BigDecimal of(BigDecimal all, BigDecimal result) {
            return all.multiply(result.subtract(none))
                    .divide(full.subtract(none), MathContext.DECIMAL128)
                    .max(BigDecimal.ZERO)
                    .min(all);
        }
    }
}
