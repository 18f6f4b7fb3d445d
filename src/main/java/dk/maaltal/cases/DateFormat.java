package dk.maaltal.cases;

import dk.maaltal.calendar.DanishTime;
import java.util.regex.Pattern;

/**
 * How an extract writes its dates: a pattern of {@code dd}, {@code MM}, {@code yyyy} and, where a time follows,
 * {@code HH}, {@code mm}, {@code ss}; or "ISO time stamp", whose offset is turned into the local date of Copenhagen.
 *
 * @param pattern as written in {@code cases.yaml}
 */
public record DateFormat(String pattern) {

    /** What a reader is told to write. */
    public static final String EXPECTED =
            "a date format such as dd-MM-yyyy, yyyy-MM-dd, dd.MM.yyyy HH:mm or ISO time stamp";

    static final String TIME_STAMP = "ISO time stamp";

    private static final String MOMENT =
            "^\\d{4}-\\d\\d-\\d\\d([T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?$";

    private static final Pattern WRITTEN = Pattern.compile("(?=.*dd)(?=.*MM)(?=.*yyyy)(dd|MM|yyyy|HH|mm|ss|[-./: T])+");
    private static final Pattern REPEATED = Pattern.compile("(dd|MM|yyyy|HH|mm|ss).*\\1");

    /** @throws IllegalArgumentException when the pattern is none that can be read */
    public DateFormat {
        if (!pattern.equals(TIME_STAMP)
                && (!WRITTEN.matcher(pattern).matches()
                        || REPEATED.matcher(pattern).find())) {
            throw new IllegalArgumentException(pattern);
        }
    }

    /**
     * An SQL condition: the text is written this way and names a day of the calendar, of a year in which a case can have
     * been. (A date like 31-12-9999 stands for "none" in some systems; taken as a day, it would ruin an average.)
     */
    String valid(String value) {
        String type = isTimeStamp() ? "timestamptz" : "date";
        String text = isTimeStamp() ? value : iso(value);
        // CASE, because only it keeps PostgreSQL from converting a text that is not valid.
        return "CASE WHEN " + value + " ~ '" + (isTimeStamp() ? MOMENT : regex()) + "' AND pg_input_is_valid(" + text
                + ", '" + type + "') THEN " + converted(value)
                + " BETWEEN DATE '1900-01-01' AND DATE '2199-12-31' ELSE false END";
    }

    /**
     * An SQL expression of type date; an error on text that is not valid. What has no offset is local time as it stands: the
     * session's time zone has no say, since it does not reach a server that computes part of a statement for another.
     */
    String converted(String value) {
        return isTimeStamp()
                ? "CASE WHEN " + value + " ~ ':.*[Z+-]' THEN (" + value + "::timestamptz AT TIME ZONE '"
                        + DanishTime.ZONE + "')::date ELSE " + value + "::timestamp::date END"
                : "(" + iso(value) + ")::date";
    }

    /** The pattern for {@link java.time.format.DateTimeFormatter}, for cells that hold a date and no text. */
    public String asJavaPattern() {
        return isTimeStamp() ? "yyyy-MM-dd'T'HH:mm:ss" : pattern.replace("T", "'T'");
    }

    boolean isTimeStamp() {
        return pattern.equals(TIME_STAMP);
    }

    private String regex() {
        return "^"
                + pattern.replace(".", "\\.")
                        .replace("yyyy", "\\d{4}")
                        .replaceAll("dd|MM", "\\\\d\\\\d")
                        .replace("HH", "([01]\\d|2[0-3])")
                        .replaceAll("mm|ss", "[0-5]\\\\d")
                + "$";
    }

    private String iso(String value) {
        if (pattern.equals("yyyy-MM-dd")) {
            return value;
        }
        return part(value, "yyyy") + " || '-' || " + part(value, "MM") + " || '-' || " + part(value, "dd");
    }

    private String part(String value, String token) {
        return "substr(" + value + ", " + (pattern.indexOf(token) + 1) + ", " + token.length() + ")";
    }
}
