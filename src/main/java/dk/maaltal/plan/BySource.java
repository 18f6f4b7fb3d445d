package dk.maaltal.plan;

/**
 * A question that every indicator made from cases answers alike, so that only the source of a figure matters: cases, people,
 * or other figures.
 *
 * @param <T> the answer
 */
public interface BySource<T> extends Indicator.Visitor<T> {

    /** The answer of any indicator that is made from cases. */
    T ofCases(Indicator.OfCases indicator);

    @Override
    default T share(Indicator.Share share) {
        return ofCases(share);
    }

    @Override
    default T late(Indicator.Late late) {
        return ofCases(late);
    }

    @Override
    default T average(Indicator.Average average) {
        return ofCases(average);
    }

    @Override
    default T percentile(Indicator.Percentile percentile) {
        return ofCases(percentile);
    }

    @Override
    default T rate(Indicator.Rate rate) {
        return ofCases(rate);
    }

    @Override
    default T received(Indicator.Received received) {
        return ofCases(received);
    }

    @Override
    default T decided(Indicator.Decided decided) {
        return ofCases(decided);
    }

    @Override
    default T pending(Indicator.Pending pending) {
        return ofCases(pending);
    }

    @Override
    default T pendingAge(Indicator.PendingAge pendingAge) {
        return ofCases(pendingAge);
    }

    @Override
    default T oldest(Indicator.Oldest oldest) {
        return ofCases(oldest);
    }

    @Override
    default T stock(Indicator.Stock stock) {
        return ofCases(stock);
    }
}
