package dk.maaltal.disclosure;

import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Indicator;
import java.util.Optional;

/**
 * The cases that each kind of indicator counts, where it is a count and nothing else; empty for a percentage, a mean, a
 * percentile and what is derived from other figures.
 *
 * @param request the figure whose indicator is asked
 * @param counts the unknowns of all figures of the report
 */
record CountOf(FigureRequest request, ElementaryCounts counts) implements Indicator.Visitor<Optional<Decomposition>> {

    /** The cases that a figure counts. A value that people report, or that the plan says, counts none: it is publicly known, and no unknown. */
    static Optional<Decomposition> in(FigureRequest request, ElementaryCounts counts) {
        return request.indicator().accept(new CountOf(request, counts));
    }

    @Override
    public Optional<Decomposition> count(Indicator.Count count) {
        return Optional.of(
                count.test().kind() == CaseTest.Kind.WITHIN
                        ? counts.cohort(count, request).plus(counts.tested(count, request), -1)
                        : counts.tested(count, request));
    }

    @Override
    public Optional<Decomposition> reported(Indicator.Reported reported) {
        return Optional.of(Decomposition.ZERO);
    }

    @Override
    public Optional<Decomposition> yearBefore(Indicator.YearBefore before) {
        return in(request.parts().get(0), counts);
    }

    @Override
    public Optional<Decomposition> constant(Indicator.Constant constant) {
        return Optional.of(Decomposition.ZERO);
    }

    @Override
    public Optional<Decomposition> share(Indicator.Share share) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> statistic(Indicator.Statistic statistic) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> deviation(Indicator.Deviation deviation) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> ratio(Indicator.Ratio ratio) {
        return Optional.empty();
    }
}
