package dk.maaltal.figures;

import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Target;
import dk.maaltal.plan.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Writes one figure as a SELECT of one row, with the columns that {@link FigureQuery} names. */
final class FigureSelect implements Indicator.OfCases.Visitor<String> {

    /** No case is older, in days; the calendar of the database ends not so very much earlier. */
    private static final BigDecimal LONG_AGO = BigDecimal.valueOf(365_000);

    private final FigureQuery query;
    private final int position;
    private final FigureRequest request;

    /**
     * @param query whose passes over the cases it sums up
     * @param position among the figures requested
     */
    FigureSelect(FigureQuery query, int position, FigureRequest request) {
        this.query = query;
        this.position = position;
        this.request = request;
    }

    @Override
    public String share(Indicator.Share share) {
        Cells cells = cells(share);
        return cells.select(
                share.cohort() == Indicator.Cohort.DECIDED
                        ? decidedShare(share, cells.scan)
                        : receivedShare(share, cells.scan));
    }

    @Override
    public String late(Indicator.Late late) {
        Cells cells = cells(late);
        CaseScan scan = cells.scan;
        String cohort = scan.endedIn(request.period());
        return cells.select(new Sums(
                sum("ended - " + scan.inTime(late.within()), cohort),
                "1",
                "0",
                "0",
                overdue(late.within(), scan),
                sum("ended", cohort)));
    }

    @Override
    public String average(Indicator.Average average) {
        Cells cells = cells(average);
        CaseScan scan = cells.scan;
        String cohort = scan.endedIn(request.period());
        String overdue = request.cell().isResult()
                ? request.measure()
                        .target(request.term())
                        .flatMap(Target::plain)
                        .map(target -> sum(
                                "cases",
                                scan.pendingAt(request.at()) + " AND "
                                        + scan.startedBy(lastStartOlderThan(target.getValue(), average.in()))))
                        .orElse("0")
                : "0";
        return cells.select(new Sums(sum("days", cohort), sum("ended", cohort), "0", "0", overdue, known(scan)));
    }

    /**
     * The length of time at a place among the cases in order of their lengths, from 0: percent of the last place. Between
     * two cases it lies as far from the one as the place does.
     */
    @Override
    public String percentile(Indicator.Percentile percentile) {
        Cells cells = cells(percentile);
        return """
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
                FROM (SELECT %s AS took,
                             sum(sum(cases)) OVER (ORDER BY %3$s) AS upto,
                             (sum(sum(cases)) OVER () - 1) * %s / 100 AS place
                      FROM %s
                      WHERE %s AND %s
                      GROUP BY %3$s) AS lengths""".formatted(
                        position,
                        comment(),
                        CaseScan.TOOK,
                        percentile.percent().toPlainString(),
                        cells.scan.times(),
                        cells.population,
                        cells.scan.endedIn(request.period()));
    }

    @Override
    public String rate(Indicator.Rate rate) {
        Cells cells = cells(rate);
        CaseScan scan = cells.scan;
        String cohort = scan.endedIn(request.period());
        String which = cohort + " AND " + scan.condition(rate.which());
        return cells.select(quotient(sum("ended", which), sum("ended", cohort), scan));
    }

    @Override
    public String received(Indicator.Received received) {
        Cells cells = cells(received);
        return cells.select(count(sum("cases", cells.scan.receivedIn(request.period())), cells.scan));
    }

    @Override
    public String decided(Indicator.Decided decided) {
        Cells cells = cells(decided);
        CaseScan scan = cells.scan;
        String upTo = decided.ages().upTo().map(scan::inTime).orElse("ended");
        String over = decided.ages().over().map(age -> " - " + scan.inTime(age)).orElse("");
        return cells.select(count(sum(upTo + over, scan.endedIn(request.period())), scan));
    }

    @Override
    public String pending(Indicator.Pending pending) {
        Cells cells = cells(pending);
        CaseScan scan = cells.scan;
        String counted = scan.pendingAt(request.at())
                + pending.ages()
                        .over()
                        .map(age -> " AND " + scan.overdueAt(request.at(), age))
                        .orElse("")
                + pending.ages()
                        .upTo()
                        .map(age -> " AND NOT (" + scan.overdueAt(request.at(), age) + ")")
                        .orElse("");
        return cells.select(count(sum("cases", counted), scan));
    }

    @Override
    public String pendingAge(Indicator.PendingAge pendingAge) {
        Cells cells = cells(pendingAge);
        CaseScan scan = cells.scan;
        long today = ChronoUnit.DAYS.between(CaseScan.ZERO_DAY, request.at());
        String pending = scan.pendingAt(request.at());
        return cells.select(
                quotient(sum("cases * " + today + " - " + scan.startDays(), pending), sum("cases", pending), scan));
    }

