package dk.maaltal.figures;

import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.util.List;
import java.util.Optional;

/**
 * Has the sums of one figure made, and the figure from them, with the columns that {@link FigureQuery} names. The answer is a
 * SELECT of its own for what needs its numbers in order, and empty for all else.
 */
final class FigureSelect implements Indicator.OfCases.Visitor<List<String>> {

    /** Where there is nothing to count. */
    private static final String NONE = "0";

    private final FigureQuery query;
    private final int position;
    private final FigureRequest request;
    private final Cases cases;
    private final CaseScan scan;
    private final String population;
    private final PopulationSums sums;

    /**
     * @param query whose passes over the cases it sums up
     * @param position among the figures requested
     */
    FigureSelect(FigureQuery query, int position, FigureRequest request) {
        this.query = query;
        this.position = position;
        this.request = request;
        this.cases = request.indicatorOfCases().cases();
        this.scan = query.scan(cases.clock());
        this.population = scan.population(query.population(cases.of()));
        this.sums = query.sums(scan, population);
    }

    @Override
    public List<String> count(Indicator.Count count) {
        return select(
                switch (cases.cohort()) {
                    case ENDED -> ended(count.test());
                    case RECEIVED -> received(count.test());
                    case PENDING -> pending(count.test());
                });
    }

    @Override
    public List<String> share(Indicator.Share share) {
        CaseTest test = share.test();
        if (test.kind() == CaseTest.Kind.WITHIN) {
            Limit within = test.limit().orElseThrow();
            return select(
                    cases.cohort() == Cases.Cohort.ENDED
                            ? decidedShare(share, within)
                            : receivedHeld(within, share.leaveOutLate()));
        }
        String number = cases.cohort() == Cases.Cohort.ENDED ? "ended" : "cases";
        if (test.kind() == CaseTest.Kind.OF_KIND) {
            return select(new Sums(sum(number, ofKind(cohort(), test)), sum(number, cohort()), known()));
        }
        Sums aged = cases.cohort() == Cases.Cohort.ENDED ? ended(test) : pending(test);
        String whole = sum(number, CaseScan.and(cohort(), hasTime()));
        return select(new Sums(aged.numerator, whole, NONE, NONE, aged.lacking, NONE, aged.known));
    }

    @Override
    public List<String> statistic(Indicator.Statistic statistic) {
        return switch (statistic.aggregate().kind()) {
            case MEAN -> select(statistic.number().isPresent() ? meanNumber(statistic) : meanTime(statistic));
            case SUM -> select(sumOfNumbers(statistic));
            case RANKED -> List.of(ranked(statistic));
            case PERCENTILE, SMALLEST, LARGEST, MEAN_OF_FASTEST -> List.of(ordered(statistic));
        };
    }

    /** The cells of the cohort. */
    private String cohort() {
        return switch (cases.cohort()) {
            case ENDED -> scan.endedIn(request.period());
            case RECEIVED -> scan.receivedIn(request.period());
            case PENDING -> scan.pendingAt(request.at());
        };
    }

    /** The cells of a cohort whose cases have a time to be measured. */
    private String hasTime() {
        return cases.cohort() == Cases.Cohort.PENDING ? scan.hasAge(request.at()) : scan.hasTime();
    }

    private String ofKind(String cohort, CaseTest test) {
        return test.condition()
                .map(which -> cohort + " AND " + sums.condition(which))
                .orElse(cohort);
    }

    private Sums ended(CaseTest test) {
        String cohort = cohort();
        return switch (test.kind()) {
            case NONE, OF_KIND -> counted(sum("ended", ofKind(cohort, test)));
            case AGED -> {
                String upTo = test.ages().upTo().map(scan::inTime).orElse("ended");
                String over =
                        test.ages().over().map(age -> " - " + scan.inTime(age)).orElse("");
                yield counted(sum(upTo + over, CaseScan.and(cohort, scan.hasTime())))
                        .lacking(lacking("ended", cohort, scan.hasTime()));
            }
            case WITHIN, OVER -> {
                Limit limit = test.limit().orElseThrow();
                String held = CaseScan.and(cohort, scan.canBeHeld(limit));
                yield new Sums(
                        sum(
                                test.kind() == CaseTest.Kind.OVER
                                        ? "ended - " + scan.inTime(limit)
                                        : scan.inTime(limit),
                                held),
                        "1",
                        NONE,
                        NONE,
                        lacking("ended", cohort, scan.canBeHeld(limit)),
                        overdue(limit),
                        sum("ended", cohort));
            }
        };
    }

