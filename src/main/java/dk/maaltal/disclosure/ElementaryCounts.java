package dk.maaltal.disclosure;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.LastDay;
import dk.maaltal.plan.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The unknowns of the model: counts of cases so small in scope that no figure splits them up further, the inner cells of all
 * tables. Each is of one kind of case, received or ended in one part of time, and in one band of age. What adds up in the
 * tables adds up in these: quarters to years, bands to all, populations to others, and the cases pending at one day to those
 * pending before, plus those received, less those decided. An unknown is a text that says what it counts.
 *
 * <p>Methods take kinds by their numbers in {@link CaseKinds}, and periods and days that are those of figures given to the
 * constructor. The cases of each method are a sum of unknowns.
 */
final class ElementaryCounts {

    private final CaseKinds kinds;
    private final FeasibleKinds feasible;
    private final WorkingDays workingDays;
    private final TimePartition time;
    private final AgeBands bands;

    /**
     * @param kinds the kinds of cases that the institution has
     * @param workingDays which days count as working days
     * @param requests every figure of cases of the report, and every one that another is derived from
     */
    ElementaryCounts(CaseKinds kinds, WorkingDays workingDays, Collection<FigureRequest> requests) {
        this.kinds = kinds;
        this.feasible = new FeasibleKinds(kinds);
        this.workingDays = workingDays;
        this.time = new TimePartition(feasible.breakpoints(), requests);
        this.bands = new AgeBands(
                requests.stream()
                        .map(request -> request.indicatorOfCases().test().ages())
                        .toList(),
                workingDays);
    }

    /** The kinds of cases that the institution has. */
    CaseKinds kinds() {
        return kinds;
    }

    /** The cases of kinds received in a period. */
    private LinearCombination<String> received(
            Collection<Integer> ofKinds, Period period, Map<String, DateRange> having) {
        return sum("received", ofKinds, period, part -> and(having, CaseWords.RECEIVED, days(part)));
    }

    /** The cases of kinds that reached an end date in a period; {@code until} names the date. */
    private LinearCombination<String> ended(
            String until, Collection<Integer> ofKinds, Period period, Map<String, DateRange> having) {
        return sum(ended(until), ofKinds, period, part -> and(having, datesOfEnded(until, part)));
    }

    /**
     * The cases that an indicator tells of, as far as they have the dates and numbers it is made from: the denominator of a
     * share within a limit before any are left out, and of a mean.
     */
    Decomposition cohort(Indicator.OfCases indicator, FigureRequest request) {
        Cases cases = indicator.cases();
        LinearCombination<String> all = LinearCombination.zero();
        for (int kind : kinds.of(indicator.of())) {
            all = all.plus(having(indicator, kind, having -> ofKind(cases, List.of(kind), request, having)));
        }
        return Decomposition.of(all);
    }

    /**
     * Those of them that pass the indicator's test, which is not within a limit; of such a test, those that do not pass.
     */
    Decomposition tested(Indicator.OfCases indicator, FigureRequest request) {
        Cases cases = indicator.cases();
        List<Integer> ofKinds = kinds.of(indicator.of());
        if (indicator.isOfStock()) {
            return Decomposition.of(remaining(ofKinds, cases.pendingOn().orElseThrow(), request.at()));
        }
        boolean pending = cases.cohort() == Cases.Cohort.PENDING;
        return switch (indicator.test().kind()) {
            case NONE -> cohort(indicator, request);
            case OF_KIND ->
                Decomposition.of(ofKind(
                        cases, kinds.of(indicator.of(), indicator.condition().orElseThrow()), request, Map.of()));
            case AGED -> pending ? agedPending(indicator, request.at()) : agedEnded(indicator, request.period());
            case WITHIN, OVER ->
                switch (cases.cohort()) {
                    case PENDING -> overdue(indicator, ofKinds, request.at());
                    case ENDED -> late(indicator, ofKinds, request.period());
                    case RECEIVED ->
                        cohort(indicator, request)
                                .plus(Decomposition.of(receivedInTime(indicator, ofKinds, request)), -1);
                };
        };
    }

