package dk.maaltal.figures;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.LastDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says in SQL what the last day in time of a case is. Where working days are counted, it is looked up in a table of days, one
 * for each number of days, which the statement must join.
 */
final class DueDates {

    private final String prefix;
    private final WorkingDays workingDays;
    /** What is joined: the expression of the day that is looked up, by the name of the table's alias. */
    private final Map<String, Lookup> lookups = new LinkedHashMap<>();

    /**
     * @param day the day counted from, as SQL
     * @param length working days
     * @param isBack whether they are counted back
     */
    private record Lookup(String day, Deadline length, boolean isBack) {}

    /**
     * @param prefix of the names of its tables
     * @param workingDays which days are working days
     */
    DueDates(String prefix, WorkingDays workingDays) {
        this.prefix = prefix;
        this.workingDays = workingDays;
    }

    /**
     * The last day in time; null where the day it is counted from is.
     *
     * @param start the day the clock started, as SQL: later by the days it was stopped
     * @param date the date that starts it, as SQL: a day of the calendar is not moved by days that a clock was stopped
     */
    String of(LastDay last, String start, String date) {
        return last.accept(new Sql(start, date));
    }

    /** The joins that the last days need. */
    String joins() {
        return lookups.entrySet().stream()
                .map(lookup -> "\n    LEFT JOIN " + table(lookup.getValue()) + " AS " + lookup.getKey() + " ON "
                        + lookup.getKey() + ".clock_start = "
                        + lookup.getValue().day())
                .collect(Collectors.joining());
    }

    /**
     * The tables of days as common table expressions, each with a comma after it.
     *
     * @param first the first day that any figure looks at
     * @param last the last of them
     */
    String tables(LocalDate first, LocalDate last) {
        return lookups.values().stream()
                .map(lookup -> new Lookup("", lookup.length(), lookup.isBack()))
                .distinct()
                .map(lookup -> table(lookup, first, last) + ",\n")
                .collect(Collectors.joining());
    }

    private String table(Lookup lookup) {
        return prefix + (lookup.isBack() ? "before_" : "due_") + lookup.length().count();
    }

    private String alias(Lookup lookup) {
        return lookups.entrySet().stream()
                .filter(known -> known.getValue().equals(lookup))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    String alias = "days_" + (lookups.size() + 1);
                    lookups.put(alias, lookup);
                    return alias;
                });
    }

    /**
     * For each day the last day in time: forward, the day before the working day after the deadline's last; back, the n-th
     * working day before it. Days before the range are late long before any figure; a case that ended before its clock even
     * started is in time.
     */
    private String table(Lookup lookup, LocalDate first, LocalDate last) {
        int count = lookup.length().count();
        int reach = reach(lookup.length());
        Period range = new Period(first.minusDays(reach), last.plusDays(reach));
        String off =
                workingDays.weekdaysOff(range).stream().map(LocalDate::toString).collect(Collectors.joining(","));
        String found = lookup.isBack() ? """
                    SELECT s.day AS clock_start, e.day AS last_in_time
                    FROM %1$s_days s
                    JOIN %1$s_days e ON e.working AND e.number = s.number - s.working::integer - %2$d + 1""" : """
                    SELECT s.day AS clock_start, e.day - 1 AS last_in_time
                    FROM %1$s_days s
                    JOIN %1$s_days e ON e.working AND e.number = s.number + %2$d + 1""";
        return """
                %1$s_days AS (
                    SELECT day, working, count(*) FILTER (WHERE working) OVER (ORDER BY day) AS number
                    FROM generate_series(DATE '%2$s', DATE '%3$s', interval '1 day') AS d (moment)
                    CROSS JOIN LATERAL (SELECT moment::date AS day) AS t
                    CROSS JOIN LATERAL (
                        SELECT extract(isodow FROM day) < 6 AND day <> ALL ('{%4$s}'::date[]) AS working) AS w
                ),
                %1$s AS (
                %5$s
                )""".formatted(table(lookup), range.from(), range.to(), off, found.formatted(table(lookup), count));
    }

    /** So many days hold the working days, whatever holidays there are. */
    private static int reach(Deadline length) {
        return 2 * length.count() + 30;
    }

    private final class Sql implements LastDay.Visitor<String> {
        private final String start;
        private final String date;

        Sql(String start, String date) {
            this.start = start;
            this.date = date;
        }

        @Override
        public String after(LastDay.After after) {
            Deadline length = after.length();
            return switch (length.unit()) {
                case DAYS -> start + " + " + length.count();
                case WEEKS -> start + " + " + 7 * length.count();
                case MONTHS -> "(" + start + " + interval '" + length.count() + " months')::date";
                case WORKING_DAYS ->
                    "greatest(" + start + ", " + alias(new Lookup(start, length, false)) + ".last_in_time)";
            };
        }

        @Override
        public String inColumn(LastDay.InColumn inColumn) {
            return "c." + SqlName.of(inColumn.name());
        }

        @Override
        public String before(LastDay.Before before) {
            Deadline length = before.length();
            String from = "c." + SqlName.of(before.name());
            return switch (length.unit()) {
                case DAYS -> from + " - " + length.count();
                case WEEKS -> from + " - " + 7 * length.count();
                case MONTHS -> "(" + from + " - interval '" + length.count() + " months')::date";
                // Beyond the table a day lies as far on the same side of every day that a figure looks at.
                case WORKING_DAYS ->
                    "coalesce(" + alias(new Lookup(from, length, true)) + ".last_in_time, " + from + " - "
                            + reach(length) + ")";
            };
        }

        @Override
        public String yearly(LastDay.Yearly yearly) {
            String thisYear = day(yearly.day(), 0);
            return "CASE WHEN " + date + " <= " + thisYear + " THEN " + thisYear + " ELSE " + day(yearly.day(), 1)
                    + " END";
        }

        /** The day in the year of the clock's start, or so many years later; the last of February where it is the 29th. */
        private String day(MonthDay day, int later) {
            String year = "extract(year FROM " + date + ")::integer" + (later == 0 ? "" : " + " + later);
            return day.equals(MonthDay.of(2, 29))
                    ? "(make_date(" + year + ", 3, 1) - 1)"
                    : "make_date(" + year + ", " + day.getMonthValue() + ", " + day.getDayOfMonth() + ")";
        }

        @Override
        public String on(LastDay.On on) {
            // Null where there is no start: such a case has no time that could be measured.
            return "CASE WHEN " + date + " IS NOT NULL THEN DATE '" + on.day() + "' END";
        }
    }
}
