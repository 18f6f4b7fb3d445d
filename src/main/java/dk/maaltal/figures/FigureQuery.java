package dk.maaltal.figures;

import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Population;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Composes figures into one statement: a pass over the cases for each clock, and a pass over its cells for each population,
 * which makes all sums that figures of it need.
 *
 * <p>A row of the result: {@code position} of the figure among those requested, {@code numerator} (null where there is
 * nothing to count among), {@code denominator}, {@code left_out}, {@code too_young}, {@code lacking}, {@code overdue}, and {@code known}: how
 * many cases of the population there were to count among at all.
 */
final class FigureQuery {

    private final CaseDeclaration declaration;
    private final ClockSql clock;
    private final WorkingDays workingDays;
    private final String cases;
    private final int asOfLoad;
    private final Map<Clock, CaseScan> scans = new LinkedHashMap<>();
    /** Of each pass and population, the sums that the next figure is added to; and all of them in the order of their names. */
    private final Map<List<String>, PopulationSums> open = new HashMap<>();

    private final List<PopulationSums> sums = new ArrayList<>();
    private final Map<String, String> queueNames = new HashMap<>();
    private final Map<String, String> queues = new LinkedHashMap<>();

    private FigureQuery(CaseDeclaration declaration, WorkingDays workingDays, String cases, int asOfLoad) {
        this.declaration = declaration;
        this.clock = ClockSql.of(declaration);
        this.workingDays = workingDays;
        this.cases = cases;
        this.asOfLoad = asOfLoad;
    }

    /**
     * The statement.
     *
     * @param requests the figures, all of them begun and made from cases
     * @param cases the table of cases, as whoever runs the statement must name it
     * @param asOfLoad the load up to which the cases are as they were known
     */
    static String compose(
            CaseDeclaration declaration,
            WorkingDays workingDays,
            List<FigureRequest> requests,
            String cases,
            int asOfLoad) {
        FigureQuery query = new FigureQuery(declaration, workingDays, cases, asOfLoad);
        List<String> figures = new ArrayList<>();
        for (int position = 0; position < requests.size(); position++) {
            FigureRequest request = requests.get(position);
            figures.addAll(request.indicatorOfCases().accept(new FigureSelect(query, position, request)));
        }
        return query.sql(figures);
    }

    /** @param ordered the figures that are no sums */
    private String sql(List<String> ordered) {
        List<String> figures = new ArrayList<>();
        sums.forEach(each -> figures.addAll(each.select()));
        figures.addAll(ordered);
        String sql = "WITH "
                + Stream.of(
                                scans.values().stream().map(scan -> scan.sql(cases, asOfLoad)),
                                queues.values().stream(),
                                sums.stream().filter(each -> !each.isEmpty()).map(PopulationSums::sql))
                        .flatMap(each -> each)
                        .collect(Collectors.joining(",\n"))
                + "\n" + String.join("\nUNION ALL\n", figures);
        for (CaseScan scan : scans.values()) {
            sql = scan.numbered(sql);
        }
        return sql;
    }

    /** The pass for the cases measured by a clock. */
    CaseScan scan(Clock of) {
        return scans.computeIfAbsent(of, each -> new CaseScan("cells_" + (scans.size() + 1), each, clock, workingDays));
    }

    /** Where a figure of a population has its sums made, over the cells of a pass. */
    PopulationSums sums(CaseScan scan, String population) {
        List<String> key = List.of(scan.name(), population);
        PopulationSums last = open.get(key);
        if (last == null || last.isFull()) {
            last = new PopulationSums("sums_" + (sums.size() + 1), scan, population);
            open.put(key, last);
            sums.add(last);
        }
        return last;
    }

    /** The condition that the cases of a population meet. */
    Condition population(Population population) {
        return declaration.cases(population);
    }

    /** The table of the oldest of some cases that were pending on a day, with their {@code rank} and {@code age}. */
    String queue(Cases pending, LocalDate at) {
        String key = pending + " " + at;
        String name = queueNames.computeIfAbsent(key, k -> "queue_" + (queueNames.size() + 1));
        queues.computeIfAbsent(name, n -> queueSql(n, pending, at));
        return name;
    }

    private String queueSql(String name, Cases pending, LocalDate at) {
        return """
                %1$s AS MATERIALIZED (
                    SELECT row_number() OVER (ORDER BY %2$s) AS rank, DATE '%3$s' - %2$s AS age
                    FROM %4$s c
                    WHERE %5$s
                      AND %6$s
                      AND c.received <= DATE '%3$s' AND (c.decided IS NULL OR c.decided > DATE '%3$s')%7$s
                    ORDER BY rank
                    LIMIT %8$d
                )""".formatted(
                        name,
                        clock.start(pending.clock()),
                        at,
                        cases,
                        CaseScan.known(asOfLoad),
                        ConditionSql.overCases(population(pending.of())),
                        pending.clock().startsAtReceipt() ? "" : " AND " + clock.startedBy(pending.clock(), at),
                        Aggregate.MOST);
    }
}
