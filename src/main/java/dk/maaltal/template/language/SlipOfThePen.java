package dk.maaltal.template.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that was meant as template language and is none, such as {@code {plan}}, {@code $ {plan}} or {@code [list maal as
 * m]}. It would be printed as it stands, so it is refused with the nearest that is right.
 */
public final class SlipOfThePen {

    /** A field, fields within it, places in lists and built-ins: {@code m.tabeller[0].titel?upper_case}. */
    private static final String PATH =
            "[\\p{L}_][\\p{L}\\p{N}_]*(?:(?:\\.|\\?{1,2}|!)[\\p{L}_][\\p{L}\\p{N}_]*|\\[\\d+]|!\"[^\"]*\")*";

    private static final String DIRECTIVES = "(?:list|items|sep|if|elseif|else|break)";

    /** What is meant as a field; the first group that is not null is its expression. */
    private static final List<Pattern> FIELDS = List.of(
            Pattern.compile("[$#%@&]?\\s*\\{+\\s*\\$?\\s*(" + PATH + ")\\s*}+"),
            Pattern.compile("\\$[(\\[<]\\s*(" + PATH + ")\\s*[)\\]>}]"),
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])\\$\\s?(\\p{Ll}(?:[\\p{L}\\p{N}_]+|(?=\\.\\p{L}))(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*)}?"),
            Pattern.compile("(?:<<|\\u00ab)\\s*(" + PATH + ")\\s*(?:>>|\\u00bb)"),
            Pattern.compile("\\$\\s+\\{+\\s*([\\p{L}_][^{}\\n]*)}*"));

    /** What is meant as a directive: its slash, its name and the rest of it. */
    private static final List<Pattern> OTHERS = List.of(
            Pattern.compile(
                    "[\\[({<]\\s*(/?)\\s*#\\s*(/?)\\s*(" + DIRECTIVES + ")\\b([^\\])}>\\n]*)[\\])}>]?",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\[\\s*(/?)()\\s*(list|if|elseif|items)\\b([^\\]\\n]*)]?", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\[\\s*(/)()\\s*(sep)\\b([^\\]\\n]*)]?", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\[\\s*()()(sep|else|break)()\\s*]", Pattern.CASE_INSENSITIVE),
            Pattern.compile("()(/?)#(" + DIRECTIVES + ")\\b([^\\]\\n]*)]"));

    private SlipOfThePen() {}

    /** What was typed, and the nearest that is right. */
    private record Slip(String typed, String right) {}

    /**
     * Refuses a text that holds such a slip.
     *
     * @param text as it is typed, with a line end in place of each token
     * @throws BadToken with the nearest that is right
     */
    static void refuse(String text) {
        Optional<Slip> first = first(text);
        if (first.isPresent()) {
            String plain = Token.shorten(first.get().typed().strip());
            throw new BadToken(Messages.text(
                    "token.slip",
                    plain,
                    Token.shorten(first.get().right()),
                    "${\"" + plain.replace("\"", "\\\"") + "\"}"));
        }
    }

    /** Whether a text holds such a slip. */
    public static boolean isIn(String text) {
        return first(text).isPresent();
    }

    private static Optional<Slip> first(String text) {
        if (text.indexOf('{') < 0
                && text.indexOf('$') < 0
                && text.indexOf('[') < 0
                && text.indexOf('#') < 0
                && text.indexOf('<') < 0
                && text.indexOf('\u00ab') < 0
                && text.chars().noneMatch(c -> c >= '\uff00')) {
            return Optional.empty();
        }
        String narrow = narrow(text);
        for (Pattern pattern : OTHERS) {
            Matcher slip = pattern.matcher(narrow);
            while (slip.find()) {
                if (asksForMore(slip)) {
                    continue;
                }
                String slash = slip.group(1).isEmpty() ? slip.group(2) : slip.group(1);
                String rest = slip.group(4).isBlank() || !slash.isEmpty()
                        ? ""
                        : " " + slip.group(4).strip();
                return slip(slip.group(), "[" + slash + "#" + slip.group(3).toLowerCase(Locale.ROOT) + rest + "]");
            }
        }
        for (Pattern pattern : FIELDS) {
            Matcher slip = pattern.matcher(narrow);
            if (slip.find()) {
                return slip(slip.group(), "${" + slip.group(1).strip() + "}");
            }
        }
        return Optional.empty();
    }

    /** Whether a list or a choice has nothing to repeat or to ask, so that it is hardly meant. */
    private static boolean asksForMore(Matcher slip) {
        return slip.group(1).isEmpty()
                && slip.group(2).isEmpty()
                && slip.group(4).isBlank()
                && slip.group(3).matches("(?i)list|if|elseif|items");
    }

    private static Optional<Slip> slip(String typed, String right) {
        return Optional.of(new Slip(typed, right));
    }

    /** The text with the brackets and signs of East Asian keyboards as the plain ones. */
    private static String narrow(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            boolean isWide = c >= '\uff01' && c <= '\uff5e' || c == '\ufe69' || c == '\uff04';
            narrow.append(isWide ? c == '\ufe69' ? '$' : (char) (c - 0xfee0) : c);
        }
        return narrow.toString();
    }
}
