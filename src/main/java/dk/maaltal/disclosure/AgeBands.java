package dk.maaltal.disclosure;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.plan.CaseTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Ages cut into bands at every limit that a figure has. Bands of one unit are numbered from 0, the youngest; band n is over
 * limit n − 1 and up to limit n of that unit. Limits in different units are not compared: each unit has bands of its own,
 * which make up the same cases.
 */
final class AgeBands {

    private final Map<Deadline.Unit, List<Integer>> limits = new TreeMap<>();
    private final WorkingDays workingDays;

    /**
     * @param ages what figures count; {@link CaseTest.Ages#ANY} has no limits
     * @param workingDays which days count as working days
     */
    AgeBands(Collection<CaseTest.Ages> ages, WorkingDays workingDays) {
        this.workingDays = workingDays;
        Map<Deadline.Unit, TreeSet<Integer>> sorted = new TreeMap<>();
        for (CaseTest.Ages each : ages) {
            Stream.concat(each.over().stream(), each.upTo().stream())
                    .map(AgeBands::inDays)
                    .forEach(limit -> sorted.computeIfAbsent(limit.unit(), unit -> new TreeSet<>())
                            .add(limit.count()));
        }
        sorted.forEach((unit, counts) -> limits.put(unit, List.copyOf(counts)));
    }

    /** The unit of the limits of ages that have one. */
    static Deadline.Unit unit(CaseTest.Ages ages) {
        return inDays(ages.over().or(ages::upTo).orElseThrow()).unit();
    }

    /** A limit in weeks as so many days, any other as it is: limits that are the same length are the same. */
    static Deadline inDays(Deadline limit) {
        return limit.unit() == Deadline.Unit.WEEKS ? new Deadline(7 * limit.count(), Deadline.Unit.DAYS) : limit;
    }

    /** Whether ages are cut at a limit. */
    boolean hasLimit(Deadline limit) {
        Deadline inDays = inDays(limit);
        return limits.getOrDefault(inDays.unit(), List.of()).contains(inDays.count());
    }

    /**
     * Some cases of the ages wanted, as a sum over bands.
     *
     * @param name of the cases, the first part of the bands' names
     * @param all the same cases of all ages, which all bands together are
     * @param isFeasible whether there can be cases in a band
     */
    Decomposition split(String name, CaseTest.Ages wanted, LinearCombination<String> all, IntPredicate isFeasible) {
        List<String> whole = new ArrayList<>();
        List<String> some = new ArrayList<>();
        for (int band = 0; band <= limits.get(unit(wanted)).size(); band++) {
            if (isFeasible.test(band)) {
                String count = name + " in " + unit(wanted) + " " + band;
                whole.add(count);
                if (isIn(band, wanted)) {
                    some.add(count);
                }
            }
        }
        return new Decomposition(
                LinearCombination.sum(some),
                List.of(LinearCombination.sum(whole).minus(all)));
    }

    private boolean isIn(int band, CaseTest.Ages wanted) {
        List<Integer> counts = limits.get(unit(wanted));
        return wanted.over().stream()
                        .allMatch(over -> band > counts.indexOf(inDays(over).count()))
                && wanted.upTo().stream()
                        .allMatch(upTo -> band <= counts.indexOf(inDays(upTo).count()));
    }

    /**
     * The days on which the clock started of cases that are in a band on some day of a period.
     *
     * @param mayStop whether days that the clock was stopped make cases younger
     */
    DateRange startedIn(int band, Deadline.Unit unit, Period period, boolean mayStop) {
        List<Integer> counts = limits.get(unit);
        return new DateRange(
                mayStop || band == counts.size()
                        ? DateRange.BEGINNING
                        : lastOverdueStart(counts.get(band), unit, period.from())
                                .plusDays(1),
                band == 0 ? DateRange.END : lastOverdueStart(counts.get(band - 1), unit, period.to()),
                true);
    }

    private LocalDate lastOverdueStart(int count, Deadline.Unit unit, LocalDate at) {
        return new Deadline(count, unit).lastOverdueStart(at, workingDays);
    }
}
