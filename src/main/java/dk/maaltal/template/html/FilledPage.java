package dk.maaltal.template.html;

import dk.maaltal.template.Texts;
import dk.maaltal.template.Xml;

/** A page as it came out of its template, but for lists of texts written as one field: their texts become lines. */
record FilledPage(String text) {

    /** The page without characters that no page may hold. */
    String finished() {
        StringBuilder page = new StringBuilder(text.length());
        boolean inTag = false;
        boolean begun = true;
        for (char c : Xml.legal(text).toCharArray()) {
            if (c == Texts.BETWEEN) {
                page.append(inTag ? " " : begun ? "" : "<br>");
                continue;
            }
            // Values are escaped, so these are the template's own.
            inTag = c == '<' || inTag && c != '>';
            begun = inTag || c == '>' || begun && Character.isWhitespace(c);
            page.append(c);
        }
        return page.toString();
    }
}
