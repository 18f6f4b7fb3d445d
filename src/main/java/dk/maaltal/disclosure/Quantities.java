package dk.maaltal.disclosure;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.figures.Asked;
import dk.maaltal.figures.CaseKinds;
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
 * Takes figures apart into counts that no table splits up further: cases of a kind received, or ended, between two days that
 * figures begin or end with, and in the smallest bands of age. What adds up in the tables adds up in these: quarters to years,
 * bands to all, populations to others, and those pending to those pending before, plus received, less decided.
 */
final class Quantities {

    private final CaseKinds kinds;
    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private final Map<String, NavigableSet<Integer>> ages = new TreeMap<>();
    private final Map<String, Combination<String>> always = new TreeMap<>();

    /** @param asked every figure of cases that is told */
    Quantities(CaseKinds kinds, Collection<Asked> asked) {
        this.kinds = kinds;
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
            return Optional.of(sum("received", kinds.of(received.of()), asked.period()));
        }
        if (indicator instanceof Indicator.Decided decided) {
            return Optional.of(decided(decided, asked.period()));
        }
        if (indicator instanceof Indicator.Pending pending) {
            return Optional.of(pending(pending, asked.at()));
        }
        if (indicator instanceof Indicator.Late late) {
            return Optional.of(late(late.within(), kinds.of(late.of()), asked.period()));
        }
        return indicator instanceof Indicator.Stock stock
                ? Optional.of(each("left on " + asked.at() + " of those on " + stock.asOf(), kinds.of(stock.of())))
                : Optional.empty();
    }

    /** The cases in the denominator of a share, a rate or an average; empty for a figure that has none. */
    Optional<Combination<String>> denominator(Asked asked) {
        Indicator indicator = asked.indicator();
        if (indicator instanceof Indicator.Share share) {
            return Optional.of(
                    isOfThoseReceived(share)
                            ? ofCohort("counted", share, asked)
                            : ended(share.until(), kinds.of(share.of()), asked.period())
                                    .minus(leftOut(share, asked.period())));
        }
        if (indicator instanceof Indicator.Rate rate) {
            return Optional.of(ended(rate.until(), kinds.of(rate.of()), asked.period()));
        }
        if (indicator instanceof Indicator.Average average) {
            return Optional.of(ended(average.until(), kinds.of(average.of()), asked.period()));
        }
        return indicator instanceof Indicator.PendingAge age
                ? Optional.of(pending(kinds.of(age.of()), asked.at()))
                : Optional.empty();
    }

    /** The cases in the numerator of a share or a rate. */
    Combination<String> numerator(Asked asked) {
        if (asked.indicator() instanceof Indicator.Share share) {
            List<Integer> of = kinds.of(share.of());
            return isOfThoseReceived(share)
                    ? ofCohort("in time", share, asked)
                    : ended(share.until(), of, asked.period()).minus(late(share.within(), of, asked.period()));
        }
        Indicator.Rate rate = (Indicator.Rate) asked.indicator();
        return ended(rate.until(), kinds.of(rate.of(), rate.which()), asked.period());
    }

    private static boolean isOfThoseReceived(Indicator.Share share) {
        return share.cohort() == Indicator.Cohort.RECEIVED;
    }

    /** What is counted of a cohort received is counted by its own rule, and is no part of what others count. */
    private Combination<String> ofCohort(String which, Indicator.Share share, Asked asked) {
        String rule = share.within().toString() + share.counted() + share.leaveOutLate();
        return each(which + rule + asked.period() + asked.at(), kinds.of(share.of()));
    }

    /** The late cases that a share leaves out by the plan's rule; nothing for a figure that leaves out none. */
    Combination<String> leftOut(Asked asked) {
        return asked.indicator() instanceof Indicator.Share share && !isOfThoseReceived(share)
                ? leftOut(share, asked.period())
                : Combination.nothing();
    }

    private Combination<String> leftOut(Indicator.Share share, Period period) {
        return share.leaveOutLate()
                .map(late -> late(share.within(), kinds.of(share.of(), late), period))
                .orElse(Combination.nothing());
    }

    private Combination<String> ended(String until, List<Integer> of, Period period) {
        return sum("ended " + until, of, period);
    }

    private Combination<String> late(Limit within, List<Integer> of, Period period) {
        return sum("late " + within, of, period);
    }

    private Combination<String> decided(Indicator.Decided decided, Period period) {
        List<Integer> of = kinds.of(decided.of());
        if (decided.ages().equals(Indicator.Ages.ANY)) {
            return ended(decided.until(), of, period);
        }
        Combination<String> sum = Combination.nothing();
        for (int kind : of) {
            for (LocalDate from : parts(period)) {
                Combination<String> all = Combination.of(name("ended " + decided.until(), kind, from));
                sum = sum.plus(bands(name("aged", kind, from), decided.ages(), all));
            }
        }
        return sum;
    }

    private Combination<String> pending(Indicator.Pending pending, LocalDate at) {
        List<Integer> of = kinds.of(pending.of());
        if (pending.ages().equals(Indicator.Ages.ANY)) {
            return pending(of, at);
        }
        Combination<String> sum = Combination.nothing();
        for (int kind : of) {
            sum = sum.plus(bands(name("age", kind, at), pending.ages(), pending(List.of(kind), at)));
        }
        return sum;
    }

    /** Those pending before all days, with those received since, less those decided. */
    private Combination<String> pending(List<Integer> of, LocalDate at) {
        Period since = new Period(days.first(), at);
        return each("pending before", of).plus(sum("received", of, since)).minus(ended(CaseWords.DECIDED, of, since));
    }

    private Combination<String> sum(String what, List<Integer> of, Period period) {
        Collection<LocalDate> parts = parts(period);
        return Combination.of(of.stream()
                .flatMap(kind -> parts.stream().map(from -> name(what, kind, from)))
                .toList());
    }

    private static Combination<String> each(String what, List<Integer> of) {
        return Combination.of(of.stream().map(kind -> what + " of kind " + kind).toList());
    }

    private static String name(String what, int kind, LocalDate day) {
        return what + " of kind " + kind + " from " + day;
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
            Combination<String> one = Combination.of(what + " in " + unit(wanted) + " " + band);
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
