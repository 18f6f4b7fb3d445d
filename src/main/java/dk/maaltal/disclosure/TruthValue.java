package dk.maaltal.disclosure;

import java.util.List;

/** Kleene's three-valued logic: whether something is so for all of some cases, for none, or for some or nobody knows. */
enum TruthValue {
    TRUE,
    FALSE,
    UNKNOWN;

    /** Whether it is so, when that is known. */
    static TruthValue of(boolean so) {
        return so ? TRUE : FALSE;
    }

    /** Whether the opposite is so. */
    TruthValue not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }

    /** Whether all are so: false if one is false, else unknown if one is unknown; of none, true. */
    static TruthValue and(List<TruthValue> values) {
        return values.contains(FALSE) ? FALSE : values.contains(UNKNOWN) ? UNKNOWN : TRUE;
    }
}
