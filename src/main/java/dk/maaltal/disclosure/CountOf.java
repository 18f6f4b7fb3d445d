package dk.maaltal.disclosure;

import dk.maaltal.figures.FigureRequest;
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

    /** The cases that a figure counts. A value that people report counts none: it is publicly known, and no unknown. */
    static Optional<Decomposition> in(FigureRequest request, ElementaryCounts counts) {
        return request.indicator().accept(new CountOf(request, counts));
    }

    @Override
    public Optional<Decomposition> late(Indicator.Late late) {
        return Optional.of(
                Decomposition.of(counts.late(late.within(), counts.kinds().of(late.of()), request.period())));
    }

    @Override
    public Optional<Decomposition> received(Indicator.Received received) {
        return Optional.of(Decomposition.of(counts.received(counts.kinds().of(received.of()), request.period())));
    }

    @Override
    public Optional<Decomposition> decided(Indicator.Decided decided) {
        return Optional.of(
                counts.ended(decided.until(), counts.kinds().of(decided.of()), decided.ages(), request.period()));
    }

    @Override
    public Optional<Decomposition> pending(Indicator.Pending pending) {
        return Optional.of(counts.pending(counts.kinds().of(pending.of()), pending.ages(), request.at()));
    }

    @Override
    public Optional<Decomposition> stock(Indicator.Stock stock) {
        return Optional.of(
                Decomposition.of(counts.remaining(counts.kinds().of(stock.of()), stock.asOf(), request.at())));
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
    public Optional<Decomposition> share(Indicator.Share share) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> rate(Indicator.Rate rate) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> average(Indicator.Average average) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> percentile(Indicator.Percentile percentile) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> pendingAge(Indicator.PendingAge pendingAge) {
        return Optional.empty();
    }

    @Override
    public Optional<Decomposition> oldest(Indicator.Oldest oldest) {
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