    private LinearCombination<String> ofKind(
            Cases cases, List<Integer> ofKinds, FigureRequest request, Map<String, DateRange> having) {
        return switch (cases.cohort()) {
            case ENDED -> ended(cases.clock().by(), ofKinds, request.period(), having);
            case RECEIVED -> received(ofKinds, request.period(), having);
            case PENDING -> pending(ofKinds, request.at(), having);
        };
    }

    /**
     * Of some cases of a kind those that have what an indicator is made from: unknowns of their own where some may lack it. How
     * many do is printed nowhere that counts are hidden.
     *
     * @param all the cases, by the dates that they must have besides
     */
    private LinearCombination<String> having(
            Indicator.OfCases indicator, int kind, Function<Map<String, DateRange>, LinearCombination<String>> all) {
        Clock clock = indicator.cases().clock();
        Map<String, DateRange> dates = new HashMap<>();
        List<String> needed = new ArrayList<>();
        if (indicator.measuresTime() && !clock.startsAtReceipt()) {
            dates.put(clock.from(), DateRange.SOME);
        }
        if (indicator.measuresTime() && !clock.stopsInItsPeriod()) {
            dates.put(clock.until(), DateRange.SOME);
        }
        indicator.test().limit().filter(Limit::isPlain).ifPresent(limit -> limit.plain()
                .column()
                .ifPresent(column -> dates.put(column, DateRange.SOME)));
        needed.addAll(dates.keySet());
        if (indicator instanceof Indicator.Statistic statistic) {
            statistic.number().ifPresent(needed::add);
        }
        needed.removeIf(column -> feasible.alwaysHas(kind, column));
        if (indicator instanceof Indicator.Statistic statistic
                && statistic.aggregate().kind() == Aggregate.Kind.MEAN_OF_FASTEST) {
            needed.add("fastest " + statistic.aggregate().percent() + " by " + clock);
        }
        return needed.isEmpty() ? all.apply(dates) : all.apply(dates).named(name -> name + " having " + needed);
    }

    /** What tells one clock from another in the name of an unknown; nothing for the usual one. */
    private static String by(Clock clock) {
        return clock.startsAtReceipt() && clock.isNet() ? "" : " by " + clock;
    }

    /** Those of the cases ended that took as long as wanted. */
    private Decomposition agedEnded(Indicator.OfCases indicator, Period period) {
        Clock clock = indicator.cases().clock();
        Decomposition sum = Decomposition.ZERO;
        for (int kind : kinds.of(indicator.of())) {
            for (LocalDate from : time.parts(period)) {
                sum = sum.plus(aged(indicator.test().ages(), clock, ended(indicator, kind, from)));
            }
        }
        return sum;
    }

    /** The cases of a kind that count by their end in one part of time. */
    private Held ended(Indicator.OfCases indicator, int kind, LocalDate from) {
        Clock clock = indicator.cases().clock();
        Period part = time.period(from);
        return new Held(
                kind,
                datesOfEnded(clock.by(), part),
                true,
                part,
                name(aged(clock), kind, from),
                having(indicator, kind, having -> ended(clock.by(), List.of(kind), part, having)));
    }

    private static String aged(Clock clock) {
        return clock.equals(Clock.USUAL) ? "aged" : "aged by " + clock;
    }

    /** The cases of kinds that reached the end date of an indicator's limit in a period, over the limit. */
    Decomposition late(Indicator.OfCases indicator, List<Integer> ofKinds, Period period) {
        Limit within = indicator.test().limit().orElseThrow();
        Clock clock = indicator.cases().clock();
        Decomposition late = Decomposition.ZERO;
        for (LocalDate from : time.parts(period)) {
            for (int kind : ofKinds) {
                late = late.plus(over(within, clock, ended(indicator, kind, from)));
            }
        }
        return late;
    }

