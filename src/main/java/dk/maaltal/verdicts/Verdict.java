package dk.maaltal.verdicts;

import java.util.Arrays;

/** Whether a promise was kept. */
public enum Verdict {
    MET("met", "opfyldt", "●"),
    PARTLY_MET("partly met", "delvist opfyldt", "◐"),
    NOT_MET("not met", "ikke opfyldt", "○"),
    /** Nothing is late, and the day for the rest has not come. */
    NOT_DUE("not due", "ikke forfalden", "–"),
    /** There is a result, and nothing was promised, or what it is held against is not known. */
    NOT_JUDGED("not judged", "kan ikke vurderes", "–"),
    /** There is no result. */
    MISSING("missing", "kan ikke vurderes", "–");

    private final String english;
    private final String danish;
    private final String mark;

    Verdict(String english, String danish, String mark) {
        this.english = english;
        this.danish = danish;
        this.mark = mark;
    }

    /** As commands print it and the database keeps it. */
    public String english() {
        return english;
    }

    /** @throws IllegalArgumentException when no verdict is called so in English */
    public static Verdict ofEnglish(String english) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.english.equals(english))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict \"" + english + '"'));
    }

    /** As documents print it. */
    public String danish() {
        return danish;
    }

    /** The shape it is marked with: full, half and empty for what is decided. The words beside it say the same. */
    public String mark() {
        return mark;
    }

    /** Whether it says how the promise came out, and not only that this is not known. */
    public boolean isDecided() {
        return this == MET || this == PARTLY_MET || this == NOT_MET;
    }
}
