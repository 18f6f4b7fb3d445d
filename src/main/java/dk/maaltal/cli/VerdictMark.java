package dk.maaltal.cli;

import dk.maaltal.verdicts.Verdict;
import picocli.CommandLine.Help.Ansi;

/** A verdict for a terminal: the mark of the documents and the word; the colour only repeats them, where there is any. */
final class VerdictMark {

    private VerdictMark() {}

    /** "● met" */
    static String of(Verdict verdict) {
        return verdict.mark() + " " + verdict.english();
    }

    /** A text with its marked verdicts in colour, on a terminal that shows colours and is not asked to leave them. */
    static String coloured(String text) {
        String coloured = text;
        for (Verdict verdict : Verdict.values()) {
            String colour = colour(verdict);
            if (!colour.isEmpty()) {
                coloured = coloured.replace(of(verdict), Ansi.AUTO.string("@|" + colour + " " + of(verdict) + "|@"));
            }
        }
        return coloured;
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case MET -> "green";
            case PARTLY_MET -> "yellow";
            case NOT_MET, MISSING -> "bold,red";
            case NOT_DUE, NOT_JUDGED -> "";
        };
    }
}
