package dk.maaltal.figures;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.LastDay;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cases of a figure, one by one, and what each adds to it. The sum of the list is the figure, always: of a percentile
 * or one of the oldest cases, which are no sums, the figure lies in the list.
 */
public final class CaseList {

    /** The table of cases by the name the institution's own connections know it by. */
    private static final String TABLE = "cases";

    /** Rows that are fetched at a time. */
    private static final int FETCH = 1_000;

    /** No working days are counted further back from the day of a figure, or further on: years. */
    private static final int FAR = 30;

    /**
     * A case of the population.
     *
     * @param number of the case
     * @param received the day it was
     * @param ended when it reached the date that stops the clock, if it has
     * @param clockStart when its clock started
     * @param due the last days in time, one for each stretch; null where the stretch has not begun
     * @param days from the clock's start to its end, or to the day of the figure before it
     * @param numerator what it adds to the numerator; empty where a percentile does not lie among it
     * @param denominator what it adds to the denominator; empty for a figure without one
     * @param leftOut 1 if it is left out by the plan's rule
     * @param tooYoung 1 if it is too young to tell
     * @param lacking 1 if it lacks a date, or the number, that the figure is made from
     * @param overdue 1 if it had not ended and was over the limit
     * @param disposition whether it counts, and why
     * @param dates its other declared dates, in the order of {@link #otherDates}; null where it has none
     */
    public record Row(
            String number,
            LocalDate received,
            Optional<LocalDate> ended,
            LocalDate clockStart,
            List<LocalDate> due,
            Optional<Integer> days,
            Optional<BigDecimal> numerator,
            Optional<BigDecimal> denominator,
            int leftOut,
            int tooYoung,
            int lacking,
            int overdue,
            Disposition disposition,
            List<LocalDate> dates) {}

    /**
     * The cases of the population with the same disposition.
     *
     * @param cases how many
     * @param numerator what they add to it
     * @param denominator what they add to it
     */
    public record Group(Disposition disposition, long cases, BigDecimal numerator, BigDecimal denominator) {}

    /**
     * A case that counts otherwise by one load than by another.
     *
     * @param before what it added by the first; empty where it was not in the population
     * @param after what it adds by the second; empty where it is not in the population
     */
    public record Change(String number, Optional<Part> before, Optional<Part> after) {

        /** How the figure changed by it. */
        public enum Kind {
            /** It counted neither in numerator nor denominator before. */
            ENTERED,
            /** It counts in neither any more. */
            LEFT,
            /** It counts otherwise, or what is told beside the figure does. */
            CHANGED
        }

        /** How the figure changed by this case. */
        public Kind kind() {
            boolean counted = before.filter(Part::counts).isPresent();
            boolean counts = after.filter(Part::counts).isPresent();
            return counted == counts ? Kind.CHANGED : counts ? Kind.ENTERED : Kind.LEFT;
        }
    }

    /**
     * What a case adds to a figure.
     *
     * @param numerator what it adds to it; empty where a percentile does not lie among it
     * @param denominator what it adds to it; empty for a figure without one
     * @param disposition whether it counts, and why
     */
    public record Part(Optional<BigDecimal> numerator, Optional<BigDecimal> denominator, Disposition disposition) {

        boolean counts() {
            return disposition == Disposition.COUNTED
                    || Stream.of(numerator, denominator)
                            .flatMap(Optional::stream)
                            .anyMatch(added -> added.signum() != 0);
        }
    }

    private final JdbcClient database;
    private final CaseDeclaration declaration;
    private final WorkingDays workingDays;

    /**
     * @param database the institution's own
     * @param declaration which cases are which
     * @param workingDays which days count as working days under the plan
     */
    public CaseList(JdbcClient database, CaseDeclaration declaration, WorkingDays workingDays) {
        this.database = database;
        this.declaration = declaration;
        this.workingDays = workingDays;
    }

