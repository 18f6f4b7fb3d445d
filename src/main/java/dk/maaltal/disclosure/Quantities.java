package dk.maaltal.disclosure;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.cases.Column;
import dk.maaltal.disclosure.Possible.Between;
import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Takes figures apart into counts that no table splits up further: cases of a kind received, or ended, between two days that
 * figures begin or end with, and in the smallest bands of age. What adds up in the tables adds up in these: quarters to years,
 * bands to all, populations to others, and those pending to those pending before, plus received, less decided.
 */
final class Quantities {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final LocalDate FOR_EVER = LocalDate.of(9999, 1, 1);

    private final CaseKinds kinds;
    private final WorkingDays workingDays;
    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private final Map<Deadline.Unit, NavigableSet<Integer>> ages = new TreeMap<>();
    private final Map<String, Combination<String>> always = new TreeMap<>();

    /**
     * @param workingDays which days count as working days
     * @param asked every figure of cases that is told
     */
    Quantities(CaseKinds kinds, WorkingDays workingDays, Collection<FigureRequest> asked) {
        this.kinds = kinds;
        this.workingDays = workingDays;
        kinds.conditions().forEach(condition -> days.addAll(Possible.turns(condition)));
        for (FigureRequest each : asked) {
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
    Optional<Combination<String>> count(FigureRequest asked) {
        Indicator indicator = asked.indicator();
        if (indicator instanceof Indicator.Received received) {
            return Optional.of(received(kinds.of(received.of()), asked.period()));
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

    /**
     * The cases in the denominator of a share, a rate or an average; empty for a figure that has none, and for a share of those
     * received, whose rule overlaps with all others'.
     */
    Optional<Combination<String>> denominator(FigureRequest asked) {
        Indicator indicator = asked.indicator();
        if (indicator instanceof Indicator.Share share) {
            return isOfThoseReceived(share)
                    ? Optional.empty()
                    : Optional.of(ended(share.until(), kinds.of(share.of()), asked.period())
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
    Combination<String> numerator(FigureRequest asked) {
        if (asked.indicator() instanceof Indicator.Share share) {
            List<Integer> of = kinds.of(share.of());
            return ended(share.until(), of, asked.period()).minus(late(share.within(), of, asked.period()));
        }
        Indicator.Rate rate = (Indicator.Rate) asked.indicator();
        return ended(rate.until(), kinds.of(rate.of(), rate.which()), asked.period());
    }

    private static boolean isOfThoseReceived(Indicator.Share share) {
        return share.cohort() == Indicator.Cohort.RECEIVED;
    }

    /** The late cases that a share leaves out by the plan's rule; nothing for a figure that leaves out none. */
    Combination<String> leftOut(FigureRequest asked) {
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
        return sum(ended(until), of, period, from -> endedFrom(until, from));
    }

    private Combination<String> late(Limit within, List<Integer> of, Period period) {
        List<String> counts = new ArrayList<>();
        for (LocalDate from : parts(period)) {
            Map<String, Between> inTime = new HashMap<>(endedFrom(within.until(), from));
            inTime.put(Column.RECEIVED, new Between(firstInTime(within, from), end(from), true));
            of.stream()
                    .filter(kind -> Possible.is(kinds, kind, endedFrom(within.until(), from)))
                    .map(kind -> name(
                            Possible.is(kinds, kind, inTime) ? "late " + within : ended(within.until()), kind, from))
                    .forEach(counts::add);
        }
        return Combination.of(counts);
    }

    /** The first day of receipt of a case that ends on a day, or later, in time. */
    private LocalDate firstInTime(Limit within, LocalDate end) {
        LocalDate first = end;
        for (int i = within.stretches().size() - 1; i >= 0; i--) {
            first = within.stretches()
                    .get(i)
                    .within()
                    .lastOverdueStart(first, workingDays)
                    .plusDays(1);
        }
        return first;
    }

    private static String ended(String until) {
        return "ended " + until;
    }

    private Combination<String> received(List<Integer> of, Period period) {
        return sum(
                "received",
                of,
                period,
                from -> Map.of(
                        Column.RECEIVED,
                        new Between(from, end(from), true),
                        Column.DECIDED,
                        new Between(from, FOR_EVER, false)));
    }

    /** Nothing ends before it is received. */
    private Map<String, Between> endedFrom(String until, LocalDate from) {
        return Map.of(until, new Between(from, end(from), true), Column.RECEIVED, new Between(EVER, end(from), true));
    }

    private Combination<String> decided(Indicator.Decided decided, Period period) {
        List<Integer> of = kinds.of(decided.of());
        if (decided.ages().equals(Indicator.Ages.ANY)) {
            return ended(decided.until(), of, period);
        }
        Combination<String> sum = Combination.nothing();
        for (int kind : of) {
            for (LocalDate from : parts(period)) {
                Combination<String> all = ended(decided.until(), List.of(kind), new Period(from, end(from)));
                sum = sum.plus(bands(name("aged", kind, from), decided.ages(), all, band -> true));
            }
        }
        return sum;
    }

    private Combination<String> pending(Indicator.Pending pending, LocalDate at) {
        List<Integer> of = kinds.of(pending.of());
        if (pending.ages().equals(Indicator.Ages.ANY)) {
            return pending(of, at);
        }
        Deadline.Unit unit = unit(pending.ages());
        Combination<String> sum = Combination.nothing();
        for (int kind : of) {
            sum = sum.plus(bands(
                    name("age", kind, at),
                    pending.ages(),
                    pending(List.of(kind), at),
                    band -> Possible.is(kinds, kind, Map.of(Column.RECEIVED, receivedOf(band, unit, at)))));
        }
        return sum;
    }

    /** Those pending before all days, with those received since, less those decided. */
    private Combination<String> pending(List<Integer> of, LocalDate at) {
        Period since = new Period(days.first(), at);
        Map<String, Between> before =
                Map.of(Column.RECEIVED, new Between(EVER, days.first().minusDays(1), true));
        return Combination.of(of.stream()
                        .filter(kind -> Possible.is(kinds, kind, before))
                        .map(kind -> "pending before of kind " + kind)
                        .toList())
                .plus(received(of, since))
                .minus(ended(CaseWords.DECIDED, of, since));
    }

    /** When cases in a band of age were received, were no clock ever stopped. */
    private Between receivedOf(int band, Deadline.Unit unit, LocalDate at) {
        List<Integer> limits = List.copyOf(ages.get(unit));
        return new Between(
                band == limits.size()
                        ? EVER
                        : new Deadline(limits.get(band), unit)
                                .lastOverdueStart(at, workingDays)
                                .plusDays(1),
                band == 0 ? at : new Deadline(limits.get(band - 1), unit).lastOverdueStart(at, workingDays),
                true);
    }

    private Combination<String> sum(
            String what, List<Integer> of, Period period, Function<LocalDate, Map<String, Between>> dates) {
        List<String> counts = new ArrayList<>();
        for (LocalDate from : parts(period)) {
            Map<String, Between> between = dates.apply(from);
            of.stream()
                    .filter(kind -> Possible.is(kinds, kind, between))
                    .forEach(kind -> counts.add(name(what, kind, from)));
        }
        return Combination.of(counts);
    }

    private static Combination<String> each(String what, List<Integer> of) {
        return Combination.of(of.stream().map(kind -> what + " of kind " + kind).toList());
    }

    private static String name(String what, int kind, LocalDate day) {
        return what + " of kind " + kind + " from " + day;
    }

    /** The last day of the part that begins on a day. */
    private LocalDate end(LocalDate from) {
        return days.higher(from).minusDays(1);
    }

    /** The first days of the parts that a period is split into by the days of all figures. */
    private Collection<LocalDate> parts(Period period) {
        return days.subSet(period.from(), true, period.dayAfter(), false);
    }

    /** The bands of an age, as far as they are possible; all the bands together are all the cases. */
    private Combination<String> bands(
            String what, Indicator.Ages wanted, Combination<String> all, IntPredicate isPossible) {
        List<Integer> limits = List.copyOf(ages.get(unit(wanted)));
        List<String> whole = new ArrayList<>();
        List<String> some = new ArrayList<>();
        for (int band = 0; band <= limits.size(); band++) {
            if (isPossible.test(band)) {
                String one = what + " in " + unit(wanted) + " " + band;
                whole.add(one);
                boolean isOver = wanted.over().isEmpty()
                        || band > limits.indexOf(wanted.over().get().count());
                boolean isUpTo = wanted.upTo().isEmpty()
                        || band <= limits.indexOf(wanted.upTo().get().count());
                if (isOver && isUpTo) {
                    some.add(one);
                }
            }
        }
        always.put(what + unit(wanted), Combination.of(whole).minus(all));
        return Combination.of(some);
    }

    private static Optional<Indicator.Ages> agesOf(Indicator.OfCases indicator) {
        Indicator.Ages ages = indicator instanceof Indicator.Pending pending
                ? pending.ages()
                : indicator instanceof Indicator.Decided decided ? decided.ages() : Indicator.Ages.ANY;
        return Optional.of(ages).filter(each -> !each.equals(Indicator.Ages.ANY));
    }

    private static Deadline.Unit unit(Indicator.Ages ages) {
        return ages.over().or(ages::upTo).orElseThrow().unit();
    }
}
