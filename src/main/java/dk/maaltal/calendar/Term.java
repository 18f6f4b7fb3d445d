package dk.maaltal.calendar;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of a table: a run of whole months, such as a year, a quarter or a month.
 *
 * @param first month, inclusive
 * @param months how many, at least 1
 */
public record Term(YearMonth first, int months) implements Comparable<Term> {

    static final int YEAR = 12;
    static final int HALF_YEAR = 6;
    static final int TERTIAL = 4;
    static final int QUARTER = 3;
    private static final String TO = "..";

    public Term {
        if (months < 1) {
            throw new IllegalArgumentException("a term has at least 1 month");
        }
    }

    /** A whole year of the calendar. */
    public static Term ofYear(int year) {
        return FinancialYear.CALENDAR.term(year);
    }

    /**
     * Reads a {@link #name}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Term parse(String name) {
        int to = name.indexOf(TO);
        if (to < 0) {
            return FinancialYear.CALENDAR.parse(name).orElseThrow(() -> new IllegalArgumentException(name));
        }
        return parse(name.substring(0, to)).upTo(parse(name.substring(to + TO.length())));
    }

    /** From the first month of this to the last month of another, which ends later. */
    Term upTo(Term other) {
        return new Term(first, (int) first.until(other.last(), ChronoUnit.MONTHS) + 1);
    }

    /** Its last month, inclusive. */
    public YearMonth last() {
        return first.plusMonths(months - 1L);
    }

    /** Its first and last day. */
    public Period period() {
        return new Period(first.atDay(1), last().atEndOfMonth());
    }

    /** The calendar year of its last day. */
    public int year() {
        return last().getYear();
    }

    /** Whether it is a whole year, which need not begin in January. */
    public boolean isYear() {
        return months == YEAR;
    }

    /** Whether it is a month. */
    public boolean isMonth() {
        return months == 1;
    }

    /** The same term so many years later, or earlier. */
    public Term plusYears(int years) {
        return new Term(first.plusYears(years), months);
    }

    /** The same term a year earlier. */
    public Term yearBefore() {
        return plusYears(-1);
    }

    /** Whether every month of another lies in it. */
    public boolean contains(Term other) {
        return !other.first.isBefore(first) && !other.last().isAfter(last());
    }

    /** The terms of its length from this one through another, both inclusive. */
    public List<Term> through(Term last) {
        int count = (int) (first.until(last.first, ChronoUnit.MONTHS) / months) + 1;
        return IntStream.range(0, count)
                .mapToObj(number -> new Term(first.plusMonths((long) number * months), months))
                .toList();
    }

    /** The terms of so many months that it falls into, in order; it must be so many times as long. */
    public List<Term> split(int length) {
        if (months % length != 0) {
            throw new IllegalArgumentException(this + " does not fall into terms of " + length + " months");
        }
        return IntStream.range(0, months / length)
                .mapToObj(number -> new Term(first.plusMonths((long) number * length), length))
                .toList();
    }

    /**
     * As commands print it and the database keeps it, by the calendar: "2023", "2023-H1" (half a year), "2023-T2" (four
     * months), "2023-Q3", "2023-09"; of any other run of months "2019-04..2020-03".
     */
    public String name() {
        if (isMonth()) {
            return first.toString();
        }
        if (!isOfCalendar()) {
            return first + TO + last();
        }
        return isYear() ? Integer.toString(year()) : year() + "-" + letter() + number();
    }

    private String letter() {
        return months == HALF_YEAR ? "H" : months == TERTIAL ? "T" : "Q";
    }

    /** Whether it is one of the equal parts that a year of the calendar falls into. */
    private boolean isOfCalendar() {
        return (months == YEAR || months == HALF_YEAR || months == TERTIAL || months == QUARTER || isMonth())
                && (first.getMonthValue() - 1) % months == 0;
    }

    private int number() {
        return (first.getMonthValue() - 1) / months + 1;
    }

    /** As a heading prints it, by the calendar: "2023", "1. halvår 2023", "3. kvt. 2023", "sep. 2023", "apr. 2019-mar. 2020". */
    public String danish() {
        return FinancialYear.CALENDAR.danish(this);
    }

    /** By the last day; of those that end together, the shortest first. */
    @Override
    public int compareTo(Term other) {
        int byEnd = last().compareTo(other.last());
        return byEnd != 0 ? byEnd : Integer.compare(months, other.months);
    }

    @Override
    public String toString() {
        return name();
    }
}
