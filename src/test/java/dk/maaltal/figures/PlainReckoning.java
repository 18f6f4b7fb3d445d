package dk.maaltal.figures;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The figures as a person with a list of cases and a calendar would count them: plain loops, written from the rules of
 * measurement. Nothing here uses the product's SQL, deadlines or working days.
 */
final class PlainReckoning {

    /** A case; what it lacks is null. */
    record Case(
            int number,
            LocalDate received,
            LocalDate decided,
            LocalDate meeting,
            String area,
            Boolean informed,
            BigDecimal amount,
            Integer stopped) {

        LocalDate clockStart() {
            return stopped == null ? received : received.plusDays(stopped);
        }

        LocalDate end(boolean untilMeeting) {
            return untilMeeting ? meeting : decided;
        }

        boolean pendingAt(LocalDate at, boolean untilMeeting) {
            return !received.isAfter(at) && !reached(end(untilMeeting), at) && !reached(decided, at);
        }

        private static boolean reached(LocalDate day, LocalDate at) {
            return day != null && !day.isAfter(at);
        }
    }

    /** A kind of case, as YAML and as a test. */
    record Kind(String written, Predicate<Case> holds) {}

    /** A length of time: "8 weeks". */
    record Span(int count, String unit) {
        @Override
        public String toString() {
            return count + " " + unit + (count == 1 ? "" : "s");
        }
    }

    /** How a figure is counted. */
    sealed interface Rule {
        Kind of();

        /** As a measure of a plan says it. */
        String written();
    }

    enum Cohort {
        DECIDED(""),
        RECEIVED_DECIDED_OR_OVERDUE(", cohort: received"),
        RECEIVED_DEADLINE_PASSED(", cohort: received, counted: deadline passed");

        private final String written;

        Cohort(String written) {
            this.written = written;
        }
    }

    /** The quarters, by year, are the first and the last that count; {@code leaveOut} may be null. */
    record Share(
            Kind of,
            Span within,
            boolean untilMeeting,
            Cohort cohort,
            Kind leaveOut,
            Map<Integer, List<Integer>> quarters)
            implements Rule {
        @Override
        public String written() {
            String late = leaveOut == null ? "" : ", leave out late: " + leaveOut.written;
            String period = quarters.entrySet().stream()
                    .map(said -> said.getKey() + ": Q" + said.getValue().get(0) + "-Q"
                            + said.getValue().get(1))
                    .collect(Collectors.joining(", "));
            return "share: { of: " + of.written + ", within: " + within + until(untilMeeting) + cohort.written + late
                    + (period.isEmpty() ? "" : ", period: { " + period + " }") + " }";
        }
    }

    record Average(Kind of, boolean inWeeks, boolean untilMeeting, Map<Integer, BigDecimal> atMost) implements Rule {
        @Override
        public String written() {
            String targets = atMost.entrySet().stream()
                    .map(said -> said.getKey() + ": at most " + said.getValue())
                    .collect(Collectors.joining(", "));
            return "average: { of: " + of.written + ", in: " + (inWeeks ? "weeks" : "days") + until(untilMeeting) + " }"
                    + (targets.isEmpty() ? "" : "\n        target: { " + targets + " }");
        }
    }

    record Rate(Kind of, Kind which, boolean untilMeeting) implements Rule {
        @Override
        public String written() {
            return "rate: { of: " + of.written + ", which: " + which.written + until(untilMeeting) + " }";
        }
    }

    /** {@code olderThan} may be null. */
    record Pending(Kind of, Span olderThan) implements Rule {
        @Override
        public String written() {
            return "pending: { of: " + of.written + (olderThan == null ? "" : ", older than: " + olderThan) + " }";
        }
    }

    private static String until(boolean meeting) {
        return meeting ? ", until: meeting decision" : "";
    }

    record Table(String goal, String measure, Rule rule, int firstYear, int lastYear) {}