    /**
     * The list as a statement that anybody with the right to the cases can run.
     *
     * @param cases the table of cases, as whoever runs the statement must name it
     */
    public String sql(FigureRequest request, int asOfLoad, String cases) {
        return of(request, asOfLoad, cases).sql();
    }

    /** The declared dates that a list shows beside receipt and end. */
    public List<Column> otherDates(FigureRequest request) {
        return of(request, 0, TABLE, new Period(request.at(), request.at())).otherDates();
    }

    /** Whether the figure's numerator is the sum of what the cases add; a percentile only lies among it. */
    public static boolean isSum(FigureRequest request) {
        return rule(request).isSum();
    }

    /** Whether the figure has a denominator that cases add to; a count and a percentile have none. */
    public static boolean hasDenominator(FigureRequest request) {
        return !rule(request).denominator().isEmpty();
    }

    /** The rule of a figure, as far as it does not depend on how dates and times are said in SQL. */
    private static CaseRule rule(FigureRequest request) {
        return CaseRule.of(request, new ClockSql(false), new WorkingTime("", new WorkingDays(Set.of()), false));
    }

    /** What the cases are held against, as many as a row has last days in time. */
    public List<LastDay> limits(FigureRequest request) {
        return rule(request).stretches().stream().map(CaseRule.Stretch::within).toList();
    }

    /**
     * Every case of the figure's population, in the order of their numbers. They are read as they are asked for, if a
     * transaction has begun; to be closed.
     */
    public Stream<Row> rows(FigureRequest request, int asOfLoad) {
        CaseListSql list = of(request, asOfLoad);
        int dates = list.otherDates().size();
        return database.sql(list.sql()).withFetchSize(FETCH).query((row, n) -> row(row, list.dues(), dates)).stream();
    }

    /** How many rows it has. */
    public long size(FigureRequest request, int asOfLoad) {
        return groups(request, asOfLoad).stream().mapToLong(Group::cases).sum();
    }

    /** How many cases there are of each disposition, and what they add up to. */
    public List<Group> groups(FigureRequest request, int asOfLoad) {
        String sql = "SELECT why, count(*), coalesce(sum(numerator), 0), coalesce(sum(denominator), 0)\nFROM (\n"
                + of(request, asOfLoad).plain() + "\n) AS list\nGROUP BY why";
        return database
                .sql(sql)
                .query((row, n) -> new Group(
                        Disposition.of(row.getString(1)), row.getLong(2), row.getBigDecimal(3), row.getBigDecimal(4)))
                .list()
                .stream()
                .sorted((a, b) -> a.disposition().compareTo(b.disposition()))
                .toList();
    }

    /** All cases of the institution, whatever population they belong to. */
    public long allCases(int asOfLoad) {
        return database.sql("SELECT count(*) FROM cases c WHERE " + CaseScan.known(asOfLoad))
                .query(Long.class)
                .single();
    }

    /** The statement by which {@link #changes} finds the cases. */
    public String changesSql(FigureRequest request, int before, int after) {
        String first = of(request, before).plain();
        String second = of(request, after).plain();
        return """
                SELECT case_number,
                       a.numerator AS numerator_before, a.denominator AS denominator_before, a.why AS why_before,
                       b.numerator AS numerator_after, b.denominator AS denominator_after, b.why AS why_after
                FROM (
                %s
                ) AS a
                FULL JOIN (
                %s
                ) AS b USING (case_number)
                WHERE (coalesce(a.numerator, %3$s), coalesce(a.denominator, 0),
                       coalesce(a.left_out, 0), coalesce(a.too_young, 0), coalesce(a.lacking, 0),
                       coalesce(a.overdue, 0))
                      IS DISTINCT FROM
                      (coalesce(b.numerator, %3$s), coalesce(b.denominator, 0),
                       coalesce(b.left_out, 0), coalesce(b.too_young, 0), coalesce(b.lacking, 0),
                       coalesce(b.overdue, 0))
                ORDER BY case_number""".formatted(first, second, isSum(request) ? "0" : "NULL");
    }

