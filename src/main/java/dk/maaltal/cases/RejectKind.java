package dk.maaltal.cases;

import java.util.Arrays;

/** In what way a row of an extract could not be taken in. */
public enum RejectKind {
    /** A value that must be there is not. */
    EMPTY("empty"),
    /** A value that is not what its column holds. */
    UNREADABLE("unreadable"),
    DECIDED_BEFORE_RECEIVED("decided before received"),
    /** The case number stands in other rows too. */
    DUPLICATE("duplicate"),
    /** The case number is longer than any honest one. */
    TOO_LONG("too long"),
    /** The row itself is no row: too few fields, an error value of Excel. */
    MALFORMED("malformed"),
    /** A spreadsheet has made something else of the case number. */
    HARMED("harmed by a spreadsheet"),
    /** A date on which something was done to the case, before the case was received. */
    BEFORE_RECEIVED("before received"),
    /** The clock was stopped for more days than the case has lasted. */
    STOPPED_TOO_LONG("stopped longer than it lasted");

    private final String kept;

    RejectKind(String kept) {
        this.kept = kept;
    }

    /** As the table of rejects keeps it. */
    String kept() {
        return kept;
    }

    /** {@link #kept} as an SQL literal. */
    String sql() {
        return SqlName.literal(kept);
    }

    static RejectKind of(String kept) {
        return Arrays.stream(values())
                .filter(kind -> kind.kept.equals(kept))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of reject: " + kept));
    }
}
