package dk.maaltal.quality;

import java.time.YearMonth;

/** The cases received and decided in a month, and how many there are beside the months around. */
public record MonthCount(YearMonth month, long received, long decided, Look receivedLook, Look decidedLook) {}
