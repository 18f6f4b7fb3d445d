package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Kind;
import dk.maaltal.figures.PlainRule.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two tables made up by chance, one with a row for each kind of case and one with a row for each of its terms; and what stands in
 * their cells, by plain loops over the cases.
 */
final class RandomColumns {

    private static final int FIRST_YEAR = 2022;

    /** What a cell holds: a value, or why there is none; and a target, where there is one for it. */
    record Cell(BigDecimal value, String missing, Target target) {
        String text() {
            return value == null
                    ? missing
                    : value.setScale(10, RoundingMode.HALF_UP).toPlainString()
                            + (target == null ? "" : target.isKept(value) ? " MET" : " NOT_MET");
        }
    }

    private record Target(boolean atLeast, BigDecimal number) {
        boolean isKept(BigDecimal value) {
            return atLeast ? value.compareTo(number) >= 0 : value.compareTo(number) <= 0;
        }

        String written() {
            return (atLeast ? "at least " : "at most ") + number;
        }
    }

    /** A run of months, by the name that plans give it and the year of the plan it lies in. */
    private record Months(YearMonth first, YearMonth last, String name, String year) {
        Months yearBefore() {
            return new Months(first.minusYears(1), last.minusYears(1), name, year);
        }

        /** As commands name it, by the calendar. */
        String byCalendar() {
            int length = (int) first.until(last, ChronoUnit.MONTHS) + 1;
            boolean ofCalendar = (first.getMonthValue() - 1) % length == 0 && first.getYear() == last.getYear();
            if (length == 1) {
                return first.toString();
            }
            if (!ofCalendar) {
                return first + ".." + last;
            }
            return length == 12 ? Integer.toString(first.getYear()) : first.getYear() + "-" + part(first, 1, length);
        }
    }

    private static String part(YearMonth first, int firstMonth, int length) {
        String letter = length == 6 ? "H" : length == 4 ? "T" : "Q";
        return letter + (Math.floorMod(first.getMonthValue() - firstMonth, 12) / length + 1);
    }

    /** How far back a figure looks from the end of its column: so many months, 0 for the column's own, -1 for the year's start. */
    private record Back(int months, String written) {}

    /** What is counted: the word of the plan, and what goes with it besides the population. */
    private record Rule(String word, String rest, Span within) {
        String written(String of) {
            String keys = (of.isEmpty() ? "" : "of: " + of + (rest.isEmpty() ? "" : ", ")) + rest;
            return word + ": { " + keys + " }";
        }
    }

    private final RandomInstitution made;
    private final PlainCalendar calendar = new PlainCalendar(Set.of());
    private final Dice dice;
    private final int firstMonth;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Rule rule;
    private final Back back;
    private final Back ownBack;
    private final Rule ownRule;
    private final List<Months> years;
    private final List<Months> terms;
    private final String termsWritten;
    private final Map<String, Target> targets = new LinkedHashMap<>();

    RandomColumns(RandomInstitution made, long seed) {
        this.made = made;
        dice = new Dice(seed);
        firstMonth = dice.oneOf(1, 4, 7, 10, 2);
        kinds.put("all", new Kind("all", one -> true));
        made.populations().forEach((name, kind) -> kinds.put(name, new Kind(name, kind.holds())));
        rule = rule();
        ownRule = rule();
        back = back();
        ownBack = back();
        int last = FIRST_YEAR + dice.below(3);
        years = yearsTo(last);
        int length = dice.oneOf(6, 4, 3, 3, 1);
        terms = years.stream().flatMap(year -> split(year, length).stream()).toList();
        termsWritten = length == 1
                ? "months: [" + terms.stream().map(Months::name).collect(Collectors.joining(", ")) + "]"
                : (length == 6 ? "half-years: " : length == 4 ? "tertials: " : "quarters: ") + yearsWritten();
        years.forEach(year -> targets.put(year.name(), target()));
        terms.stream().filter(term -> dice.chance(30)).forEach(term -> targets.put(term.name(), target()));
    }

