package dk.maaltal.template.excel;

import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A cell of a template.
 *
 * @param row from 0
 * @param column from 0
 * @param style its number
 * @param text that it holds; empty for a number and for a formula
 * @param rich the text with its formats ({@code is} or {@code si}); empty where it has none of its own
 * @param formula without its equals sign; empty where it has none
 * @param isArray whether the formula is an array formula
 * @param value a number, true or false, or an error; empty for a text and for a formula
 */
record TemplateCell(
        int row,
        int column,
        int style,
        String text,
        Optional<Element> rich,
        Optional<String> formula,
        boolean isArray,
        Value value) {

    /**
     * A value that is no text.
     *
     * @param type as the file writes it: b, e, n, or empty for a number
     * @param text as the file writes it; empty for none
     */
    record Value(String type, String text) {}

    /** Whether it holds nothing but its style. */
    boolean isBlank() {
        return text.isEmpty() && formula.isEmpty() && value.text().isEmpty();
    }
}
