package dk.maaltal.disclosure;

import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A figure of the report, a cell of its tables, and what a reader learns from it about counts of cases: linear equations
 * between elementary counts ({@link ElementaryCounts}). How much a reader learns depends on how much of the figure is shown.
 */
sealed interface PublishedFigure
        permits CountFigure, ShareFigure, MeanFigure, ReceivedCohortShare, ValueFigure, OverdueBeside {

    /**
     * A figure of cases, or one derived from such figures.
     *
     * @param judgement of the figure, with the whole of it
     * @param request what the plan asks for in that cell
     * @param counts the unknowns of all figures of the report
     */
    static PublishedFigure of(Judgement judgement, FigureRequest request, ElementaryCounts counts) {
        return request.indicator().accept(new PublishedFigureOf(judgement, request, counts));
    }

    /** The judgement of the figure, with the whole of it. */
    Judgement judgement();

    /** Whether the figure is about so few cases that its value may not be published. */
    boolean isOfFewCases(MinimumFrequencyRule rule);

    /** Whether a count printed with the value, or implied by it, is sensitive. */
    boolean hasSmallPart(MinimumFrequencyRule rule);

    /** The sensitive counts of the figure, none of which a reader may be able to compute. */
    List<LinearCombination<String>> sensitiveCounts(MinimumFrequencyRule rule);

    /** What a reader knows the value of, when so much of the figure is shown. */
    List<LinearCombination<String>> equations(Shown shown);

    /** What is 0 whatever is published, because of how the figure's elementary counts are defined. */
    default List<LinearCombination<String>> identities() {
        return List.of();
    }

    /** The next less that can be shown of the figure; empty when no less can be, or nothing is gained by it. */
    Optional<Shown> less(Shown shown);

    /** How many cases a reader loses sight of when the figure is suppressed. */
    BigDecimal size();

    /** How much of the figure may be shown when it is looked at by itself: primary suppression. */
    default Shown primarySuppression(MinimumFrequencyRule rule) {
        if (!hasValue()) {
            return hasSmallPart(rule) ? Shown.NOTHING : Shown.ALL;
        }
        return isOfFewCases(rule) ? Shown.NOTHING : hasSmallPart(rule) ? Shown.ROUNDED : Shown.ALL;
    }

    /** The whole figure. */
    default Figure figure() {
        return judgement().figure();
    }

    /** Whether the figure has a value; one that has none publishes that there are no cases. */
    default boolean hasValue() {
        return figure().value().isPresent();
    }

    /** Whether a count printed beside the value is sensitive: cases left out, too young, or over the deadline. */
    default boolean hasSmallCountBeside(MinimumFrequencyRule rule) {
        return rule.isSmall(figure().leftOut())
                || rule.isSmall(figure().tooYoung())
                || rule.isSmall(figure().overdue());
    }
}
