package dk.maaltal.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When reports are due: so many calendar days after the quarter or the year, moved when that day is off.
 *
 * @param days after the quarter's last day; 21 days after 31 March is 21 April
 * @param daysAfterYear after 31 December, for the report of the year; empty where the plan does not say when that is due
 * @param dayOff what happens when that is a Saturday, a Sunday or a public holiday
 */
public record DueRule(int days, OptionalInt daysAfterYear, DayOff dayOff) {

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

        /** What is due on a day, as counted. */
        public DueDay due(LocalDate counted, WorkingDays workingDays) {
            if (this == STAYS || workingDays.includes(counted)) {
                return new DueDay(counted, counted);
            }
            return new DueDay(counted, this == NEXT ? workingDays.after(counted, 1) : workingDays.before(counted, 1));
        }
    }

    private Optional<LocalDate> counted(ReportingPoint at) {
        if (at.isYear()) {
            return daysAfterYear.isPresent()
                    ? Optional.of(at.day().plusDays(daysAfterYear.getAsInt()))
                    : Optional.empty();
        }
        return at.isQuarterEnd() ? Optional.of(at.day().plusDays(days)) : Optional.empty();
    }

    /** The day that the report of a reporting point is due; empty where none is due. */
    public Optional<DueDay> due(ReportingPoint at, WorkingDays workingDays) {
        return counted(at).map(counted -> dayOff.due(counted, workingDays));
    }

    /** The day that the report of a quarter is due. */
    public LocalDate due(LocalDate quarterEnd, WorkingDays workingDays) {
        return dayOff.due(quarterEnd.plusDays(days), workingDays).day();
    }
}
