package dk.maaltal.template.html;

import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.TextList;

/**
 * A page as its template wrote it.
 *
 * @param text of the page, in which lists of texts written as one field still have their separators
 */
record FilledPage(String text) {

    /**
     * The page with each text of such a list on a line of its own, or after a space within a tag; without characters
     * that no page may hold.
     */
    String finished() {
        StringBuilder page = new StringBuilder(text.length());
        boolean inTag = false;
        boolean atStart = true;
        for (char c : Characters.allowed(text).toCharArray()) {
            if (c == TextList.SEPARATOR) {
                page.append(inTag ? " " : atStart ? "" : "<br>");
                continue;
            }
            // Values are escaped, so these are the template's own.
            inTag = c == '<' || inTag && c != '>';
            atStart = inTag || c == '>' || atStart && Character.isWhitespace(c);
            page.append(c);
        }
        return page.toString();
    }
}
