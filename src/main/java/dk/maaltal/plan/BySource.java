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
    default T count(Indicator.Count count) {
        return ofCases(count);
    }

    @Override
    default T share(Indicator.Share share) {
        return ofCases(share);
    }

    @Override
    default T statistic(Indicator.Statistic statistic) {
        return ofCases(statistic);
    }
}
