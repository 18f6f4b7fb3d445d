package dk.maaltal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Texts as they are compared: what people read as the same text is the same text, whichever program wrote it.
 *
 * <p>Letters are composed (Unicode's NFC), every blank is a plain space, and characters that nobody sees (byte-order
 * marks, zero-width characters, soft hyphens, direction marks, variation selectors) are left out. Line breaks and tabs stay.
 */
public final class Texts {

    /** The last letter of Latin Extended-B: up to here a reader tells letters apart by their looks. */
    private static final int LAST_LATIN = 0x24f;

    private Texts() {}

    /** A text as it is compared, without blanks at its ends. Plain Latin text comes back as it is. */
    public static String compared(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isUnseen(c)).forEach(c -> seen.appendCodePoint(isBlank(c) ? ' ' : c));
        return Normalizer.normalize(seen, Normalizer.Form.NFC).strip();
    }

    /**
     * A text for a message: control characters, which a terminal would obey and the database refuses, stand there by their
     * names, such as {@code U+0000}. Line breaks and tabs stay.
     */
    public static String printable(String text) {
        if (text.chars().noneMatch(Texts::isControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isControl(c)) {
                printable.append(String.format(Locale.ROOT, "U+%04X", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** Whether a text is of printable ASCII alone, so that only the blanks at its ends are to be taken away. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** A heading as it is compared: as {@link #compared}, and with one space for every run of blanks and line breaks. */
    public static String heading(String text) {
        return compared(text).replaceAll("\\s+", " ");
    }

    /**
     * Names what differs between two texts that look alike, such as "U+0410 where the other has U+0041".
     *
     * @return empty where a reader sees the difference
     */
    public static Optional<String> hiddenDifference(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        if (left.length != right.length) {
            return Optional.empty();
        }
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i] && left[i] <= LAST_LATIN && right[i] <= LAST_LATIN) {
                return Optional.empty();
            }
            if (left[i] != right[i]) {
                told.append(told.isEmpty() ? "" : ", ")
                        .append(name(left[i]))
                        .append(" where the other has ")
                        .append(name(right[i]));
            }
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(told.toString());
    }

    /** A character by its number in Unicode, such as U+200B. */
    public static String name(int codePoint) {
        String hex = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }

    /** Whether nothing in a text could be another character than it looks like, and no blank stands at its ends. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0) {
            return true;
        }
        if (text.charAt(0) <= ' ' || text.charAt(length - 1) <= ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean latin = c >= ' ' && c < 0x7f || c >= 0xc0 && c <= LAST_LATIN;
            if (!latin && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x0b, 0x0c, 0x2800 -> true;
            default -> {
                int type = Character.getType(c);
                yield type == Character.SPACE_SEPARATOR
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR;
            }
        };
    }

    /** Format characters, and the few of other kinds that Unicode has programs show nothing for. */
    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c >= 0x17b4 && c <= 0x17b5
                || c >= 0x180b && c <= 0x180f
                || c == 0x3164
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0xffa0
                || c >= 0xe0100 && c <= 0xe01ef;
    }
}