    /**
     * The cases received in a period and in time. All others are taken to be late: of a period long past it is known that none
     * is too young to tell, and then in time and late make up all.
     */
    private LinearCombination<String> receivedInTime(
            Indicator.OfCases indicator, List<Integer> ofKinds, FigureRequest request) {
        Cases cases = indicator.cases();
        String name = "received in time " + indicator.test().limit().orElseThrow() + by(cases.clock()) + ' '
                + cases.counted() + " on " + request.at();
        return sum(name, ofKinds, request.period(), part -> Map.of(CaseWords.RECEIVED, days(part)));
    }

    /**
     * Cases of a kind that are held against a limit.
     *
     * @param dates of the cases
     * @param hasEnded whether they have the date that stops the clock, and so every date of a limit in steps if in time
     * @param ends the days on one of which each is held against it
     * @param name the first part of the names of those of an age
     * @param all those that have what the limit is counted from
     */
    private record Held(
            int kind,
            Map<String, DateRange> dates,
            boolean hasEnded,
            Period ends,
            String name,
            LinearCombination<String> all) {}

    /** Those of some cases that are over a limit: none where none can be, and all where none can be in time. */
    private Decomposition over(Limit within, Clock clock, Held held) {
        if (!clock.stopsInItsPeriod()) {
            // When its clock stopped does not follow from the period that it counts in.
            return Decomposition.of(LinearCombination.of(held.name() + " over " + words(within)));
        }
        String turnsOn =
                within.isPlain() && within.plain() instanceof LastDay.InColumn last ? last.name() : clock.from();
        if (isLastDayAfter(within, held.ends().to())
                || !feasible.isFeasible(
                        held.kind(),
                        and(held.dates(), turnsOn, ifLate(within, held.ends().to())))) {
            return Decomposition.ZERO;
        }
        if (isPast(within, held.ends().from())
                || !feasible.isFeasible(held.kind(), and(held.dates(), ifInTime(within, clock, turnsOn, held)))) {
            return Decomposition.of(held.all());
        }
        return within.deadline()
                .filter(bands::hasLimit)
                .map(limit -> aged(new CaseTest.Ages(Optional.of(limit), Optional.empty()), clock, held))
                .orElseGet(() -> Decomposition.of(LinearCombination.of(held.name() + " over " + words(within))));
    }

    /** A limit in words that are the same for the same length of time. */
    private static String words(Limit within) {
        return within.deadline()
                .map(length -> AgeBands.inDays(length).toString())
                .orElseGet(within::toString);
    }

    /** Those of some cases that are as old as wanted. */
    private Decomposition aged(CaseTest.Ages ages, Clock clock, Held held) {
        return bands.split(
                held.name(),
                ages,
                held.all(),
                band -> !clock.stopsInItsPeriod()
                        || feasible.isFeasible(
                                held.kind(),
                                and(
                                        held.dates(),
                                        clock.from(),
                                        bands.startedIn(band, AgeBands.unit(ages), held.ends(), mayStop(clock)))));
    }

    /** Where the date lies on which a limit turns, the clock's start or the last day itself, if a case is late on a day. */
    private DateRange ifLate(Limit within, LocalDate at) {
        return within.isPlain()
                ? lastOfLate(within.plain(), at).map(DateRange::upTo).orElse(DateRange.ANY)
                : DateRange.ANY;
    }

    /** Where that date, and the dates between the steps of a limit, lie if a case is in time on a day, or later. */
    private Map<String, DateRange> ifInTime(Limit within, Clock clock, String turnsOn, Held held) {
        Map<String, DateRange> dates = new HashMap<>();
        LocalDate first = held.ends().from();
        for (int i = within.stretches().size() - 1; i >= 0; i--) {
            LastDay last = within.stretches().get(i).within();
            Optional<LocalDate> late = lastOfLate(last, first);
            if (late.isEmpty() || i == 0 && last.deadline().isPresent() && mayStop(clock)) {
                return dates;
            }
            first = late.get().plusDays(1);
            if (i == 0) {
                dates.put(turnsOn, DateRange.from(first));
            } else if (held.hasEnded()) {
                dates.put(within.stretches().get(i - 1).until(), DateRange.from(first));
            }
        }
        return dates;
    }

