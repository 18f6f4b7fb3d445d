package dk.maaltal.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The day up to which the figures are made, inclusive (opgørelsestidspunkt), and how it was named.
 *
 * @param name as people write it: {@code 2023}, {@code 2022-Q3}, {@code 2023-09} or {@code 2023-09-15}
 * @param day the last day that counts
 */
public record ReportingPoint(String name, LocalDate day) {

    /** How to write one, for messages about what cannot be read. */
    public static final String EXPECTED = "a year, quarter, month or day such as 2023, 2023-Q3, 2023-09 or 2023-09-15";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(\\d{2})(?:-(\\d{2}))?))?");
    private static final Locale DANISH = Locale.forLanguageTag("da-DK");

    /**
     * Reads {@code 2023}, {@code 2023-Q3}, {@code 2023-09} or {@code 2023-09-15}: the end of each.
     *
     * @throws IllegalArgumentException when it is written in any other way, or is no day of the calendar
     */
    public static ReportingPoint parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException('"' + text + "\" is not " + EXPECTED);
        }
        int year = Integer.parseInt(matcher.group(1));
        try {
            LocalDate day;
            if (matcher.group(2) != null) {
                day = YearMonth.of(year, 3 * Integer.parseInt(matcher.group(2))).atEndOfMonth();
            } else if (matcher.group(4) != null) {
                day = LocalDate.of(year, Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
            } else if (matcher.group(3) != null) {
                day = YearMonth.of(year, Integer.parseInt(matcher.group(3))).atEndOfMonth();
            } else {
                day = LocalDate.of(year, 12, 31);
            }
            return new ReportingPoint(matcher.group(), day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException('"' + text + "\" is no day of the calendar; write " + EXPECTED, e);
        }
    }

    /** The year its day lies in. */
    public int year() {
        return day.getYear();
    }

    /** As a finance officer reads it after "ved udgangen af": "2022", "3. kvartal 2022", "maj 2022", "15. maj 2022". */
    public String danish() {
        return switch (name.length()) {
            case 4 -> name;
            case 7 -> name.charAt(5) == 'Q' ? name.charAt(6) + ". kvartal " + year() : month() + " " + year();
            default ->
                isQuarterEnd()
                        ? quarterOf() + ". kvartal " + year()
                        : day.getDayOfMonth() + ". " + month() + " " + year();
        };
    }

    /** The names of the shorter times that end on the same day, longest first: of 2023, 2023-Q4, 2023-12 and 2023-12-31. */
    public List<String> shorterNames() {
        List<String> names = new ArrayList<>();
        if (name.length() == 4) {
            names.add(name + "-Q4");
        }
        if (name.length() == 4 || name.indexOf('Q') > 0) {
            names.add(day.toString().substring(0, 7));
        }
        if (name.length() < 10) {
            names.add(day.toString());
        }
        return names;
    }

    /** Whether it is a whole year's, by its name. */
    public boolean isYear() {
        return name.length() == 4;
    }

    /** Whether it is the last day of a quarter. */
    public boolean isQuarterEnd() {
        return day.getMonthValue() % 3 == 0 && day.equals(YearMonth.from(day).atEndOfMonth());
    }

    private int quarterOf() {
        return day.getMonthValue() / 3;
    }

    private String month() {
        return day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, DANISH);
    }
}
