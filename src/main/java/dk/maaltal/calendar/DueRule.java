package dk.maaltal.calendar;

import java.time.LocalDate;

/**
 * When a quarter's report is due: so many calendar days after the quarter, moved when that day is off.
 *
 * @param days after the quarter's last day; 21 days after 31 March is 21 April
 * @param dayOff what happens when that is a Saturday, a Sunday or a public holiday
 */
public record DueRule(int days, DayOff dayOff) {

    /** What happens where the last day is no working day. */
    public enum DayOff {
        NEXT("next working day"),
        PREVIOUS("previous working day"),
        STAYS("stays");

        private final String written;

        DayOff(String written) {
            this.written = written;
        }

        /** Reads "next working day", "previous working day", "stays". */
        public static DayOff parse(String text) {
            for (DayOff rule : values()) {
                if (rule.written.equals(text)) {
                    return rule;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }

    /** The day as counted, before it is moved. */
    public LocalDate counted(LocalDate quarterEnd) {
        return quarterEnd.plusDays(days);
    }

    /** The day the report is due. */
    public LocalDate due(LocalDate quarterEnd, WorkingDays workingDays) {
        LocalDate counted = counted(quarterEnd);
        if (workingDays.includes(counted) || dayOff == DayOff.STAYS) {
            return counted;
        }
        return dayOff == DayOff.NEXT ? workingDays.after(counted, 1) : workingDays.before(counted, 1);
    }
}
