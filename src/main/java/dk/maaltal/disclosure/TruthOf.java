package dk.maaltal.disclosure;

import dk.maaltal.plan.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether cases meet a condition, as far as the ranges of their dates tell.
 *
 * @param dates the ranges that the cases' dates lie in, by the names of the columns; of other dates nothing is known
 * @param traits the comparisons with other things than dates that the cases fulfil
 */
record TruthOf(Map<String, DateRange> dates, Set<Condition> traits) implements Condition.Visitor<TruthValue> {

    @Override
    public TruthValue oneOf(Condition.OneOf oneOf) {
        return TruthValue.of(traits.contains(oneOf));
    }

    @Override
    public TruthValue is(Condition.Is is) {
        return TruthValue.of(traits.contains(is));
    }

    @Override
    public TruthValue bound(Condition.Bound bound) {
        return bound.value() instanceof LocalDate day
                ? within(dates.getOrDefault(bound.column(), DateRange.ANY), bound.operator(), day)
                : TruthValue.of(traits.contains(bound));
    }

    /** An empty date meets no bound, so that a bound is met by all cases only where all have the date. */
    private static TruthValue within(DateRange range, String operator, LocalDate bound) {
        if (range.isEmpty()) {
            return TruthValue.FALSE;
        }
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
