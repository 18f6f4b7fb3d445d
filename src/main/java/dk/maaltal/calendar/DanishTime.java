package dk.maaltal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Danish time zone, which decides the day a moment falls on. */
public final class DanishTime {

    /** As Java and PostgreSQL both name it. */
    public static final String ZONE = "Europe/Copenhagen";

    /** Names another day than today's, 2024-02-29; for tests, which live through years in a minute. */
    public static final String TODAY = "maaltal.today";

    private DanishTime() {}

    /** The day it is now in Denmark: the one place that the program takes it from. */
    public static LocalDate today() {
        String day = System.getProperty(TODAY);
        return day == null ? LocalDate.now(ZoneId.of(ZONE)) : LocalDate.parse(day);
    }

    /** What the clock shows in Denmark, such as 2024-02-29 13:05. */
    public static String now() {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(ZonedDateTime.now(ZoneId.of(ZONE)));
    }

    /** The day a moment falls on in Denmark. */
    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZoneId.of(ZONE)).toLocalDate();
    }

    /** The moment a day begins. */
    public static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.of(ZONE)).toOffsetDateTime();
    }
}
