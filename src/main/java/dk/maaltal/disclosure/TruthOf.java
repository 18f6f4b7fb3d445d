package dk.maaltal.disclosure;

import dk.maaltal.plan.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Whether cases meet a condition, as far as their dates tell.
 *
 * @param dates the ranges that the cases' dates lie in, by the names of the columns; of other columns nothing is known
 */
record TruthOf(Map<String, DateRange> dates) implements Condition.Visitor<TruthValue> {

    @Override
    public TruthValue oneOf(Condition.OneOf oneOf) {
        return TruthValue.UNKNOWN;
    }

    @Override
    public TruthValue is(Condition.Is is) {
        return TruthValue.UNKNOWN;
    }

    @Override
    public TruthValue bound(Condition.Bound bound) {
        DateRange range = dates.get(bound.column());
        return range != null && bound.value() instanceof LocalDate day
                ? within(range, bound.operator(), day)
                : TruthValue.UNKNOWN;
    }

    /** An empty date meets no bound, so that a bound is met by all cases only where all have the date. */
    private static TruthValue within(DateRange range, String operator, LocalDate bound) {
        boolean byFirst = meets(range.first(), operator, bound);
        if (byFirst != meets(range.last(), operator, bound)) {
            return TruthValue.UNKNOWN;
        }
        return byFirst && !range.isKnown() ? TruthValue.UNKNOWN : TruthValue.of(byFirst);
    }

    private static boolean meets(LocalDate day, String operator, LocalDate bound) {
        return switch (operator) {
            case ">=" -> !day.isBefore(bound);
            case ">" -> day.isAfter(bound);
            case "<=" -> !day.isAfter(bound);
            case "<" -> day.isBefore(bound);
            default -> throw new IllegalArgumentException("no operator of a bound: " + operator);
        };
    }

    @Override
    public TruthValue not(Condition.Not not) {
        return not.of().accept(this).not();
    }

    @Override
    public TruthValue allOf(Condition.AllOf all) {
        return TruthValue.and(
                all.parts().stream().map(part -> part.accept(this)).toList());
    }

    /** One of them is met unless all are not. */
    @Override
    public TruthValue anyOf(Condition.AnyOf any) {
        List<TruthValue> unmet =
                any.parts().stream().map(part -> part.accept(this).not()).toList();
        return TruthValue.and(unmet).not();
    }
}
