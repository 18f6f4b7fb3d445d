package dk.maaltal.plan;

import java.util.List;

/**
 * A goal of the plan (mål).
 *
 * @param number as the plan numbers it, such as "1.1"
 * @param title the goal's heading
 * @param text the plan's words about the goal, paragraph by paragraph
 * @param tableHeading the heading over its tables; the title where the plan has no other
 * @param scope words between that heading and the tables; may be empty
 * @param sharedNotes whether notes are printed once, after the goal's last table
 * @param measures its measured parts, in the plan's order
 */
public record Goal(
        String number,
        String title,
        List<String> text,
        String tableHeading,
        String scope,
        boolean sharedNotes,
        List<Measure> measures) {}
