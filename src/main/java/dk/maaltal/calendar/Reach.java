package dk.maaltal.calendar;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far back a term's figure reaches, and in which quarter of a year it ends.
 *
 * @param kind what is counted
 * @param months how many, up to the term's last day, where so many are counted whatever the term; 0 elsewhere
 * @param lastQuarter the quarter (1 to 4) that a year's figure ends with; empty for the year's own end
 */
public record Reach(Kind kind, int months, OptionalInt lastQuarter) {

    /** How far back a term reaches. */
    public enum Kind {
        /** The term itself. */
        TERM,
        /** From the year's first day to the term's last. */
        YEAR_TO_DATE,
        /** The twelve months up to the term's last day: four quarters rolling. */
        ROLLING_YEAR,
        /** So many months up to the term's last day. */
        LAST_MONTHS
    }

    /** The term itself. */
    public static final Reach TERM = new Reach(Kind.TERM, 0, OptionalInt.empty());

    /** How to write one, for messages about what cannot be read. */
    public static final String EXPECTED =
            "\"year to date\", \"rolling year\", \"last 3 months\" or \"rolling year to Q3\" (or a part of each year, such"
                    + " as Q3-Q4 or Jan-May, or by year, like { 2022: Q3-Q4 })";

    private static final int MOST_MONTHS = 36;
    private static final Pattern WRITTEN =
            Pattern.compile("year to date|(rolling year)(?: to Q([1-4]))?|last (\\d{1,2}) months?");

    /**
     * Reads "year to date", "rolling year", "rolling year to Q3", "last 3 months".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    public static Reach parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        if (matcher.group(3) != null) {
            int months = Integer.parseInt(matcher.group(3));
            if (months < 1 || months > MOST_MONTHS) {
                throw new IllegalArgumentException(text);
            }
            return new Reach(Kind.LAST_MONTHS, months, OptionalInt.empty());
        }
        if (matcher.group(1) == null) {
            return new Reach(Kind.YEAR_TO_DATE, 0, OptionalInt.empty());
        }
        return new Reach(
                Kind.ROLLING_YEAR,
                Term.YEAR,
                matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2))));
    }

    /** The days a term's figure is about, where years begin as they do in a plan. */
    public Period of(Term term, FinancialYear year) {
        LocalDate last = last(term);
        return new Period(
                switch (kind) {
                    case TERM -> term.period().from();
                    case YEAR_TO_DATE -> year.term(year.yearOf(term)).period().from();
                    case ROLLING_YEAR, LAST_MONTHS -> last.plusDays(1).minusMonths(months);
                },
                last);
    }

    private LocalDate last(Term term) {
        return lastQuarter.isPresent() && term.isYear()
                ? term.split(Term.QUARTER)
                        .get(lastQuarter.getAsInt() - 1)
                        .period()
                        .to()
                : term.period().to();
    }
}
