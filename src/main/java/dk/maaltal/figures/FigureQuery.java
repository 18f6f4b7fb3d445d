package dk.maaltal.figures;

import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Composes the figures asked for into one statement: a pass over the cases for each date that stops a clock, and a sum
 * over its cells for each figure.
 *
 * <p>A row of the result: {@code position} of the figure among those asked for, {@code numerator} (null where there is
 * nothing to tell of), {@code denominator}, {@code left_out}, {@code too_young}, {@code overdue}, and {@code known}: how
 * many cases of the population there were to count among at all.
 */
final class FigureQuery {

    /** No case is older, in days; the calendar of the database ends not so very much earlier. */
    private static final BigDecimal LONG_AGO = BigDecimal.valueOf(365_000);

    private final CaseDeclaration declaration;
    private final ClockSql clock;
    private final String cases;
    private final int asOfLoad;
    private final Map<String, CaseScan> scans = new LinkedHashMap<>();
    private final Map<String, String> queueNames = new HashMap<>();
    private final Map<String, String> queues = new LinkedHashMap<>();
    private final List<String> sums = new ArrayList<>();

    private FigureQuery(CaseDeclaration declaration, WorkingDays workingDays, String cases, int asOfLoad) {
        this.declaration = declaration;
        this.clock = ClockSql.of(declaration, workingDays);
        this.cases = cases;
        this.asOfLoad = asOfLoad;
    }

    /**
     * The statement.
     *
     * @param asked the figures, all of them begun and made from cases
     * @param cases the table of cases, as whoever runs the statement must name it
     * @param asOfLoad the load up to which the cases are as they were known
     */
    static String compose(
            CaseDeclaration declaration,
            WorkingDays workingDays,
            List<FigureRequest> asked,
            String cases,
            int asOfLoad) {
        FigureQuery query = new FigureQuery(declaration, workingDays, cases, asOfLoad);
        for (int position = 0; position < asked.size(); position++) {
            query.add(position, asked.get(position));
        }
        return query.sql();
    }

    private String sql() {
        String sql = "WITH "
                + Stream.concat(
                                scans.values().stream().map(scan -> scan.sql(cases, asOfLoad)),
                                queues.values().stream())
                        .collect(Collectors.joining(",\n"))
                + "\n" + String.join("\nUNION ALL\n", sums);
        for (CaseScan scan : scans.values()) {
            sql = scan.numbered(sql);
        }
        return sql;
    }

    private void add(int position, FigureRequest asked) {
        Indicator.OfCases indicator = (Indicator.OfCases) asked.indicator();
        if (indicator instanceof Indicator.Oldest oldest) {
            oldest(position, asked, oldest);
            return;
        }
        CaseScan scan = scans.computeIfAbsent(
                indicator.until(), until -> new CaseScan("cells_" + (scans.size() + 1), until, clock));
        if (indicator instanceof Indicator.Percentile percentile) {
            percentile(position, asked, percentile, scan);
            return;
        }
        String population = scan.population(declaration.population(indicator.of()));
        add(position, asked, sums(asked, indicator, scan), scan.name(), population);
    }

    private Sums sums(FigureRequest asked, Indicator.OfCases indicator, CaseScan scan) {
        if (indicator instanceof Indicator.Share share) {
            return share.cohort() == Indicator.Cohort.DECIDED
                    ? decidedShare(asked, share, scan)
                    : receivedShare(asked, share, scan);
        }
        if (indicator instanceof Indicator.Late late) {
            return late(asked, late, scan);
        }
        if (indicator instanceof Indicator.Average average) {
            return average(asked, average, scan);
        }
        if (indicator instanceof Indicator.Rate rate) {
            String cohort = scan.endedIn(asked.period());
            String which = cohort + " AND " + scan.condition(rate.which());
            return known(asked, scan).ratio(sum("ended", which), sum("ended", cohort));
        }
        if (indicator instanceof Indicator.Received) {
            return known(asked, scan).count(sum("cases", scan.receivedIn(asked.period())));
        }
        if (indicator instanceof Indicator.Decided decided) {
            return known(asked, scan).count(decided(asked, decided, scan));
        }
        if (indicator instanceof Indicator.Pending pending) {
            return known(asked, scan).count(sum("cases", pending(asked, pending, scan)));
        }
        if (indicator instanceof Indicator.PendingAge) {
            long today = ChronoUnit.DAYS.between(CaseScan.ZERO_DAY, asked.at());
            String pending = scan.pendingAt(asked.at());
            return known(asked, scan)
                    .ratio(sum("cases * " + today + " - " + scan.startDays(), pending), sum("cases", pending));
        }
        Indicator.Stock stock = (Indicator.Stock) indicator;
        return known(asked, scan)
                .count(sum("cases", scan.receivedBy(stock.asOf()) + " AND " + scan.pendingAt(asked.at())));
    }

