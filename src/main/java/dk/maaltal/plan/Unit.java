package dk.maaltal.plan;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a figure is counted in, and how it is printed when the plan says nothing else.
 *
 * @param danish after a number: "pct."
 * @param heading above a table: "Procent"
 * @param decimals of a target and of a result for a whole year
 * @param preliminaryDecimals of a result opgjort before the year's end
 * @param size how much numerator for each denominator makes one of the unit: 7 days a week, a hundredth a per cent
 */
public record Unit(String danish, String heading, int decimals, int preliminaryDecimals, BigDecimal size) {

    public static final Unit PERCENT = new Unit("pct.", "Procent", 1, 0, new BigDecimal("0.01"));
    public static final Unit WEEKS = new Unit("uger", "Antal uger", 1, 1, BigDecimal.valueOf(7));
    public static final Unit DAYS = new Unit("dage", "Antal dage", 1, 1, BigDecimal.ONE);
    /** A month of 365.25 / 12 days, for averages; deadlines and ages are counted in calendar months. */
    public static final Unit MONTHS = new Unit("måneder", "Antal måneder", 1, 1, new BigDecimal("30.4375"));

    public static final Unit CASES = new Unit("sager", "Antal sager", 0, 0, BigDecimal.ONE);

    /** A unit that the plan names, of values that are told in it: "mio. kr.", "dage pr. ansat". */
    public static Unit named(String danish, int decimals) {
        String heading = danish.equals(PERCENT.danish) ? PERCENT.heading : capitalized(danish);
        return new Unit(danish, heading, decimals, decimals, BigDecimal.ONE);
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Whether it is a percentage, which is printed without decimals at exactly 100. */
    public boolean isPercent() {
        return danish.equals(PERCENT.danish);
    }

    /** The same unit for values that are told in it already. */
    public Unit ofValues() {
        return new Unit(danish, heading, decimals, decimals, BigDecimal.ONE);
    }

    /** The same unit with other decimals. */
    public Unit withDecimals(int other) {
        return new Unit(danish, heading, other, other, size);
    }
}