    @Override
    public String oldest(Indicator.Oldest oldest) {
        return """
                SELECT %1$d AS position,  -- %2$s
                       (SELECT age FROM %3$s WHERE rank = %4$d) AS numerator,
                       1 AS denominator,
                       0 AS left_out,
                       0 AS too_young,
                       0 AS overdue,
                       (SELECT count(*) FROM %3$s) AS known""".formatted(position, comment(), query.queue(oldest.of(), request.at()), oldest.rank());
    }

    @Override
    public String stock(Indicator.Stock stock) {
        Cells cells = cells(stock);
        CaseScan scan = cells.scan;
        return cells.select(
                count(sum("cases", scan.receivedBy(stock.asOf()) + " AND " + scan.pendingAt(request.at())), scan));
    }

    private Sums decidedShare(Indicator.Share share, CaseScan scan) {
        String cohort = scan.endedIn(request.period());
        String inTime = scan.inTime(share.within());
        String leftOut = share.leaveOutLate()
                .map(late -> sum("ended - " + inTime, cohort + " AND " + scan.condition(late)))
                .orElse("0");
        return new Sums(
                sum(inTime, cohort),
                sum("ended", cohort) + minus(leftOut),
                leftOut,
                "0",
                overdue(share.within(), scan),
                known(scan));
    }

    private Sums receivedShare(Indicator.Share share, CaseScan scan) {
        boolean onlyPassed = share.counted() == Indicator.Counted.DEADLINE_PASSED;
        String passed = scan.overdueAt(request.at(), share.within().plain());
        String received = scan.receivedIn(request.period());
        String ended = received + " AND " + scan.endedBy(request.at()) + (onlyPassed ? " AND " + passed : "");
        String pending = received + " AND " + scan.pendingAt(request.at());
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
                                        received + " AND " + scan.endedBy(request.at()) + " AND NOT (" + passed + ")")
                        : "");
        return new Sums(
                sum(inTime, ended),
                sum("ended", ended) + " + " + sum("cases", pendingLate) + minus(leftOut),
                leftOut,
                tooYoung,
                sum("cases", pendingLate),
                known(scan));
    }

    private String overdue(Limit within, CaseScan scan) {
        String pending = scan.pendingAt(request.at());
        return within.isPlain()
                ? sum("cases", pending + " AND " + scan.overdueAt(request.at(), within.plain()))
                : sum(scan.overdueAt(request.at(), within), pending);
    }

    /** The last start on which a pending case is older, on the day of the figure, than an average may be. */
    private LocalDate lastStartOlderThan(BigDecimal target, Unit unit) {
        BigDecimal days = target.multiply(unit.size());
        return request.at()
                .minusDays(days.min(LONG_AGO).setScale(0, RoundingMode.FLOOR).longValueExact() + 1);
    }

    /** The sums that make a figure, each as an expression over the cells of a population. */
    private record Sums(
            String numerator, String denominator, String leftOut, String tooYoung, String overdue, String known) {}

    private Sums quotient(String of, String per, CaseScan scan) {
        return new Sums(of, per, "0", "0", "0", known(scan));
    }

    private Sums count(String of, CaseScan scan) {
        return quotient(of, "1", scan);
    }

    /** The cases received by the day of the figure. */
    private String known(CaseScan scan) {
        return sum("cases", scan.receivedBy(request.at()));
    }

    private Cells cells(Indicator.OfCases indicator) {
        CaseScan scan = query.scan(indicator.until());
        return new Cells(scan, scan.population(query.population(indicator.of())));
    }

    /** The cells that are summed up: those of a pass that a condition is true of. */
    private final class Cells {
        private final CaseScan scan;
        private final String population;

        Cells(CaseScan scan, String population) {
            this.scan = scan;
            this.population = population;
        }

        String select(Sums sums) {
            return """
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
                            comment(),
                            sums.numerator,
                            sums.denominator,
                            sums.leftOut,
                            sums.tooYoung,
                            sums.overdue,
                            sums.known,
                            scan.name(),
                            population);
        }
    }

    private String comment() {
        return String.join(
                        " ",
                        request.cell().goal(),
                        request.cell().measure() + ",",
                        request.cell().row(),
                        request.term().name())
                .replaceAll("\\s+", " ");
    }

    private static String sum(String what, String where) {
        return "coalesce(sum(" + what + ") FILTER (WHERE " + where + "), 0)";
    }

    private static String minus(String leftOut) {
        return leftOut.equals("0") ? "" : " - (" + leftOut + ")";
    }
}