    private static Sums decidedShare(FigureRequest asked, Indicator.Share share, CaseScan scan) {
        String cohort = scan.endedIn(asked.period());
        String inTime = scan.inTime(share.within());
        String leftOut = share.leaveOutLate()
                .map(late -> sum("ended - " + inTime, cohort + " AND " + scan.condition(late)))
                .orElse("0");
        return new Sums(
                sum(inTime, cohort),
                sum("ended", cohort) + minus(leftOut),
                leftOut,
                "0",
                overdue(asked, share.within(), scan),
                sum("cases", scan.receivedBy(asked.at())));
    }

    private static Sums late(FigureRequest asked, Indicator.Late late, CaseScan scan) {
        String cohort = scan.endedIn(asked.period());
        return new Sums(
                sum("ended - " + scan.inTime(late.within()), cohort),
                "1",
                "0",
                "0",
                overdue(asked, late.within(), scan),
                sum("ended", cohort));
    }

    private static String overdue(FigureRequest asked, Limit within, CaseScan scan) {
        String pending = scan.pendingAt(asked.at());
        return within.isPlain()
                ? sum("cases", pending + " AND " + scan.overdueAt(asked.at(), within.plain()))
                : sum(scan.overdueAt(asked.at(), within), pending);
    }

    private static Sums receivedShare(FigureRequest asked, Indicator.Share share, CaseScan scan) {
        boolean onlyPassed = share.counted() == Indicator.Counted.DEADLINE_PASSED;
        String passed = scan.overdueAt(asked.at(), share.within().plain());
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
        return new Sums(
                sum(inTime, ended),
                sum("ended", ended) + " + " + sum("cases", pendingLate) + minus(leftOut),
                leftOut,
                tooYoung,
                sum("cases", pendingLate),
                sum("cases", scan.receivedBy(asked.at())));
    }

    private static Sums average(FigureRequest asked, Indicator.Average average, CaseScan scan) {
        String cohort = scan.endedIn(asked.period());
        String overdue = asked.cell().isResult()
                ? asked.measure()
                        .target(asked.term().year())
                        .flatMap(Target::plain)
                        .map(target -> sum(
                                "cases",
                                scan.pendingAt(asked.at()) + " AND "
                                        + scan.startedBy(
                                                lastStartOlderThan(target.getValue(), average.in(), asked.at()))))
                        .orElse("0")
                : "0";
        return new Sums(
                sum("days", cohort),
                sum("ended", cohort),
                "0",
                "0",
                overdue,
                sum("cases", scan.receivedBy(asked.at())));
    }

    private static String decided(FigureRequest asked, Indicator.Decided decided, CaseScan scan) {
        String upTo = decided.ages().upTo().map(scan::inTime).orElse("ended");
        String over = decided.ages().over().map(age -> " - " + scan.inTime(age)).orElse("");
        return sum(upTo + over, scan.endedIn(asked.period()));
    }

    private static String pending(FigureRequest asked, Indicator.Pending pending, CaseScan scan) {
        return scan.pendingAt(asked.at())
                + pending.ages()
                        .over()
                        .map(age -> " AND " + scan.overdueAt(asked.at(), age))
                        .orElse("")
                + pending.ages()
                        .upTo()
                        .map(age -> " AND NOT (" + scan.overdueAt(asked.at(), age) + ")")
                        .orElse("");
    }

    /** The last start on which a pending case is older, at a day, than an average may be. */
    private static LocalDate lastStartOlderThan(BigDecimal target, Unit unit, LocalDate at) {
        BigDecimal days = target.multiply(unit.size());
        return at.minusDays(days.min(LONG_AGO).setScale(0, RoundingMode.FLOOR).longValueExact() + 1);
    }

