package dk.maaltal.figures;

import dk.maaltal.figures.PlainReckoning.Average;
import dk.maaltal.figures.PlainReckoning.Case;
import dk.maaltal.figures.PlainReckoning.Cohort;
import dk.maaltal.figures.PlainReckoning.Kind;
import dk.maaltal.figures.PlainReckoning.Pending;
import dk.maaltal.figures.PlainReckoning.Rate;
import dk.maaltal.figures.PlainReckoning.Rule;
import dk.maaltal.figures.PlainReckoning.Share;
import dk.maaltal.figures.PlainReckoning.Span;
import dk.maaltal.figures.PlainReckoning.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An institution made up from a seed: what its extract looks like, its cases in two extracts, and a plan with every kind
 * of measure. Many of its dates lie on the last day of a deadline of the plan, or on a day beside it.
 */
final class RandomInstitution {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final String RARE_AREA = "Sjælden";
    private static final List<String> AREAS = List.of("Børn og unge", "O'Neill; ankesager", "Pension", RARE_AREA);
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2025;

    private final Random random;
    private final Set<MonthDay> daysOff = new TreeSet<>();
    private final PlainReckoning reckoning;
    private final boolean clockStops;
    private final boolean informedMayBeEmpty;
    private final boolean decimalComma;
    private final String dateFormat;
    private final char delimiter;
    private final String encoding;
    private final List<Span> deadlines = new ArrayList<>();
    private final List<Span> edges = new ArrayList<>();
    private final Map<String, LocalDate> reportingPoints = new LinkedHashMap<>();
    private final Map<String, Kind> populations = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<Case> later = new ArrayList<>();

    RandomInstitution(long seed) {
        random = new Random(seed);
        for (MonthDay day : List.of(MonthDay.of(6, 5), MonthDay.of(12, 24), MonthDay.of(12, 31))) {
            if (chance(30)) {
                daysOff.add(day);
            }
        }
        reckoning = new PlainReckoning(daysOff);
        clockStops = chance(40);
        informedMayBeEmpty = chance(50);
        decimalComma = chance(50);
        dateFormat = oneOf("dd-MM-yyyy", "yyyy-MM-dd", "dd.MM.yyyy HH:mm", "ISO time stamp");
        delimiter = oneOf(';', ',', '|');
        encoding = oneOf("utf-8", "windows-1252");
        drawDeadlines();
        drawReportingPoints();
        drawPopulations(seed % 5 == 0 ? 1 : 5);
        drawTables();
        drawCases();
        drawLater();
    }

    List<Table> tables() {
        return tables;
    }

    /** The days of the reporting points, by the names the product reads. */
    Map<String, LocalDate> reportingPoints() {
        return reportingPoints;
    }

    PlainReckoning reckoning() {
        return reckoning;
    }

    List<Case> cases() {
        return cases;
    }

    /** The cases of a second extract: some decided since, some corrected, some withdrawn, some new. */
    List<Case> later() {
        return later;
    }

    void writeTo(Path folder) throws IOException {
        Files.writeString(folder.resolve("cases.yaml"), declaration());
        Files.writeString(folder.resolve("plan.yaml"), plan());
        Files.writeString(folder.resolve("cases-1.csv"), extract(cases), Charset.forName(encoding));
        Files.writeString(folder.resolve("cases-2.csv"), extract(later), Charset.forName(encoding));
    }

    private void drawDeadlines() {
        deadlines.add(new Span(1 + random.nextInt(60), "day"));
        deadlines.add(new Span(1 + random.nextInt(13), "week"));
        deadlines.add(new Span(1 + random.nextInt(12), "month"));
        deadlines.add(new Span(1 + random.nextInt(45), "working day"));
        edges.addAll(deadlines);
    }

    private void drawReportingPoints() {
        int year = lateYear();
        reportingPoints.put(Integer.toString(year), LocalDate.of(year, 12, 31));
        int quarter = 1 + random.nextInt(4);
        year = lateYear();
        reportingPoints.put(year + "-Q" + quarter, endOfMonth(year, 3 * quarter));
        int month = 1 + random.nextInt(12);
        year = lateYear();
        reportingPoints.put("%d-%02d".formatted(year, month), endOfMonth(year, month));
        for (int odd = 0; odd < 2; odd++) {
            LocalDate day = dayOf(lateYear());
            reportingPoints.put(day.toString(), day);
        }
    }

