package dk.maaltal.plan;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was promised for a year (måltal), exact as written in the plan.
 *
 * @param comparator how a result is held against the number
 * @param number in the measure's unit
 */
public record Target(Comparator comparator, BigDecimal number) {

    public enum Comparator {
        AT_LEAST("at least", "mindst"),
        AT_MOST("at most", "højst"),
        ABOVE("above", "over"),
        BELOW("below", "under");

        private final String written;
        private final String danish;

        Comparator(String written, String danish) {
            this.written = written;
            this.danish = danish;
        }

        /** "mindst", "højst", "over", "under". */
        public String danish() {
            return danish;
        }
    }

    /** What a reader is told to write. */
    public static final String EXPECTED =
            "a comparison and a number with a decimal point: \"at least 97.0\", \"at most 230\", \"above 0\", \"below 5.0\"";

    private static final Pattern WRITTEN =
            Pattern.compile("(at least|at most|above|below) (-?\\d{1,15}(?:\\.\\d{1,10})?)");

    /**
     * Reads "at least 97.0".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    public static Target parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException('"' + text + "\" is not " + EXPECTED);
        }
        for (Comparator comparator : Comparator.values()) {
            if (comparator.written.equals(matcher.group(1))) {
                return new Target(comparator, new BigDecimal(matcher.group(2)));
            }
        }
        throw new IllegalStateException(matcher.group(1));
    }

    /** Whether an exact, unrounded result keeps the promise. */
    public boolean isMetBy(BigDecimal result) {
        int order = result.compareTo(number);
        return switch (comparator) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case BELOW -> order < 0;
        };
    }
}
