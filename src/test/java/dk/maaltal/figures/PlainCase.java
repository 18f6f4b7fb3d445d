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

    /** When the clock that the decision stops started. */
    LocalDate clockStart() {
        return stopped == null ? received : received.plusDays(stopped);
    }

    /** When the clock started; of one that the meeting stops before the decision, nobody knows whether it ever stood. */
    LocalDate clockStart(boolean untilMeeting) {
        boolean decidedByThen = meeting != null && decided != null && !meeting.isBefore(decided);
        return untilMeeting && !decidedByThen ? received : clockStart();
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
