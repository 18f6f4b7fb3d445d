package dk.maaltal.figures;

import dk.maaltal.plan.Condition;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** The comparisons that a condition is put together from, without those of dates. */
record ComparisonsIn() implements Condition.Visitor<Stream<Condition>> {

    @Override
    public Stream<Condition> oneOf(Condition.OneOf oneOf) {
        return Stream.of(oneOf);
    }

    @Override
    public Stream<Condition> is(Condition.Is is) {
        return Stream.of(is);
    }

    @Override
    public Stream<Condition> bound(Condition.Bound bound) {
        return bound.value() instanceof BigDecimal ? Stream.of(bound) : Stream.empty();
    }

    @Override
    public Stream<Condition> not(Condition.Not not) {
        return not.of().accept(this);
    }

    @Override
    public Stream<Condition> allOf(Condition.AllOf all) {
        return all.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Condition> anyOf(Condition.AnyOf any) {
        return any.parts().stream().flatMap(part -> part.accept(this));
    }
}