    private Rule rule() {
        Span within = new Span(1 + dice.below(60), "day");
        return dice.oneOf(
                new Rule("received", "", null),
                new Rule("decided", "", null),
                new Rule("pending", "", null),
                new Rule("share", "within: " + within, within),
                new Rule("average", "in: days", null));
    }

    private Back back() {
        int last = 1 + dice.below(36);
        return dice.oneOf(
                new Back(0, ""),
                new Back(-1, "year to date"),
                new Back(12, "rolling year"),
                new Back(last, "last " + last + (last == 1 ? " month" : " months")));
    }

    private Target target() {
        return new Target(dice.chance(50), BigDecimal.valueOf(10 + dice.below(80)));
    }

    /** Two years, or one: each begins in the month that the plan's years begin in, and is named by where it ends. */
    private List<Months> yearsTo(int last) {
        List<Months> years = new ArrayList<>();
        for (int year = last - dice.below(2); year <= last; year++) {
            YearMonth first = YearMonth.of(firstMonth == 1 ? year : year - 1, firstMonth);
            String name = name(year);
            years.add(new Months(first, first.plusMonths(11), name, name));
        }
        return years;
    }

    private String name(int year) {
        return firstMonth == 1 ? Integer.toString(year) : (year - 1) + "/" + year % 100;
    }

    private List<Months> split(Months year, int length) {
        List<Months> parts = new ArrayList<>();
        for (YearMonth first = year.first(); !first.isAfter(year.last()); first = first.plusMonths(length)) {
            String name = length == 1 ? first.toString() : year.name() + "-" + part(first, firstMonth, length);
            parts.add(new Months(first, first.plusMonths(length - 1L), name, year.name()));
        }
        return parts;
    }

    private String yearsWritten() {
        return "[" + years.stream().map(Months::name).collect(Collectors.joining(", ")) + "]";
    }

    String plan() {
        String month = Month.of(firstMonth).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String rows = kinds.keySet().stream()
                .map(kind -> "\"Rækken " + kind + "\": { of: " + kind + " }")
                .collect(Collectors.joining(", ", "{ ", " }"));
        String period = back.written().isEmpty() ? "" : "\n        period: " + back.written();
        String own = "Egen: { " + ownRule.written("")
                + (ownBack.written().isEmpty() ? "" : ", period: " + ownBack.written()) + " }";
        String columns = "Resultat: result, Før: the year before, Ændring: change, Procent: change in pct., "
                + "Indeks: index, " + own;
        return """
                plan: Tilfældig plan
                year: %s
                %sgoals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Tabel
                        %s
                        years: %s%s
                        target: %s
                        rows: %s
                        columns: { Navn: name, %s }
                      - measure: b
                        title: Tabel
                        %s
                        %s%s
                        target: %s
                        rows: terms
                        columns: { Navn: name, %s }
                """.formatted(
                        years.get(years.size() - 1).last().getYear(),
                        firstMonth == 1 ? "" : "financial year: { from: " + month + ", named: " + name(2023) + " }\n",
                        rule.written(""),
                        yearsWritten(),
                        period,
                        written(years),
                        rows,
                        columns,
                        rule.written("all"),
                        termsWritten,
                        period,
                        written(terms),
                        columns);
    }

    /** The targets that hold for some columns: by years, and by names of their own. */
    private String written(List<Months> columns) {
        return targets.entrySet().stream()
                .filter(target -> columns.stream()
                        .anyMatch(column -> column.name().equals(target.getKey())
                                || column.year().equals(target.getKey())))
                .map(target -> target.getKey() + ": " + target.getValue().written())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Every cell by its name, as commands give it: "1a1 Før 2023". */
    Map<String, Cell> cells(LocalDate at) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        int row = 0;
        for (Kind kind : kinds.values()) {
            row++;
            for (Months year : years) {
                addCells(cells, "1a" + row, kind, year, at);
            }
        }
        terms.forEach(term -> addCells(cells, "1b", kinds.get("all"), term, at));
        return cells;
    }

