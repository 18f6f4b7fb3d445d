package dk.maaltal.figures;

import static dk.maaltal.figures.PlainCalendar.endOfMonth;

import dk.maaltal.figures.PlainRule.Ages;
import dk.maaltal.figures.PlainRule.Average;
import dk.maaltal.figures.PlainRule.Cohort;
import dk.maaltal.figures.PlainRule.Column;
import dk.maaltal.figures.PlainRule.Decided;
import dk.maaltal.figures.PlainRule.Late;
import dk.maaltal.figures.PlainRule.Limit;
import dk.maaltal.figures.PlainRule.Oldest;
import dk.maaltal.figures.PlainRule.Pending;
import dk.maaltal.figures.PlainRule.PendingAge;
import dk.maaltal.figures.PlainRule.Percentile;
import dk.maaltal.figures.PlainRule.Rate;
import dk.maaltal.figures.PlainRule.Received;
import dk.maaltal.figures.PlainRule.Share;
import dk.maaltal.figures.PlainRule.Stock;
import dk.maaltal.figures.PlainRule.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The figures as a person with a list of cases and a calendar would count them: plain loops, written from the rules of
 * measurement. Nothing here uses the product's SQL, deadlines, terms or working days.
 */
final class PlainReckoning {

    /** What a figure comes out as; {@code missing} is empty where there is a value. */
    record Result(
            String name,
            LocalDate at,
            String unit,
            BigDecimal numerator,
            BigDecimal denominator,
            String value,
            long leftOut,
            long tooYoung,
            long lacking,
            long overdue,
            String missing) {}

    private final PlainCalendar calendar;

    PlainReckoning(PlainCalendar calendar) {
        this.calendar = calendar;
    }

    /** Every figure of a plan's tables: row by row and column by column. */
    List<Result> reckon(List<Table> tables, List<PlainCase> cases, LocalDate reportingPoint) {
        List<Result> results = new ArrayList<>();
        for (Table table : tables) {
            for (Map.Entry<String, PlainRule> row : table.rows().entrySet()) {
                for (Column column : table.columns()) {
                    results.add(reckon(table, row.getKey(), row.getValue(), column, cases, reportingPoint));
                }
            }
        }
        return results;
    }

    private Result reckon(
            Table table, String row, PlainRule rule, Column column, List<PlainCase> cases, LocalDate reportingPoint) {
        LocalDate last = lastDay(table, column);
        boolean followed = rule instanceof Share share && share.cohort() != Cohort.DECIDED
                || rule instanceof FurtherRule further && further.isFollowed();
        LocalDate seen = followed || reportingPoint.isBefore(last) ? reportingPoint : last;
        LocalDate from = firstDay(table, column, last);
        LocalDate at = rule instanceof FurtherRule further && further.isAtStart() ? from.minusDays(1) : seen;
        Count count = new Count(column.year(), at, from, last, row.isEmpty());
        boolean begun = !seen.isBefore(from)
                && !seen.isBefore(LocalDate.of(column.year(), column.firstMonth(), 1))
                && !(rule instanceof Stock stock && at.isBefore(stock.asOf()));
        if (begun) {
            for (PlainCase one : cases) {
                if (rule.of().holds().test(one)) {
                    count.add(one, rule);
                }
            }
            count.finish(rule);
        }
        String missing = !begun ? "NOT_BEGUN" : count.none(rule) ? "NO_CASES" : "";
        return new Result(
                table.goal() + table.measure() + " " + row + " " + column.name(),
                at,
                rule.unit().heading,
                count.numerator.stripTrailingZeros(),
                BigDecimal.valueOf(count.denominator).stripTrailingZeros(),
                missing.isEmpty() ? value(count, rule) : "",
                count.leftOut,
                count.tooYoung,
                count.lacking,
                count.overdue,
                missing);
    }

