package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A number of cases: a frequency.
 *
 * @param judgement of the figure, with the whole of it
 * @param cases those counted
 */
record CountFigure(Judgement judgement, Decomposition cases) implements PublishedFigure {

    @Override
    public boolean isOfFewCases(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().numerator());
    }

    @Override
    public boolean hasSmallPart(MinimumFrequencyRule rule) {
        return hasSmallCountBeside(rule);
    }

    @Override
    public List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().numerator()) && !cases.sum().isZero() ? List.of(cases.sum()) : List.of();
    }

    @Override
    public List<LinearCombination<String>> equations(Shown shown) {
        return shown == Shown.NOTHING ? List.of() : List.of(cases.sum());
    }

    @Override
    public List<LinearCombination<String>> identities() {
        return cases.identities();
    }

    @Override
    public Optional<Shown> less(Shown shown) {
        return shown == Shown.NOTHING ? Optional.empty() : Optional.of(Shown.NOTHING);
    }

    @Override
    public BigDecimal size() {
        return figure().numerator();
    }
}