    /**
     * The cases that make a figure another by one load than by another: those that count otherwise, in the order of their
     * numbers.
     */
    public Stream<Change> changes(FigureRequest request, int before, int after) {
        return database
                .sql(changesSql(request, before, after))
                .withFetchSize(FETCH)
                .query((row, n) -> new Change(row.getString(1), part(row, 2), part(row, 5)))
                .stream();
    }

    private static Optional<Part> part(ResultSet row, int first) throws SQLException {
        String disposition = row.getString(first + 2);
        return disposition == null
                ? Optional.empty()
                : Optional.of(new Part(
                        Optional.ofNullable(row.getBigDecimal(first)),
                        Optional.ofNullable(row.getBigDecimal(first + 1)),
                        Disposition.of(disposition)));
    }

    private static Row row(ResultSet row, int dues, int dates) throws SQLException {
        int after = 5 + dues;
        return new Row(
                row.getString(1),
                row.getObject(2, LocalDate.class),
                Optional.ofNullable(row.getObject(3, LocalDate.class)),
                row.getObject(4, LocalDate.class),
                days(row, 5, dues),
                Optional.ofNullable(row.getObject(after, Integer.class)),
                Optional.ofNullable(row.getBigDecimal(after + 1)),
                Optional.ofNullable(row.getBigDecimal(after + 2)),
                row.getInt(after + 3),
                row.getInt(after + 4),
                row.getInt(after + 5),
                row.getInt(after + 6),
                Disposition.of(row.getString(after + 7)),
                days(row, after + 8, dates));
    }

    private static List<LocalDate> days(ResultSet row, int first, int count) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(row.getObject(first + i, LocalDate.class));
        }
        return days;
    }

    private CaseListSql of(FigureRequest request, int asOfLoad) {
        return of(request, asOfLoad, TABLE);
    }

    private CaseListSql of(FigureRequest request, int asOfLoad, String cases) {
        boolean inWorkingDays = request.indicatorOfCases().cases().clock().ofWorkingDays()
                || limits(request).stream().anyMatch(LastDay::countsWorkingDays);
        return of(
                request,
                asOfLoad,
                cases,
                inWorkingDays ? starts(request, asOfLoad) : new Period(request.at(), request.at()));
    }

    private CaseListSql of(FigureRequest request, int asOfLoad, String cases, Period starts) {
        return new CaseListSql(declaration, workingDays, request, cases, asOfLoad, starts);
    }

    /** The days between which working days are counted, as far as any figure of people now alive looks. */
    private Period starts(FigureRequest request, int asOfLoad) {
        String counted = Stream.concat(
                        Stream.of(ClockSql.of(declaration)
                                .start(request.indicatorOfCases().cases().clock())),
                        limits(request).stream()
                                .flatMap(limit -> limit.column().stream())
                                .map(SqlName::of)
                                .map("c."::concat))
                .collect(Collectors.joining("), (", "(VALUES (", "))"));
        boolean ofAllTime = request.indicatorOfCases().cases().clock().ofWorkingDays();
        LocalDate first = ofAllTime ? WorkingTime.FIRST : request.at().minusYears(FAR);
        LocalDate last = request.at().plusYears(FAR);
        return database.sql("""
                        SELECT coalesce(least(min(day), DATE '%2$s'), DATE '%2$s'),
                               coalesce(greatest(max(day), DATE '%2$s'), DATE '%2$s')
                        FROM cases c
                        CROSS JOIN LATERAL %1$s AS counted (day)
                        WHERE %3$s AND day BETWEEN DATE '%4$s' AND DATE '%5$s'
                        """.formatted(counted, request.at(), CaseScan.known(asOfLoad), first, last))
                .query((row, n) -> new Period(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .single();
    }
}
