package dk.maaltal.report;

import dk.maaltal.calendar.DueDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far an edition is on its way.
 *
 * @param due the last day it is in time; empty where nothing says when
 * @param draft whether it is not published yet, so that every page must say so
 * @param approvals that were given of it
 */
public record Standing(Optional<DueDay> due, boolean draft, List<Approval> approvals) {

    /** Published without approval, and due on no day. */
    public static final Standing PUBLISHED = new Standing(Optional.empty(), false, List.of());

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
