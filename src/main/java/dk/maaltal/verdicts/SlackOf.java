package dk.maaltal.verdicts;

import dk.maaltal.calendar.Period;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
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
                        && share.cases().cohort() == Cases.Cohort.ENDED
                        && share.test().kind() == CaseTest.Kind.WITHIN
                        && comparator == Target.Comparator.AT_LEAST
                ? Optional.of(lateCases())
                : Optional.empty();
    }

    @Override
    public Optional<Slack> count(Indicator.Count count) {
        return count.cases().cohort() == Cases.Cohort.ENDED
                        && count.test().kind() == CaseTest.Kind.OVER
                        && comparator == Target.Comparator.AT_MOST
                ? Optional.of(new Slack.Used(judgement.figure().numerator(), target))
                : Optional.empty();
    }

    @Override
    public Optional<Slack> statistic(Indicator.Statistic statistic) {
        return judgement.preliminary()
                        && statistic.isMeanTime()
                        && statistic.cases().cohort() == Cases.Cohort.ENDED
                        && comparator == Target.Comparator.AT_MOST
                ? restOfPeriod()
                : Optional.empty();
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
