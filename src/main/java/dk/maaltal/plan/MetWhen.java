package dk.maaltal.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many of a goal's measures must be met.
 *
 * @param atLeast so many; 0 for all of them
 */
public record MetWhen(int atLeast) {

    public static final MetWhen ALL = new MetWhen(0);

    /** What a reader is told to write. */
    static final String EXPECTED =
            "\"all measures are met\", \"any measure is met\" or \"at least 2 measures are met\"";

    private static final Pattern AT_LEAST = Pattern.compile("at least ([1-9]\\d?) measures? (?:is|are) met");

    /** Reads what {@link #EXPECTED} says. */
    static MetWhen parse(String text) {
        if (text.equals("all measures are met")) {
            return ALL;
        }
        if (text.equals("any measure is met")) {
            return new MetWhen(1);
        }
        Matcher matcher = AT_LEAST.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new MetWhen(Integer.parseInt(matcher.group(1)));
    }

    /** How many of so many measures must be met. */
    public int of(int measures) {
        return atLeast == 0 ? measures : atLeast;
    }
}
