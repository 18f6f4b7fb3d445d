package dk.maaltal.disclosure;

import dk.maaltal.figures.CaseKinds;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which kinds of cases can have which dates, where conditions on dates tell the kinds apart. A kind and dates that exclude each
 * other are a structural zero: there are no such cases whatever is published, and every reader knows it. A reader puts
 * together what the conditions say: where all cases are of area A or B, one received in 2022 that is not of B is of "A, received
 * in 2022".
 */
final class FeasibleKinds {

    private final CaseKinds kinds;

    /** By each column of dates that conditions look at, the day of receipt first: before it no case has any other date. */
    private final Map<String, NavigableSet<LocalDate>> breakpoints = new LinkedHashMap<>();

    /** The kinds that there can be of cases with dates in some ranges, for ranges that together are all that dates can be. */
    private final Map<Map<String, DateRange>, BitSet> kindsByDates = new HashMap<>();

    /** The same for the ranges that were asked for. */
    private final Map<Map<String, DateRange>, BitSet> feasible = new HashMap<>();

    /** @param kinds the kinds of cases that the institution has */
    FeasibleKinds(CaseKinds kinds) {
        this.kinds = kinds;
        Stream.concat(Stream.of(CaseWords.RECEIVED), kinds.conditions().stream().flatMap(Condition::columns))
                .distinct()
                .forEach(column -> breakpoints.put(
                        column,
                        kinds.conditions().stream()
                                .flatMap(condition -> condition.accept(new BreakpointsOf(column)))
                                .collect(Collectors.toCollection(TreeSet::new))));
        breakpoints.values().removeIf(Set::isEmpty);
        BitSet all = new BitSet();
        all.set(0, kinds.kinds().size());
        kinds.traits()
                .forEach(traits -> find(all, kinds.conditions(), traits, Map.of(), List.copyOf(breakpoints.keySet())));
    }

    /** The days from which on a condition on a date is met that was not before, or the other way round. */
    List<LocalDate> breakpoints() {
        return breakpoints.values().stream().flatMap(Set::stream).toList();
    }

    /** Whether every case of a kind has something in a column, because a condition that it fulfils, or does not, asks for it. */
    boolean alwaysHas(int kind, String column) {
        Set<Condition> fulfilled = kinds.kinds().get(kind);
        return kinds.conditions().stream()
                .anyMatch(condition -> condition.accept(new PresenceIn(column, fulfilled.contains(condition))));
    }

    /** Whether some case of a kind can have dates in these ranges; a date that is not named may be any. */
    boolean isFeasible(int kind, Map<String, DateRange> dates) {
        return feasible.computeIfAbsent(dates, this::kindsWith).get(kind);
    }

    private BitSet kindsWith(Map<String, DateRange> dates) {
        BitSet found = new BitSet();
        kindsByDates.forEach((ranges, there) -> {
            if (meet(ranges, dates)) {
                found.or(there);
            }
        });
        return found;
    }

    /** Whether a case can have dates that lie in both of some ranges, none of them before it was received. */
    private static boolean meet(Map<String, DateRange> some, Map<String, DateRange> others) {
        Map<String, DateRange> both = new HashMap<>(some);
        others.forEach((column, range) -> both.merge(column, range, DateRange::and));
        LocalDate received =
                both.getOrDefault(CaseWords.RECEIVED, DateRange.ANY).first();
        return both.values().stream()
                .noneMatch(range -> range.isKnown() && range.notBefore(received).isEmpty());
    }

    /**
     * Finds the kinds that cases can be of.
     *
     * @param among the kinds that they may be of
     * @param open the conditions of which it is not known yet whether the cases meet them
     * @param traits what the cases hold besides their dates
     * @param dates the ranges that their dates lie in
     * @param uncut the columns of which a range may still be one where a condition is met on some days and on others not
     */
    private void find(
            BitSet among,
            List<Condition> open,
            Set<Condition> traits,
            Map<String, DateRange> dates,
            List<String> uncut) {
        BitSet possible = (BitSet) among.clone();
        List<Condition> stillOpen = new ArrayList<>();
        for (Condition condition : open) {
            TruthValue truth = condition.accept(new TruthOf(dates, traits));
            if (truth == TruthValue.UNKNOWN) {
                stillOpen.add(condition);
            } else {
                keep(possible, condition, truth);
            }
        }
        if (possible.isEmpty()) {
            return;
        }
        if (stillOpen.isEmpty()) {
            kindsByDates.computeIfAbsent(dates, none -> new BitSet()).or(possible);
            return;
        }
        String column = uncut.get(0);
        DateRange any = column.equals(CaseWords.RECEIVED) ? DateRange.SOME : DateRange.ANY;
        LocalDate received =
                dates.getOrDefault(CaseWords.RECEIVED, DateRange.ANY).first();
        for (DateRange part : any.notBefore(received).cutBefore(breakpoints.get(column))) {
            Map<String, DateRange> cut = new HashMap<>(dates);
            cut.put(column, part);
            find(possible, stillOpen, traits, cut, uncut.subList(1, uncut.size()));
        }
    }

    /** Keeps the kinds of which a condition is as true as it is. */
    private void keep(BitSet possible, Condition condition, TruthValue truth) {
        for (int kind = possible.nextSetBit(0); kind >= 0; kind = possible.nextSetBit(kind + 1)) {
            possible.set(kind, TruthValue.of(kinds.kinds().get(kind).contains(condition)) == truth);
        }
    }
}
