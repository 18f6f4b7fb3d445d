package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Ages;
import dk.maaltal.figures.PlainRule.Average;
import dk.maaltal.figures.PlainRule.Cohort;
import dk.maaltal.figures.PlainRule.Column;
import dk.maaltal.figures.PlainRule.Decided;
import dk.maaltal.figures.PlainRule.Kind;
import dk.maaltal.figures.PlainRule.Late;
import dk.maaltal.figures.PlainRule.Limit;
import dk.maaltal.figures.PlainRule.Oldest;
import dk.maaltal.figures.PlainRule.Pending;
import dk.maaltal.figures.PlainRule.PendingAge;
import dk.maaltal.figures.PlainRule.Percentile;
import dk.maaltal.figures.PlainRule.Rate;
import dk.maaltal.figures.PlainRule.Reach;
import dk.maaltal.figures.PlainRule.Received;
import dk.maaltal.figures.PlainRule.Share;
import dk.maaltal.figures.PlainRule.Span;
import dk.maaltal.figures.PlainRule.Stock;
import dk.maaltal.figures.PlainRule.Table;
import dk.maaltal.figures.PlainRule.TimeUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A plan made up by chance, with every kind of table, and the days it is reported as at. */
final class RandomPlan {

    private static final Map<String, List<String>> DANISH = Map.of(
            "day", List.of("dag", "dage"),
            "week", List.of("uge", "uger"),
            "month", List.of("måned", "måneder"),
            "working day", List.of("arbejdsdag", "arbejdsdage"));

    /** How many are drawn of the kinds that FurtherRules knows. */
    private static final int FURTHER = 9;

    private final Dice dice;
    private final boolean clockStops;
    private final RandomConditions conditions;
    private final Set<MonthDay> daysOff = new TreeSet<>();
    private final List<Span> edges = new ArrayList<>();
    private final Map<String, LocalDate> reportingPoints = new LinkedHashMap<>();
    private final Set<LocalDate> stockDays = new TreeSet<>();
    private final Map<String, Kind> populations = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();

    /** @param populations how many there are; with one the product leaves all other cases unread */
    RandomPlan(Dice dice, boolean clockStops, int populations) {
        this(dice, clockStops, populations, Integer.MAX_VALUE);
    }

