package dk.maaltal.disclosure;

import dk.maaltal.plan.Condition;

/**
 * Whether a case must have something in a column for a condition to come out as it does: an empty cell meets no bound.
 *
 * @param column of dates or numbers
 * @param isMet whether the condition is met, or not
 */
record PresenceIn(String column, boolean isMet) implements Condition.Visitor<Boolean> {

    @Override
    public Boolean oneOf(Condition.OneOf oneOf) {
        return false;
    }

    @Override
    public Boolean is(Condition.Is is) {
        return false;
    }

    @Override
    public Boolean bound(Condition.Bound bound) {
        return isMet && bound.column().equals(column);
    }

    @Override
    public Boolean not(Condition.Not not) {
        return not.of().accept(new PresenceIn(column, !isMet));
    }

    /** All are met, or nobody knows which is not. */
    @Override
    public Boolean allOf(Condition.AllOf all) {
        return isMet
                ? all.parts().stream().anyMatch(part -> part.accept(this))
                : !all.parts().isEmpty() && all.parts().stream().allMatch(part -> part.accept(this));
    }

    /** None is met, or nobody knows which is. */
    @Override
    public Boolean anyOf(Condition.AnyOf any) {
        return isMet
                ? !any.parts().isEmpty() && any.parts().stream().allMatch(part -> part.accept(this))
                : any.parts().stream().anyMatch(part -> part.accept(this));
    }
}
