package dk.maaltal.figures;

import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Composes the figures asked for into one statement: a pass over the cases for each date that stops a clock, and a sum
 * over its cells for each figure.
 *
 * <p>A row of the result: {@code position} of the figure among those asked for, {@code numerator}, {@code denominator},
 * {@code left_out}, {@code too_young}, {@code overdue}, and {@code known}: how many cases of the population had been
 * received at all.
 */
final class FigureQuery {

    /** No case is older, in days; the calendar of the database ends not so very much earlier. */
    private static final BigDecimal LONG_AGO = BigDecimal.valueOf(365_000);

    private final CaseDeclaration declaration;
    private final WorkingDays workingDays;
    private final boolean clockStops;
    private final Map<String, CaseScan> scans = new LinkedHashMap<>();
    private final List<String> sums = new ArrayList<>();

    FigureQuery(CaseDeclaration declaration, WorkingDays workingDays) {
        this.declaration = declaration;
        this.workingDays = workingDays;
        this.clockStops = declaration.column(Column.STOPPED_DAYS).isPresent();
    }

    /**
     * The statement.
     *
     * @param asked the figures, all of them begun
     * @param cases the table of cases with its schema
     * @param asOfLoad the load up to which the cases are as they were known
     */
    static String compose(
            CaseDeclaration declaration, WorkingDays workingDays, List<Asked> asked, String cases, int asOfLoad) {
        FigureQuery query = new FigureQuery(declaration, workingDays);
        for (int position = 0; position < asked.size(); position++) {
            query.add(position, asked.get(position));
        }
        return query.sql(cases, asOfLoad);
    }

    private String sql(String cases, int asOfLoad) {
        String sql = "WITH "
                + scans.values().stream().map(scan -> scan.sql(cases, asOfLoad)).collect(Collectors.joining(",\n"))
                + "\n" + String.join("\nUNION ALL\n", sums);
        for (CaseScan scan : scans.values()) {
            sql = scan.numbered(sql);
        }
        return sql;
    }

    private void add(int position, Asked asked) {
        Indicator indicator = asked.measure().indicator();
        if (indicator instanceof Indicator.Share share) {
            CaseScan scan = scan(share.until());
            if (share.cohort() == Indicator.Cohort.DECIDED) {
                decidedShare(position, asked, share, scan);
            } else {
                receivedShare(position, asked, share, scan);
            }
        } else if (indicator instanceof Indicator.Average average) {
            average(position, asked, average, scan(average.until()));
        } else if (indicator instanceof Indicator.Rate rate) {
            rate(position, asked, rate, scan(rate.until()));
        } else if (indicator instanceof Indicator.Pending pending) {
            pending(position, asked, pending, scan(Column.DECIDED));
        }
    }

    private void decidedShare(int position, Asked asked, Indicator.Share share, CaseScan scan) {
        String cohort = scan.endedIn(asked.period());
        String inTime = scan.inTime(share.within());
        String leftOut = share.leaveOutLate()
                .map(late -> sum("ended - " + inTime, cohort + " AND " + scan.condition(late)))
                .orElse("0");
        add(
                position,
                scan,
                share,
                asked,
                new Sums(
                        sum(inTime, cohort),
                        sum("ended", cohort) + minus(leftOut),
                        leftOut,
                        "0",
                        sum(
                                "cases",
                                scan.pendingAt(asked.at()) + " AND " + scan.overdueAt(asked.at(), share.within()))));
    }

