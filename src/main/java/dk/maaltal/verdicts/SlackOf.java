package dk.maaltal.verdicts;

import dk.maaltal.calendar.Period;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Finds the room that a plain comparison with a number leaves a result of cases.
 *
 * @param judgement of a computed result that has a value
 * @param comparator of the target
 * @param target in the measure's unit
 */
record SlackOf(Judgement judgement, Target.Comparator comparator, BigDecimal target)
        implements Indicator.OfCases.Visitor<Optional<Slack>> {

    @Override
    public Optional<Slack> share(Indicator.Share share) {
        return judgement.preliminary()
                        && share.cohort() == Indicator.Cohort.DECIDED
                        && comparator == Target.Comparator.AT_LEAST
                ? Optional.of(lateCases())
                : Optional.empty();
    }

    @Override
    public Optional<Slack> late(Indicator.Late late) {
        return comparator == Target.Comparator.AT_MOST
                ? Optional.of(new Slack.Used(judgement.figure().numerator(), target))
                : Optional.empty();
    }

    @Override
    public Optional<Slack> average(Indicator.Average average) {
        return judgement.preliminary() && comparator == Target.Comparator.AT_MOST ? restOfPeriod() : Optional.empty();
    }

    @Override
    public Optional<Slack> percentile(Indicator.Percentile percentile) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> rate(Indicator.Rate rate) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> received(Indicator.Received received) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> decided(Indicator.Decided decided) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> pending(Indicator.Pending pending) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> pendingAge(Indicator.PendingAge pendingAge) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> oldest(Indicator.Oldest oldest) {
        return Optional.empty();
    }

    @Override
    public Optional<Slack> stock(Indicator.Stock stock) {
        return Optional.empty();
    }

    private Slack lateCases() {
        Figure figure = judgement.figure();
        BigDecimal expected = expected().setScale(0, RoundingMode.HALF_UP);
        BigDecimal allowed = expected.multiply(BigDecimal.valueOf(100).subtract(target))
                .movePointLeft(2)
                .setScale(0, RoundingMode.FLOOR);
        BigDecimal late = figure.denominator().subtract(figure.numerator());
        return new Slack.LateCases(allowed.subtract(late).longValueExact(), expected.longValueExact());
    }

    private Optional<Slack> restOfPeriod() {
        Figure figure = judgement.figure();
        BigDecimal rest = expected().subtract(figure.denominator());
        BigDecimal days = target.multiply(figure.unit().size()).multiply(expected());
        return rest.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Slack.RestOfYear(days.subtract(figure.numerator())
                        .divide(rest.multiply(figure.unit().size()), MathContext.DECIMAL128)));
    }

    /** The cases of the whole period, were as many ended each day as so far. */
    private BigDecimal expected() {
        Figure figure = judgement.figure();
        Period whole =
                judgement.measure().period(figure.cell().row(), figure.cell().term());
        long days = ChronoUnit.DAYS.between(whole.from(), whole.dayAfter());
        long soFar = ChronoUnit.DAYS.between(whole.from(), figure.at().plusDays(1));
        return figure.denominator()
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(soFar), MathContext.DECIMAL128);
    }
}
