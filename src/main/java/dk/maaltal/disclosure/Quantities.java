package dk.maaltal.disclosure;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.figures.Asked;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes figures apart into counts that no table splits up further: cases of a population received, or ended, between two days
 * that figures begin or end with, and in the smallest bands of age. What adds up in the tables adds up in these: quarters to
 * years, bands to all, and those pending to those pending before, plus received, less decided.
 */
final class Quantities {

    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private final Map<String, NavigableSet<Integer>> ages = new TreeMap<>();
    private final Map<String, Combination<String>> always = new TreeMap<>();

    /** @param asked every figure of cases that is told */
    Quantities(Collection<Asked> asked) {
        for (Asked each : asked) {
            days.add(each.period().from());
            days.add(each.period().dayAfter());
            days.add(each.at().plusDays(1));
            agesOf((Indicator.OfCases) each.indicator()).ifPresent(limits -> Stream.of(limits.over(), limits.upTo())
                    .flatMap(Optional::stream)
                    .forEach(limit -> ages.computeIfAbsent(unit(limits), unit -> new TreeSet<>())
                            .add(limit.count())));
        }
    }

    /** What is so whatever is told; known once the figures have been taken apart. */
    Collection<Combination<String>> always() {
        return always.values();
    }

    /** The cases that a count counts; empty for a figure that is none. */
    Optional<Combination<String>> count(Asked asked) {
        Indicator indicator = asked.indicator();
        if (indicator instanceof Indicator.Received received) {
            return Optional.of(received(received.of(), asked.period()));
        }
        if (indicator instanceof Indicator.Decided decided) {
            return Optional.of(decided(decided, asked.period()));
        }
        if (indicator instanceof Indicator.Pending pending) {
            return Optional.of(pending(pending, asked.at()));
        }
        if (indicator instanceof Indicator.Late late) {
            return Optional.of(late(late.of(), late.within(), asked.period()));
        }
        return indicator instanceof Indicator.Stock stock
                ? Optional.of(Combination.of("left of " + stock.of() + stock.asOf() + asked.at()))
                : Optional.empty();
    }

    /** The cases in the denominator of a share, a rate or an average; empty for a figure that has none. */
    Optional<Combination<String>> denominator(Asked asked) {
        Indicator indicator = asked.indicator();
        if (indicator instanceof Indicator.Share share) {
            return Optional.of(
                    isOfThoseEnded(share) ? ended(share.of(), share.until(), asked.period()) : own(asked, "all"));
        }
        if (indicator instanceof Indicator.Rate rate) {
            return Optional.of(ended(rate.of(), rate.until(), asked.period()));
        }
        if (indicator instanceof Indicator.Average average) {
            return Optional.of(ended(average.of(), average.until(), asked.period()));
        }
        return indicator instanceof Indicator.PendingAge age
                ? Optional.of(pending(age.of(), asked.at()))
                : Optional.empty();
    }

    /** The cases in the numerator of a share or a rate. */
    Combination<String> numerator(Asked asked) {
        if (asked.indicator() instanceof Indicator.Share share) {
            return isOfThoseEnded(share)
                    ? ended(share.of(), share.until(), asked.period())
                            .minus(late(share.of(), share.within(), asked.period()))
                    : own(asked, "in time");
        }
        Indicator.Rate rate = (Indicator.Rate) asked.indicator();
        return sum("which " + rate.of() + rate.which() + rate.until(), asked.period());
    }

    /** Of a cohort received, or with late cases left out, the cases counted are no others'. */
    private static boolean isOfThoseEnded(Indicator.Share share) {
        return share.cohort() == Indicator.Cohort.DECIDED
                && share.leaveOutLate().isEmpty();
    }

    private static Combination<String> own(Asked asked, String which) {
        return Combination.of(which + " of " + asked.cell() + asked.term().name() + asked.at());
    }

    private Combination<String> received(String of, Period period) {
        return sum("received " + of, period);
    }

    private Combination<String> ended(String of, String until, Period period) {
        return sum("ended " + of + " " + until, period);
    }

    private Combination<String> late(String of, Limit within, Period period) {
        return sum("late " + of + within, period);
    }

    private Combination<String> decided(Indicator.Decided decided, Period period) {
        if (decided.ages().equals(Indicator.Ages.ANY)) {
            return ended(decided.of(), decided.until(), period);
        }
        Combination<String> sum = Combination.nothing();
        for (LocalDate from : parts(period)) {
            String all = "ended " + decided.of() + " " + decided.until() + from;
            sum = sum.plus(bands("aged " + decided.of() + from, decided.ages(), Combination.of(all)));
        }
        return sum;
    }

    private Combination<String> pending(Indicator.Pending pending, LocalDate at) {
        Combination<String> all = pending(pending.of(), at);
        return pending.ages().equals(Indicator.Ages.ANY) ? all : bands("age " + pending.of() + at, pending.ages(), all);
    }

    /** Those pending before all days, with those received since, less those decided. */
    private Combination<String> pending(String of, LocalDate at) {
        Combination<String> before = Combination.of("pending " + of);
        Period since = new Period(days.first(), at);
        return before.plus(received(of, since)).minus(ended(of, CaseWords.DECIDED, since));
    }

    private Combination<String> sum(String what, Period period) {
        Combination<String> sum = Combination.nothing();
        for (LocalDate from : parts(period)) {
            sum = sum.plus(Combination.of(what + from));
        }
        return sum;
    }

    /** The first days of the parts that a period is split into by the days of all figures. */
    private Collection<LocalDate> parts(Period period) {
        return days.subSet(period.from(), true, period.dayAfter(), false);
    }

    /** The bands of an age; all the bands together are all the cases. */
    private Combination<String> bands(String what, Indicator.Ages wanted, Combination<String> all) {
        List<Integer> limits = new ArrayList<>(ages.get(unit(wanted)));
        Combination<String> whole = Combination.nothing();
        Combination<String> some = Combination.nothing();
        for (int band = 0; band <= limits.size(); band++) {
            Combination<String> one = Combination.of(what + unit(wanted) + band);
            whole = whole.plus(one);
            boolean isOver = wanted.over().isEmpty()
                    || band > limits.indexOf(wanted.over().get().count());
            boolean isUpTo = wanted.upTo().isEmpty()
                    || band <= limits.indexOf(wanted.upTo().get().count());
            some = isOver && isUpTo ? some.plus(one) : some;
        }
        always.put(what + unit(wanted), whole.minus(all));
        return some;
    }

    private static Optional<Indicator.Ages> agesOf(Indicator.OfCases indicator) {
        Indicator.Ages ages = indicator instanceof Indicator.Pending pending
                ? pending.ages()
                : indicator instanceof Indicator.Decided decided ? decided.ages() : Indicator.Ages.ANY;
        return Optional.of(ages).filter(each -> !each.equals(Indicator.Ages.ANY));
    }

    private static String unit(Indicator.Ages ages) {
        Deadline limit = ages.over().or(ages::upTo).orElseThrow();
        return limit.unit().name();
    }
}
