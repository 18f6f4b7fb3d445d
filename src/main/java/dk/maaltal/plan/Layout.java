package dk.maaltal.plan;

import java.util.List;
import java.util.Optional;

/**
 * How a table is laid out whose rows are measures, or whose rows are the terms of one.
 *
 * @param id its letter within the goal, such as "a"; its rows are the measures a1, a2, …
 * @param title the table's heading
 * @param columns from the left, at least two
 * @param rows from the top; where the terms are rows, the one measure that they are of
 * @param termsAreRows whether each term is a row; otherwise each result and figure has a column for each term
 */
public record Layout(String id, String title, List<Column> columns, List<Row> rows, boolean termsAreRows) {

    /** What the cells of a column hold. */
    public enum Content {
        /** The row's name, or its term. */
        NAME,
        /** How long a case may take, in words. */
        LIMIT,
        /** What was promised. */
        TARGET,
        /** The result, which is held against the target. */
        RESULT,
        /** The result less the target. */
        DISTANCE,
        /** How the promise came out, in words. */
        VERDICT,
        /** A figure beside the result. */
        FIGURE
    }

    /**
     * A column.
     *
     * @param over the heading over this and other columns; empty for none
     * @param heading its own; empty for that of the term alone
     * @param figure the name of the figure beside the results; empty for any other content
     */
    public record Column(String over, String heading, Content content, String figure) {

        /** Whether its cells are about one term each, and not about the row. */
        public boolean isOfTerm() {
            return content == Content.RESULT || content == Content.DISTANCE || content == Content.FIGURE;
        }
    }

    /**
     * A row.
     *
     * @param mark behind its name, which points to a note; empty for none
     * @param measure whose figures stand in it; empty for a heading over the rows below it
     * @param limit what stands in the column of limits, where that is not the limit itself
     * @param goesOn whether it has the name of the row above it, which is printed once
     * @param called its name in sentences: under several headings with the heading before it
     */
    public record Row(
            String name, String mark, Optional<String> measure, Optional<String> limit, boolean goesOn, String called) {

        /** What stands at its head. */
        public String heading() {
            return (goesOn ? "" : name) + mark;
        }
    }

    /** Its measures, from the top. */
    public List<String> measures() {
        return rows.stream().flatMap(row -> row.measure().stream()).toList();
    }

    /** Whether a measure is its last. */
    public boolean endsWith(String measure) {
        return measures().get(measures().size() - 1).equals(measure);
    }

    /** Whether a measure stands in it. */
    public boolean holds(String measure) {
        return measures().contains(measure);
    }
}
