package dk.maaltal.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far back a term's figure reaches, and in which month of a year it ends.
 *
 * @param kind what is counted
 * @param lastMonth the month (3, 6, 9 or 12) that a year's figure ends with; empty for the year's own end
 */
public record Reach(Kind kind, OptionalInt lastMonth) {

    /** How far back a term reaches. */
    public enum Kind {
        /** The term itself. */
        TERM,
        /** From the year's first day to the term's last. */
        YEAR_TO_DATE,
        /** The twelve months up to the term's last day: four quarters rolling. */
        ROLLING_YEAR
    }

    /** The term itself. */
    public static final Reach TERM = new Reach(Kind.TERM, OptionalInt.empty());

    /** How to write one, for messages about what cannot be read. */
    public static final String EXPECTED =
            "\"year to date\", \"rolling year\" or \"rolling year to Q3\" (or quarters by year, like { 2022: Q3-Q4 })";

    private static final Pattern WRITTEN = Pattern.compile("year to date|(rolling year)(?: to Q([1-4]))?");

    /**
     * Reads "year to date", "rolling year", "rolling year to Q3".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    public static Reach parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        if (matcher.group(1) == null) {
            return new Reach(Kind.YEAR_TO_DATE, OptionalInt.empty());
        }
        return new Reach(
                Kind.ROLLING_YEAR,
                matcher.group(2) == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(3 * Integer.parseInt(matcher.group(2))));
    }

    /** The days a term's figure is about. */
    public Period of(Term term) {
        LocalDate last = last(term);
        return new Period(
                switch (kind) {
                    case TERM -> term.period().from();
                    case YEAR_TO_DATE -> LocalDate.of(term.year(), 1, 1);
                    case ROLLING_YEAR -> last.plusDays(1).minusYears(1);
                },
                last);
    }

    private LocalDate last(Term term) {
        return lastMonth.isPresent() && term.isYear()
                ? YearMonth.of(term.year(), lastMonth.getAsInt()).atEndOfMonth()
                : term.period().to();
    }
}