    /** @param most how many tables the plan has at the most; of more drawn, some by chance */
    RandomPlan(Dice dice, boolean clockStops, int populations, int most) {
        this.dice = dice;
        this.clockStops = clockStops;
        this.conditions = new RandomConditions(dice, clockStops);
        for (MonthDay day : List.of(MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 31))) {
            if (dice.chance(30)) {
                daysOff.add(day);
            }
        }
        drawReportingPoints();
        drawPopulations(populations);
        drawTables();
        keep(most);
        drawFurther(most == Integer.MAX_VALUE);
    }

    Set<MonthDay> daysOff() {
        return daysOff;
    }

    /** The lengths of time on which a case turns. */
    List<Span> edges() {
        return edges;
    }

    /** The days of the reporting points, by the names the product reads. */
    Map<String, LocalDate> reportingPoints() {
        return reportingPoints;
    }

    Map<String, Kind> populations() {
        return populations;
    }

    List<Table> tables() {
        return tables;
    }

    /** A day on which figures are counted, or the stock was closed. */
    LocalDate anyReportingDay() {
        if (dice.chance(25)) {
            return dice.oneOf(stockDays.toArray(LocalDate[]::new));
        }
        if (dice.chance(20)) {
            return PlainCalendar.endOfMonth(dice.year(), 1 + dice.below(12));
        }
        return dice.chance(50)
                ? dice.oneOf(reportingPoints.values().toArray(LocalDate[]::new))
                : LocalDate.of(dice.year(), 12, 31);
    }

    private void drawReportingPoints() {
        int year = dice.lateYear();
        reportingPoints.put(Integer.toString(year), LocalDate.of(year, 12, 31));
        int quarter = 1 + dice.below(4);
        year = dice.lateYear();
        reportingPoints.put(year + "-Q" + quarter, PlainCalendar.endOfMonth(year, 3 * quarter));
        int month = 1 + dice.below(12);
        year = dice.lateYear();
        reportingPoints.put("%d-%02d".formatted(year, month), PlainCalendar.endOfMonth(year, month));
        for (int odd = 0; odd < 2; odd++) {
            LocalDate day = dice.dayOf(dice.lateYear());
            reportingPoints.put(day.toString(), day);
        }
    }

    private void drawPopulations(int count) {
        for (int i = 1; i <= count; i++) {
            populations.put("population " + i, conditions.condition(2));
        }
        if (count > 1) {
            populations.put("nobody", new Kind("{ area: Findes ikke }", one -> false));
        }
    }

    private Kind population() {
        if (populations.size() > 1 && dice.chance(20)) {
            return new Kind("all", one -> true);
        }
        String name = dice.oneOf(populations.keySet().toArray(String[]::new));
        return new Kind(name, populations.get(name).holds());
    }

    private void drawTables() {
        for (Span deadline : List.of(edge(60, "day"), edge(13, "week"), edge(12, "month"), edge(45, "working day"))) {
            add(new Share(population(), limit(deadline), Cohort.DECIDED, leaveOut()));
            add(new Share(population(), limit(deadline), Cohort.RECEIVED_DECIDED_OR_OVERDUE, leaveOut()));
            add(new Share(population(), limit(deadline), Cohort.RECEIVED_DEADLINE_PASSED, leaveOut()));
            add(new Late(population(), limit(deadline)));
            add(new Pending(population(), new Ages(deadline, null)));
        }
        Limit stretches = stretches();
        add(new Share(population(), stretches, Cohort.DECIDED, leaveOut()));
        add(new Late(population(), dice.chance(50) ? stretches : stretches()));
        add(new Pending(population(), Ages.ANY));
        for (TimeUnit unit : List.of(TimeUnit.DAYS, TimeUnit.WEEKS, TimeUnit.MONTHS)) {
            add(average(unit));
            add(new Percentile(population(), null, unit, dice.chance(30)));
            add(new PendingAge(population(), unit));
        }
        add(new Percentile(population(), percent(), TimeUnit.DAYS, dice.chance(30)));
        add(new Percentile(population(), percent(), TimeUnit.WEEKS, false));
        add(new Rate(population(), conditions.condition(1), false));
        add(new Rate(population(), conditions.condition(1), dice.chance(50)));
        add(new Received(population()));
        add(new Decided(population(), Ages.ANY));
        add(stock());
        add(stock());
        addAges(false);
        addAges(true);
        addFlow();
        addOldest();
    }

    /**
     * Draws with dice of its own, so that the seeds that once leaked make the same institutions as they did.
     *
     * @param withEdges whether cases turn on their lengths of time too
     */
    private void drawFurther(boolean withEdges) {
        Dice own = new Dice(written().hashCode());
        RandomConditions which = new RandomConditions(own, clockStops);
        FurtherRules further = new FurtherRules(own, clockStops);
        List<String> names = List.copyOf(populations.keySet());
        for (int i = 0; i < FURTHER; i++) {
            String name = names.get(own.below(names.size()));
            FurtherRule rule = further.any(new Kind(name, populations.get(name).holds()), which.condition(1));
            int months = own.oneOf(12, 12, 3);
            int first = own.year() - (months == 12 ? 1 : 0);
            int last = Math.min(first + own.below(2), Dice.LAST_YEAR);
            add(new Table(
                    "",
                    "",
                    Map.of("", rule),
                    (months == 12 ? "years: " : "quarters: ") + first + "-" + last + "\n        " + rule.written(),
                    columns(first, last, months),
                    Reach.COLUMN,
                    Map.of()));
            if (withEdges) {
                edges.addAll(further.edges());
            }
        }
    }

    private void add(PlainRule rule) {
        Map<String, PlainRule> rows = new LinkedHashMap<>();
        String beside = "";
        if (dice.chance(25)) {
            PlainRule other = dice.oneOf(
                    new Received(population()), new Rate(population(), conditions.condition(0), false), plainAverage());
            rows.put("Til sammenligning", other);
            beside = "\n        beside: { Til sammenligning: { " + other.written() + " } }";
        }
        rows.put("", rule);
        add(rows, rule.written() + beside, true);
    }

    private void add(Map<String, PlainRule> rows, String written, boolean mayHaveQuarters) {
        int months = dice.oneOf(12, 12, 12, 3, 1);
        boolean targets = written.contains("target:");
        int first = Dice.FIRST_YEAR + (targets ? 2 : dice.below(months == 12 ? 3 : 6));
        int last = targets || months == 12
                ? Dice.LAST_YEAR - 1 + dice.below(months == 12 ? 3 : 1)
                : first + (months == 3 ? dice.below(2) : 0);
        Map<Integer, List<Integer>> quarters = new TreeMap<>();
        Reach reach = Reach.COLUMN;
        if (dice.chance(40)) {
            reach = dice.chance(30)
                    ? new Reach(true, false, 0)
                    : new Reach(false, true, months == 12 && dice.chance(50) ? 1 + dice.below(4) : 0);
        } else if (mayHaveQuarters && months == 12 && dice.chance(50)) {
            int from = 1 + dice.below(4);
            quarters.put(Dice.FIRST_YEAR + 2 + dice.below(2), List.of(from, from + dice.below(5 - from)));
        }
        add(new Table(
                "",
                "",
                rows,
                (months == 12 ? "years: " : months == 3 ? "quarters: " : "months: ") + first + "-" + last + "\n        "
                        + written + period(reach, quarters),
                columns(first, last, months),
                reach,
                quarters));
    }

    private void add(Table table) {
        tables.add(table.as(Integer.toString(1 + tables.size() / 5), Character.toString('a' + tables.size() % 5)));
    }

    private static String period(Reach reach, Map<Integer, List<Integer>> quarters) {
        String byYear = quarters.entrySet().stream()
                .map(said -> said.getKey() + ": Q" + said.getValue().get(0) + "-Q"
                        + said.getValue().get(1))
                .collect(Collectors.joining(", "));
        String said = byYear.isEmpty() ? reach.written() : "{ " + byYear + " }";
        return said.isEmpty() ? "" : "\n        period: " + said;
    }

    private static List<Column> columns(int firstYear, int lastYear, int months) {
        List<Column> columns = new ArrayList<>();
        for (int year = firstYear; year <= lastYear; year++) {
            for (int month = 1; month <= 12; month += months) {
                String name = months == 12
                        ? Integer.toString(year)
                        : months == 3 ? year + "-Q" + (month + 2) / 3 : "%d-%02d".formatted(year, month);
                columns.add(new Column(year, month, month + months - 1, name));
            }
        }
        return columns;
    }

    private void keep(int most) {
        if (tables.size() > most) {
            List<Table> drawn = new ArrayList<>(tables);
            Collections.shuffle(drawn, dice.random());
            tables.clear();
            drawn.subList(0, most).forEach(this::add);
        }
    }

    private Kind leaveOut() {
        return dice.chance(40) ? conditions.condition(1) : null;
    }

    private Limit limit(Span within) {
        return new Limit(null, within, dice.chance(30));
    }

    /** One length of time to the meeting, and another from there to the decision. */
    private Limit stretches() {
        return new Limit(edge(40, dice.oneOf("day", "day", "week")), edge(90, dice.oneOf("day", "month")), false);
    }

    private Span edge(int most, String unit) {
        return edge(new Span(1 + dice.below(unit.equals("day") ? most : Math.min(most, 13)), unit));
    }

    private Span edge(Span span) {
        edges.add(span);
        return span;
    }

    private BigDecimal percent() {
        return new BigDecimal(dice.oneOf("25", "75", "80", "90", "95", "99.9", "12.5", "33.3333", "0.01"));
    }

    private PlainRule plainAverage() {
        return new Average(population(), TimeUnit.WEEKS, dice.chance(30), Map.of());
    }

    private PlainRule stock() {
        LocalDate day = dice.chance(50) ? LocalDate.of(dice.year(), 12, 31) : dice.dayOf(dice.year());
        stockDays.add(day);
        return new Stock(population(), day);
    }

    private PlainRule average(TimeUnit unit) {
        Map<Integer, BigDecimal> atMost = new TreeMap<>();
        for (int year = Dice.FIRST_YEAR + 2; year < Dice.LAST_YEAR; year++) {
            if (dice.chance(75)) {
                int tenths = unit == TimeUnit.DAYS ? 70 + dice.below(2000) : 10 + dice.below(290);
                BigDecimal target = BigDecimal.valueOf(dice.chance(50) ? tenths : tenths / 10 * 10, 1);
                atMost.put(year, target);
                edge(new Span(target.multiply(unit.size).intValue(), "day"));
            }
        }
        return new Average(population(), unit, dice.chance(30), atMost);
    }

    private void addAges(boolean decided) {
        Kind of = population();
        String unit = dice.oneOf("day", "week", "month", "month", "working day");
        Set<Integer> counts = new TreeSet<>();
        for (int i = 1 + dice.below(3); i > 0; i--) {
            counts.add(1 + dice.below(unit.equals("month") ? 14 : 60));
        }
        List<Span> limits =
                counts.stream().map(count -> edge(new Span(count, unit))).toList();
        Map<String, PlainRule> rows = new LinkedHashMap<>();
        for (int i = 0; i <= limits.size(); i++) {
            Span over = i == 0 ? null : limits.get(i - 1);
            Span upTo = i == limits.size() ? null : limits.get(i);
            Ages ages = new Ages(over, upTo);
            rows.put(band(over, upTo), decided ? new Decided(of, ages) : new Pending(of, ages));
        }
        String cases = decided ? ", cases: decided" : dice.oneOf("", ", cases: pending");
        add(rows, "ages: { of: " + of.written() + cases + ", limits: " + limits + " }", false);
    }

    private static String band(Span over, Span upTo) {
        Span last = upTo == null ? over : upTo;
        String words = last.count() + " " + DANISH.get(last.unit()).get(last.count() == 1 ? 0 : 1);
        return upTo == null ? "Over " + words : (over == null ? 0 : over.count()) + "-" + words;
    }

    private void addFlow() {
        List<Kind> kinds = new ArrayList<>(populations.entrySet().stream()
                .map(named -> new Kind(named.getKey(), named.getValue().holds()))
                .toList());
        Collections.shuffle(kinds, dice.random());
        List<Kind> some = kinds.subList(0, Math.min(kinds.size(), 1 + dice.below(3)));
        Map<String, PlainRule> rows = new LinkedHashMap<>();
        for (Kind of : some) {
            String before = some.size() == 1 ? "" : of.written() + ": ";
            rows.put(before + "Modtaget", new Received(of));
            rows.put(before + "Afgjort", new Decided(of, Ages.ANY));
            rows.put(before + "Verserende", new Pending(of, Ages.ANY));
        }
        String names = some.stream().map(Kind::written).collect(Collectors.joining(", "));
        add(rows, "flow: { of: " + (some.size() == 1 ? names : "[" + names + "]") + " }", false);
    }

    private void addOldest() {
        Kind of = population();
        int count = 1 + dice.below(12);
        Map<String, PlainRule> rows = new LinkedHashMap<>();
        for (int rank = 1; rank <= count; rank++) {
            rows.put(rank + ". ældste", new Oldest(of, rank));
        }
        add(rows, "oldest: { of: " + of.written() + ", count: " + count + " }", false);
    }

    /** The plan as YAML. */
    String written() {
        StringBuilder plan = new StringBuilder("plan: Tilfældig plan\nyear: 2023\n");
        if (!daysOff.isEmpty()) {
            DateTimeFormatter written = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
            plan.append("days off: ")
                    .append(daysOff.stream().map(written::format).toList())
                    .append('\n');
        }
        plan.append("goals:\n");
        for (Table table : tables) {
            if (table.measure().equals("a")) {
                plan.append("  - goal: \"%s\"\n    title: Mål\n    measures:\n".formatted(table.goal()));
            }
            plan.append("      - measure: %s\n        title: Tabel\n        %s\n"
                    .formatted(table.measure(), table.written()));
        }
        return plan.toString();
    }
}
