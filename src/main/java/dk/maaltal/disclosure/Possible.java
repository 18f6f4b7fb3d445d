package dk.maaltal.disclosure;

import dk.maaltal.figures.CaseKinds;
import dk.maaltal.plan.Condition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kinds of cases can be there on which days, where conditions on days tell kinds apart. */
final class Possible {

    /**
     * Between which days a date lies, both inclusive.
     *
     * @param isThere whether every case meant has the date
     */
    record Between(LocalDate first, LocalDate last, boolean isThere) {}

    private enum Truth {
        YES,
        NO,
        OPEN;

        Truth not() {
            return this == OPEN ? OPEN : this == YES ? NO : YES;
        }
    }

    private Possible() {}

    /** Whether some case of a kind can have such dates. */
    static boolean is(CaseKinds kinds, int kind, Map<String, Between> dates) {
        Set<Condition> fulfilled = kinds.kinds().get(kind);
        return kinds.conditions().stream().allMatch(condition -> {
            Truth truth = truth(condition, dates);
            return truth == Truth.OPEN || (truth == Truth.YES) == fulfilled.contains(condition);
        });
    }

    /** The days on which conditions begin to be so, or not so. */
    static List<LocalDate> turns(Condition condition) {
        List<LocalDate> turns = new ArrayList<>();
        if (condition instanceof Condition.Bound bound && bound.value() instanceof LocalDate day) {
            turns.add(bound.operator().equals(">=") || bound.operator().equals("<") ? day : day.plusDays(1));
        } else if (condition instanceof Condition.Not not) {
            turns.addAll(turns(not.of()));
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> turns.addAll(turns(part)));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> turns.addAll(turns(part)));
        }
        return turns;
    }

    private static Truth truth(Condition condition, Map<String, Between> dates) {
        if (condition instanceof Condition.Bound bound && bound.value() instanceof LocalDate day) {
            Between between = dates.get(bound.column());
            return between == null ? Truth.OPEN : truth(bound.operator(), day, between);
        }
        if (condition instanceof Condition.Not not) {
            return truth(not.of(), dates).not();
        }
        if (condition instanceof Condition.AllOf all) {
            return all(all.parts().stream().map(part -> truth(part, dates)).toList());
        }
        return condition instanceof Condition.AnyOf any
                ? all(any.parts().stream().map(part -> truth(part, dates).not()).toList())
                        .not()
                : Truth.OPEN;
    }

    private static Truth all(List<Truth> truths) {
        return truths.contains(Truth.NO) ? Truth.NO : truths.contains(Truth.OPEN) ? Truth.OPEN : Truth.YES;
    }

    private static Truth truth(String operator, LocalDate day, Between between) {
        boolean ofFirst = isSo(operator, day, between.first());
        boolean ofLast = isSo(operator, day, between.last());
        if (ofFirst != ofLast) {
            return Truth.OPEN;
        }
        return !ofFirst ? Truth.NO : between.isThere() ? Truth.YES : Truth.OPEN;
    }

    private static boolean isSo(String operator, LocalDate bound, LocalDate day) {
        return switch (operator) {
            case ">=" -> !day.isBefore(bound);
            case ">" -> day.isAfter(bound);
            case "<=" -> !day.isAfter(bound);
            default -> day.isBefore(bound);
        };
    }
}