    /**
     * The length of time at a place among the cases in order of their lengths, from 0: percent of the last place. Between
     * two cases it lies as far from the one as the place does.
     */
    private void percentile(int position, FigureRequest asked, Indicator.Percentile percentile, CaseScan scan) {
        String population = scan.population(declaration.population(percentile.of()));
        sums.add("""
                SELECT %d AS position,  -- %s
                       min(took) FILTER (WHERE upto > floor(place))
                           + (max(place) - floor(max(place))) * (min(took) FILTER (WHERE upto > ceil(place))
                                                                 - min(took) FILTER (WHERE upto > floor(place)))
                           AS numerator,
                       1 AS denominator,
                       0 AS left_out,
                       0 AS too_young,
                       0 AS overdue,
                       coalesce(max(upto), 0) AS known
                FROM (SELECT took,
                             sum(sum(cases)) OVER (ORDER BY took) AS upto,
                             (sum(sum(cases)) OVER () - 1) * %s / 100 AS place
                      FROM %s
                      WHERE %s AND %s
                      GROUP BY took) AS lengths""".formatted(
                        position,
                        comment(asked),
                        percentile.percent().toPlainString(),
                        scan.times(),
                        population,
                        scan.endedIn(asked.period())));
    }

    /** The oldest cases pending on a day, in order. */
    private void oldest(int position, FigureRequest asked, Indicator.Oldest oldest) {
        Condition population = declaration.population(oldest.of());
        String key = oldest.of() + " " + asked.at();
        String name = queueNames.computeIfAbsent(key, k -> "queue_" + (queueNames.size() + 1));
        queues.computeIfAbsent(name, n -> queue(n, population, asked.at()));
        sums.add("""
                SELECT %1$d AS position,  -- %2$s
                       (SELECT age FROM %3$s WHERE rank = %4$d) AS numerator,
                       1 AS denominator,
                       0 AS left_out,
                       0 AS too_young,
                       0 AS overdue,
                       (SELECT count(*) FROM %3$s) AS known""".formatted(position, comment(asked), name, oldest.rank()));
    }

    private String queue(String name, Condition population, LocalDate at) {
        return """
                %1$s AS MATERIALIZED (
                    SELECT row_number() OVER (ORDER BY %2$s) AS rank, DATE '%3$s' - %2$s AS age
                    FROM %4$s c
                    WHERE %5$s
                      AND %6$s
                      AND c.received <= DATE '%3$s' AND (c.decided IS NULL OR c.decided > DATE '%3$s')
                    ORDER BY rank
                    LIMIT %7$d
                )""".formatted(
                        name,
                        clock.start(),
                        at,
                        cases,
                        CaseScan.known(asOfLoad),
                        ConditionSql.overCases(population),
                        Indicator.Oldest.MOST);
    }

    /** The sums that make a figure, each as an expression over the cells of a population. */
    private record Sums(
            String numerator, String denominator, String leftOut, String tooYoung, String overdue, String known) {

        Sums ratio(String of, String per) {
            return new Sums(of, per, leftOut, tooYoung, overdue, known);
        }

        Sums count(String of) {
            return ratio(of, "1");
        }
    }

    /** No sums yet but that of the cases received by the day of the figure. */
    private static Sums known(FigureRequest asked, CaseScan scan) {
        return new Sums("0", "0", "0", "0", "0", sum("cases", scan.receivedBy(asked.at())));
    }

    private void add(int position, FigureRequest asked, Sums figure, String from, String population) {
        sums.add("""
                SELECT %d AS position,  -- %s
                       %s AS numerator,
                       %s AS denominator,
                       %s AS left_out,
                       %s AS too_young,
                       %s AS overdue,
                       %s AS known
                FROM %s
                WHERE %s""".formatted(
                        position,
                        comment(asked),
                        figure.numerator,
                        figure.denominator,
                        figure.leftOut,
                        figure.tooYoung,
                        figure.overdue,
                        figure.known,
                        from,
                        population));
    }

    private static String comment(FigureRequest asked) {
        return String.join(
                        " ",
                        asked.cell().goal(),
                        asked.cell().measure() + ",",
                        asked.cell().row(),
                        asked.term().name())
                .replaceAll("\\s+", " ");
    }

    private static String sum(String what, String where) {
        return "coalesce(sum(" + what + ") FILTER (WHERE " + where + "), 0)";
    }

    private static String minus(String leftOut) {
        return leftOut.equals("0") ? "" : " - (" + leftOut + ")";
    }
}
