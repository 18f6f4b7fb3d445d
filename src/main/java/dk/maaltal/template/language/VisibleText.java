package dk.maaltal.template.language;

import java.util.Arrays;

/**
 * A text without the characters that nobody sees (zero-width spaces, soft hyphens, direction marks, byte-order marks), and
 * the place of each of its characters in the text as it was typed.
 */
final class VisibleText {

    private final StringBuilder text;
    private int[] places;

    VisibleText(String typed) {
        text = new StringBuilder(typed.length());
        places = new int[typed.length()];
        for (int at = 0; at < typed.length(); at++) {
            if (!Characters.isInvisible(typed.charAt(at))) {
                places[text.length()] = at;
                text.append(typed.charAt(at));
            }
        }
        places = Arrays.copyOf(places, text.length());
    }

    String text() {
        return text.toString();
    }

    /** Where the character at an index stands in the text as it was typed. */
    int typed(int index) {
        return places[index];
    }
}
