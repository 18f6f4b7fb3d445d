package dk.maaltal.cases;

import dk.maaltal.calendar.DanishTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How an extract writes a day or a moment: a pattern of parts such as {@code dd}, {@code MMM} and {@code yyyy}, the parts of
 * a time, an offset {@code X}, and what stands between them; or "ISO time stamp". What has an offset is turned into Danish
 * time.
 *
 * @param pattern as written in {@code cases.yaml}
 * @param yearsFrom the first of the hundred years that {@code yy} is one of; of no use to other patterns
 */
public record DateFormat(String pattern, Optional<Integer> yearsFrom) {

    /** What a reader is told to write. */
    public static final String EXPECTED =
            "a date format such as dd-MM-yyyy, yyyy-MM-dd, dd.MM.yyyy HH:mm or ISO time stamp";

    static final String TIME_STAMP = "ISO time stamp";

    private static final String MOMENT =
            "^\\d{4}-\\d\\d-\\d\\d([T ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?)?$";

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

    /** Danish and English, short and long. The first three letters say which month it is. */
    private static final String MONTH_NAME =
            "jan(?:uary?)?|feb(?:ruary?)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?"
                    + "|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    /** What a part says. */
    private enum Says {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        FRACTION,
        HALF_OF_DAY,
        OFFSET,
        NOTHING
    }

    /**
     * A part of a pattern.
     *
     * @param text as the pattern has it
     * @param says what it says
     * @param regex of what is read, without what stands around it
     * @param width in characters; empty where it varies
     */
    private record Part(String text, Says says, String regex, Optional<Integer> width) {

        static Part of(String text) {
            return switch (text) {
                case "yyyy" -> new Part(text, Says.YEAR, "\\d{4}", Optional.of(4));
                case "yy" -> new Part(text, Says.YEAR, "\\d\\d", Optional.of(2));
                case "MMM" -> new Part(text, Says.MONTH, "(?:" + MONTH_NAME + ")\\.?", Optional.empty());
                case "MM" -> new Part(text, Says.MONTH, "\\d\\d", Optional.of(2));
                case "M" -> new Part(text, Says.MONTH, "\\d\\d?", Optional.empty());
                case "dd" -> new Part(text, Says.DAY, "\\d\\d", Optional.of(2));
                case "d" -> new Part(text, Says.DAY, "\\d\\d?", Optional.empty());
                case "HH" -> new Part(text, Says.HOUR, "(?:[01]\\d|2[0-3])", Optional.of(2));
                case "H" -> new Part(text, Says.HOUR, "(?:[01]?\\d|2[0-3])", Optional.empty());
                case "hh" -> new Part(text, Says.HOUR, "(?:0[1-9]|1[0-2])", Optional.of(2));
                case "h" -> new Part(text, Says.HOUR, "(?:0?[1-9]|1[0-2])", Optional.empty());
                case "mm" -> new Part(text, Says.MINUTE, "[0-5]\\d", Optional.of(2));
                case "ss" -> new Part(text, Says.SECOND, "[0-5]\\d", Optional.of(2));
                case "a" -> new Part(text, Says.HALF_OF_DAY, "[ap]\\.?m\\.?", Optional.empty());
                case "X" -> new Part(text, Says.OFFSET, "(?:Z|[+-]\\d\\d(?::?\\d\\d)?)", Optional.empty());
                default ->
                    text.endsWith("S")
                            ? new Part(text, Says.FRACTION, "\\d+", Optional.empty())
                            : new Part(text, Says.NOTHING, text.replace(".", "\\."), Optional.of(text.length()));
            };
        }

        /** The regex of what is read; the part that is asked for in the one group of it. */
        String regex(boolean captured) {
            String what = captured ? "(" + regex + ")" : regex;
            // A program that writes fractions leaves out the one that is nothing.
            return says == Says.FRACTION ? "(?:[" + text.charAt(0) + "]" + what + ")?" : what;
        }

        /** Whether it is digits and nothing else. */
        boolean isNumber() {
            return endsInDigits() && says != Says.FRACTION;
        }

        boolean endsInDigits() {
            return says != Says.NOTHING && says != Says.OFFSET && says != Says.HALF_OF_DAY && !text.equals("MMM");
        }
    }

    private static final Pattern PART = Pattern.compile("yyyy|yy|MMM|MM|M|dd|d|HH|H|hh|h|mm|ss|[.,]S+|a|X|[-./:, T]");

    /** @throws IllegalArgumentException when the pattern is none that can be read */
    public DateFormat {
        if (!pattern.equals(TIME_STAMP) && !canBeRead(parts(pattern))) {
            throw new IllegalArgumentException(pattern);
        }
    }

    /** A format without years of two digits. */
    public DateFormat(String pattern) {
        this(pattern, Optional.empty());
    }

