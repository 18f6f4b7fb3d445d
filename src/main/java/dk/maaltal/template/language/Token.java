package dk.maaltal.template.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of template language typed among the text of a document.
 *
 * @param kind what it does
 * @param source as FreeMarker reads it: without characters that nobody sees, and with plain quotation marks and spaces for those
 *     that Word made typographic
 * @param from where it begins in the text, inclusive
 * @param to where it ends in the text, exclusive
 */
public record Token(Kind kind, String source, int from, int to) {

    /** What a token does. */
    public enum Kind {
        /** {@code ${…}} */
        FIELD,
        /** {@code [#list …]}, {@code [#if …]}: something that must be closed. */
        OPEN,
        /** {@code [#else]}, {@code [#elseif …]} */
        MIDDLE,
        /** {@code [/#list]}, {@code [/#if]} */
        CLOSE,
        /** {@code [#break]}, and a remark {@code [#-- … --]}: nothing to close. */
        SINGLE
    }

    /** What each directive does. There is none that reaches other files or keeps a value for later. */
    private static final Map<String, Kind> DIRECTIVES = Map.of(
            "list", Kind.OPEN,
            "items", Kind.OPEN,
            "sep", Kind.OPEN,
            "if", Kind.OPEN,
            "else", Kind.MIDDLE,
            "elseif", Kind.MIDDLE,
            "break", Kind.SINGLE);

    private static final Pattern DIRECTIVE = Pattern.compile("\\[/?#([a-z]*)(.*)]", Pattern.DOTALL);
    /** Stands for a token in the text between tokens; it is part of no word. */
    private static final char BETWEEN = '\n';

    private static final Pattern END_OF_REMARK = Pattern.compile("(--|–)]");
    private static final Pattern AS = Pattern.compile("(.*\\s|)as\\s+(\\w+)(?:\\s*,\\s*(\\w+))?\\s*", Pattern.DOTALL);

    /** Whether it is anything but a field. */
    public boolean isDirective() {
        return kind != Kind.FIELD;
    }

    /** The directive's name, such as "list"; empty for a field and for a remark. */
    public String name() {
        return part(1);
    }

    /** The expression in it: {@code m.titel} of {@code ${m.titel}}, {@code maal} of {@code [#list maal as m]}. */
    String expression() {
        if (kind == Kind.FIELD) {
            return source.substring(2, source.length() - 1);
        }
        String rest = part(2);
        Matcher as = AS.matcher(rest);
        return (repeats() && as.matches() ? as.group(1) : rest).strip();
    }

    /** The name that a list gives each of its elements; empty where it gives none, and for anything but a list. */
    Optional<String> variable() {
        Matcher as = AS.matcher(repeats() && kind == Kind.OPEN ? part(2) : "");
        return as.matches() ? Optional.of(as.group(2)) : Optional.empty();
    }

    private String part(int group) {
        Matcher directive = DIRECTIVE.matcher(source);
        return directive.matches() ? directive.group(group) : "";
    }

    /** Whether it begins or ends what is repeated for each element of a list. */
    boolean repeats() {
        return isDirective() && (name().equals("list") || name().equals("items"));
    }

    /** Whether it is a remark, which does not come out in the document. */
    boolean isComment() {
        return isRemark(source, 0);
    }

    /** Whether it is {@code [#list …]} or {@code [/#list]}. */
    public boolean isList() {
        return isDirective() && name().equals("list");
    }

    /**
     * The tokens of a text, in order.
     *
     * @throws BadToken when one is begun and not ended, or is a directive that there is none of
     */
    public static List<Token> in(String text) {
        return in(text, true);
    }

    /**
     * The fields of a formula, in order; what looks like a directive there ({@code [#This Row]}) is part of the formula.
     *
     * @throws BadToken when one is begun and not ended
     */
    public static List<Token> inFormula(String formula) {
        return in(formula, false);
    }

    private static List<Token> in(String typed, boolean withDirectives) {
        VisibleText visible = new VisibleText(typed);
        String text = visible.text();
        List<Token> tokens = new ArrayList<>();
        StringBuilder between = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            boolean field = text.startsWith("${", at);
            boolean directive =
                    withDirectives && text.startsWith("[#", at) || withDirectives && text.startsWith("[/#", at);
            if (!field && !directive) {
                between.append(text.charAt(at));
                at++;
                continue;
            }
            int end = isRemark(text, at) ? endOfRemark(text, at) : end(text, at, field ? '{' : '[', field ? '}' : ']');
            if (end < 0) {
                throw new BadToken(Messages.text("token.not-ended", shorten(text.substring(at)), field ? "}" : "]"));
            }
            String source = plain(text.substring(at, end));
            tokens.add(new Token(
                    field ? Kind.FIELD : kind(source), source, visible.typed(at), visible.typed(end - 1) + 1));
            between.append(BETWEEN);
            at = end;
        }
        if (withDirectives) {
            SlipOfThePen.refuse(between.toString());
        }
        return tokens;
    }

    private static Kind kind(String source) {
        if (isRemark(source, 0)) {
            return Kind.SINGLE;
        }
        Matcher directive = DIRECTIVE.matcher(source);
        String name = directive.matches() ? directive.group(1) : "";
        if (!DIRECTIVES.containsKey(name)) {
            throw new BadToken(Messages.text("directive.unknown", shorten(source)));
        }
        return source.startsWith("[/") ? Kind.CLOSE : DIRECTIVES.get(name);
    }

    /** A remark begins with two hyphens, or the dash that Word makes of them. */
    private static boolean isRemark(String text, int at) {
        return text.startsWith("[#--", at) || text.startsWith("[#–", at);
    }

    private static int endOfRemark(String text, int from) {
        Matcher end = END_OF_REMARK.matcher(text);
        return end.find(from) ? end.end() : -1;
    }

    private static int end(String text, int from, char opening, char closing) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = plain(text.charAt(i));
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().forEach(c -> plain.append(plain((char) c)));
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** A text as a message quotes it: its first 60 characters. */
    public static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u201c', '\u201d', '\u201e', '\u00bb', '\u00ab' -> '"';
            case '\u2018', '\u2019', '\u201a' -> '\'';
            case '\u2010', '\u2011' -> '-';
            default -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
        };
    }
}
