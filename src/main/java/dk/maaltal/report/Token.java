package dk.maaltal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A piece of template language typed among the text of a document.
 *
 * @param kind what it does
 * @param source as FreeMarker reads it: quotation marks and spaces that Word made typographic are plain again
 * @param from where it begins in the text, inclusive
 * @param to where it ends in the text, exclusive
 */
record Token(Kind kind, String source, int from, int to) {

    enum Kind {
        /** {@code ${…}} */
        FIELD,
        /** {@code [#list …]}, {@code [#if …]}: something that must be closed. */
        OPEN,
        /** {@code [#else]}, {@code [#elseif …]} */
        MIDDLE,
        /** {@code [/#list]}, {@code [/#if]} */
        CLOSE,
        /** {@code [#assign …]} and the like: no end. */
        SINGLE
    }

    private static final Set<String> BLOCKS = Set.of("list", "if", "items", "sep", "switch", "attempt", "noautoesc");
    private static final Set<String> MIDDLES = Set.of("else", "elseif", "case", "default", "recover");

    boolean isDirective() {
        return kind != Kind.FIELD;
    }

    /** The directive's name: "list". */
    String name() {
        return source.replaceFirst("^\\[/?#", "").replaceFirst("[^a-z].*$", "");
    }

    boolean isList() {
        return isDirective() && name().equals("list");
    }

    /**
     * The tokens of a text, in order.
     *
     * @throws IllegalArgumentException when one is begun and not ended; the message says which, in Danish
     */
    static List<Token> in(String text) {
        List<Token> tokens = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            boolean field = text.startsWith("${", at);
            boolean directive = text.startsWith("[#", at) || text.startsWith("[/#", at);
            if (!field && !directive) {
                at++;
                continue;
            }
            int end = end(text, at, field ? '{' : '[', field ? '}' : ']');
            if (end < 0) {
                throw new IllegalArgumentException("\"" + Danish.shorten(text.substring(at))
                        + "\" er begyndt, men ikke afsluttet med " + (field ? "}" : "]"));
            }
            String source = plain(text.substring(at, end));
            tokens.add(new Token(field ? Kind.FIELD : kind(source), source, at, end));
            at = end;
        }
        return tokens;
    }

    private static Kind kind(String source) {
        if (source.startsWith("[/")) {
            return Kind.CLOSE;
        }
        String name = source.substring(2).replaceFirst("[^a-z].*$", "");
        if (BLOCKS.contains(name)) {
            return Kind.OPEN;
        }
        return MIDDLES.contains(name) ? Kind.MIDDLE : Kind.SINGLE;
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
        return plain.toString();
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u201c', '\u201d', '\u201e', '\u00bb', '\u00ab' -> '"';
            case '\u2018', '\u2019', '\u201a' -> '\'';
            case '\u00a0', '\u2009' -> ' ';
            default -> c;
        };
    }
}