    /** The parts of a pattern, in its order; none where something in it is no part. */
    private static List<Part> parts(String pattern) {
        Matcher parts = PART.matcher(pattern);
        List<Part> found = parts.results().map(part -> Part.of(part.group())).toList();
        return found.stream().map(Part::text).collect(Collectors.joining()).equals(pattern) ? found : List.of();
    }

    private static boolean canBeRead(List<Part> parts) {
        List<Says> says = parts.stream()
                .map(Part::says)
                .filter(part -> part != Says.NOTHING)
                .toList();
        Set<Says> once = says.isEmpty() ? EnumSet.noneOf(Says.class) : EnumSet.copyOf(says);
        boolean ofTwelve = parts.stream().anyMatch(part -> part.text.startsWith("h"));
        return once.size() == says.size()
                && once.containsAll(EnumSet.of(Says.YEAR, Says.MONTH, Says.DAY))
                && ofTwelve == once.contains(Says.HALF_OF_DAY)
                && (once.contains(Says.HOUR) || !once.contains(Says.OFFSET))
                && (once.contains(Says.SECOND) || !once.contains(Says.FRACTION))
                && IntStream.range(1, parts.size())
                        .noneMatch(i -> parts.get(i - 1).endsInDigits()
                                && parts.get(i).isNumber()
                                && (parts.get(i - 1).width.isEmpty()
                                        || parts.get(i).width.isEmpty()));
    }

    /** Whether the pattern has a year of two digits, of which it must be said what century they mean. */
    boolean hasShortYear() {
        return parts(pattern).stream().anyMatch(part -> part.text.equals("yy"));
    }

    /**
     * An SQL condition: the text is written this way and names a day of the calendar, of a year in which a case can have
     * been. (A date like 31-12-9999 stands for "none" in some systems; taken as a day, it would ruin an average.)
     */
    String valid(String value) {
        String text = isTimeStamp() ? wholeMoment(value) : has(Says.OFFSET) ? momentText(value) : iso(value);
        String type = isTimeStamp() || has(Says.OFFSET) ? "timestamptz" : "date";
        // CASE, because only it keeps PostgreSQL from converting a text that is not valid.
        return "CASE WHEN " + value + " ~ '" + (isTimeStamp() ? MOMENT : regex(Says.NOTHING)) + "' THEN CASE WHEN"
                + " pg_input_is_valid(" + text + ", '" + type + "') THEN " + converted(value)
                + " <@ daterange('1900-01-01', '2199-12-31', '[]') ELSE false END ELSE false END";
    }

    /**
     * An SQL expression of type date; an error on text that is not valid. What has no offset is local time as it stands: the
     * session's time zone has no say, since it does not reach a server that computes part of a statement for another.
     */
    String converted(String value) {
        return isTimeStamp() || has(Says.OFFSET) ? "(" + moment(value) + ")::date" : "(" + iso(value) + ")::date";
    }

    /** An SQL expression of type timestamp, Danish time; midnight of a day without a time. An error on text that is not valid. */
    String moment(String value) {
        if (isTimeStamp()) {
            String whole = "(" + wholeMoment(value) + ")";
            return "CASE WHEN " + value + " ~ ':.*[Z+-]' THEN " + whole + "::timestamptz AT TIME ZONE '"
                    + DanishTime.ZONE + "' ELSE " + whole + "::timestamp END";
        }
        return has(Says.OFFSET)
                ? "(" + momentText(value) + ")::timestamptz AT TIME ZONE '" + DanishTime.ZONE + "'"
                : "(" + momentText(value) + ")::timestamp";
    }

    /**
     * Writes moments of Danish time that are kept as moments and not as texts; of a year that {@code yy} cannot mean, in full,
     * so that it is not read as another.
     */
    Function<ZonedDateTime, String> writer() {
        DateTimeFormatter usual = formatter("yy");
        if (yearsFrom.isEmpty()) {
            return usual::format;
        }
        int first = yearsFrom.get();
        DateTimeFormatter inFull = formatter("yyyy");
        return moment -> (moment.getYear() < first || moment.getYear() > first + 99 ? inFull : usual).format(moment);
    }

    private DateTimeFormatter formatter(String shortYear) {
        String java = isTimeStamp()
                ? "yyyy-MM-dd'T'HH:mm:ss"
                : parts(pattern).stream()
                        .map(part -> switch (part.text) {
                            case "T" -> "'T'";
                            case "yy" -> shortYear;
                            case "X" -> "XXX";
                            default -> part.text;
                        })
                        .collect(Collectors.joining());
        return DateTimeFormatter.ofPattern(java, Locale.ENGLISH);
    }

    boolean isTimeStamp() {
        return pattern.equals(TIME_STAMP);
    }

