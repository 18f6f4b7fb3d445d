package dk.maaltal.figures;

import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes conditions as SQL that is true or false and never null. */
public final class ConditionSql {

    private ConditionSql() {}

    /** The condition over the table of cases, by the names of its columns. */
    public static String overCases(Condition condition) {
        return over(condition, SqlName::of, ConditionSql::comparison);
    }

    /**
     * The condition over something that holds columns of cases under names of its own.
     *
     * @param column the SQL name there of a column of texts or of yes/no, by its declared name
     * @param bound the SQL that is true there where a comparison with a bound is
     */
    static String over(Condition condition, UnaryOperator<String> column, Function<Condition.Bound, String> bound) {
        return condition.accept(new Writer(column, bound));
    }

    /** A comparison with a bound over the table of cases. */
    static String comparison(Condition.Bound bound) {
        return "coalesce(" + SqlName.of(bound.column()) + " " + bound.operator() + " " + literal(bound.value())
                + ", false)";
    }

    private static String literal(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : "DATE '" + value + "'";
    }

    private record Writer(UnaryOperator<String> column, Function<Condition.Bound, String> ofBound)
            implements Condition.Visitor<String> {

        @Override
        public String oneOf(Condition.OneOf oneOf) {
            String name = column.apply(oneOf.column());
            List<String> values = oneOf.values();
            String test = values.size() == 1
                    ? name + " = " + SqlName.literal(values.get(0))
                    : name + " IN (" + values.stream().map(SqlName::literal).collect(Collectors.joining(", ")) + ")";
            return "coalesce(" + test + ", false)";
        }

        @Override
        public String is(Condition.Is is) {
            return column.apply(is.column()) + (is.yes() ? " IS TRUE" : " IS FALSE");
        }

        @Override
        public String bound(Condition.Bound bound) {
            return ofBound.apply(bound);
        }

        @Override
        public String not(Condition.Not not) {
            return "NOT (" + not.of().accept(this) + ")";
        }

        @Override
        public String allOf(Condition.AllOf all) {
            return join(all.parts(), " AND ", "true");
        }

        @Override
        public String anyOf(Condition.AnyOf any) {
            return join(any.parts(), " OR ", "false");
        }

        private String join(List<Condition> parts, String word, String ofNone) {
            return parts.isEmpty()
                    ? ofNone
                    : parts.stream().map(part -> part.accept(this)).collect(Collectors.joining(word, "(", ")"));
        }
    }
}
