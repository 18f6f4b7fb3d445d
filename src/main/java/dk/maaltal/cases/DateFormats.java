package dk.maaltal.cases;

import dk.maaltal.calendar.DanishTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ways in which a column writes its days, one or several. A text that two of them read as different days is no day: which
 * of them it is, nobody knows.
 *
 * @param each in the order they are declared; at least one
 */
public record DateFormats(List<DateFormat> each) {

    public DateFormats {
        each = List.copyOf(each);
    }

    static DateFormats of(String pattern) {
        return new DateFormats(List.of(new DateFormat(pattern)));
    }

    /** An SQL condition: the text names one day of the calendar. */
    String valid(String value) {
        return each.size() == 1 ? each.get(0).valid(value) : read(value, "count(DISTINCT day) = 1");
    }

    /** An SQL expression of type date; an error on text that is not valid. */
    String converted(String value) {
        return each.size() == 1 ? each.get(0).converted(value) : read(value, "min(day)");
    }

    /** An SQL expression of type timestamp, Danish time, by the first format that reads the text; empty where none does. */
    String moment(String value) {
        return each.stream()
                .map(format -> "WHEN " + format.valid(value) + " THEN " + format.moment(value))
                .collect(Collectors.joining(" ", "CASE ", " END"));
    }

    /** An SQL expression for what is wrong with a text that is not valid. */
    String refusal(String value) {
        String written = SqlName.literal("is not " + expected());
        return each.size() == 1
                ? written
                : "CASE WHEN " + read(value, "count(DISTINCT day) > 1") + " THEN "
                        + read(
                                value,
                                "'is ' || string_agg(day || ' by ' || format, ' and ' ORDER BY position)"
                                        + " || ', and nobody can tell which; have it written in one way'")
                        + " ELSE " + written + " END";
    }

    /** Ends the sentence "… is not". */
    String expected() {
        return "a day of the calendar written "
                + each.stream().map(DateFormat::pattern).collect(Collectors.joining(" or "));
    }

    /** Whether its texts are moments that hardly repeat. */
    boolean areTimeStamps() {
        return each.stream().anyMatch(DateFormat::isTimeStamp);
    }

    /** Writes moments of Danish time by the first of the formats. */
    public Function<LocalDateTime, String> writer() {
        Function<ZonedDateTime, String> first = each.get(0).writer();
        return moment -> first.apply(moment.atZone(ZoneId.of(DanishTime.ZONE)));
    }

    /** An SQL expression over the days that the formats read in a text. */
    private String read(String value, String what) {
        Function<Integer, String> row = i -> "(CASE WHEN " + each.get(i).valid(value) + " THEN "
                + each.get(i).converted(value) + " END, "
                + SqlName.literal(each.get(i).pattern()) + ", " + i + ")";
        return "(SELECT " + what + " FROM (VALUES "
                + IntStream.range(0, each.size()).boxed().map(row).collect(Collectors.joining(", "))
                + ") AS read (day, format, position) WHERE day IS NOT NULL)";
    }
}