    /** What a figure comes out as; {@code missing} is empty where there is a value. */
    record Result(
            String name,
            LocalDate at,
            String unit,
            long numerator,
            long denominator,
            long leftOut,
            long tooYoung,
            long overdue,
            String missing) {}

    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2032, 12, 31);

    private final int[] workingDaysSoFar = new int[(int) FIRST_DAY.until(LAST_DAY, ChronoUnit.DAYS) + 1];

    PlainReckoning(Set<MonthDay> daysOff) {
        int soFar = 0;
        for (LocalDate day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
            if (isWorkingDay(day, daysOff)) {
                soFar++;
            }
            workingDaysSoFar[index(day)] = soFar;
        }
    }

    List<Result> reckon(List<Table> tables, List<Case> cases, LocalDate reportingPoint) {
        List<Result> results = new ArrayList<>();
        for (Table table : tables) {
            for (int year = table.firstYear; year <= table.lastYear; year++) {
                results.add(reckon(table, year, cases, reportingPoint));
            }
        }
        return results;
    }

    private Result reckon(Table table, int year, List<Case> cases, LocalDate reportingPoint) {
        LocalDate yearEnd = LocalDate.of(year, 12, 31);
        LocalDate at = reportingPoint.isBefore(yearEnd) ? reportingPoint : yearEnd;
        Count count = new Count(year, at, from(table.rule, year), to(table.rule, year));
        boolean begun = !at.isBefore(count.from);
        boolean known = false;
        for (Case one : cases) {
            if (begun && table.rule.of().holds.test(one)) {
                known |= !one.received.isAfter(at);
                count.add(one, table.rule);
            }
        }
        if (begun && table.rule instanceof Pending) {
            count.denominator = 1;
        }
        String missing = !begun ? "NOT_BEGUN" : !known || count.denominator == 0 ? "NO_CASES" : "";
        return new Result(
                table.goal + table.measure + " " + year,
                at,
                unit(table.rule),
                count.numerator,
                count.denominator,
                count.leftOut,
                count.tooYoung,
                count.overdue,
                missing);
    }

    private static LocalDate from(Rule rule, int year) {
        int quarter = rule instanceof Share share && share.quarters.containsKey(year)
                ? share.quarters.get(year).get(0)
                : 1;
        return LocalDate.of(year, 3 * quarter - 2, 1);
    }

    private static LocalDate to(Rule rule, int year) {
        int quarter = rule instanceof Share share && share.quarters.containsKey(year)
                ? share.quarters.get(year).get(1)
                : 4;
        return LocalDate.of(year, 3 * quarter, 1).plusMonths(1).minusDays(1);
    }

    private static String unit(Rule rule) {
        if (rule instanceof Pending) {
            return "CASES";
        }
        return rule instanceof Average average ? average.inWeeks ? "WEEKS" : "DAYS" : "PERCENT";
    }

    private final class Count {
        private final int year;
        private final LocalDate at;
        private final LocalDate from;
        private final LocalDate to;
        private long numerator;
        private long denominator;
        private long leftOut;
        private long tooYoung;
        private long overdue;

        Count(int year, LocalDate at, LocalDate from, LocalDate to) {
            this.year = year;
            this.at = at;
            this.from = from;
            this.to = to.isAfter(at) ? at : to;
        }

        void add(Case one, Rule rule) {
            if (rule instanceof Share share && share.cohort == Cohort.DECIDED) {
                addToDecidedShare(one, share);
            } else if (rule instanceof Share share) {
                addToReceivedShare(one, share);
            } else if (rule instanceof Average average) {
                addToAverage(one, average);
            } else if (rule instanceof Rate rate) {
                addToRate(one, rate);
            } else if (rule instanceof Pending pending) {
                addToPending(one, pending);
            }
        }

        private void addToDecidedShare(Case one, Share share) {
            LocalDate end = one.end(share.untilMeeting);
            if (within(end)) {
                addEnded(one, share, end);
            }
            if (one.pendingAt(at, share.untilMeeting) && deadlinePassed(one, share.within)) {
                overdue++;
            }
        }

        private void addToReceivedShare(Case one, Share share) {
            if (!within(one.received)) {
                return;
            }
            LocalDate end = one.end(share.untilMeeting);
            boolean passed = deadlinePassed(one, share.within);
            if (end != null && !end.isAfter(at)) {
                if (share.cohort == Cohort.RECEIVED_DEADLINE_PASSED && !passed) {
                    tooYoung++;
                } else {
                    addEnded(one, share, end);
                }
            } else if (one.pendingAt(at, share.untilMeeting)) {
                if (passed) {
                    overdue++;
                    addLate(one, share);
                } else {
                    tooYoung++;
                }
            }
        }

        private void addEnded(Case one, Share share, LocalDate end) {
            if (inTime(one.clockStart(), end, share.within)) {
                numerator++;
                denominator++;
            } else {
                addLate(one, share);
            }
        }

        private void addLate(Case one, Share share) {
            if (share.leaveOut != null && share.leaveOut.holds.test(one)) {
                leftOut++;
            } else {
                denominator++;
            }
        }

        private void addToAverage(Case one, Average average) {
            LocalDate end = one.end(average.untilMeeting);
            if (within(end)) {
                numerator += one.clockStart().until(end, ChronoUnit.DAYS);
                denominator++;
            }
            BigDecimal atMost = average.atMost.get(year);
            if (atMost != null && one.pendingAt(at, average.untilMeeting)) {
                BigDecimal days = average.inWeeks ? atMost.multiply(BigDecimal.valueOf(7)) : atMost;
                BigDecimal age = BigDecimal.valueOf(one.clockStart().until(at, ChronoUnit.DAYS));
                overdue += age.compareTo(days) > 0 ? 1 : 0;
            }
        }

        private void addToRate(Case one, Rate rate) {
            if (within(one.end(rate.untilMeeting))) {
                denominator++;
                numerator += rate.which.holds.test(one) ? 1 : 0;
            }
        }

        private void addToPending(Case one, Pending pending) {
            if (one.pendingAt(at, false) && (pending.olderThan == null || deadlinePassed(one, pending.olderThan))) {
                numerator++;
            }
        }

        private boolean within(LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }

        private boolean deadlinePassed(Case one, Span within) {
            return !inTime(one.clockStart(), at, within);
        }
    }

    /** Whether a clock that started on a day and stopped on another kept within a span. */
    boolean inTime(LocalDate start, LocalDate end, Span within) {
        return switch (within.unit) {
            case "day" -> start.until(end, ChronoUnit.DAYS) <= within.count;
            case "week" -> start.until(end, ChronoUnit.DAYS) <= 7L * within.count;
            case "month" -> !end.isAfter(start.plusMonths(within.count));
            case "working day" -> workingDaysSoFar[index(end)] - workingDaysSoFar[index(start)] <= within.count;
            default -> throw new IllegalArgumentException(within.unit);
        };
    }

    private static int index(LocalDate day) {
        return (int) FIRST_DAY.until(day, ChronoUnit.DAYS);
    }

    private static boolean isWorkingDay(LocalDate day, Set<MonthDay> daysOff) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isHoliday(day)
                && !daysOff.contains(MonthDay.from(day));
    }

    private static boolean isHoliday(LocalDate day) {
        boolean fixed = Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25), MonthDay.of(12, 26))
                .contains(MonthDay.from(day));
        long sinceEaster = easter(day.getYear()).until(day, ChronoUnit.DAYS);
        boolean storeBededag = sinceEaster == 26 && day.getYear() <= 2023;
        return fixed || storeBededag || Set.of(-3L, -2L, 0L, 1L, 39L, 49L, 50L).contains(sinceEaster);
    }

    /** Easter Day by the anonymous Gregorian computus. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
