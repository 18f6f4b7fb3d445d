package dk.maaltal.sample;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.Column;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes up cases whose shares, averages and stocks come out as asked for, to the case and the day. The same file makes the
 * same cases on any machine.
 */
final class SampleCases {

    private static final int OLD_AT_MOST_DAYS = 400;

    private final SampleFile sample;
    private final int scale;
    private final Random chance;
    private final WorkingDays workingDays = new WorkingDays(Set.of());

    /** @param scale how many times the cases a year that the file says */
    SampleCases(SampleFile sample, int scale) {
        this.sample = sample;
        this.scale = scale;
        this.chance = new Random(sample.seed());
    }

    /** Every case the extract would show, by the day it was received. */
    List<SampleCase> make() {
        List<SampleCase> cases = new ArrayList<>();
        for (SampleStream stream : sample.streams()) {
            stream.times().accept(new Adding(stream, cases));
        }
        return cases.stream()
                .filter(made -> !made.received().isAfter(sample.extractMade()))
                .map(made -> made.asKnown(sample.extractMade()))
                .sorted(Comparator.comparing(SampleCase::received))
                .toList();
    }

    /** Adds the cases of a stream. */
    private final class Adding implements SampleStream.Times.Visitor {
        private final SampleStream stream;
        private final List<SampleCase> cases;

        Adding(SampleStream stream, List<SampleCase> cases) {
            this.stream = stream;
            this.cases = cases;
        }

        @Override
        public void late(SampleStream.Late late) {
            late.percent().forEach((period, percent) -> addLate(cases, stream, late.within(), period, percent));
        }

        @Override
        public void mean(SampleStream.Mean mean) {
            mean.weeks().forEach((period, weeks) -> addMean(cases, stream, period, weeks));
        }

        @Override
        public void stock(SampleStream.Stock stock) {
            addStock(cases, stream, stock);
        }

        @Override
        public void workedOff(SampleStream.WorkedOff workedOff) {
            addWorkedOff(cases, stream, workedOff);
        }
    }

    private void addLate(List<SampleCase> cases, SampleStream stream, Deadline within, Period period, double percent) {
        int count = count(stream, period);
        long late = Math.round(count * percent / 100);
        for (int i = 0; i < count; i++) {
            LocalDate ended = workingDay(period);
            cases.add(made(stream, i < late ? lateStart(ended, within) : startInTime(ended, within), ended));
        }
    }

    private void addMean(List<SampleCase> cases, SampleStream stream, Period period, double weeks) {
        int count = count(stream, period);
        long[] days = new long[count];
        for (int i = 0; i < count; i++) {
            days[i] = Math.max(1, Math.round(weeks * 7 * spread()));
        }
        // The sum is made exact by a day more or less here and there.
        long difference = Math.round(weeks * 7 * count)
                - IntStream.range(0, count).mapToLong(i -> days[i]).sum();
        for (int i = 0; difference != 0; i = (i + 1) % count) {
            long step = Long.signum(difference) * Math.max(1, Math.abs(difference) / count);
            if (days[i] + step >= 1) {
                days[i] += step;
                difference -= step;
            }
        }
        for (long length : days) {
            LocalDate ended = workingDay(period);
            cases.add(made(stream, ended.minusDays(length), ended));
        }
    }

    /** Keeps a queue of old cases: some end between two of the days, and as many grow old as the next day asks for. */
    private void addStock(List<SampleCase> cases, SampleStream stream, SampleStream.Stock stock) {
        Deque<LocalDate> old = new ArrayDeque<>();
        LocalDate previous = null;
        for (Map.Entry<LocalDate, Integer> wanted : stock.at().entrySet()) {
            LocalDate day = wanted.getKey();
            LocalDate newest = stock.olderThan().lastOverdueStart(day, workingDays);
            LocalDate oldest = previous == null
                    ? newest.minusDays(OLD_AT_MOST_DAYS)
                    : stock.olderThan().lastOverdueStart(previous, workingDays).plusDays(1);
            int leaving = Math.min(old.size(), Math.max(old.size() / 2, old.size() - wanted.getValue()));
            for (int i = 0; i < leaving; i++) {
                cases.add(made(stream, old.removeFirst(), workingDay(new Period(previous.plusDays(1), day))));
            }
            int coming = wanted.getValue() - old.size();
            IntStream.range(0, coming)
                    .mapToObj(i -> dayOf(new Period(oldest, newest)))
                    .sorted()
                    .forEach(old::addLast);
            previous = day;
        }
        old.forEach(received -> cases.add(undecided(stream, received)));
    }