    private Optional<LocalDate> lastOfLate(LastDay within, LocalDate at) {
        if (within instanceof LastDay.InColumn) {
            return Optional.of(at.minusDays(1));
        }
        if (within instanceof LastDay.Yearly yearly) {
            LocalDate thisYear = yearly.day().atYear(at.getYear());
            return Optional.of(thisYear.isBefore(at) ? thisYear : yearly.day().atYear(at.getYear() - 1));
        }
        return within.deadline().map(length -> length.lastOverdueStart(at, workingDays));
    }

    /** Whether days that the clock was stopped may be taken off. */
    private boolean mayStop(Clock clock) {
        return kinds.clockStops() && clock.isNet();
    }

    /** Whether the last day in time is one day, and lies before another. */
    private static boolean isPast(Limit within, LocalDate day) {
        return within.isPlain()
                && within.plain() instanceof LastDay.On last
                && last.day().isBefore(day);
    }

    /** Whether the last day in time is one day, and another is no later. */
    private static boolean isLastDayAfter(Limit within, LocalDate day) {
        return within.isPlain()
                && within.plain() instanceof LastDay.On last
                && !last.day().isBefore(day);
    }

    /** The cases of kinds pending at the end of a day, and over an indicator's limit. */
    private Decomposition overdue(Indicator.OfCases indicator, List<Integer> ofKinds, LocalDate at) {
        Limit within = indicator.test().limit().orElseThrow();
        Decomposition overdue = Decomposition.ZERO;
        for (int kind : ofKinds) {
            overdue = overdue.plus(over(within, indicator.cases().clock(), held(indicator, kind, within.until(), at)));
        }
        return overdue;
    }

    /**
     * The cases that a figure of cases that ended tells of beside its value: those pending, and over its limit or, where it is a
     * mean, older than the mean may be.
     */
    Decomposition overdueBeside(Indicator.OfCases indicator, FigureRequest request) {
        boolean isOfEnded = indicator.cases().cohort() == Cases.Cohort.ENDED
                && indicator.cases().clock().stopsInItsPeriod();
        if (isOfEnded && indicator.test().limit().isPresent()) {
            return overdue(indicator, kinds.of(indicator.of()), request.at());
        }
        Optional<Limit> target = isOfEnded && indicator instanceof Indicator.Statistic mean && mean.isMeanTime()
                ? request.daysOfTarget()
                        .map(days -> Limit.of(
                                new LastDay.After(new Deadline(
                                        Math.max(days, 1),
                                        mean.cases().clock().ofWorkingDays()
                                                ? Deadline.Unit.WORKING_DAYS
                                                : Deadline.Unit.DAYS)),
                                mean.cases().clock().until()))
                : Optional.empty();
        Decomposition overdue = Decomposition.ZERO;
        if (target.isPresent()) {
            for (int kind : kinds.of(indicator.of())) {
                Clock clock = indicator.cases().clock();
                overdue = overdue.plus(over(target.get(), clock, held(indicator, kind, clock.until(), request.at())));
            }
        }
        return overdue;
    }

    /** The cases of a kind that were received, and had not reached an end date, at the end of a day. */
    private Held held(Indicator.OfCases indicator, int kind, String until, LocalDate at) {
        Clock clock = indicator.cases().clock();
        boolean isUntilDecision = until.equals(CaseWords.DECIDED);
        return new Held(
                kind,
                datesOfPending(at, at),
                false,
                new Period(at, at),
                name("age" + by(clock) + (isUntilDecision ? "" : " until " + until), kind, at),
                having(
                        indicator,
                        kind,
                        having -> isUntilDecision
                                ? pending(List.of(kind), at, having)
                                : LinearCombination.of(name("pending until " + until, kind, at))));
    }

