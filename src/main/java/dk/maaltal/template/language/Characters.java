package dk.maaltal.template.language;

/** The characters that documents can hold (those of XML 1.0), and those of them that nobody sees. */
public final class Characters {

    private Characters() {}

    /** A text without the characters that no document can hold; the same object where there are none. */
    public static String allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text, i)) {
                return withoutOthers(text);
            }
        }
        return text;
    }

    private static String withoutOthers(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (isAllowed(text, at)) {
                allowed.append(text.charAt(at));
            }
        }
        return allowed.toString();
    }

    /**
     * Whether a document can hold the character at an index: it is no control character but tab and line ends, neither
     * U+FFFE nor U+FFFF, and no surrogate without its other half.
     */
    public static boolean isAllowed(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < '\ufffe';
    }

    /**
     * Whether nobody sees a character: a format character of Unicode, such as a zero-width space, a soft hyphen or a
     * direction mark, a joiner or a selector of variants.
     */
    public static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT || c == '\u034f' || c >= '\ufe00' && c <= '\ufe0f';
    }

    /** Whether a text is empty but for blanks and characters that nobody sees. */
    public static boolean isBlank(String text) {
        return text.chars()
                .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible((char) c));
    }
}