    private Sums pending(CaseTest test) {
        String pending = cases.pendingOn()
                .map(day -> scan.receivedBy(day) + " AND " + cohort())
                .orElseGet(this::cohort);
        return switch (test.kind()) {
            case NONE, OF_KIND -> counted(sum("cases", ofKind(pending, test)));
            case AGED -> {
                String aged = CaseScan.and(pending, hasTime())
                        + test.ages()
                                .over()
                                .map(age -> " AND " + scan.overdueAt(request.at(), age))
                                .orElse("")
                        + test.ages()
                                .upTo()
                                .map(age -> " AND NOT (" + scan.overdueAt(request.at(), age) + ")")
                                .orElse("");
                yield counted(sum("cases", aged)).lacking(lacking("cases", pending, hasTime()));
            }
            case WITHIN, OVER -> {
                Limit limit = test.limit().orElseThrow();
                String held = scan.canBeHeld(request.at(), limit);
                yield counted(overdue(limit)).lacking(lacking("cases", pending, held));
            }
        };
    }

    private Sums decidedShare(Indicator.Share share, Limit within) {
        String cohort = cohort();
        String held = CaseScan.and(cohort, scan.canBeHeld(within));
        String inTime = scan.inTime(within);
        String leftOut = share.leaveOutLate()
                .map(late -> sum("ended - " + inTime, held + " AND " + sums.condition(late)))
                .orElse(NONE);
        return new Sums(
                sum(inTime, held),
                sum("ended", held) + minus(leftOut),
                leftOut,
                NONE,
                lacking("ended", cohort, scan.canBeHeld(within)),
                overdue(within),
                known());
    }

    private Sums received(CaseTest test) {
        if (!test.asksTime()) {
            return counted(sum("cases", ofKind(cohort(), test)));
        }
        Sums held = receivedHeld(test.limit().orElseThrow(), Optional.empty());
        return new Sums(
                test.kind() == CaseTest.Kind.OVER ? held.denominator + " - " + held.numerator : held.numerator,
                "1",
                held.leftOut,
                held.tooYoung,
                held.lacking,
                held.overdue,
                sum("cases", cohort()));
    }

    /** Of the cases received, those in time among those that count. */
    private Sums receivedHeld(Limit within, Optional<Condition> leaveOutLate) {
        boolean onlyPassed = cases.counted() == Cases.Counted.DEADLINE_PASSED;
        String passed = scan.overdueAt(request.at(), within.plain());
        String all = cohort() + " AND " + scan.endedBy(request.at());
        String ended = CaseScan.and(all, scan.canBeHeld(within));
        String counted = ended + (onlyPassed ? " AND " + passed : "");
        String pending = cohort() + " AND " + scan.pendingAt(request.at());
        String pendingLate = pending + " AND " + passed;
        String inTime = scan.inTime(within);
        String leftOut = leaveOutLate
                .map(sums::condition)
                .map(late -> sum("ended - " + inTime, counted + " AND " + late) + " + "
                        + sum("cases", pendingLate + " AND " + late))
                .orElse(NONE);
        String tooYoung = sum("cases", pending + " AND NOT (" + passed + ")")
                + (onlyPassed ? " + " + sum("ended", ended + " AND NOT (" + passed + ")") : "");
        return new Sums(
                sum(inTime, counted),
                sum("ended", counted) + " + " + sum("cases", pendingLate) + minus(leftOut),
                leftOut,
                tooYoung,
                lacking("ended", all, scan.canBeHeld(within)),
                sum("cases", pendingLate),
                known());
    }

    private Sums meanTime(Indicator.Statistic mean) {
        String cohort = cohort();
        String timed = CaseScan.and(cohort, hasTime());
        if (cases.cohort() == Cases.Cohort.PENDING) {
            return new Sums(
                            sum("cases * " + scan.number(request.at()) + " - " + scan.startDays(), timed),
                            sum("cases", timed),
                            known())
                    .lacking(lacking("cases", cohort, hasTime()));
        }
        String overdue = request.daysOfTarget()
                .map(days -> sum(
                        "cases",
                        scan.pendingAt(request.at()) + " AND "
                                + scan.startedBy(scan.lastStartOver(request.at(), days))))
                .orElse(NONE);
        return new Sums(
                sum("days", timed),
                sum("ended", timed),
                NONE,
                NONE,
                lacking("ended", cohort, hasTime()),
                overdue,
                known());
    }

    private Sums meanNumber(Indicator.Statistic mean) {
        String number = mean.number().orElseThrow();
        return new Sums(sum(scan.sumOf(number), cohort()), sum(scan.withNumber(number), cohort()), known())
                .lacking(lackingNumber(number));
    }

    private Sums sumOfNumbers(Indicator.Statistic sum) {
        String number = sum.number().orElseThrow();
        return counted(sum(scan.sumOf(number), cohort())).lacking(lackingNumber(number));
    }

    private String lackingNumber(String number) {
        return sum("cases - " + scan.withNumber(number), cohort());
    }

    /** The numbers that are put in order, as a table, and which rows of it are meant. */
    private record Numbers(String table, String which, String lacking) {}

    private Numbers numbers(Indicator.Statistic statistic) {
        if (statistic.number().isPresent()) {
            String number = statistic.number().get();
            return new Numbers(scan.numbersOf(number), cohort(), lackingNumber(number));
        }
        boolean pending = cases.cohort() == Cases.Cohort.PENDING;
        return new Numbers(
                pending ? scan.ages(request.at()) : scan.times(),
                pending ? "true" : cohort(),
                lacking(pending ? "cases" : "ended", cohort(), hasTime()));
    }

