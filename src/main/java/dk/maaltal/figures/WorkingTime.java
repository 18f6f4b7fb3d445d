package dk.maaltal.figures;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * Says in SQL how many days lie between two dates, the first not counted and the last counted: all of them, or the working
 * days. Those are the Mondays to Fridays since {@link #FIRST}, less the days off since then, which a table of one array holds.
 */
final class WorkingTime {

    /** A Monday; no date of a case is earlier. */
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private final String table;
    private final WorkingDays workingDays;
    private final boolean onlyWorkingDays;
    private boolean isUsed;

    /**
     * @param prefix of the name of its table
     * @param workingDays which days are working days
     * @param onlyWorkingDays whether other days are passed over
     */
    WorkingTime(String prefix, WorkingDays workingDays, boolean onlyWorkingDays) {
        this.table = prefix + "days_off";
        this.workingDays = workingDays;
        this.onlyWorkingDays = onlyWorkingDays;
    }

    /** The number of days from one date to another, both as SQL; null where either is. */
    String between(String from, String to) {
        return onlyWorkingDays ? "(" + number(to) + " - " + number(from) + ")" : to + " - " + from;
    }

    /** The number of a day, as SQL: of two the difference is the time between them. */
    String number(String day) {
        if (!onlyWorkingDays) {
            return "(" + day + " - DATE '" + FIRST + "')";
        }
        isUsed = true;
        String days = "(" + day + " - DATE '" + FIRST + "' + 1)";
        return "(" + days + " / 7 * 5 + least(" + days + " % 7, 5) - width_bucket(" + day + ", (SELECT off FROM "
                + table + ")))";
    }

    /**
     * Its table as a common table expression, with a comma after it; nothing where none is needed.
     *
     * @param range holds every day whose number is asked for
     */
    String table(Period range) {
        if (!isUsed) {
            return "";
        }
        return table + " AS (\n    SELECT '{"
                + workingDays.weekdaysOff(range).stream()
                        .map(LocalDate::toString)
                        .collect(Collectors.joining(","))
                + "}'::date[] AS off\n),\n";
    }
}
