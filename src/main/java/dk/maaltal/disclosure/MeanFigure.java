package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A mean of days over cases: a mean processing time, or a mean age. Shown whole, it publishes how many cases it is over; shown
 * rounded, no count of cases. The sum of the days is no count, and is not protected.
 *
 * @param judgement of the figure, with the whole of it
 * @param denominator the cases that the mean is over
 */
record MeanFigure(Judgement judgement, LinearCombination<String> denominator) implements PublishedFigure {

    @Override
    public boolean isOfFewCases(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().denominator());
    }

    @Override
    public boolean hasSmallPart(MinimumFrequencyRule rule) {
        return hasSmallCountBeside(rule);
    }

    @Override
    public List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().denominator()) && !denominator.isZero() ? List.of(denominator) : List.of();
    }

    @Override
    public List<LinearCombination<String>> equations(Shown shown) {
        return shown == Shown.ALL ? List.of(denominator) : List.of();
    }

    /** Rounded, it publishes no count, so that nothing is gained by suppressing it further. */
    @Override
    public Optional<Shown> less(Shown shown) {
        return shown == Shown.ALL ? Optional.of(hasValue() ? Shown.ROUNDED : Shown.NOTHING) : Optional.empty();
    }

    @Override
    public BigDecimal size() {
        return figure().denominator();
    }
}
