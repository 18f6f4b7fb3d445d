package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure of which a value is published and no counts behind it: a deviation or a ratio, which are equations between counts of
 * other figures; or a percentile or the age of one of the oldest cases, which are no equation at all, and are not protected.
 *
 * @param judgement of the figure, with the whole of it
 * @param equation what its value says about counts of cases, if it is a linear equation between them
 */
record ValueFigure(Judgement judgement, Optional<Decomposition> equation) implements PublishedFigure {

    @Override
    public boolean isOfFewCases(MinimumFrequencyRule rule) {
        return false;
    }

    @Override
    public boolean hasSmallPart(MinimumFrequencyRule rule) {
        return hasSmallCountBeside(rule);
    }

    @Override
    public List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule) {
        return List.of();
    }

    @Override
    public List<LinearCombination<String>> equations(Shown shown) {
        return shown == Shown.NOTHING
                ? List.of()
                : equation.map(Decomposition::sum).stream().toList();
    }

    @Override
    public List<LinearCombination<String>> identities() {
        return equation.map(Decomposition::identities).orElse(List.of());
    }

    @Override
    public Optional<Shown> less(Shown shown) {
        return shown == Shown.ALL ? Optional.of(Shown.NOTHING) : Optional.empty();
    }

    @Override
    public BigDecimal size() {
        return figure().denominator();
    }
}