    private void receivedShare(int position, Asked asked, Indicator.Share share, CaseScan scan) {
        boolean onlyPassed = share.counted() == Indicator.Counted.DEADLINE_PASSED;
        String passed = scan.overdueAt(asked.at(), share.within());
        String received = scan.receivedIn(asked.period());
        String ended = received + " AND " + scan.endedBy(asked.at()) + (onlyPassed ? " AND " + passed : "");
        String pending = received + " AND " + scan.pendingAt(asked.at());
        String pendingLate = pending + " AND " + passed;
        String inTime = scan.inTime(share.within());
        String leftOut = share.leaveOutLate()
                .map(scan::condition)
                .map(late -> sum("ended - " + inTime, ended + " AND " + late) + " + "
                        + sum("cases", pendingLate + " AND " + late))
                .orElse("0");
        String tooYoung = sum("cases", pending + " AND NOT (" + passed + ")")
                + (onlyPassed
                        ? " + "
                                + sum(
                                        "ended",
                                        received + " AND " + scan.endedBy(asked.at()) + " AND NOT (" + passed + ")")
                        : "");
        add(
                position,
                scan,
                share,
                asked,
                new Sums(
                        sum(inTime, ended),
                        sum("ended", ended) + " + " + sum("cases", pendingLate) + minus(leftOut),
                        leftOut,
                        tooYoung,
                        sum("cases", pendingLate)));
    }

    private void average(int position, Asked asked, Indicator.Average average, CaseScan scan) {
        String cohort = scan.endedIn(asked.period());
        String overdue = asked.measure()
                .target(asked.year())
                .map(target -> sum(
                        "cases",
                        scan.pendingAt(asked.at()) + " AND "
                                + scan.startedBy(lastStartOlderThan(target, average.in(), asked.at()))))
                .orElse("0");
        add(position, scan, average, asked, new Sums(sum("days", cohort), sum("ended", cohort), "0", "0", overdue));
    }

    private void rate(int position, Asked asked, Indicator.Rate rate, CaseScan scan) {
        String cohort = scan.endedIn(asked.period());
        String which = cohort + " AND " + scan.condition(rate.which());
        add(position, scan, rate, asked, new Sums(sum("ended", which), sum("ended", cohort), "0", "0", "0"));
    }

    private void pending(int position, Asked asked, Indicator.Pending pending, CaseScan scan) {
        String counted = scan.pendingAt(asked.at())
                + pending.olderThan()
                        .map(age -> " AND " + scan.overdueAt(asked.at(), age))
                        .orElse("");
        add(position, scan, pending, asked, new Sums(sum("cases", counted), "1", "0", "0", "0"));
    }

    /** The last start on which a pending case is older, at a day, than an average may be. */
    private static LocalDate lastStartOlderThan(Target target, Unit unit, LocalDate at) {
        BigDecimal days = unit == Unit.WEEKS ? target.number().multiply(BigDecimal.valueOf(7)) : target.number();
        return at.minusDays(days.min(LONG_AGO).setScale(0, RoundingMode.FLOOR).longValueExact() + 1);
    }

    private record Sums(String numerator, String denominator, String leftOut, String tooYoung, String overdue) {}

    private void add(int position, CaseScan scan, Indicator indicator, Asked asked, Sums sums) {
        Condition population = declaration.population(indicator.of());
        this.sums.add("""
                SELECT %d AS position,  -- %s %s, %d
                       %s AS numerator,
                       %s AS denominator,
                       %s AS left_out,
                       %s AS too_young,
                       %s AS overdue,
                       %s AS known
                FROM %s
                WHERE %s""".formatted(
                        position,
                        asked.goal().number().replaceAll("\\s", " "),
                        asked.measure().id().replaceAll("\\s", " "),
                        asked.year(),
                        sums.numerator,
                        sums.denominator,
                        sums.leftOut,
                        sums.tooYoung,
                        sums.overdue,
                        sum("cases", scan.receivedBy(asked.at())),
                        scan.name(),
                        scan.population(population)));
    }

    private CaseScan scan(String until) {
        return scans.computeIfAbsent(
                until, date -> new CaseScan("cells_" + (scans.size() + 1), date, clockStops, workingDays));
    }

    private static String sum(String what, String where) {
        return "coalesce(sum(" + what + ") FILTER (WHERE " + where + "), 0)";
    }

    private static String minus(String leftOut) {
        return leftOut.equals("0") ? "" : " - (" + leftOut + ")";
    }
}
