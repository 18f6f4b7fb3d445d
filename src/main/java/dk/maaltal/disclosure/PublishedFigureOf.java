package dk.maaltal.disclosure;

import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Indicator;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What each kind of indicator publishes about counts of cases.
 *
 * @param judgement of the figure, with the whole of it
 * @param request what the plan asks for in its cell
 * @param counts the unknowns of all figures of the report
 */
record PublishedFigureOf(Judgement judgement, FigureRequest request, ElementaryCounts counts)
        implements Indicator.Visitor<PublishedFigure> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public PublishedFigure share(Indicator.Share share) {
        Decomposition tested = counts.tested(share, request);
        LinearCombination<String> cohort = counts.cohort(share, request).sum();
        if (share.test().kind() != CaseTest.Kind.WITHIN) {
            return new ShareFigure(judgement, tested, cohort, LinearCombination.zero());
        }
        if (share.cases().cohort() == Cases.Cohort.RECEIVED) {
            return new ReceivedCohortShare(judgement);
        }
        Decomposition leftOut = share.leaveOutLate()
                .map(late -> counts.late(share, counts.kinds().of(share.of(), late), request.period()))
                .orElse(Decomposition.ZERO);
        return withOverdue(
                share,
                new ShareFigure(
                        judgement,
                        Decomposition.of(cohort).plus(tested, -1),
                        cohort.minus(leftOut.sum()),
                        leftOut.sum()));
    }

    @Override
    public PublishedFigure count(Indicator.Count count) {
        return withOverdue(
                count, new CountFigure(judgement, CountOf.in(request, counts).orElseThrow()));
    }

    @Override
    public PublishedFigure statistic(Indicator.Statistic statistic) {
        return withOverdue(
                statistic,
                statistic.isQuotient()
                        ? new MeanFigure(
                                judgement, counts.cohort(statistic, request).sum())
                        : new ValueFigure(judgement, Optional.empty()));
    }

    private PublishedFigure withOverdue(Indicator.OfCases indicator, PublishedFigure figure) {
        Decomposition overdue = counts.overdueBeside(indicator, request);
        return overdue.sum().isZero() ? figure : new OverdueBeside(figure, overdue);
    }

    @Override
    public PublishedFigure constant(Indicator.Constant constant) {
        return new ValueFigure(judgement, Optional.empty());
    }

    @Override
    public PublishedFigure reported(Indicator.Reported reported) {
        return new ValueFigure(judgement, Optional.empty());
    }

    @Override
    public PublishedFigure yearBefore(Indicator.YearBefore before) {
        return PublishedFigure.of(judgement, request.parts().get(0), counts);
    }

    /** The published deviation as a linear equation: {@code of − from = d}, or {@code 100 of − (100 + d) from = 0}. */
    @Override
    public PublishedFigure deviation(Indicator.Deviation deviation) {
        boolean inPercent = deviation.isRelative();
        return new ValueFigure(
                judgement,
                printed()
                        .flatMap(value -> inPercent
                                ? ofParts(PrimeField.residue(HUNDRED), PrimeField.residue(HUNDRED.add(value)))
                                : ofParts(1, 1)));
    }

    /** The published ratio as a linear equation: {@code of − r per = 0}. */
    @Override
    public PublishedFigure ratio(Indicator.Ratio ratio) {
        return new ValueFigure(
                judgement,
                printed()
                        .map(value -> value.multiply(ratio.unit().size()))
                        .flatMap(value -> ofParts(1, PrimeField.residue(value))));
    }

    /** The value as it is printed; empty when the figure has none. */
    private Optional<BigDecimal> printed() {
        return judgement.figure().value().map(value -> value.setScale(judgement.decimals(), RoundingMode.HALF_UP));
    }

    /**
     * So many times the first part less so many times the second; empty when a part is no count, and the equation not linear.
     *
     * @param first a residue modulo the prime
     * @param second a residue modulo the prime
     */
    private Optional<Decomposition> ofParts(long first, long second) {
        List<FigureRequest> parts = request.parts();
        return CountOf.in(parts.get(0), counts).flatMap(of -> CountOf.in(parts.get(1), counts)
                .map(from -> Decomposition.ZERO.plus(of, first).plus(from, -second)));
    }
}
