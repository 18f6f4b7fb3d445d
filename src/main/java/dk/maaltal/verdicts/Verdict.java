package dk.maaltal.verdicts;

/** Whether a promise was kept. */
public enum Verdict {
    MET("met", "opfyldt"),
    NOT_MET("not met", "ikke opfyldt"),
    /** There is a result, and nothing was promised. */
    NOT_JUDGED("not judged", "kan ikke vurderes"),
    /** There is no result. */
    MISSING("missing", "kan ikke vurderes");

    private final String english;
    private final String danish;

    Verdict(String english, String danish) {
        this.english = english;
        this.danish = danish;
    }

    public String english() {
        return english;
    }

    public String danish() {
        return danish;
    }
}
