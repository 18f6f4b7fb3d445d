package dk.maaltal.plan;

import dk.maaltal.calendar.Term;
import java.util.Map;
import java.util.Optional;

/**
 * How a measure's table is printed where it is not the usual way. Nothing here changes a figure.
 *
 * @param unitHeading the table's first heading cell
 * @param headings the plan's own words over columns, where they are not the column's name
 * @param decimals decimals of results, where the unit's own are not used
 * @param targetDecimals fewest decimals of targets, where the plan has one number for all columns; empty for the unit's own
 * @param noResult what stands in a result cell while there is no result; "-" where nothing is said
 * @param noCases what stands in a cell that has no result for want of cases; as any other without a result where nothing is said
 * @param yearMarks marks after a column's heading, such as "**"
 * @param targetMarks marks after a column's target
 * @param notes the notes below the table by their mark; "*" is the note on results from before the year's end
 */
public record Printed(
        String unitHeading,
        Map<Term, String> headings,
        ByTerm<Integer> decimals,
        Optional<Integer> targetDecimals,
        ByTerm<String> noResult,
        Optional<String> noCases,
        ByTerm<String> yearMarks,
        ByTerm<String> targetMarks,
        Map<String, String> notes) {

    /** The mark of a result opgjort before the year's end. */
    public static final String PRELIMINARY_MARK = "*";

    /** Stands for the reporting point in a note's text. */
    public static final String REPORTING_POINT = "{opgjort}";

    private static final String PRELIMINARY_NOTE =
            "Foreløbigt resultat opgjort ved udgangen af " + REPORTING_POINT + ".";

    /** The note on results from before the year's end, {@link #REPORTING_POINT} and all. */
    public String preliminaryNote() {
        return notes.getOrDefault(PRELIMINARY_MARK, PRELIMINARY_NOTE);
    }
}
