package dk.maaltal.figures;

import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes conditions as SQL that is true or false and never null. Columns compared to texts or yes/no stand in the SQL
 * themselves; a comparison with a bound stands as a whole, under a name of its own once a scan has grouped by it.
 */
public final class ConditionSql {

    private ConditionSql() {}

    /** What a scan must group by for the condition to be told afterwards: SQL expressions with their names. */
    static void collectKeys(Condition condition, Set<String> keys) {
        if (condition instanceof Condition.OneOf oneOf) {
            keys.add(SqlName.of(oneOf.column()));
        } else if (condition instanceof Condition.Is is) {
            keys.add(SqlName.of(is.column()));
        } else if (condition instanceof Condition.Bound bound) {
            keys.add(comparison(bound) + " AS " + boundName(bound));
        } else if (condition instanceof Condition.Not not) {
            collectKeys(not.of(), keys);
        } else if (condition instanceof Condition.AllOf all) {
            all.parts().forEach(part -> collectKeys(part, keys));
        } else if (condition instanceof Condition.AnyOf any) {
            any.parts().forEach(part -> collectKeys(part, keys));
        }
    }

    /** The condition over the columns a scan has grouped by. */
    static String overCells(Condition condition) {
        return over(condition, ConditionSql::boundName);
    }

    /** The condition over the cases themselves. */
    public static String overCases(Condition condition) {
        return over(condition, ConditionSql::comparison);
    }

    private static String over(Condition condition, Function<Condition.Bound, String> ofBound) {
        if (condition instanceof Condition.OneOf oneOf) {
            String column = SqlName.of(oneOf.column());
            List<String> values = oneOf.values();
            String test = values.size() == 1
                    ? column + " = " + SqlName.literal(values.get(0))
                    : column + " IN (" + values.stream().map(SqlName::literal).collect(Collectors.joining(", ")) + ")";
            return "coalesce(" + test + ", false)";
        }
        if (condition instanceof Condition.Is is) {
            return SqlName.of(is.column()) + (is.yes() ? " IS TRUE" : " IS FALSE");
        }
        if (condition instanceof Condition.Bound bound) {
            return ofBound.apply(bound);
        }
        if (condition instanceof Condition.Not not) {
            return "NOT (" + over(not.of(), ofBound) + ")";
        }
        if (condition instanceof Condition.AllOf all) {
            return join(all.parts(), " AND ", "true", ofBound);
        }
        return join(((Condition.AnyOf) condition).parts(), " OR ", "false", ofBound);
    }

    private static String join(
            List<Condition> parts, String word, String ofNone, Function<Condition.Bound, String> ofBound) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream().map(part -> over(part, ofBound)).collect(Collectors.joining(word, "(", ")"));
    }

    private static String comparison(Condition.Bound bound) {
        return "coalesce(" + SqlName.of(bound.column()) + " " + bound.operator() + " " + literal(bound.value())
                + ", false)";
    }

    private static String boundName(Condition.Bound bound) {
        String operator =
                switch (bound.operator()) {
                    case ">=" -> "from";
                    case "<=" -> "to";
                    case ">" -> "over";
                    default -> "below";
                };
        String value = bound.value() instanceof BigDecimal number
                ? number.toPlainString().replace("-", "minus ").replace(".", " point ")
                : bound.value().toString();
        return "is_" + SqlName.of(operator + " " + value + " " + bound.column());
    }

    private static String literal(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : "DATE '" + value + "'";
    }
}