    private void drawPopulations(int count) {
        for (int i = 1; i <= count; i++) {
            populations.put("population " + i, condition(2));
        }
        if (count > 1) {
            populations.put("nobody", new Kind("{ area: Findes ikke }", one -> false));
        }
    }

    private Kind population() {
        if (populations.size() > 1 && chance(20)) {
            return new Kind("all", one -> true);
        }
        String name = oneOf(populations.keySet().toArray(String[]::new));
        return new Kind(name, populations.get(name).holds());
    }

    /** A condition on one or two columns, and perhaps on any of several others. */
    private Kind condition(int depth) {
        List<Supplier<Kind>> parts = new ArrayList<>(List.of(
                this::areaIs,
                this::areaIs,
                this::informedIs,
                this::amountIs,
                () -> dayIs("received", Case::received),
                () -> dayIs("meeting decision", Case::meeting)));
        if (clockStops) {
            parts.add(() -> between("clock-stop days", random.nextInt(20), 20 + random.nextInt(20), Case::stopped));
        }
        Map<String, Kind> byColumn = new LinkedHashMap<>();
        for (int i = chance(35) ? 2 : 1; i > 0; i--) {
            Kind part = parts.get(random.nextInt(parts.size())).get();
            byColumn.putIfAbsent(part.written().substring(0, part.written().indexOf(':')), part);
        }
        if (depth > 0 && chance(35)) {
            if (chance(50)) {
                byColumn.clear();
            }
            byColumn.put("any of", anyOf(depth - 1));
        }
        return new Kind(
                byColumn.values().stream().map(Kind::written).collect(Collectors.joining(", ", "{ ", " }")),
                byColumn.values().stream()
                        .map(Kind::holds)
                        .reduce(Predicate::and)
                        .orElseThrow());
    }

