package dk.maaltal.figures;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One pass over an institution's cases that serves every figure whose clock stops at the same date.
 *
 * <p>The days on which some figure begins, ends or draws a line divide time into stretches, and the pass counts cases by
 * the stretch they were received, started and ended in, and by the columns the populations look at. Every figure is then
 * a sum over the few resulting <em>cells</em>: pending at a day, over an age, decided in a period are all comparisons of
 * stretches. (On 10 million rows, 75 figures as conditions of their own took 11 s, one grouped pass 1 s.)
 *
 * <p>Columns of a cell: those grouped by; {@code received_in}, {@code started_in}, {@code ended_in} (stretches; cases
 * still pending end in the last of all); where the end date is not the decision, {@code left_in} (when the case was either
 * ended or decided, and so was pending no more); {@code cases}; {@code ended} (cases that reached the end date);
 * {@code days} (sum, of those); {@code in_time_…} for each limit (of those, the ones within it); {@code _overdue_…} for a
 * limit of several stretches at a day; and {@code _start_days} (sum of the days from {@link #ZERO_DAY} to the start).
 * A comparison with a bound is grouped by as a whole, as {@code _bound_…}. No declared column has any of these names: see
 * {@link SqlName}.
 *
 * <p>Percentiles need the single lengths: a second table, {@code …_times}, counts the ended cases by their days too.
 */
public final class CaseScan {

    /** From which the starting days of pending cases are summed up. */
    static final LocalDate ZERO_DAY = LocalDate.of(2000, 1, 1);

    /** The column of the days that a case took, in the table of ended cases by their days. */
    static final String TOOK = "_took";

    private static final String START_DAYS = "_start_days";

    /** The stretch that pending cases end in: after every other. */
    private static final int NEVER = 32_767;

    private final String name;
    private final String until;
    private final ClockSql clock;
    /** What cells are grouped by: the expression over the cases of each name it has there. */
    private final Map<String, String> keys = new LinkedHashMap<>();

    private final Map<Condition.Bound, String> bounds = new HashMap<>();
    private final Map<Limit, String> limits = new LinkedHashMap<>();
    private final Map<String, String> overdue = new LinkedHashMap<>();
    private final TreeSet<LocalDate> days = new TreeSet<>();

    /** The populations as conditions on cases. */
    private final Set<String> populations = new LinkedHashSet<>();

    private boolean startDays;
    private boolean times;

    /**
     * @param name of the pass within the statement
     * @param until the date that stops the clock, as the plan names it
     */
    CaseScan(String name, String until, ClockSql clock) {
        this.name = name;
        this.until = until;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    /** A population as a condition on cells. */
    String population(Condition population) {
        populations.add(ConditionSql.overCases(population));
        return condition(population);
    }

    /** Any other condition on cells, which are grouped by what it looks at. */
    String condition(Condition condition) {
        return ConditionSql.over(condition, this::key, this::key);
    }

    private String key(String column) {
        String name = SqlName.of(column);
        keys.put(name, name);
        return name;
    }

    private String key(Condition.Bound bound) {
        String name = bounds.computeIfAbsent(bound, b -> "_bound_" + (bounds.size() + 1));
        keys.put(name, ConditionSql.comparison(bound));
        return name;
    }

    private List<String> groupedBy() {
        return keys.entrySet().stream()
                .map(key -> key.getKey().equals(key.getValue()) ? key.getKey() : key.getValue() + " AS " + key.getKey())
                .toList();
    }

    String receivedIn(Period period) {
        return within("received_in", period);
    }

    String endedIn(Period period) {
        return within("ended_in", period);
    }

    String endedBy(LocalDate day) {
        return "ended_in < " + stretch(day.plusDays(1));
    }

    /** Received on or before a day, and neither ended nor decided on or before it. */
    String pendingAt(LocalDate day) {
        String after = stretch(day.plusDays(1));
        return "received_in < " + after + " AND " + (endsWithDecision() ? "ended_in" : "left_in") + " >= " + after;
    }

    String receivedBy(LocalDate day) {
        return "received_in < " + stretch(day.plusDays(1));
    }

    /** The clock started on or before a day. */
    String startedBy(LocalDate day) {
        return (clock.stops() ? "started_in" : "received_in") + " < " + stretch(day.plusDays(1));
    }

    /** The clock started so early that a deadline had passed on a day. */
    String overdueAt(LocalDate day, Deadline deadline) {
        return startedBy(deadline.lastOverdueStart(day, clock.workingDays()));
    }

    /** The column that counts the cases within a deadline. */
    String inTime(Deadline deadline) {
        return inTime(Limit.of(deadline, until));
    }

    /** The column that counts the cases within a limit. */
    String inTime(Limit limit) {
        return limits.computeIfAbsent(
                limit,
                l -> "in_time_"
                        + (l.isPlain() ? l.plain().toString().replace(' ', '_') : "stretches_" + (limits.size() + 1)));
    }

    /** The column that counts the cases over one of a limit's stretches at a day; to be summed over those pending. */
    String overdueAt(LocalDate day, Limit limit) {
        String late = IntStream.range(0, limit.stretches().size())
                .mapToObj(i -> {
                    String from =
                            i == 0 ? clock.start(until) : end(limit.stretches().get(i - 1));
                    String due = clock.due(from, limit.stretches().get(i).within(), "");
                    return from + " <= DATE '" + day + "' AND " + due + " < DATE '" + day + "' AND coalesce("
                            + end(limit.stretches().get(i)) + ", 'infinity') > " + due;
                })
                .collect(Collectors.joining(" OR "));
        return overdue.computeIfAbsent(late, sql -> "_overdue_" + (overdue.size() + 1));
    }

    /** The column that sums up when cases started, in days since {@link #ZERO_DAY}. */
    String startDays() {
        startDays = true;
        return START_DAYS;
    }

    /** The table of ended cases by their days: columns as of a cell, {@link #TOOK} and {@code cases}. */
    String times() {
        times = true;
        return name + "_times";
    }

    /** The pass as common table expressions; complete once every figure has asked for what it needs. */
    String sql(String cases, int asOfLoad) {
        List<Deadline> inWorkingDays = limits.keySet().stream()
                .filter(Limit::isPlain)
                .map(Limit::plain)
                .filter(deadline -> deadline.unit() == Deadline.Unit.WORKING_DAYS)
                .toList();
        String from = "\n    FROM " + cases + " c"
                + inWorkingDays.stream()
                        .map(deadline -> "\n    LEFT JOIN " + dueName(deadline) + " ON " + dueName(deadline)
                                + ".clock_start = " + clock.start(until))
                        .collect(Collectors.joining())
                + "\n    WHERE " + known(asOfLoad) + onlyPopulation();
        return inWorkingDays.stream()
                        .map(deadline -> clock.dueDates(dueName(deadline), deadline, days.first(), days.last()) + ",\n")
                        .collect(Collectors.joining())
                + cells(from)
                + (times ? ",\n" + timesTable(cases, asOfLoad) : "");
    }

    /** The cases as they were known once a load was in. */
    public static String known(int asOfLoad) {
        return "c.loaded_in <= " + asOfLoad + " AND (c.replaced_in IS NULL OR c.replaced_in > " + asOfLoad + ")";
    }

    private String cells(String from) {
        List<String> columns = new ArrayList<>(groupedBy());
        columns.add("width_bucket(c.received, " + boundaries() + ") AS received_in");
        if (clock.stops()) {
            columns.add("width_bucket(" + clock.start(until) + ", " + boundaries() + ") AS started_in");
        }
        columns.add(endOf(untilColumn()) + " AS ended_in");
        if (!endsWithDecision()) {
            columns.add(endOf("least(" + untilColumn() + ", c.decided)") + " AS left_in");
        }
        int groups = columns.size();
        columns.add("count(*) AS cases");
        columns.add("count(" + untilColumn() + ") AS ended");
        columns.add("coalesce(sum(" + untilColumn() + " - " + clock.start(until) + "), 0) AS days");
        limits.forEach((limit, column) -> columns.add("count(*) FILTER (WHERE " + inTimeSql(limit) + ") AS " + column));
        overdue.forEach((late, column) -> columns.add("count(*) FILTER (WHERE " + late + ") AS " + column));
        if (startDays) {
            columns.add("sum(" + clock.start(until) + " - DATE '" + ZERO_DAY + "') AS " + START_DAYS);
        }
        return name + " AS MATERIALIZED (\n    SELECT " + String.join(",\n           ", columns) + from
                + groupBy(groups) + "\n)";
    }

    private String timesTable(String cases, int asOfLoad) {
        List<String> columns = new ArrayList<>(groupedBy());
        columns.add(endOf(untilColumn()) + " AS ended_in");
        columns.add(untilColumn() + " - " + clock.start(until) + " AS " + TOOK);
        int groups = columns.size();
        columns.add("count(*) AS cases");
        return name + "_times AS MATERIALIZED (\n    SELECT " + String.join(",\n           ", columns) + "\n    FROM "
                + cases + " c\n    WHERE " + known(asOfLoad) + " AND " + untilColumn() + " IS NOT NULL"
                + onlyPopulation() + groupBy(groups) + "\n)";
    }

    private static String groupBy(int groups) {
        return "\n    GROUP BY "
                + IntStream.rangeClosed(1, groups).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    /** A pass for a single population need not look at the others' cases. */
    private String onlyPopulation() {
        String only = populations.size() == 1 ? populations.iterator().next() : "true";
        return only.equals("true") ? "" : "\n      AND " + only;
    }

    private String within(String column, Period period) {
        return column + " >= " + stretch(period.from()) + " AND " + column + " < " + stretch(period.dayAfter());
    }

    /**
     * Stands for the stretch that begins on a day. Its number is known once every figure has named its days, so the text
     * holds the day until {@link #numbered} puts the number there.
     */
    private String stretch(LocalDate day) {
        days.add(day);
        return "{" + name + " " + day + "}";
    }

    /** The text with each day's stretch as its number. */
    String numbered(String sql) {
        String numbered = sql;
        int number = 1;
        for (LocalDate day : days) {
            numbered = numbered.replace("{" + name + " " + day + "}", Integer.toString(number++));
        }
        return numbered;
    }

    private String boundaries() {
        return "'{" + days.stream().map(LocalDate::toString).collect(Collectors.joining(",")) + "}'::date[]";
    }

    private String untilColumn() {
        return "c." + SqlName.of(until);
    }

    private static String end(Limit.Stretch stretch) {
        return "c." + SqlName.of(stretch.until());
    }

    private boolean endsWithDecision() {
        return until.equals(Column.DECIDED);
    }

    /** The stretch a date lies in; that of no date is after every other. */
    private String endOf(String date) {
        return "coalesce(width_bucket(" + date + ", " + boundaries() + "), " + NEVER + ")";
    }

    /** What a case must fulfil to be in time: each stretch of the limit kept. */
    private String inTimeSql(Limit limit) {
        return IntStream.range(0, limit.stretches().size())
                .mapToObj(i -> {
                    Limit.Stretch stretch = limit.stretches().get(i);
                    String from =
                            i == 0 ? clock.start(until) : end(limit.stretches().get(i - 1));
                    return end(stretch) + " <= " + clock.due(from, stretch.within(), dueName(stretch.within()));
                })
                .collect(Collectors.joining(" AND "));
    }

    private String dueName(Deadline deadline) {
        return name + "_due_" + deadline.count();
    }
}
