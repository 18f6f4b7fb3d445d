package dk.maaltal.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the goals are summed up.
 *
 * @param kind of total
 * @param partlyCounts how much a partly met goal or measure counts, from 0 to 1; empty where nothing can be partly met
 */
public record Scoring(Kind kind, Optional<BigDecimal> partlyCounts) {

    /** How a plan sums up its goals. */
    public enum Kind {
        /** No total: each goal stands by itself. */
        NONE("none"),
        /** Each goal weighs the same, 100 divided by how many there are. */
        EQUAL_WEIGHTS("equal weights"),
        /** Goals or measures give the points that the plan says. */
        POINTS("points");

        private final String written;

        Kind(String written) {
            this.written = written;
        }

        static Kind parse(String text) {
            for (Kind kind : values()) {
                if (kind.written.equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }
}
