package dk.maaltal.disclosure;

import dk.maaltal.figures.CaseKinds;
import dk.maaltal.plan.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of cases can have which dates, where conditions on dates tell the kinds apart. A kind and dates that exclude each
 * other are a structural zero: there are no such cases whatever is published, and every reader knows it.
 *
 * @param kinds the kinds of cases that the institution has
 */
record FeasibleKinds(CaseKinds kinds) {

    /** Whether some case of a kind can have dates in these ranges; a date that is not named may be any. */
    boolean isFeasible(int kind, Map<String, DateRange> dates) {
        Set<Condition> fulfilled = kinds.kinds().get(kind);
        return kinds.conditions().stream().allMatch(condition -> {
            TruthValue truth = condition.accept(new TruthOf(dates));
            return truth == TruthValue.UNKNOWN || truth == TruthValue.of(fulfilled.contains(condition));
        });
    }

    /** Whether every case of a kind has something in a column, because a condition that it fulfils, or does not, asks for it. */
    boolean alwaysHas(int kind, String column) {
        Set<Condition> fulfilled = kinds.kinds().get(kind);
        return kinds.conditions().stream()
                .anyMatch(condition -> condition.accept(new PresenceIn(column, fulfilled.contains(condition))));
    }

    /** The days from which on a condition on a date is met that was not before, or the other way round. */
    List<LocalDate> breakpoints() {
        return kinds.conditions().stream()
                .flatMap(condition -> condition.accept(new BreakpointsOf()))
                .toList();
    }
}
