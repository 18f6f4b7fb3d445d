package dk.maaltal.template;

/**
 * A text in a cell of a table that is as wide as several columns: in Word and Excel the cells are merged, as text it is the
 * text.
 *
 * @param columns that it spans, 1 or more
 */
public record SpanningText(String text, int columns) {

    public SpanningText {
        if (columns < 1) {
            throw new IllegalArgumentException("a text cannot span " + columns + " columns");
        }
    }
}