    /** Twelve decimals of the value. */
    private static String value(Count count, PlainRule rule) {
        return count.numerator
                .divide(BigDecimal.valueOf(count.denominator).multiply(rule.unit().size), new MathContext(60))
                .setScale(12, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static LocalDate lastDay(Table table, Column column) {
        List<Integer> quarters = table.quarters().get(column.year());
        if (quarters != null) {
            return endOfMonth(column.year(), 3 * quarters.get(1));
        }
        boolean wholeYear = column.firstMonth() == 1 && column.lastMonth() == 12;
        int quarter = table.reach().lastQuarter();
        return endOfMonth(column.year(), wholeYear && quarter > 0 ? 3 * quarter : column.lastMonth());
    }

    private static LocalDate firstDay(Table table, Column column, LocalDate last) {
        if (table.reach().fromNewYear()) {
            return LocalDate.of(column.year(), 1, 1);
        }
        if (table.reach().twelveMonths()) {
            return last.withDayOfMonth(1).minusMonths(11);
        }
        List<Integer> quarters = table.quarters().get(column.year());
        return LocalDate.of(column.year(), quarters == null ? column.firstMonth() : 3 * quarters.get(0) - 2, 1);
    }

    /** One figure while its cases are gone through. */
    private final class Count {
        private final int year;
        private final LocalDate at;
        private final LocalDate from;
        private final LocalDate to;
        private final boolean result;
        private final List<Long> lengths = new ArrayList<>();
        private BigDecimal numerator = BigDecimal.ZERO;
        private boolean known;
        private long denominator;
        private long leftOut;
        private long tooYoung;
        private long lacking;
        private final List<BigDecimal> numbers = new ArrayList<>();
        private boolean anyEnded;
        private long overdue;

        Count(int year, LocalDate at, LocalDate from, LocalDate to, boolean result) {
            this.year = year;
            this.at = at;
            this.from = from;
            this.to = to.isAfter(at) ? at : to;
            this.result = result;
        }

        void add(PlainCase one, PlainRule rule) {
            known |= !one.received().isAfter(at);
            if (rule instanceof Share share && share.cohort() == Cohort.DECIDED) {
                addToDecidedShare(one, share);
            } else if (rule instanceof Share share) {
                addToReceivedShare(one, share);
            } else if (rule instanceof Late late) {
                addToLate(one, late);
            } else if (rule instanceof Average average) {
                addToAverage(one, average);
            } else if (rule instanceof Percentile percentile) {
                addLength(one, percentile.untilMeeting());
            } else if (rule instanceof Rate rate) {
                addToRate(one, rate);
            } else if (rule instanceof Received) {
                count(within(one.received()));
            } else if (rule instanceof Decided decided) {
                count(within(one.decided()) && ofAge(one, one.decided(), decided.ages()));
            } else if (rule instanceof Pending pending) {
                count(one.pendingAt(at, false) && ofAge(one, at, pending.ages()));
            } else if (rule instanceof Stock stock) {
                count(!one.received().isAfter(stock.asOf()) && one.pendingAt(at, false));
            } else if (rule instanceof FurtherRule further) {
                addFurther(further.look().at(one, new FurtherRule.View(at, from, to, calendar)));
            } else if (one.pendingAt(at, false)) {
                lengths.add(one.clockStart().until(at, ChronoUnit.DAYS));
            }
        }

        private void addFurther(FurtherRule.Part part) {
            tooYoung += part.tooYoung() ? 1 : 0;
            lacking += part.lacking() ? 1 : 0;
            overdue += part.overdue() ? 1 : 0;
            denominator += part.inDenominator() ? 1 : 0;
            anyEnded |= part.isEnded();
            if (part.number() != null) {
                numbers.add(part.number());
            }
        }

        private void finish(FurtherRule rule) {
            Collections.sort(numbers);
            int size = numbers.size();
            int counted =
                    switch (rule.collect()) {
                        case FASTEST ->
                            Math.min(
                                    size,
                                    Math.max(
                                            1,
                                            rule.percent()
                                                    .multiply(BigDecimal.valueOf(size))
                                                    .movePointLeft(2)
                                                    .intValue()));
                        case SMALLEST -> Math.min(size, 1);
                        default -> size;
                    };
            switch (rule.collect()) {
                case PERCENTILE -> {
                    if (size > 0) {
                        BigDecimal place = rule.percent()
                                .multiply(BigDecimal.valueOf(size - 1L))
                                .movePointLeft(2);
                        int before = place.intValue();
                        BigDecimal step =
                                numbers.get(Math.min(before + 1, size - 1)).subtract(numbers.get(before));
                        add(numbers.get(before).add(step.multiply(place.subtract(BigDecimal.valueOf(before)))));
                    }
                }
                case LARGEST -> {
                    if (size > 0) {
                        add(numbers.get(size - 1));
                    }
                }
                default -> numbers.subList(0, counted).forEach(this::add);
            }
            denominator = switch (rule.collect()) {
                case SHARE -> denominator;
                case MEAN, FASTEST -> counted;
                default -> 1;
            };
        }

        /** What cannot be said before every case has been seen. */
        void finish(PlainRule rule) {
            if (rule instanceof FurtherRule further) {
                finish(further);
                return;
            }
            Collections.sort(lengths);
            if (rule instanceof Percentile percentile) {
                denominator = 1;
                numerator = lengths.isEmpty() ? BigDecimal.ZERO : interpolated(percentile.percent());
            } else if (rule instanceof Oldest oldest) {
                denominator = 1;
                numerator = lengths.size() < oldest.rank()
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(lengths.get(lengths.size() - oldest.rank()));
            } else if (rule instanceof PendingAge) {
                lengths.forEach(days -> add(BigDecimal.valueOf(days)));
                denominator = lengths.size();
            } else if (!(rule instanceof Share || rule instanceof Average || rule instanceof Rate)) {
                denominator = 1;
            }
        }

        private boolean none(FurtherRule rule) {
            return switch (rule.collect()) {
                case HELD -> !anyEnded || !known;
                case COUNT, SUM -> !known;
                case SHARE, MEAN -> denominator == 0 || !known;
                default -> numbers.isEmpty();
            };
        }

        boolean none(PlainRule rule) {
            if (rule instanceof FurtherRule further) {
                return none(further);
            }
            if (rule instanceof Late || rule instanceof Percentile) {
                return lengths.isEmpty();
            }
            return !known || denominator == 0 || rule instanceof Oldest oldest && lengths.size() < oldest.rank();
        }

        /** At so many per cent of the way from the shortest to the longest, and between two as far as the place lies. */
        private BigDecimal interpolated(BigDecimal percent) {
            BigDecimal place = (percent == null ? BigDecimal.valueOf(50) : percent)
                    .multiply(BigDecimal.valueOf(lengths.size() - 1))
                    .movePointLeft(2);
            int before = place.intValue();
            int after = Math.min(before + 1, lengths.size() - 1);
            BigDecimal part = place.subtract(BigDecimal.valueOf(before));
            return BigDecimal.valueOf(lengths.get(before))
                    .add(part.multiply(BigDecimal.valueOf(lengths.get(after) - lengths.get(before))));
        }

        private void count(boolean counts) {
            if (counts) {
                add(BigDecimal.ONE);
            }
        }

        private void add(BigDecimal more) {
            numerator = numerator.add(more);
        }

        private void addToDecidedShare(PlainCase one, Share share) {
            LocalDate end = one.end(share.within().untilMeeting());
            if (within(end)) {
                addEnded(one, share, end);
            }
            addOverdue(one, share.within());
        }

        private void addToLate(PlainCase one, Late late) {
            LocalDate end = one.end(late.within().untilMeeting());
            addLength(one, late.within().untilMeeting());
            count(within(end) && !kept(one, end, late.within()));
            addOverdue(one, late.within());
        }

        private void addLength(PlainCase one, boolean untilMeeting) {
            LocalDate end = one.end(untilMeeting);
            if (within(end)) {
                lengths.add(one.clockStart(untilMeeting).until(end, ChronoUnit.DAYS));
            }
        }

        private void addOverdue(PlainCase one, Limit limit) {
            if (!one.pendingAt(at, limit.untilMeeting())) {
                return;
            }
            if (limit.toMeeting() == null) {
                overdue += passed(one, limit) ? 1 : 0;
                return;
            }
            boolean meetingLate = !calendar.inTime(one.clockStart(), at, limit.toMeeting())
                    && (one.meeting() == null || !calendar.inTime(one.clockStart(), one.meeting(), limit.toMeeting()));
            boolean decisionLate = one.meeting() != null
                    && !one.meeting().isAfter(at)
                    && !calendar.inTime(one.meeting(), at, limit.within());
            overdue += meetingLate || decisionLate ? 1 : 0;
        }

        /** A meeting that was not held was not held in time. */
        private boolean kept(PlainCase one, LocalDate end, Limit limit) {
            if (limit.toMeeting() == null) {
                return calendar.inTime(one.clockStart(limit.untilMeeting()), end, limit.within());
            }
            return one.meeting() != null
                    && calendar.inTime(one.clockStart(), one.meeting(), limit.toMeeting())
                    && calendar.inTime(one.meeting(), end, limit.within());
        }

        private void addToReceivedShare(PlainCase one, Share share) {
            if (!within(one.received())) {
                return;
            }
            LocalDate end = one.end(share.within().untilMeeting());
            boolean passed = passed(one, share.within());
            if (end != null && !end.isAfter(at)) {
                if (share.cohort() == Cohort.RECEIVED_DEADLINE_PASSED && !passed) {
                    tooYoung++;
                } else {
                    addEnded(one, share, end);
                }
            } else if (one.pendingAt(at, share.within().untilMeeting())) {
                if (passed) {
                    overdue++;
                    addLate(one, share);
                } else {
                    tooYoung++;
                }
            }
        }

        private void addEnded(PlainCase one, Share share, LocalDate end) {
            if (kept(one, end, share.within())) {
                add(BigDecimal.ONE);
                denominator++;
            } else {
                addLate(one, share);
            }
        }

        private void addLate(PlainCase one, Share share) {
            if (share.leaveOut() != null && share.leaveOut().holds().test(one)) {
                leftOut++;
            } else {
                denominator++;
            }
        }

        private void addToAverage(PlainCase one, Average average) {
            LocalDate end = one.end(average.untilMeeting());
            if (within(end)) {
                add(BigDecimal.valueOf(one.clockStart(average.untilMeeting()).until(end, ChronoUnit.DAYS)));
                denominator++;
            }
            BigDecimal atMost = average.atMost().get(year);
            if (result && atMost != null && one.pendingAt(at, average.untilMeeting())) {
                BigDecimal age = BigDecimal.valueOf(
                        one.clockStart(average.untilMeeting()).until(at, ChronoUnit.DAYS));
                overdue += age.compareTo(atMost.multiply(average.unit().size)) > 0 ? 1 : 0;
            }
        }

        private void addToRate(PlainCase one, Rate rate) {
            if (within(one.end(rate.untilMeeting()))) {
                denominator++;
                count(rate.which().holds().test(one));
            }
        }

        private boolean ofAge(PlainCase one, LocalDate day, Ages ages) {
            return (ages.over() == null || !calendar.inTime(one.clockStart(), day, ages.over()))
                    && (ages.upTo() == null || calendar.inTime(one.clockStart(), day, ages.upTo()));
        }

        private boolean within(LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }

        private boolean passed(PlainCase one, Limit limit) {
            return !calendar.inTime(one.clockStart(limit.untilMeeting()), at, limit.within());
        }
    }
}
