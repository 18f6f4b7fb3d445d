package dk.maaltal.disclosure;

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
    private LinearCombination<String> received(List<Integer> ofKinds, Period period) {
        return sum(
                "received",
                ofKinds,
                period,
                part -> Map.of(
                        CaseWords.RECEIVED,
                        new DateRange(part.from(), part.to(), true),
                        CaseWords.DECIDED,
                        new DateRange(part.from(), DateRange.END, false)));
    }

    /** The cases of kinds that reached an end date in a period; {@code until} names the date. */
    private LinearCombination<String> ended(String until, List<Integer> ofKinds, Period period) {
        return sum(ended(until), ofKinds, period, part -> datesOfEnded(until, part));
    }

    /**
     * The cases that an indicator tells of, as far as they have the dates and numbers it is made from: the denominator of a
     * share within a limit before any are left out, and of a mean.
     */
    Decomposition cohort(Indicator.OfCases indicator, FigureRequest request) {
        Cases cases = indicator.cases();
        LinearCombination<String> all = LinearCombination.zero();
        for (int kind : kinds.of(indicator.of())) {
            all = all.plus(having(indicator, kind, ofKind(cases, List.of(kind), request)));
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
                        cases, kinds.of(indicator.of(), indicator.condition().orElseThrow()), request));
            case AGED -> pending ? agedPending(indicator, request.at()) : agedEnded(indicator, request.period());
            case WITHIN, OVER ->
                switch (cases.cohort()) {
                    case PENDING -> Decomposition.of(overdue(indicator, ofKinds, request.at()));
                    case ENDED -> Decomposition.of(late(indicator, ofKinds, request.period()));
                    case RECEIVED ->
                        cohort(indicator, request)
                                .plus(Decomposition.of(receivedInTime(indicator, ofKinds, request)), -1);
                };
        };
    }

    private LinearCombination<String> ofKind(Cases cases, List<Integer> ofKinds, FigureRequest request) {
        return switch (cases.cohort()) {
            case ENDED -> ended(cases.clock().by(), ofKinds, request.period());
            case RECEIVED -> received(ofKinds, request.period());
            case PENDING -> pending(ofKinds, request.at());
        };
    }

    /**
     * Of some cases of a kind those that have what an indicator is made from: unknowns of their own where some may lack it. How
     * many do is printed nowhere that counts are hidden.
     */
    private LinearCombination<String> having(Indicator.OfCases indicator, int kind, LinearCombination<String> all) {
        Clock clock = indicator.cases().clock();
        List<String> needed = new ArrayList<>();
        if (indicator.measuresTime() && !clock.startsAtReceipt()) {
            needed.add(clock.from());
        }
        if (indicator.measuresTime() && !clock.stopsInItsPeriod()) {
            needed.add(clock.until());
        }
        indicator.test().limit().filter(Limit::isPlain).ifPresent(limit -> limit.plain()
                .column()
                .ifPresent(needed::add));
        if (indicator instanceof Indicator.Statistic statistic) {
            statistic.number().ifPresent(needed::add);
        }
        needed.removeIf(column -> feasible.alwaysHas(kind, column));
        if (indicator instanceof Indicator.Statistic statistic
                && statistic.aggregate().kind() == Aggregate.Kind.MEAN_OF_FASTEST) {
            needed.add("fastest " + statistic.aggregate().percent() + " by " + clock);
        }
        return needed.isEmpty() ? all : all.named(name -> name + " having " + needed);
    }

    /** What tells one clock from another in the name of an unknown; nothing for the usual one. */
    private static String by(Clock clock) {
        return clock.timesEveryCase() && clock.isNet() ? "" : " by " + clock;
    }

    /** Those of the cases ended that took as long as wanted. */
    private Decomposition agedEnded(Indicator.OfCases indicator, Period period) {
        CaseTest.Ages ages = indicator.test().ages();
        Clock clock = indicator.cases().clock();
        String aged = clock.equals(Clock.USUAL) ? "aged" : "aged by " + clock;
        Decomposition sum = Decomposition.ZERO;
        for (int kind : kinds.of(indicator.of())) {
            for (LocalDate part : time.parts(period)) {
                LinearCombination<String> all =
                        having(indicator, kind, ended(clock.by(), List.of(kind), time.period(part)));
                sum = sum.plus(bands.split(name(aged, kind, part), ages, all, band -> true));
            }
        }
        return sum;
    }

    /** The cases of kinds that reached the end date of an indicator's limit in a period, over the limit. */
    LinearCombination<String> late(Indicator.OfCases indicator, List<Integer> ofKinds, Period period) {
        Limit within = indicator.test().limit().orElseThrow();
        Clock clock = indicator.cases().clock();
        boolean isOfLengths = clock.timesEveryCase()
                && within.stretches().stream()
                        .allMatch(stretch -> stretch.within().deadline().isPresent());
        LinearCombination<String> late = LinearCombination.zero();
        for (LocalDate from : time.parts(period)) {
            Period part = time.period(from);
            Map<String, DateRange> ended = datesOfEnded(clock.by(), part);
            Map<String, DateRange> inTime = new HashMap<>(ended);
            boolean isPast = isPast(within, from);
            if (isOfLengths) {
                inTime.put(CaseWords.RECEIVED, new DateRange(firstInTime(within, from), part.to(), true));
            }
            for (int kind : ofKinds) {
                if (feasible.isFeasible(kind, ended)) {
                    // Where no case of the kind can be in time, the late ones are all that ended.
                    boolean canBeInTime = !isPast && feasible.isFeasible(kind, inTime);
                    if (isLastDayAfter(within, part.to())) {
                        continue;
                    }
                    late = late.plus(
                            canBeInTime
                                    ? LinearCombination.of(name("late " + within + by(clock), kind, from))
                                    : having(
                                            indicator,
                                            kind,
                                            LinearCombination.of(name(ended(clock.by()), kind, from))));
                }
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
        return sum(
                name,
                ofKinds,
                request.period(),
                part -> Map.of(CaseWords.RECEIVED, new DateRange(part.from(), part.to(), true)));
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
    private LinearCombination<String> overdue(Indicator.OfCases indicator, List<Integer> ofKinds, LocalDate at) {
        Limit within = indicator.test().limit().orElseThrow();
        if (isPast(within, at)) {
            LinearCombination<String> all = LinearCombination.zero();
            for (int kind : ofKinds) {
                all = all.plus(having(indicator, kind, pending(List.of(kind), at)));
            }
            return all;
        }
        if (isLastDayAfter(within, at)) {
            return LinearCombination.zero();
        }
        String name = "overdue " + indicator.test().limit().orElseThrow()
                + by(indicator.cases().clock());
        return LinearCombination.sum(
                ofKinds.stream().map(kind -> name(name, kind, at)).toList());
    }

    /** The first day of receipt of a case that ends in time on a day, or later. */
    private LocalDate firstInTime(Limit within, LocalDate end) {
        LocalDate first = end;
        for (int i = within.stretches().size() - 1; i >= 0; i--) {
            first = within.stretches()
                    .get(i)
                    .within()
                    .deadline()
                    .orElseThrow()
                    .lastOverdueStart(first, workingDays)
                    .plusDays(1);
        }
        return first;
    }

    /**
     * The cases of kinds received and not decided at the end of a day: those pending before the first part of time, plus those
     * received since, less those decided since.
     */
    private LinearCombination<String> pending(List<Integer> ofKinds, LocalDate at) {
        Map<String, DateRange> before = Map.of(
                CaseWords.RECEIVED,
                new DateRange(DateRange.BEGINNING, time.first().minusDays(1), true));
        LinearCombination<String> first = LinearCombination.sum(ofKinds.stream()
                .filter(kind -> feasible.isFeasible(kind, before))
                .map(kind -> "pending before of kind " + kind)
                .toList());
        if (at.isBefore(time.first())) {
            return first;
        }
        Period since = new Period(time.first(), at);
        return first.plus(received(ofKinds, since)).minus(ended(CaseWords.DECIDED, ofKinds, since));
    }

    /** Those of the cases pending that are as old as wanted. */
    private Decomposition agedPending(Indicator.OfCases indicator, LocalDate at) {
        CaseTest.Ages ages = indicator.test().ages();
        Clock clock = indicator.cases().clock();
        Decomposition sum = Decomposition.ZERO;
        for (int kind : kinds.of(indicator.of())) {
            sum = sum.plus(bands.split(
                    name("age" + by(clock), kind, at),
                    ages,
                    having(indicator, kind, pending(List.of(kind), at)),
                    band -> !clock.startsAtReceipt()
                            || feasible.isFeasible(
                                    kind,
                                    Map.of(CaseWords.RECEIVED, bands.receivedIn(band, AgeBands.unit(ages), at)))));
        }
        return sum;
    }

    /** What is left at the end of a day of the cases of kinds that were pending at the end of another, {@code asOf}. */
    private LinearCombination<String> remaining(List<Integer> ofKinds, LocalDate asOf, LocalDate at) {
        if (at.equals(asOf)) {
            // On the day that the stock was closed, all of it is left.
            return pending(ofKinds, at);
        }
        String name = "left on " + at + " of those on " + asOf;
        return LinearCombination.sum(
                ofKinds.stream().map(kind -> name + " of kind " + kind).toList());
    }

    private LinearCombination<String> sum(
            String name, List<Integer> ofKinds, Period period, Function<Period, Map<String, DateRange>> dates) {
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
        return Map.of(
                until,
                new DateRange(part.from(), part.to(), true),
                CaseWords.RECEIVED,
                new DateRange(DateRange.BEGINNING, part.to(), true));
    }

    private static String ended(String until) {
        return "ended " + until;
    }

    private static String name(String what, int kind, LocalDate day) {
        return what + " of kind " + kind + " from " + day;
    }
}
