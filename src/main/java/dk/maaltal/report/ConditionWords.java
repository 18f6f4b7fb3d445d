package dk.maaltal.report;

import dk.maaltal.plan.Condition;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Says in Danish which cases meet a condition, to go on a sentence: "Område" er Klager. */
record ConditionWords(ColumnWords columns) implements Condition.Visitor<String> {

    @Override
    public String oneOf(Condition.OneOf oneOf) {
        return columns.column(oneOf.column()) + " er " + String.join(" eller ", oneOf.values());
    }

    @Override
    public String is(Condition.Is is) {
        return columns.column(is.column()) + " er " + (is.yes() ? "ja" : "nej");
    }

    @Override
    public String bound(Condition.Bound bound) {
        String words =
                switch (bound.operator()) {
                    case ">=" -> "mindst ";
                    case "<=" -> "højst ";
                    case ">" -> "over ";
                    default -> "under ";
                };
        String value = bound.value() instanceof BigDecimal number
                ? Danish.number(number, Math.max(number.scale(), 0))
                : bound.value().toString();
        return columns.column(bound.column()) + " er " + words + value;
    }

    @Override
    public String not(Condition.Not not) {
        return "det ikke gælder, at " + not.of().accept(this);
    }

    @Override
    public String allOf(Condition.AllOf all) {
        return all.parts().stream().map(part -> part.accept(this)).collect(Collectors.joining(" og "));
    }

    @Override
    public String anyOf(Condition.AnyOf any) {
        return any.parts().stream().map(part -> part.accept(this)).collect(Collectors.joining(" eller ", "enten ", ""));
    }
}