    private void addCells(Map<String, Cell> cells, String measure, Kind kind, Months column, LocalDate at) {
        Cell result = cell(rule, kind, column, back, at);
        Cell before = cell(rule, kind, column.yearBefore(), back, aYearBefore(at));
        String missing = Optional.ofNullable(result.missing()).orElse(before.missing());
        boolean known = missing == null;
        boolean isZero = known && before.value().signum() == 0;
        Target target = targets.getOrDefault(column.name(), targets.get(column.year()));
        BigDecimal change = known ? result.value().subtract(before.value()) : null;
        String name = " " + column.byCalendar();
        cells.put(measure + " " + name, new Cell(result.value(), result.missing(), target));
        cells.put(measure + " Før" + name, before);
        cells.put(measure + " Ændring" + name, new Cell(change, missing, null));
        cells.put(measure + " Procent" + name, quotient(change, before, missing, isZero));
        cells.put(measure + " Indeks" + name, quotient(result.value(), before, missing, isZero));
        cells.put(
                measure + " Egen" + name,
                cell(ownRule, kind, column, ownBack.written().isEmpty() ? back : ownBack, at));
    }

    private static Cell quotient(BigDecimal of, Cell before, String missing, boolean isZero) {
        return missing != null || isZero
                ? new Cell(null, missing != null ? missing : "ZERO_BASE", null)
                : new Cell(percent(of, before.value()), null, null);
    }

    private static BigDecimal percent(BigDecimal of, BigDecimal per) {
        return of.multiply(BigDecimal.valueOf(100)).divide(per, new MathContext(40));
    }

    /** The end of a month is that of the month a year before. */
    private static LocalDate aYearBefore(LocalDate day) {
        boolean isMonthEnd = day.plusDays(1).getDayOfMonth() == 1;
        return isMonthEnd ? day.plusDays(1).minusYears(1).minusDays(1) : day.minusYears(1);
    }

    private Cell cell(Rule rule, Kind kind, Months column, Back back, LocalDate reportingPoint) {
        LocalDate last = column.last().atEndOfMonth();
        LocalDate at = reportingPoint.isBefore(last) ? reportingPoint : last;
        LocalDate from = from(column, back);
        if (at.isBefore(column.first().atDay(1)) || at.isBefore(from)) {
            return new Cell(null, "NOT_BEGUN", null);
        }
        boolean isKnown = false;
        long count = 0;
        long of = 0;
        for (PlainCase one : made.cases()) {
            if (kind.holds().test(one)) {
                isKnown |= !one.received().isAfter(at);
                LocalDate counts = rule.word().equals("received") ? one.received() : one.decided();
                boolean isIn = counts != null && !counts.isBefore(from) && !counts.isAfter(at);
                switch (rule.word()) {
                    case "pending" -> count += one.pendingAt(at, false) ? 1 : 0;
                    case "share" -> {
                        of += isIn ? 1 : 0;
                        count += isIn && calendar.inTime(one.clockStart(), one.decided(), rule.within()) ? 1 : 0;
                    }
                    case "average" -> {
                        of += isIn ? 1 : 0;
                        count += isIn ? one.clockStart().until(one.decided(), ChronoUnit.DAYS) : 0;
                    }
                    default -> count += isIn ? 1 : 0;
                }
            }
        }
        boolean isCount = rule.word().equals("received")
                || rule.word().equals("decided")
                || rule.word().equals("pending");
        if (!isKnown || !isCount && of == 0) {
            return new Cell(null, "NO_CASES", null);
        }
        BigDecimal value = BigDecimal.valueOf(count);
        return new Cell(
                isCount
                        ? value
                        : rule.word().equals("share")
                                ? percent(value, BigDecimal.valueOf(of))
                                : value.divide(BigDecimal.valueOf(of), new MathContext(40)),
                null,
                null);
    }

    private LocalDate from(Months column, Back back) {
        YearMonth from = column.first();
        if (back.months() < 0) {
            from = column.last();
            while (from.getMonthValue() != firstMonth) {
                from = from.minusMonths(1);
            }
        } else if (back.months() > 0) {
            from = column.last().minusMonths(back.months() - 1L);
        }
        return from.atDay(1);
    }
}
