package dk.maaltal.plan;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a measure's table is printed where it is not the usual way. Nothing here changes a figure.
 *
 * @param unitHeading the table's first heading cell
 * @param decimals decimals of results by year, where the unit's own are not used
 * @param targetDecimals fewest decimals of targets, where the plan has one number for all years; empty for the unit's own
 * @param noResult what stands in a year's result cell while there is no result; "-" where nothing is said
 * @param noCases what stands in a cell that has no result for want of cases; as any other without a result where nothing is said
 * @param yearMarks marks after a year's heading, such as "**"
 * @param targetMarks marks after a year's target
 * @param notes the notes below the table by their mark; "*" is the note on results from before the year's end
 */
public record Printed(
        String unitHeading,
        Map<Integer, Integer> decimals,
        OptionalInt targetDecimals,
        Map<Integer, String> noResult,
        Optional<String> noCases,
        Map<Integer, String> yearMarks,
        Map<Integer, String> targetMarks,
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

    /** Decimals of the results of a year, where the plan says other than the unit's own. */
    public OptionalInt decimals(int year) {
        return decimals.containsKey(year) ? OptionalInt.of(decimals.get(year)) : OptionalInt.empty();
    }
}