    /** Closes a stock on the first of the days, and ends as many of it, oldest first, as each next day asks for. */
    private void addWorkedOff(List<SampleCase> cases, SampleStream stream, SampleStream.WorkedOff stock) {
        Deque<LocalDate> left = new ArrayDeque<>();
        LocalDate previous = null;
        for (Map.Entry<LocalDate, Integer> wanted : stock.left().entrySet()) {
            LocalDate day = wanted.getKey();
            if (previous == null) {
                Period before = new Period(day.minusDays(OLD_AT_MOST_DAYS), day);
                IntStream.range(0, wanted.getValue())
                        .mapToObj(i -> dayOf(before))
                        .sorted()
                        .forEach(left::addLast);
            }
            while (left.size() > wanted.getValue()) {
                cases.add(made(stream, left.removeFirst(), workingDay(new Period(previous.plusDays(1), day))));
            }
            previous = day;
        }
        left.forEach(received -> cases.add(undecided(stream, received)));
    }

    private SampleCase undecided(SampleStream stream, LocalDate received) {
        return new SampleCase(received, Optional.empty(), Optional.empty(), stream.endsWith(), values(stream));
    }

    private SampleCase made(SampleStream stream, LocalDate received, LocalDate ended) {
        LocalDate decided = stream.endsWith().equals(Column.DECIDED)
                ? ended
                : ended.plusDays(chance.nextInt(stream.decidedAfterwards() + 1));
        return new SampleCase(received, Optional.of(ended), Optional.of(decided), stream.endsWith(), values(stream));
    }

    private Map<String, String> values(SampleStream stream) {
        int drawn = chance.nextInt(
                stream.variants().stream().mapToInt(SampleStream.Variant::share).sum());
        for (SampleStream.Variant variant : stream.variants()) {
            drawn -= variant.share();
            if (drawn < 0) {
                return variant.values();
            }
        }
        throw new IllegalStateException(stream.name());
    }

    private int count(SampleStream stream, Period period) {
        double days = ChronoUnit.DAYS.between(period.from(), period.dayAfter());
        return (int) Math.round((double) stream.casesAYear() * scale * days / 365);
    }

    private LocalDate startInTime(LocalDate ended, Deadline within) {
        if (within.unit() == Deadline.Unit.WORKING_DAYS) {
            return workingDays.before(ended, 1 + chance.nextInt(within.count()));
        }
        long longest = ChronoUnit.DAYS.between(ended, within.due(ended, workingDays));
        return ended.minusDays(longest / 4 + chance.nextInt((int) (longest - longest / 4) + 1));
    }

    private LocalDate lateStart(LocalDate ended, Deadline within) {
        LocalDate latest = within.lastOverdueStart(ended, workingDays);
        return latest.minusDays(chance.nextInt(30));
    }

    /** A draw around 1 with a long tail, never below 0. */
    private double spread() {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum -= Math.log(1 - chance.nextDouble());
        }
        return sum / 3;
    }

    private LocalDate workingDay(Period period) {
        LocalDate day = dayOf(period);
        return workingDays.includes(day) || period.from().equals(period.to()) ? day : workingDay(period);
    }

    private LocalDate dayOf(Period period) {
        return period.from().plusDays(chance.nextInt((int) ChronoUnit.DAYS.between(period.from(), period.dayAfter())));
    }
}
