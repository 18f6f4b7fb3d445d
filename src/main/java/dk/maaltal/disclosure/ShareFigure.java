package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A percentage of the cases that ended in a period, or of others that figures count: a share within a limit, of an age, or of a kind. Shown whole, it publishes its numerator,
 * its denominator and the cases left out; shown rounded, only how the first two relate.
 *
 * @param judgement of the figure, with the whole of it
 * @param numerator the cases in time, or of the age or kind asked for
 * @param denominator the cases that the percentage is of
 * @param leftOut late cases that are in neither, by the plan's rule; zero where there is no such rule
 */
record ShareFigure(
        Judgement judgement,
        Decomposition numerator,
        LinearCombination<String> denominator,
        LinearCombination<String> leftOut)
        implements PublishedFigure {

    @Override
    public boolean isOfFewCases(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().denominator());
    }

    @Override
    public boolean hasSmallPart(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().numerator()) || rule.isSmall(outside()) || hasSmallCountBeside(rule);
    }

    @Override
    public List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule) {
        List<LinearCombination<String>> sensitive = new ArrayList<>();
        if (rule.isSmall(figure().denominator())) {
            sensitive.add(denominator);
        }
        if (rule.isSmall(figure().numerator())) {
            sensitive.add(numerator.sum());
        }
        if (rule.isSmall(outside())) {
            sensitive.add(denominator.minus(numerator.sum()));
        }
        if (rule.isSmall(figure().leftOut())) {
            sensitive.add(leftOut);
        }
        sensitive.removeIf(LinearCombination::isZero);
        return sensitive;
    }

    /** How many cases of the denominator are not in the numerator. */
    private BigDecimal outside() {
        return figure().denominator().subtract(figure().numerator());
    }

    @Override
    public List<LinearCombination<String>> equations(Shown shown) {
        if (shown == Shown.NOTHING) {
            return List.of();
        }
        return shown == Shown.ALL || !hasValue()
                ? List.of(numerator.sum(), denominator, leftOut)
                : List.of(numerator.sum().plus(denominator, -PrimeField.residue(printedShare())));
    }

    @Override
    public List<LinearCombination<String>> identities() {
        return numerator.identities();
    }

    /** The value as it is printed, as a part of 1. */
    private BigDecimal printedShare() {
        return figure().value()
                .orElseThrow()
                .setScale(judgement.decimals(), RoundingMode.HALF_UP)
                .movePointLeft(2);
    }

    @Override
    public Optional<Shown> less(Shown shown) {
        return switch (shown) {
            case ALL -> Optional.of(hasValue() ? Shown.ROUNDED : Shown.NOTHING);
            case ROUNDED -> Optional.of(Shown.NOTHING);
            case NOTHING -> Optional.empty();
        };
    }

    @Override
    public BigDecimal size() {
        return figure().denominator();
    }
}
