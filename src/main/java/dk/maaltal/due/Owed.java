package dk.maaltal.due;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How far a report is that is owed at a reporting point.
 *
 * @param institution by its name
 * @param report by its name; empty where the whole institution is meant
 * @param at the reporting point; empty likewise
 * @param due the last day, inclusive, that it is in time; empty where none is declared
 * @param state how far it is
 * @param late whether that day is over, and it is not published
 * @param told the edition, what is waited for, or what failed; in English
 */
public record Owed(
        String institution, String report, String at, Optional<LocalDate> due, State state, boolean late, String told) {

    /** How far a report is. */
    public enum State {
        /** It is published. */
        DONE,
        /** It is made, and waits for approval. */
        MADE,
        /** Something must come first. */
        WAITING,
        /** It can be made. */
        READY,
        /** It was tried, and could not be made. */
        FAILED
    }

    /** What is told, as it follows the state: "for" what is waited. */
    public String sentence() {
        return (state == State.WAITING || state == State.MADE ? "for " : "") + told;
    }

    /** A fault of the whole institution. */
    public static Owed failed(String institution, String why) {
        return new Owed(institution, "", "", Optional.empty(), State.FAILED, false, why);
    }

    /** The same, further on or held up. */
    public Owed now(State reached, String why) {
        return new Owed(institution, report, at, due, reached, late && reached != State.DONE, why);
    }
}
