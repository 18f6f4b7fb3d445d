package dk.maaltal.verdicts;

import dk.maaltal.calendar.Period;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** How much room a promise leaves. */
public sealed interface Slack {

    /** So many of the most that may be were used. */
    record Used(BigDecimal used, BigDecimal most) implements Slack {}

    /**
     * A share, while its period runs: were as many cases ended each day as so far, this many more could be late.
     *
     * @param more late cases; negative when there are already too many, by so many
     * @param expected cases in the whole period at that pace
     */
    record LateCases(long more, long expected) implements Slack {}

    /**
     * An average, while its period runs: were as many cases ended each day as so far, the rest could take this long.
     *
     * @param rest the average of the rest, in the measure's unit; unrounded; negative when nothing can mend it
     */
    record RestOfYear(BigDecimal rest) implements Slack {}

    /** The room a judged result leaves; empty where the promise is of another kind. */
    static Optional<Slack> of(Judgement judgement) {
        Figure figure = judgement.figure();
        Optional<Map.Entry<Target.Comparator, BigDecimal>> plain =
                judgement.target().flatMap(Target::plain);
        if (plain.isEmpty() || figure.value().isEmpty() || judgement.published().isPresent()) {
            return Optional.empty();
        }
        Target.Comparator comparator = plain.get().getKey();
        BigDecimal target = plain.get().getValue();
        Indicator indicator = judgement.measure().indicator().orElseThrow();
        if (indicator instanceof Indicator.Late && comparator == Target.Comparator.AT_MOST) {
            return Optional.of(new Used(figure.numerator(), target));
        }
        if (!judgement.preliminary()) {
            return Optional.empty();
        }
        if (indicator instanceof Indicator.Share share
                && share.cohort() == Indicator.Cohort.DECIDED
                && comparator == Target.Comparator.AT_LEAST) {
            return Optional.of(lateCases(judgement, target));
        }
        return indicator instanceof Indicator.Average && comparator == Target.Comparator.AT_MOST
                ? restOfYear(judgement, target)
                : Optional.empty();
    }

    private static Slack lateCases(Judgement judgement, BigDecimal target) {
        Figure figure = judgement.figure();
        BigDecimal expected = expected(judgement).setScale(0, RoundingMode.HALF_UP);
        BigDecimal allowed = expected.multiply(BigDecimal.valueOf(100).subtract(target))
                .movePointLeft(2)
                .setScale(0, RoundingMode.FLOOR);
        BigDecimal late = figure.denominator().subtract(figure.numerator());
        return new LateCases(allowed.subtract(late).longValueExact(), expected.longValueExact());
    }

    private static Optional<Slack> restOfYear(Judgement judgement, BigDecimal target) {
        Figure figure = judgement.figure();
        BigDecimal rest = expected(judgement).subtract(figure.denominator());
        BigDecimal days = target.multiply(figure.unit().size()).multiply(expected(judgement));
        return rest.signum() <= 0
                ? Optional.empty()
                : Optional.of(new RestOfYear(days.subtract(figure.numerator())
                        .divide(rest.multiply(figure.unit().size()), MathContext.DECIMAL128)));
    }

    /** The cases of the whole period, were as many ended each day as so far. */
    private static BigDecimal expected(Judgement judgement) {
        Figure figure = judgement.figure();
        Period whole = judgement.measure().period(figure.cell().term());
        long days = ChronoUnit.DAYS.between(whole.from(), whole.dayAfter());
        long soFar = ChronoUnit.DAYS.between(whole.from(), figure.at().plusDays(1));
        return figure.denominator()
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(soFar), MathContext.DECIMAL128);
    }
}
