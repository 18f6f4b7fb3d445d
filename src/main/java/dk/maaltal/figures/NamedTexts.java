package dk.maaltal.figures;

import dk.maaltal.plan.Condition;
import java.util.stream.Stream;

/**
 * The texts that a condition names, by column.
 *
 * @param excluded whether those are meant too that a case may not hold
 */
record NamedTexts(boolean excluded) implements Condition.Visitor<Stream<Condition.OneOf>> {

    @Override
    public Stream<Condition.OneOf> oneOf(Condition.OneOf oneOf) {
        return Stream.of(oneOf);
    }

    @Override
    public Stream<Condition.OneOf> is(Condition.Is is) {
        return Stream.empty();
    }

    @Override
    public Stream<Condition.OneOf> bound(Condition.Bound bound) {
        return Stream.empty();
    }

    @Override
    public Stream<Condition.OneOf> not(Condition.Not not) {
        return excluded ? not.of().accept(this) : Stream.empty();
    }

    @Override
    public Stream<Condition.OneOf> allOf(Condition.AllOf all) {
        return all.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Condition.OneOf> anyOf(Condition.AnyOf any) {
        return any.parts().stream().flatMap(part -> part.accept(this));
    }
}
