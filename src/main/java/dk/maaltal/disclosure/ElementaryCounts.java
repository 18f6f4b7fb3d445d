package dk.maaltal.disclosure;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
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
                        .map(request -> request.indicator().accept(new AgesOf()))
                        .toList(),
                workingDays);
    }

    /** The kinds of cases that the institution has. */
    CaseKinds kinds() {
        return kinds;
    }

    /** The cases of kinds received in a period. */
    LinearCombination<String> received(List<Integer> ofKinds, Period period) {
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
    LinearCombination<String> ended(String until, List<Integer> ofKinds, Period period) {
        return sum(ended(until), ofKinds, period, part -> datesOfEnded(until, part));
    }

    /** Those of the cases ended that took as long as wanted. */
    Decomposition ended(String until, List<Integer> ofKinds, Indicator.Ages ages, Period period) {
        if (ages.equals(Indicator.Ages.ANY)) {
            return Decomposition.of(ended(until, ofKinds, period));
        }
        Decomposition sum = Decomposition.ZERO;
        for (int kind : ofKinds) {
            for (LocalDate part : time.parts(period)) {
                LinearCombination<String> all = ended(until, List.of(kind), time.period(part));
                sum = sum.plus(bands.split(name("aged", kind, part), ages, all, band -> true));
            }
        }
        return sum;
    }

    /** The cases of kinds that reached the end date of a limit in a period, over the limit. */
    LinearCombination<String> late(Limit within, List<Integer> ofKinds, Period period) {
        List<String> counts = new ArrayList<>();
        for (LocalDate from : time.parts(period)) {
            Period part = time.period(from);
            Map<String, DateRange> ended = datesOfEnded(within.until(), part);
            Map<String, DateRange> inTime = new HashMap<>(ended);
            inTime.put(CaseWords.RECEIVED, new DateRange(firstInTime(within, from), part.to(), true));
            for (int kind : ofKinds) {
                if (feasible.isFeasible(kind, ended)) {
                    // Where no case of the kind can be in time, the late ones are all that ended.
                    boolean canBeInTime = feasible.isFeasible(kind, inTime);
                    counts.add(name(canBeInTime ? "late " + within : ended(within.until()), kind, from));
                }
            }
        }
        return LinearCombination.sum(counts);
    }

    /** The first day of receipt of a case that ends in time on a day, or later. */
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

    /**
     * The cases of kinds received and not decided at the end of a day: those pending before the first part of time, plus those
     * received since, less those decided since.
     */
    LinearCombination<String> pending(List<Integer> ofKinds, LocalDate at) {
        Period since = new Period(time.first(), at);
        Map<String, DateRange> before = Map.of(
                CaseWords.RECEIVED,
                new DateRange(DateRange.BEGINNING, time.first().minusDays(1), true));
        return LinearCombination.sum(ofKinds.stream()
                        .filter(kind -> feasible.isFeasible(kind, before))
                        .map(kind -> "pending before of kind " + kind)
                        .toList())
                .plus(received(ofKinds, since))
                .minus(ended(CaseWords.DECIDED, ofKinds, since));
    }

    /** Those of the cases pending that are as old as wanted. */
    Decomposition pending(List<Integer> ofKinds, Indicator.Ages ages, LocalDate at) {
        if (ages.equals(Indicator.Ages.ANY)) {
            return Decomposition.of(pending(ofKinds, at));
        }
        Decomposition sum = Decomposition.ZERO;
        for (int kind : ofKinds) {
            sum = sum.plus(bands.split(
                    name("age", kind, at),
                    ages,
                    pending(List.of(kind), at),
                    band -> feasible.isFeasible(
                            kind, Map.of(CaseWords.RECEIVED, bands.receivedIn(band, AgeBands.unit(ages), at)))));
        }
        return sum;
    }

    /** What is left at the end of a day of the cases of kinds that were pending at the end of another, {@code asOf}. */
    LinearCombination<String> remaining(List<Integer> ofKinds, LocalDate asOf, LocalDate at) {
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
