package dk.maaltal.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How far an edition is on its way.
 *
 * @param draft whether it is not published yet, so that every page must say so
 * @param approvals that were given of it
 */
public record Standing(boolean draft, List<Approval> approvals) {

    /** Published without approval. */
    public static final Standing PUBLISHED = new Standing(false, List.of());

    /**
     * That somebody approves of an edition.
     *
     * @param by the system's user
     * @param day in Denmark
     * @param note may be empty
     */
    public record Approval(String by, LocalDate day, String note) {

        Map<String, Object> fields() {
            return Map.of("navn", by, "dato", Danish.date(day), "note", note);
        }
    }
}
