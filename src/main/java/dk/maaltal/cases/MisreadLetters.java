package dk.maaltal.cases;

import dk.maaltal.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows letters that were written in one code page and read in another by what they have become: "S›fart" of DOS, "SÃ¸fart"
 * of UTF-8, "S¿fart" of an old Macintosh, and the mark that stands where a letter has been lost.
 */
final class MisreadLetters {

    /** Of æ, ø and å in code pages 437, 850 and 865, read as windows-1252; with their own closing mark they are quotes. */
    private static final Pattern DOS =
            Pattern.compile("\\p{L}[›†](?=\\p{Ll})|\\p{L}‘(?=\\p{Ll})|(?:^|[ (/-])[›†](?=\\p{Ll})");

    /** Of two bytes of UTF-8 that were read as two letters of windows-1252, the first is one of these. */
    private static final Pattern UTF8 =
            Pattern.compile("Â\\u00a0|[ÃÂ][\\u0080-\\u009f¡-¿†‡ˆ‰ŠŒŽ˜™šœžŸ…„–]|Ì[Š\\u0080-\\u009f]|â€|ï»¿");

    private static final Pattern MACINTOSH = Pattern.compile("\\p{L}[¿¾¯¸](?=\\p{L})|\\p{Ll}Œ(?=\\p{Ll})");

    /** Also half a character, which nothing can keep. */
    private static final Pattern LOST = Pattern.compile("\\ufffd|[\\ud800-\\udfff]");

    /** Control characters, and those to which Unicode gives no meaning or leaves it to each font: no text holds them. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\p{Co}\\x{fdd0}-\\x{fdef}\\x{fffe}\\x{ffff}]");

    private MisreadLetters() {}

    /** What is wrong with the letters of a text, as it was read; empty where nothing shows. */
    static Optional<String> reason(String text) {
        if (LOST.matcher(text).find()) {
            return Optional.of(
                    "holds the mark that stands where a letter has been lost (U+FFFD), or half of one; deliver it anew"
                            + " from the case system");
        }
        if (UTF8.matcher(text).find()) {
            return wrong("UTF-8");
        }
        if (DOS.matcher(text).find() && text.indexOf('‹') < 0) {
            return wrong("a DOS code page (850 or 865)");
        }
        if (MACINTOSH.matcher(text).find()) {
            return wrong("another code page (Macintosh or Baltic)");
        }
        Matcher none = NO_TEXT.matcher(text);
        if (none.find()) {
            return Optional.of("holds a character that is no text ("
                    + Texts.name(none.group().codePointAt(0)) + "); deliver it without");
        }
        return Optional.empty();
    }

    /** Whether a text must be looked at: most hold plain letters and nothing else. */
    static boolean isSuspect(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f || c > 0xc3 && c < 0x152 && c != 'Ì' && c != 'â' && c != 'ï';
            if (!plain && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> wrong(String codePage) {
        return Optional.of("has letters that were written in " + codePage
                + " and read in another; say the encoding it is written in in cases.yaml, or deliver it anew");
    }
}
