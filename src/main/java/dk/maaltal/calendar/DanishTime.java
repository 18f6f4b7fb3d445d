package dk.maaltal.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The Danish time zone, which decides the day a moment falls on. */
public final class DanishTime {

    /** As Java and PostgreSQL both name it. */
    public static final String ZONE = "Europe/Copenhagen";

    private DanishTime() {}

    /** The day it is now in Denmark. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of(ZONE));
    }

    /** The moment a day begins. */
    public static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(ZoneId.of(ZONE)).toOffsetDateTime();
    }
}
