package dk.maaltal.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How a month's count looks beside the months around it: the nearest twelve, six before and six after, as far as they are
 * shown, hold cases, and were over when the cases were loaded.
 *
 * @param usual the median of those months; 0 where there are none
 */
public record Look(Kind kind, BigDecimal usual) {

    /** How a month looks beside those around it. */
    public enum Kind {
        AS_USUAL,
        /**
         * At most a quarter of the usual, and further below it than chance explains: by more than 3 times its square root.
         * (Counts of rare events scatter by the square root.)
         */
        EMPTY,
        /** At least 1.75 times the usual, and above it by more than 4 times its square root. */
        DOUBLED,
        /** Before the first case of all. */
        BEFORE_THE_FIRST,
        /** Not over on the day the cases were loaded. */
        NOT_OVER
    }

    private static final int EACH_SIDE = 6;

    /** Whether somebody should ask the case system. */
    public boolean isOdd() {
        return kind == Kind.EMPTY || kind == Kind.DOUBLED;
    }

    /**
     * How each of a row of months looks.
     *
     * @param counts the cases of each
     * @param first the first month that has any, from 0
     * @param over how many of the months were over
     */
    static List<Look> of(List<Long> counts, int first, int over) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            int month = i;
            long[] around = IntStream.rangeClosed(i - EACH_SIDE, i + EACH_SIDE)
                    .filter(other -> other != month && other >= first && other < over)
                    .mapToLong(counts::get)
                    .toArray();
            long twice = twiceTheMedian(around);
            Kind kind = i < first ? Kind.BEFORE_THE_FIRST : i >= over ? Kind.NOT_OVER : kind(counts.get(i), twice);
            looks.add(new Look(kind, BigDecimal.valueOf(twice * 5, 1)));
        }
        return looks;
    }

    /** Of no numbers, 0. Twice, so that the mean of the two in the middle is whole too. */
    private static long twiceTheMedian(long[] numbers) {
        long[] sorted = LongStream.of(numbers).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length == 0 ? 0 : sorted[half] + sorted[sorted.length - 1 - half];
    }

    /** Both sides of each comparison multiplied until they are whole numbers, so that the edges are exact. */
    private static Kind kind(long count, long twiceUsual) {
        long twiceAbove = 2 * count - twiceUsual;
        if (8 * count <= twiceUsual && twiceAbove < 0 && twiceAbove * twiceAbove > 18 * twiceUsual) {
            return Kind.EMPTY;
        }
        // Beside no cases at all, any number would be more than twice as many.
        if (twiceUsual >= 2 && 8 * count >= 7 * twiceUsual && twiceAbove * twiceAbove > 32 * twiceUsual) {
            return Kind.DOUBLED;
        }
        return Kind.AS_USUAL;
    }
}
