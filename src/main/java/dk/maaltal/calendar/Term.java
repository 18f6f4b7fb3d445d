package dk.maaltal.calendar;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A column of a table: a year, a quarter or a month.
 *
 * @param year it belongs to
 * @param length of the term
 * @param number of the quarter (1 to 4) or month (1 to 12) within the year; 1 for a year
 */
public record Term(int year, Length length, int number) implements Comparable<Term> {

    /** How long a term is. */
    public enum Length {
        YEAR(12),
        QUARTER(3),
        MONTH(1);

        private final int months;

        Length(int months) {
            this.months = months;
        }
    }

    private static final Pattern NAME = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(\\d{2})))?");
    private static final List<String> MONTHS =
            List.of("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.");

    /** A whole year of the calendar. */
    public static Term ofYear(int year) {
        return new Term(year, Length.YEAR, 1);
    }

    /** Reads a {@link #name}. */
    public static Term parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return new Term(year, Length.QUARTER, Integer.parseInt(matcher.group(2)));
        }
        return matcher.group(3) != null
                ? new Term(year, Length.MONTH, Integer.parseInt(matcher.group(3)))
                : ofYear(year);
    }

    /** The terms of a length that a year has, in order. */
    public static List<Term> of(int year, Length length) {
        return IntStream.rangeClosed(1, 12 / length.months)
                .mapToObj(number -> new Term(year, length, number))
                .toList();
    }

    /** Its first and last day. */
    public Period period() {
        return Period.ofMonths(year, (number - 1) * length.months + 1, number * length.months);
    }

    /** Whether it is a whole year. */
    public boolean isYear() {
        return length == Length.YEAR;
    }

    /** Whether it is a month. */
    public boolean isMonth() {
        return length == Length.MONTH;
    }

    /** The same term a year earlier. */
    public Term yearBefore() {
        return new Term(year - 1, length, number);
    }

    /** "2023", "2023-Q3" or "2023-09". */
    public String name() {
        return switch (length) {
            case YEAR -> Integer.toString(year);
            case QUARTER -> year + "-Q" + number;
            case MONTH -> year + (number < 10 ? "-0" : "-") + number;
        };
    }

    /** As a heading prints it: "2023", "3. kvt. 2023", "sep. 2023". */
    public String danish() {
        return switch (length) {
            case YEAR -> Integer.toString(year);
            case QUARTER -> number + ". kvt. " + year;
            case MONTH -> MONTHS.get(number - 1) + " " + year;
        };
    }

    /** By the last day. */
    @Override
    public int compareTo(Term other) {
        return period().to().compareTo(other.period().to());
    }

    @Override
    public String toString() {
        return name();
    }
}
