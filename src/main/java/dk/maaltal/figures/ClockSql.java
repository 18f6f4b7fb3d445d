package dk.maaltal.figures;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.SqlName;
import java.time.LocalDate;
import java.util.stream.Collectors;

/**
 * Says in SQL when a case's clock started and when a deadline is due.
 *
 * @param stops whether the cases carry days the clock was stopped
 * @param workingDays which days are working days
 */
record ClockSql(boolean stops, WorkingDays workingDays) {

    static ClockSql of(CaseDeclaration declaration, WorkingDays workingDays) {
        return new ClockSql(declaration.column(Column.STOPPED_DAYS).isPresent(), workingDays);
    }

    /**
     * The day a case's clock started: receipt, and as many days later as the clock was stopped.
     *
     * <p>A case carries how many days its clock was stopped, and not when. They lie before its decision, and so within a
     * time that ends with the decision or after it. Of a time that ends earlier this is not known, and nothing is
     * subtracted.
     *
     * @param until the date that stops the clock for good, as the plan names it
     */
    String start(String until) {
        if (!stops) {
            return "c.received";
        }
        String stopped = "coalesce(c." + SqlName.of(Column.STOPPED_DAYS) + ", 0)";
        return "(c.received + "
                + (until.equals(Column.DECIDED)
                        ? stopped
                        : "CASE WHEN c." + SqlName.of(until) + " >= c.decided THEN " + stopped + " ELSE 0 END")
                + ")";
    }

    /** The last day in time of a deadline from a day; for working days, by the table {@link #dueDates} of a name. */
    String due(String start, Deadline deadline, String dueDates) {
        return switch (deadline.unit()) {
            case DAYS -> start + " + " + deadline.count();
            case WEEKS -> start + " + " + 7 * deadline.count();
            case MONTHS -> "(" + start + " + interval '" + deadline.count() + " months')::date";
            case WORKING_DAYS -> "greatest(" + start + ", " + dueDates + ".last_in_time)";
        };
    }

    /**
     * The last day in time for each starting day, as common table expressions: the day before the working day after the deadline's last. Starting days
     * before the range are late long before any figure; a case that ended before its clock even started is in time.
     *
     * @param name of the common table expression
     * @param first the first day that any figure looks at
     * @param last the last of them
     */
    String dueDates(String name, Deadline deadline, LocalDate first, LocalDate last) {
        int reach = 2 * deadline.count() + 30;
        Period range = new Period(first.minusDays(reach), last.plusDays(reach));
        String off =
                workingDays.weekdaysOff(range).stream().map(LocalDate::toString).collect(Collectors.joining(","));
        return """
                %1$s_days AS (
                    SELECT day, working, count(*) FILTER (WHERE working) OVER (ORDER BY day) AS number
                    FROM generate_series(DATE '%2$s', DATE '%3$s', interval '1 day') AS d (moment)
                    CROSS JOIN LATERAL (SELECT moment::date AS day) AS t
                    CROSS JOIN LATERAL (
                        SELECT extract(isodow FROM day) < 6 AND day <> ALL ('{%4$s}'::date[]) AS working) AS w
                ),
                %1$s AS (
                    SELECT s.day AS clock_start, e.day - 1 AS last_in_time
                    FROM %1$s_days s
                    JOIN %1$s_days e ON e.working AND e.number = s.number + %5$d + 1
                )""".formatted(name, range.from(), range.to(), off, deadline.count());
    }
}
