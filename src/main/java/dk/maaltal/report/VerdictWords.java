package dk.maaltal.report;

import dk.maaltal.verdicts.Verdict;

/** A verdict in the words that stand beside its mark. */
final class VerdictWords {

    private VerdictWords() {}

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
