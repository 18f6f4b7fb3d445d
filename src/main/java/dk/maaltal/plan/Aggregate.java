package dk.maaltal.plan;

import java.math.BigDecimal;

/**
 * How the numbers of several cases become one.
 *
 * @param kind what is done with them
 * @param percent of a percentile, above 0 and below 100; of the mean of the fastest, above 0 and at most 100; 0 otherwise
 * @param rank of one of the largest, from 1; 0 otherwise
 */
public record Aggregate(Kind kind, BigDecimal percent, int rank) {

    /** What is done with the numbers. */
    public enum Kind {
        /** Their mean. */
        MEAN,
        /** Their sum. */
        SUM,
        /** What so many per cent of them are at most; between two it is interpolated as Excel's PERCENTILE.INC does. */
        PERCENTILE,
        /** The smallest. */
        SMALLEST,
        /** The largest. */
        LARGEST,
        /**
         * The mean of the smallest so many per cent of them: as many whole cases as the percentage holds, and always the one
         * that is fastest.
         */
        MEAN_OF_FASTEST,
        /** One of the largest by its rank. */
        RANKED
    }

    /** The percentage whose percentile is the median. */
    public static final BigDecimal HALF = BigDecimal.valueOf(50);

    /** No table shows more of the oldest cases. */
    public static final int MOST = 50;

    /** Of a kind that needs no number. */
    public static Aggregate of(Kind kind) {
        return new Aggregate(kind, BigDecimal.ZERO, 0);
    }

    static Aggregate percentile(BigDecimal percent) {
        return new Aggregate(Kind.PERCENTILE, percent, 0);
    }

    static Aggregate meanOfFastest(BigDecimal percent) {
        return new Aggregate(Kind.MEAN_OF_FASTEST, percent, 0);
    }

    static Aggregate ranked(int rank) {
        return new Aggregate(Kind.RANKED, BigDecimal.ZERO, rank);
    }

    /** Whether it is the percentile with as many below as above. */
    public boolean isMedian() {
        return kind == Kind.PERCENTILE && percent.compareTo(HALF) == 0;
    }
}
