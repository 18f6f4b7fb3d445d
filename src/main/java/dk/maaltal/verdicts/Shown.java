package dk.maaltal.verdicts;

/** How much of a figure a document for publication shows. */
public enum Shown {
    /** The result, unrounded, with the counts behind it. */
    ALL,
    /** The result as it is printed, and none of the counts behind it. */
    ROUNDED,
    /** Nothing but the verdict. */
    NOTHING
}
