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
 * @param isPercent whether it is a percentage, which is printed without decimals at exactly 100
 * @param one after the number 1, where there is a word for that: "sag"; empty for the same as after any other
 * @param isBefore whether it stands before the number: "niveau 4"
 */
public record Unit(
        String danish,
        String heading,
        int decimals,
        int preliminaryDecimals,
        BigDecimal size,
        boolean isPercent,
        String one,
        boolean isBefore) {

    /** Per cent, of a numerator and a denominator. */
    public static final Unit PERCENT = new Unit("pct.", "Procent", 1, 0, new BigDecimal("0.01"), true, "", false);

    /** Weeks, of days. */
    public static final Unit WEEKS = timed("uger", "uge", "Antal uger", BigDecimal.valueOf(7));

    /** Days. */
    public static final Unit DAYS = timed("dage", "dag", "Antal dage", BigDecimal.ONE);

    /** Months of 365.25 / 12 days, for averages; deadlines and ages are counted in calendar months. */
    public static final Unit MONTHS = timed("måneder", "måned", "Antal måneder", new BigDecimal("30.4375"));

    /** Cases. */
    public static final Unit CASES = new Unit("sager", "Antal sager", 0, 0, BigDecimal.ONE, false, "sag", false);

    /** An index, in which what a figure is held against is 100. */
    public static final Unit INDEX = new Unit("indekspoint", "Indeks", 0, 0, new BigDecimal("0.01"), false, "", false);

    private static Unit timed(String danish, String one, String heading, BigDecimal days) {
        return new Unit(danish, heading, 1, 1, days, false, one, false);
    }

    /**
     * A unit that the plan names, of values that are reported in it: "mio. kr.", "dage pr. ansat".
     *
     * @param danish as the plan writes it; the word of {@link #PERCENT} makes it a percentage
     */
    public static Unit named(String danish, int decimals) {
        boolean isPercent = danish.equals(PERCENT.danish);
        String heading = isPercent ? PERCENT.heading : capitalized(danish);
        return new Unit(danish, heading, decimals, decimals, BigDecimal.ONE, isPercent, "", false);
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Whether a figure in it can be subtracted from one in another: both bear the same name. */
    boolean isComparableTo(Unit other) {
        return danish.equals(other.danish);
    }

    /** The same unit for values that are in it already. */
    public Unit ofValues() {
        return new Unit(danish, heading, decimals, decimals, BigDecimal.ONE, isPercent, one, isBefore);
    }

    /** The same unit with other decimals. */
    public Unit withDecimals(int other) {
        return new Unit(danish, heading, other, other, size, isPercent, one, isBefore);
    }

    /** The same unit with another word after the number 1. */
    public Unit withOne(String word) {
        return new Unit(danish, heading, decimals, preliminaryDecimals, size, isPercent, word, isBefore);
    }

    /** The same unit before its numbers. */
    Unit before() {
        return new Unit(danish, heading, decimals, preliminaryDecimals, size, isPercent, one, true);
    }

    /** A number with its unit: "4 møder", "1 møde", "niveau 4". */
    public String told(String number) {
        if (isBefore) {
            return danish + " " + number;
        }
        return number + " " + after(number);
    }

    /** What stands after a number: "møder", or "møde" after 1. */
    public String after(String number) {
        return number.equals("1") && !one.isEmpty() ? one : danish;
    }
}
