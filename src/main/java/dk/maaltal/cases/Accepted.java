package dk.maaltal.cases;

/**
 * What somebody has looked at and found right, though an extract would be refused for it.
 *
 * @param shrunken that it is much smaller than the last
 * @param changed that it changes many of the cases that are known
 */
public record Accepted(boolean shrunken, boolean changed) {

    /** The option that says the first. */
    public static final String SHRUNKEN = "--accept-shrunken";

    /** The option that says the second. */
    public static final String CHANGED = "--accept-changed";

    /** Nobody has looked. */
    public static final Accepted NOTHING = new Accepted(false, false);
}
