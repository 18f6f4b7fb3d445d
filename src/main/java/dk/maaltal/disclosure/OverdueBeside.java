package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure that, shown whole, also tells how many undecided cases are over its limit. Shown rounded it does not: that is what
 * goes first.
 *
 * @param figureBeside what it is besides
 * @param overdue the undecided cases over the limit
 */
record OverdueBeside(PublishedFigure figureBeside, Decomposition overdue) implements PublishedFigure {

    @Override
    public Judgement judgement() {
        return figureBeside.judgement();
    }

    @Override
    public boolean isOfFewCases(MinimumFrequencyRule rule) {
        return figureBeside.isOfFewCases(rule);
    }

    @Override
    public boolean hasSmallPart(MinimumFrequencyRule rule) {
        return figureBeside.hasSmallPart(rule);
    }

    @Override
    public List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule) {
        return Stream.concat(
                        figureBeside.sensitiveCounts(rule).stream(),
                        rule.isSmall(figure().overdue()) ? Stream.of(overdue.sum()) : Stream.empty())
                .toList();
    }

    @Override
    public List<LinearCombination<String>> equations(Shown shown) {
        return Stream.concat(
                        figureBeside.equations(shown).stream(),
                        shown == Shown.ALL ? Stream.of(overdue.sum()) : Stream.empty())
                .toList();
    }

    @Override
    public List<LinearCombination<String>> identities() {
        return Stream.concat(figureBeside.identities().stream(), overdue.identities().stream())
                .toList();
    }

    @Override
    public Optional<Shown> less(Shown shown) {
        return shown == Shown.ALL && hasValue() ? Optional.of(Shown.ROUNDED) : figureBeside.less(shown);
    }

    @Override
    public BigDecimal size() {
        return figureBeside.size();
    }
}