    private boolean has(Says says) {
        return parts(pattern).stream().anyMatch(part -> part.says == says);
    }

    /** The regex of a whole text, in which the part that is asked for is the one group. */
    private String regex(Says captured) {
        boolean hasLetters = has(Says.HALF_OF_DAY) || pattern.contains("MMM");
        return (hasLetters ? "(?i)^" : "^")
                + parts(pattern).stream()
                        .map(part -> part.regex(captured != Says.NOTHING && part.says == captured))
                        .collect(Collectors.joining())
                + "$";
    }

    /** What PostgreSQL would round up, perhaps into the next day, is cut off: the fraction of an ISO time stamp is its 20th character on. */
    private static String wholeMoment(String value) {
        String offset = "ltrim(substr(" + value + ", 21), '0123456789')";
        return "CASE WHEN substr(" + value + ", 20, 1) = '.' THEN substr(" + value + ", 1, 19) || left(substr(" + value
                + ", 20), least(7, length(" + value + ") - 19 - length(" + offset + "))) || " + offset + " ELSE "
                + value
                + " END";
    }

    private String iso(String value) {
        return pattern.equals("yyyy-MM-dd")
                ? value
                : year(value) + " || '-' || " + month(value) + " || '-' || " + part(value, Says.DAY);
    }

    private String year(String value) {
        if (!hasShortYear()) {
            return part(value, Says.YEAR);
        }
        int first = yearsFrom.orElseThrow();
        return "(" + first + " + (" + part(value, Says.YEAR) + "::integer + " + (100 - first % 100) + ") % 100)::text";
    }

    private String month(String value) {
        return pattern.contains("MMM")
                ? "array_position(ARRAY['" + String.join("', '", MONTHS)
                        + "'], replace(replace(left(lower(" + part(value, Says.MONTH)
                        + "), 3), 'may', 'maj'), 'oct', 'okt'))::text"
                : part(value, Says.MONTH);
    }

    private String momentText(String value) {
        return iso(value) + " || ' ' || " + hour(value) + " || ':' || " + orNothing(value, Says.MINUTE) + " || ':' || "
                + orNothing(value, Says.SECOND)
                + (has(Says.FRACTION) ? " || '.' || left(coalesce(" + part(value, Says.FRACTION) + ", '0'), 6)" : "")
                + (has(Says.OFFSET) ? " || upper(" + part(value, Says.OFFSET) + ")" : "");
    }

    private String hour(String value) {
        return has(Says.HALF_OF_DAY)
                ? "(" + part(value, Says.HOUR) + "::integer % 12 + CASE WHEN lower(left("
                        + part(value, Says.HALF_OF_DAY) + ", 1)) = 'p' THEN 12 ELSE 0 END)::text"
                : orNothing(value, Says.HOUR);
    }

    private String orNothing(String value, Says says) {
        return has(says) ? part(value, says) : "'00'";
    }

    /**
     * An SQL expression for a part of a text that is written this way. A group of a regex is dear, so it is used only where the
     * part cannot be found by where it stands, or by which of the text's numbers it is.
     */
    private String part(String value, Says says) {
        List<Part> parts = parts(pattern);
        int at = IntStream.range(0, parts.size())
                .filter(i -> parts.get(i).says == says)
                .findFirst()
                .orElseThrow();
        List<Part> before = parts.subList(0, at);
        Part part = parts.get(at);
        if (part.width.isPresent() && before.stream().allMatch(other -> other.width.isPresent())) {
            return "substr(" + value + ", " + (1 + width(before)) + ", " + part.width.get() + ")";
        }
        if (part.text.equals("MMM")) {
            return "substring(" + value + " from '[A-Za-z]{3,}')";
        }
        if (says == Says.HALF_OF_DAY) {
            return "regexp_substr(" + value + ", '[ap]\\.?m', 1, 1, 'i')";
        }
        if (!part.isNumber()
                || before.stream().anyMatch(other -> other.says == Says.FRACTION || other.says == Says.OFFSET)) {
            return "substring(" + value + " from '" + regex(says) + "')";
        }
        int start = at;
        while (start > 0 && parts.get(start - 1).isNumber()) {
            start--;
        }
        String number = "regexp_substr(" + value + ", '\\d+', 1, " + (1 + numbers(parts.subList(0, start))) + ")";
        return part.width.isEmpty()
                ? number
                : "substr(" + number + ", " + (1 + width(parts.subList(start, at))) + ", " + part.width.get() + ")";
    }

    private static int width(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.width.orElseThrow()).sum();
    }

    /** How many numbers, of digits without anything between, the parts are. */
    private static int numbers(List<Part> parts) {
        return (int) IntStream.range(0, parts.size())
                .filter(i ->
                        parts.get(i).isNumber() && (i == 0 || !parts.get(i - 1).isNumber()))
                .count();
    }
}
