package dk.maaltal.disclosure;

import java.math.BigDecimal;

/**
 * The minimum frequency rule, which says which counts of cases are sensitive: those from 1 to one less than a minimum. A count
 * of 0 is not sensitive, since it is about nobody.
 *
 * @param minimum the smallest count above 0 that may be published; with 0 or 1 every count may be
 */
public record MinimumFrequencyRule(int minimum) {

    /** Whether a number of cases, 0 or more, is sensitive. */
    public boolean isSmall(long count) {
        return isSmall(BigDecimal.valueOf(count));
    }

    /** Whether a number of cases, 0 or more, is sensitive. */
    public boolean isSmall(BigDecimal count) {
        return count.signum() > 0 && count.compareTo(BigDecimal.valueOf(minimum)) < 0;
    }
}
