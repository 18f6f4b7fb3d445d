package dk.maaltal.plan;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.declaration.Entry;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the last day on which a case is in time. */
final class LastDayReader {

    /** What a reader is told to write. */
    static final String EXPECTED = Deadline.EXPECTED
            + ", the name of a date column, \"10 working days before\" one, \"15 December\" or a date like 2024-12-15";

    private static final Pattern BEFORE = Pattern.compile("(.+?) before (.+)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern DAY_OF_YEAR = Pattern.compile("\\d{1,2} \\p{L}+");
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private LastDayReader() {}

    /**
     * Reads one; what is wrong is reported by the entry.
     *
     * @param dates the names of the columns that hold dates
     */
    static Optional<LastDay> read(Entry entry, Set<String> dates) {
        String name = entry.comparedText();
        return dates.contains(name)
                ? Optional.of(new LastDay.InColumn(name))
                : entry.parse(text -> parse(text, dates), EXPECTED);
    }

    private static LastDay parse(String text, Set<String> dates) {
        Matcher before = BEFORE.matcher(text);
        if (before.matches()) {
            if (!dates.contains(before.group(2))) {
                throw new IllegalArgumentException(text);
            }
            return new LastDay.Before(Deadline.parse(before.group(1)), before.group(2));
        }
        try {
            if (DAY.matcher(text).matches()) {
                return new LastDay.On(LocalDate.parse(text));
            }
            if (DAY_OF_YEAR.matcher(text).matches() && !text.matches("\\d+ (day|week|month)s?")) {
                return new LastDay.Yearly(MonthDay.parse(text, DAY_AND_MONTH));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
        return new LastDay.After(Deadline.parse(text));
    }
}