    private Kind anyOf(int depth) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            kinds.add(condition(depth));
        }
        return new Kind(
                "any of: [" + kinds.stream().map(Kind::written).collect(Collectors.joining(", ")) + "]",
                one -> kinds.stream().anyMatch(kind -> kind.holds().test(one)));
    }

    private Kind areaIs() {
        List<String> values = new ArrayList<>(AREAS);
        Collections.shuffle(values, random);
        List<String> some = values.subList(0, 1 + random.nextInt(3));
        String quoted = some.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
        return perhapsNot("area", some.size() == 1 ? quoted : "[" + quoted + "]", one -> some.contains(one.area()));
    }

    private Kind informedIs() {
        boolean yes = chance(50);
        return perhapsNot("fully informed", yes ? "yes" : "no", one -> one.informed() != null && one.informed() == yes);
    }

    private Kind amountIs() {
        BigDecimal low = amount();
        return between("amount", low, low.add(amount()), Case::amount);
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(800) * 25L, 1);
    }

    private Kind dayIs(String column, Function<Case, LocalDate> value) {
        return between(column, dayOf(2021), dayOf(2024), value);
    }

    /** One bound or two, each inclusive or not; what a case lacks lies in no range. */
    private <T extends Comparable<? super T>> Kind between(String column, T low, T high, Function<Case, T> value) {
        boolean inclusive = chance(50);
        boolean withLow = chance(60);
        boolean withHigh = !withLow || chance(40);
        List<String> bounds = new ArrayList<>();
        if (withLow) {
            bounds.add((inclusive ? "from: " : "over: ") + low);
        }
        if (withHigh) {
            bounds.add((inclusive ? "to: " : "below: ") + high);
        }
        int equalIsIn = inclusive ? 0 : 1;
        return perhapsNot(
                column,
                "{ " + String.join(", ", bounds) + " }",
                one -> value.apply(one) != null
                        && (!withLow || value.apply(one).compareTo(low) >= equalIsIn)
                        && (!withHigh || value.apply(one).compareTo(high) <= -equalIsIn));
    }

    private Kind perhapsNot(String column, String value, Predicate<Case> holds) {
        return chance(30)
                ? new Kind(column + ": { not: " + value + " }", holds.negate())
                : new Kind(column + ": " + value, holds);
    }

    private void drawTables() {
        for (Span deadline : deadlines) {
            add(share(deadline, Cohort.DECIDED));
            add(share(deadline, Cohort.RECEIVED_DECIDED_OR_OVERDUE));
            add(share(deadline, Cohort.RECEIVED_DEADLINE_PASSED));
            add(new Pending(population(), deadline));
        }
        add(new Pending(population(), null));
        add(average(true));
        add(average(false));
        add(new Rate(population(), condition(1), false));
        add(new Rate(population(), condition(1), chance(50)));
    }

    private void add(Rule rule) {
        tables.add(new Table(
                Integer.toString(1 + tables.size() / 5),
                Character.toString('a' + tables.size() % 5),
                rule,
                FIRST_YEAR + random.nextInt(3),
                LAST_YEAR - 1 + random.nextInt(3)));
    }

    private Rule share(Span within, Cohort cohort) {
        Map<Integer, List<Integer>> quarters = new TreeMap<>();
        if (chance(35)) {
            int first = 1 + random.nextInt(4);
            quarters.put(FIRST_YEAR + 2 + random.nextInt(2), List.of(first, first + random.nextInt(5 - first)));
        }
        return new Share(population(), within, chance(30), cohort, chance(40) ? condition(1) : null, quarters);
    }

    private Rule average(boolean inWeeks) {
        Map<Integer, BigDecimal> atMost = new TreeMap<>();
        for (int year = FIRST_YEAR + 2; year < LAST_YEAR; year++) {
            if (chance(75)) {
                int tenths = inWeeks ? 10 + random.nextInt(290) : 70 + random.nextInt(2000);
                BigDecimal target = BigDecimal.valueOf(chance(50) ? tenths : tenths / 10 * 10, 1);
                atMost.put(year, target);
                BigDecimal days = inWeeks ? target.multiply(BigDecimal.valueOf(7)) : target;
                edges.add(new Span(days.intValue(), "day"));
            }
        }
        return new Average(population(), inWeeks, chance(30), atMost);
    }

    private void drawCases() {
        for (int number = 300 + random.nextInt(501); number > 0; number--) {
            cases.add(draw(number));
        }
    }

    private Case draw(int number) {
        Integer stopped = !clockStops || chance(50) ? null : (Integer) random.nextInt(40);
        LocalDate received = received(stopped == null ? 0 : stopped);
        LocalDate start = received.plusDays(stopped == null ? 0 : stopped);
        LocalDate decided = chance(25) ? null : end(received, start);
        return new Case(
                number,
                received,
                decided,
                meeting(received, start),
                area(),
                informedMayBeEmpty && chance(15) ? null : (Boolean) chance(50),
                chance(10) ? null : amount(),
                stopped);
    }

    private String area() {
        if (chance(8)) {
            return null;
        }
        return chance(3) ? RARE_AREA : AREAS.get(random.nextInt(AREAS.size() - 1));
    }

    private LocalDate received(int stopped) {
        if (chance(30)) {
            return lastOverdueStart(anyReportingDay()).plusDays(random.nextInt(3) - 1 - stopped);
        }
        LocalDate day = dayOf(year());
        return chance(20) ? endOfMonth(day.getYear(), day.getMonthValue()).minusDays(random.nextInt(2)) : day;
    }

    /** A day, never before the receipt, often on a deadline's edge or at the end of a reporting period. */
    private LocalDate end(LocalDate received, LocalDate start) {
        LocalDate end;
        if (chance(45)) {
            end = lastInTime(start).plusDays(random.nextInt(3) - 1);
        } else if (chance(20)) {
            end = anyReportingDay().plusDays(random.nextInt(2));
        } else {
            end = received.plusDays(random.nextInt(chance(20) ? 600 : 120));
        }
        return end.isBefore(received) ? received : end;
    }

    private LocalDate meeting(LocalDate received, LocalDate start) {
        return chance(25) ? null : end(received, start);
    }

    private LocalDate lastInTime(LocalDate start) {
        Span edge = edges.get(random.nextInt(edges.size()));
        LocalDate end = start;
        while (reckoning.inTime(start, end.plusDays(1), edge)) {
            end = end.plusDays(1);
        }
        return end;
    }

    private LocalDate lastOverdueStart(LocalDate at) {
        Span edge = edges.get(random.nextInt(edges.size()));
        LocalDate start = at;
        while (reckoning.inTime(start, at, edge)) {
            start = start.minusDays(1);
        }
        return start;
    }

    private LocalDate anyReportingDay() {
        return chance(50) ? oneOf(reportingPoints.values().toArray(LocalDate[]::new)) : LocalDate.of(year(), 12, 31);
    }

    private void drawLater() {
        for (Case one : cases) {
            if (!chance(5)) {
                later.add(chance(20) ? changed(one) : one);
            }
        }
        for (int number = 1; number <= 20; number++) {
            later.add(draw(1_000 + number));
        }
    }

    private Case changed(Case one) {
        Case other = draw(one.number());
        LocalDate decided = one.decided() == null ? end(one.received(), one.clockStart()) : one.decided();
        LocalDate meeting = one.meeting();
        return new Case(
                one.number(),
                one.received(),
                decided,
                meeting,
                other.area(),
                other.informed(),
                other.amount(),
                one.stopped());
    }

    private String declaration() {
        return """
                institution: Tilfældig styrelse
                extract: { files: cases-*.csv, delimiter: "%s", encoding: %s, holds: all }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: %s }
                  Afgjort: { is: decided, date: %3$s, may be empty: yes }
                  Møde: { name: meeting decision, date: %3$s, may be empty: yes }
                  Område: { name: area, text: yes, may be empty: yes }
                  Oplyst: { name: fully informed, yes/no: [Ja, Nej]%s }
                  Beløb: { name: amount, number: decimal %s, may be empty: yes }
                %spopulations:
                """.formatted(
                                delimiter,
                                encoding,
                                dateFormat,
                                informedMayBeEmpty ? ", may be empty: yes" : "",
                                decimalComma ? "comma" : "point",
                                clockStops ? "  Stop: { is: clock-stop days, may be empty: yes }\n" : "")
                + populations.entrySet().stream()
                        .map(population -> "  %s: %s\n"
                                .formatted(
                                        population.getKey(),
                                        population.getValue().written()))
                        .collect(Collectors.joining());
    }

    private String plan() {
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
            plan.append("      - measure: %s\n        title: Tabel\n        years: %d-%d\n        %s\n"
                    .formatted(
                            table.measure(),
                            table.firstYear(),
                            table.lastYear(),
                            table.rule().written()));
        }
        return plan.toString();
    }

    private String extract(List<Case> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line("Sag", "Modtaget", "Afgjort", "Møde", "Område", "Oplyst", "Beløb", "Stop"));
        for (Case one : rows) {
            lines.add(line(
                    "S" + one.number(),
                    written(one.received()),
                    written(one.decided()),
                    written(one.meeting()),
                    one.area() == null ? "" : one.area(),
                    one.informed() == null ? "" : one.informed() ? "Ja" : "Nej",
                    one.amount() == null ? "" : written(one.amount()),
                    one.stopped() == null ? "" : one.stopped().toString()));
        }
        return String.join("\n", lines) + "\n";
    }

    private String line(String... fields) {
        return Arrays.stream(fields)
                .map(field -> field.indexOf(delimiter) >= 0 ? '"' + field + '"' : field)
                .collect(Collectors.joining(Character.toString(delimiter)));
    }

    private String written(BigDecimal amount) {
        return decimalComma ? String.format(Locale.GERMANY, "%,.1f", amount) : amount.toPlainString();
    }

    private String written(LocalDate day) {
        if (day == null) {
            return "";
        }
        LocalTime time = oneOf(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.NOON, LocalTime.of(23, 59));
        return dateFormat.equals("ISO time stamp")
                ? timeStamp(day.atTime(time).atZone(COPENHAGEN))
                : day.atTime(time).format(DateTimeFormatter.ofPattern(dateFormat));
    }

    private String timeStamp(ZonedDateTime moment) {
        return oneOf(
                moment.toInstant().toString(),
                moment.toOffsetDateTime().toString(),
                moment.withZoneSameInstant(ZoneId.of("-05:00"))
                        .toOffsetDateTime()
                        .toString(),
                moment.toLocalDateTime().toString(),
                moment.toLocalDate().toString());
    }

    private int year() {
        return FIRST_YEAR + random.nextInt(LAST_YEAR - FIRST_YEAR + 1);
    }

    /** Rather late than early, so that most figures have begun. */
    private int lateYear() {
        return Math.max(year(), year());
    }

    private LocalDate dayOf(int year) {
        return LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
    }

    private static LocalDate endOfMonth(int year, int month) {
        return LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
