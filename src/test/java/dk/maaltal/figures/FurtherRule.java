package dk.maaltal.figures;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A figure that is put together from a cohort, a clock and a test, each case looked at by itself.
 *
 * @param which a condition besides the population; null where there is none
 * @param percent of a percentile or of the fastest; null elsewhere
 * @param isFollowed whether its cases are followed to the reporting point
 * @param isAtStart whether it is about the day before its period
 * @param isOfReceivedHeld whether it is a share within a limit of those received, which is published without counts
 */
record FurtherRule(
        Kind of,
        Kind which,
        TimeUnit unit,
        String written,
        Collect collect,
        BigDecimal percent,
        boolean isFollowed,
        boolean isAtStart,
        boolean isOfReceivedHeld,
        Look look)
        implements PlainRule {

    /** What is made of the numbers of all cases. */
    enum Collect {
        COUNT,
        HELD,
        SHARE,
        SUM,
        MEAN,
        PERCENTILE,
        SMALLEST,
        LARGEST,
        FASTEST
    }

    /** The days that a figure looks at. */
    record View(LocalDate at, LocalDate from, LocalDate to, PlainCalendar calendar) {
        boolean isIn(LocalDate day) {
            return day != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** What one case adds; {@code number} is null where it adds nothing. */
    record Part(
            BigDecimal number,
            boolean inDenominator,
            boolean tooYoung,
            boolean lacking,
            boolean overdue,
            boolean isEnded) {
        static final Part NOTHING = new Part(null, false, false, false, false, false);
        static final Part LACKING = new Part(null, false, false, true, false, false);
        static final Part TOO_YOUNG = new Part(null, false, true, false, false, false);
        static final Part OVERDUE = new Part(null, false, false, false, true, false);

        static Part of(boolean counts, BigDecimal number) {
            return new Part(counts ? number : null, true, false, false, false, false);
        }

        Part ended() {
            return new Part(number, inDenominator, tooYoung, lacking, overdue, true);
        }

        Part overdueToo() {
            return new Part(number, inDenominator, tooYoung, lacking, true, isEnded);
        }
    }

    /** What a case adds to the figure. */
    interface Look {
        Part at(PlainCase one, View view);
    }
}