    /**
     * The cases of kinds received and not decided at the end of a day: those pending before the first part of time, plus those
     * received since, less those decided since.
     */
    private LinearCombination<String> pending(
            Collection<Integer> ofKinds, LocalDate at, Map<String, DateRange> having) {
        Map<String, DateRange> before =
                and(having, CaseWords.RECEIVED, DateRange.upTo(time.first().minusDays(1)));
        LinearCombination<String> first = LinearCombination.sum(ofKinds.stream()
                .filter(kind -> feasible.isFeasible(kind, before))
                .map(kind -> "pending before of kind " + kind)
                .toList());
        if (at.isBefore(time.first())) {
            return first;
        }
        Period since = new Period(time.first(), at);
        return first.plus(received(ofKinds, since, having)).minus(ended(CaseWords.DECIDED, ofKinds, since, having));
    }

    /** Those of the cases pending that are as old as wanted. */
    private Decomposition agedPending(Indicator.OfCases indicator, LocalDate at) {
        Decomposition sum = Decomposition.ZERO;
        for (int kind : kinds.of(indicator.of())) {
            sum = sum.plus(aged(
                    indicator.test().ages(), indicator.cases().clock(), held(indicator, kind, CaseWords.DECIDED, at)));
        }
        return sum;
    }

    /** What is left at the end of a day of the cases of kinds that were pending at the end of another, {@code asOf}. */
    private LinearCombination<String> remaining(List<Integer> ofKinds, LocalDate asOf, LocalDate at) {
        if (at.equals(asOf)) {
            // On the day that the stock was closed, all of it is left.
            return pending(ofKinds, at, Map.of());
        }
        String name = "left on " + at + " of those on " + asOf;
        return LinearCombination.sum(ofKinds.stream()
                .filter(kind -> feasible.isFeasible(kind, datesOfPending(asOf, at)))
                .map(kind -> name + " of kind " + kind)
                .toList());
    }

    private LinearCombination<String> sum(
            String name, Collection<Integer> ofKinds, Period period, Function<Period, Map<String, DateRange>> dates) {
        List<String> counts = new ArrayList<>();
        for (LocalDate from : time.parts(period)) {
            Map<String, DateRange> ranges = dates.apply(time.period(from));
            ofKinds.stream()
                    .filter(kind -> feasible.isFeasible(kind, ranges))
                    .forEach(kind -> counts.add(name(name, kind, from)));
        }
        return LinearCombination.sum(counts);
    }

    /** The dates of cases that ended in a part of time: nothing ends before it is received. */
    private static Map<String, DateRange> datesOfEnded(String until, Period part) {
        return Map.of(until, days(part), CaseWords.RECEIVED, DateRange.upTo(part.to()));
    }

    /** The dates of cases that were received up to a day and not decided up to another. */
    private static Map<String, DateRange> datesOfPending(LocalDate received, LocalDate at) {
        return Map.of(
                CaseWords.RECEIVED,
                DateRange.upTo(received),
                CaseWords.DECIDED,
                new DateRange(at.plusDays(1), DateRange.END, false));
    }

    private static DateRange days(Period period) {
        return new DateRange(period.from(), period.to(), true);
    }

    /** Dates, one of which lies in a range besides. */
    private static Map<String, DateRange> and(Map<String, DateRange> dates, String column, DateRange range) {
        Map<String, DateRange> both = new HashMap<>(dates);
        both.merge(column, range, DateRange::and);
        return both;
    }

    private static Map<String, DateRange> and(Map<String, DateRange> dates, Map<String, DateRange> others) {
        Map<String, DateRange> both = new HashMap<>(dates);
        others.forEach((column, range) -> both.merge(column, range, DateRange::and));
        return both;
    }

    private static String ended(String until) {
        return "ended " + until;
    }

    private static String name(String what, int kind, LocalDate day) {
        return what + " of kind " + kind + " from " + day;
    }
}
