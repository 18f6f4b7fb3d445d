package dk.maaltal.calendar;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long something may take: "8 weeks", "14 days", "6 months", "20 working days".
 *
 * <p>The day of receipt is day 0 and the last day is still in time. So are days off that follow the last working day: no
 * further working day has been spent. A week is seven calendar days. Months are calendar
 * months: 31 August and 6 months is the last day of February. A deadline that falls on a weekend or holiday is not moved:
 * those rules govern citizens' deadlines, not an authority's own target.
 *
 * @param count how many of the unit, at least 1
 * @param unit what is counted
 */
public record Deadline(int count, Unit unit) {

    /** What a deadline is counted in; weeks are seven days of the calendar, months run to the same day of a later month. */
    public enum Unit {
        DAYS("day", "dage", "dag"),
        WEEKS("week", "uger", "uge"),
        MONTHS("month", "måneder", "måned"),
        WORKING_DAYS("working day", "arbejdsdage", "arbejdsdag");

        private final String english;
        private final String danishMany;
        private final String danishOne;

        Unit(String english, String danishMany, String danishOne) {
            this.english = english;
            this.danishMany = danishMany;
            this.danishOne = danishOne;
        }
    }

    /** How to write one, for messages about what cannot be read. */
    public static final String EXPECTED =
            "a length of time such as \"8 weeks\", \"14 days\", \"15 + 45 days\", \"6 months\" or \"20 working days\"";

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,4}(?: \\+ \\d{1,4}){0,5}) (day|week|month|working day)s?");

    public Deadline {
        if (count < 1) {
            throw new IllegalArgumentException("a deadline is at least 1 " + unit.english);
        }
    }

    /**
     * Reads "8 weeks", "1 month", "20 working days", and sums such as "15 + 45 days".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    public static Deadline parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException('"' + text + "\" is not " + EXPECTED);
        }
        for (Unit unit : Unit.values()) {
            if (unit.english.equals(matcher.group(2))) {
                int count = Stream.of(matcher.group(1).split(" \\+ "))
                        .mapToInt(Integer::parseInt)
                        .sum();
                return new Deadline(count, unit);
            }
        }
        throw new IllegalStateException(matcher.group(2));
    }

    /** The last day of the deadline for a clock that started on a day: for working days, the last of them. */
    public LocalDate due(LocalDate start, WorkingDays workingDays) {
        return switch (unit) {
            case DAYS -> start.plusDays(count);
            case WEEKS -> start.plusWeeks(count);
            case MONTHS -> start.plusMonths(count);
            case WORKING_DAYS -> workingDays.after(start, count);
        };
    }

    /** The last day that is still in time: {@link #due}, and the days off right after it when working days are counted. */
    public LocalDate lastInTime(LocalDate start, WorkingDays workingDays) {
        return unit == Unit.WORKING_DAYS ? workingDays.after(start, count + 1).minusDays(1) : due(start, workingDays);
    }

    /**
     * The last starting day whose deadline has passed on a day: a clock started then, or earlier, and still running is
     * over the deadline. Exact, because a later start is never due earlier.
     */
    public LocalDate lastOverdueStart(LocalDate at, WorkingDays workingDays) {
        LocalDate start =
                switch (unit) {
                    case DAYS -> at.minusDays(count);
                    case WEEKS -> at.minusWeeks(count);
                    case MONTHS -> at.minusMonths(count).plusDays(3);
                    case WORKING_DAYS -> workingDays.before(at, count);
                };
        while (!lastInTime(start, workingDays).isBefore(at)) {
            start = start.minusDays(1);
        }
        while (lastInTime(start.plusDays(1), workingDays).isBefore(at)) {
            start = start.plusDays(1);
        }
        return start;
    }

    /** As a finance officer reads it: "8 uger", "1 måned". */
    public String danish() {
        return count + " " + (count == 1 ? unit.danishOne : unit.danishMany);
    }

    @Override
    public String toString() {
        return count + " " + unit.english + (count == 1 ? "" : "s");
    }
}