    /** What is made from the numbers in their order, from the smallest; {@code upto} is how many cases are at most so large. */
    private String ordered(Indicator.Statistic statistic) {
        Numbers numbers = numbers(statistic);
        Aggregate aggregate = statistic.aggregate();
        String percent = aggregate.percent().toPlainString();
        boolean ofFastest = aggregate.kind() == Aggregate.Kind.MEAN_OF_FASTEST;
        String numerator =
                switch (aggregate.kind()) {
                    case PERCENTILE -> percentile();
                    case SMALLEST -> "min(took)";
                    case LARGEST -> "max(took)";
                    default -> "sum(took * greatest(least(upto, fastest) - (upto - cases), 0))";
                };
        return """
                SELECT %1$d AS position,  -- %2$s
                       %3$s
                           AS numerator,
                       %4$s AS denominator,
                       0 AS left_out,
                       0 AS too_young,
                       %5$s AS lacking,
                       0 AS overdue,
                       coalesce(max(upto), 0) AS known
                FROM (SELECT %6$s AS took,
                             sum(cases) AS cases,
                             sum(sum(cases)) OVER (ORDER BY %6$s) AS upto,
                             greatest(floor(sum(sum(cases)) OVER () * %7$s / 100), 1) AS fastest,
                             (sum(sum(cases)) OVER () - 1) * %7$s / 100 AS place
                      FROM %8$s
                      WHERE %9$s AND %10$s
                      GROUP BY %6$s) AS lengths""".formatted(
                        position,
                        comment(),
                        numerator,
                        ofFastest ? "coalesce(max(fastest), 0)" : "1",
                        ofCells(numbers.lacking),
                        CaseScan.NUMBER,
                        percent,
                        numbers.table,
                        population,
                        numbers.which);
    }

    /**
     * The number at a place among the cases in order of their numbers, from 0: percent of the last place. Between two cases it
     * lies as far from the one as the place does.
     */
    private static String percentile() {
        return """
                min(took) FILTER (WHERE upto > floor(place))
                           + (max(place) - floor(max(place))) * (min(took) FILTER (WHERE upto > ceil(place))
                                                                 - min(took) FILTER (WHERE upto > floor(place)))""";
    }

    private String ranked(Indicator.Statistic oldest) {
        String queue = query.queue(cases, request.at());
        String lacking = lacking("cases", cohort(), hasTime());
        return """
                SELECT %1$d AS position,  -- %2$s
                       (SELECT age FROM %3$s WHERE rank = %4$d) AS numerator,
                       1 AS denominator,
                       0 AS left_out,
                       0 AS too_young,
                       %5$s AS lacking,
                       0 AS overdue,
                       (SELECT count(*) FROM %3$s) AS known""".formatted(position, comment(), queue, oldest.aggregate().rank(), ofCells(lacking));
    }

    /** A sum over the cells of the population, for a SELECT from another table. */
    private String ofCells(String sum) {
        return sum.equals(NONE) ? NONE : "(SELECT " + sum + " FROM " + sums.name() + ")";
    }

    /** The pending cases over a limit on the day of the figure. */
    private String overdue(Limit limit) {
        if (!cases.clock().stopsInItsPeriod()) {
            return NONE;
        }
        String pending = scan.pendingAt(request.at());
        return limit.isPlain()
                ? sum("cases", pending + " AND " + scan.overdueAt(request.at(), limit.plain()))
                : sum(scan.overdueAt(request.at(), limit), pending);
    }

    /** The sums that make a figure, each as an expression over the cells of a population. */
    private record Sums(
            String numerator,
            String denominator,
            String leftOut,
            String tooYoung,
            String lacking,
            String overdue,
            String known) {

        Sums(String numerator, String denominator, String known) {
            this(numerator, denominator, NONE, NONE, NONE, NONE, known);
        }

        Sums lacking(String cases) {
            return new Sums(numerator, denominator, leftOut, tooYoung, cases, overdue, known);
        }
    }

    private Sums counted(String of) {
        return new Sums(of, "1", known());
    }

    /** The cases received by the day of the figure. */
    private String known() {
        return sum("cases", scan.receivedBy(request.at()));
    }

    /** The cases of a cohort that the figure cannot tell of, for want of a date. */
    private String lacking(String number, String cohort, String has) {
        return has.equals("true") ? NONE : sum(number, cohort + " AND NOT (" + has + ")");
    }

    private List<String> select(Sums of) {
        sums.add(
                List.of(
                        Integer.toString(position),
                        of.numerator,
                        of.denominator,
                        of.leftOut,
                        of.tooYoung,
                        of.lacking,
                        of.overdue,
                        of.known),
                comment());
        return List.of();
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

    private String sum(String what, String where) {
        return sums.sum(what, where);
    }

    private static String minus(String leftOut) {
        return leftOut.equals(NONE) ? "" : " - (" + leftOut + ")";
    }
}
