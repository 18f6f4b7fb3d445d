package dk.maaltal.verdicts;

import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** How much room a promise leaves. */
public sealed interface Slack {

    /** Answers a question, each kind in its own way. */
    <T> T match(Function<Used, T> ofUsed, Function<LateCases, T> ofLateCases, Function<RestOfYear, T> ofRest);

    /**
     * A count of late cases: so many of the most that may be were used.
     *
     * @param used late cases
     * @param most late cases, inclusive
     */
    record Used(BigDecimal used, BigDecimal most) implements Slack {
        @Override
        public <T> T match(
                Function<Used, T> ofUsed, Function<LateCases, T> ofLateCases, Function<RestOfYear, T> ofRest) {
            return ofUsed.apply(this);
        }
    }

    /**
     * A share, while its period runs: were as many cases ended each day as so far, this many more could be late.
     *
     * @param more late cases; negative when there are already too many, by so many
     * @param expected cases in the whole period at that pace
     */
    record LateCases(long more, long expected) implements Slack {
        @Override
        public <T> T match(
                Function<Used, T> ofUsed, Function<LateCases, T> ofLateCases, Function<RestOfYear, T> ofRest) {
            return ofLateCases.apply(this);
        }
    }

    /**
     * An average, while its period runs: were as many cases ended each day as so far, the rest could take this long.
     *
     * @param rest the average of the rest, in the measure's unit; unrounded; negative when nothing can mend it
     */
    record RestOfYear(BigDecimal rest) implements Slack {
        @Override
        public <T> T match(
                Function<Used, T> ofUsed, Function<LateCases, T> ofLateCases, Function<RestOfYear, T> ofRest) {
            return ofRest.apply(this);
        }
    }

    /** The room a judged result leaves; empty where the promise is of another kind. */
    static Optional<Slack> of(Judgement judgement) {
        if (judgement.figure().value().isEmpty() || judgement.published().isPresent()) {
            return Optional.empty();
        }
        return judgement.target().flatMap(Target::plain).flatMap(target -> judgement
                .measure()
                .indicator()
                .flatMap(Indicator::ofCases)
                .flatMap(indicator -> indicator.accept(new SlackOf(judgement, target.getKey(), target.getValue()))));
    }
}
