package dk.maaltal.template.excel;

import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A cell of a template.
 *
 * @param row from 0
 * @param column from 0
 * @param style by its number
 * @param text of it; empty for a number and for a formula
 * @param rich the text with its formats, where it has some of its own ({@code is} or {@code si})
 * @param formula without its equals sign
 * @param isArray whether the formula computes with whole areas
 * @param value of a number, a truth or an error, as the file has it, and its type as the file has it
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

    record Value(String type, String text) {}

    boolean isBlank() {
        return text.isEmpty() && formula.isEmpty() && value.text().isEmpty();
    }
}
