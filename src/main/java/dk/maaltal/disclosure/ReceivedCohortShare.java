package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A share within a limit of the cases received in a period. Which of them count depends on rules of its own (decided or
 * overdue, or deadline passed), so its counts are sums of no elementary counts that other figures have. Its counts are
 * therefore never published: it is shown rounded, or not at all, and takes no part in secondary suppression.
 *
 * @param judgement of the figure, with the whole of it
 */
record ReceivedCohortShare(Judgement judgement) implements PublishedFigure {

    @Override
    public boolean isOfFewCases(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().denominator());
    }

    @Override
    public boolean hasSmallPart(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().numerator())
                || rule.isSmall(figure().denominator().subtract(figure().numerator()))
                || hasSmallCountBeside(rule);
    }

    @Override
    public Shown primarySuppression(MinimumFrequencyRule rule) {
        if (hasSmallPart(rule)) {
            return Shown.NOTHING;
        }
        if (!hasValue()) {
            return Shown.ALL;
        }
        return isOfFewCases(rule) ? Shown.NOTHING : Shown.ROUNDED;
    }

    @Override
    public List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule) {
        return List.of();
    }

    @Override
    public List<LinearCombination<String>> equations(Shown shown) {
        return List.of();
    }

    @Override
    public Optional<Shown> less(Shown shown) {
        return Optional.empty();
    }

    @Override
    public BigDecimal size() {
        return figure().denominator();
    }
}
