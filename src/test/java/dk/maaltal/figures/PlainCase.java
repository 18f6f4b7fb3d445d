package dk.maaltal.figures;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A case of the plain reckoning; what it lacks is null. */
record PlainCase(
        int number,
        LocalDate received,
        LocalDate decided,
        LocalDate meeting,
        String area,
        Boolean informed,
        BigDecimal amount,
        Integer stopped) {

    LocalDate clockStart() {
        return stopped == null ? received : received.plusDays(stopped);
    }

    LocalDate end(boolean untilMeeting) {
        return untilMeeting ? meeting : decided;
    }

    boolean pendingAt(LocalDate at, boolean untilMeeting) {
        return !received.isAfter(at) && !reached(end(untilMeeting), at) && !reached(decided, at);
    }

    private static boolean reached(LocalDate day, LocalDate at) {
        return day != null && !day.isAfter(at);
    }
}
