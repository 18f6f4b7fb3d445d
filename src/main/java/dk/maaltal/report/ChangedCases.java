package dk.maaltal.report;

/**
 * How many cases make a figure another than in the edition before it.
 *
 * @param entered that count and did not
 * @param left that counted and do not
 * @param changed that count otherwise, or are told of beside the figure otherwise
 */
public record ChangedCases(long entered, long left, long changed) {

    public static final ChangedCases NONE = new ChangedCases(0, 0, 0);
}
