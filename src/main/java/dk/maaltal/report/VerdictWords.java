package dk.maaltal.report;

import dk.maaltal.verdicts.Verdict;

/** A verdict as documents mark it: a shape and words, of which each says it by itself. */
final class VerdictWords {

    private VerdictWords() {}

    /** The shape: full, half and empty for what is decided. */
    static String mark(Verdict verdict) {
        return switch (verdict) {
            case MET -> "●";
            case PARTLY_MET -> "◐";
            case NOT_MET -> "○";
            case NOT_DUE, NOT_JUDGED, MISSING -> "–";
        };
    }

    /**
     * The words: why there is no verdict, where there is none.
     *
     * @param lacksAnswer whether it is missing because somebody has not told
     */
    static String of(Verdict verdict, boolean lacksAnswer) {
        return switch (verdict) {
            case NOT_DUE -> "endnu ikke opgjort";
            case MISSING -> lacksAnswer ? "oplysning mangler" : verdict.danish();
            default -> verdict.danish();
        };
    }
}
