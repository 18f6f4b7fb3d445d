package dk.maaltal.disclosure;

import dk.maaltal.plan.Condition;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The days from which on a condition on a date is met that was not before, or the other way round.
 *
 * @param column that holds the date
 */
record BreakpointsOf(String column) implements Condition.Visitor<Stream<LocalDate>> {

    @Override
    public Stream<LocalDate> oneOf(Condition.OneOf oneOf) {
        return Stream.empty();
    }

    @Override
    public Stream<LocalDate> is(Condition.Is is) {
        return Stream.empty();
    }

    /** The bound's day, where the bound lies before it, or else the day after. */
    @Override
    public Stream<LocalDate> bound(Condition.Bound bound) {
        if (!(bound.value() instanceof LocalDate day && bound.column().equals(column))) {
            return Stream.empty();
        }
        boolean liesBefore = bound.operator().equals(">=") || bound.operator().equals("<");
        return Stream.of(liesBefore ? day : day.plusDays(1));
    }

    @Override
    public Stream<LocalDate> not(Condition.Not not) {
        return not.of().accept(this);
    }

    @Override
    public Stream<LocalDate> allOf(Condition.AllOf all) {
        return all.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<LocalDate> anyOf(Condition.AnyOf any) {
        return any.parts().stream().flatMap(part -> part.accept(this));
    }
}
