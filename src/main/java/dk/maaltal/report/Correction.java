package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import java.util.List;

/**
 * What an edition corrects (rettelse).
 *
 * @param of the number of the edition before it; 0 for a first edition
 * @param reason why, in a sentence; empty where none was needed
 * @param changes the figures that are told otherwise
 */
public record Correction(int of, String reason, List<Changes.Change> changes) {

    /** That of a first edition. */
    public static final Correction NONE = new Correction(0, "", List.of());

    /** After a figure that is told otherwise. */
    static final String MARK = "(r)";

    /** Whether a figure is told otherwise. */
    boolean touches(Figure.At cell) {
        return changes.stream()
                .anyMatch(
                        change -> change.cell().equals(cell) && change.before().isPresent());
    }

    /** What the mark means. */
    String note() {
        return "Rettet i forhold til udgave " + of + ".";
    }
}
