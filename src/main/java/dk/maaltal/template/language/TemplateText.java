package dk.maaltal.template.language;

import dk.maaltal.template.BadTemplate;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A template of lines in UTF-8, such as a page or a mail. A directive alone on its line leaves no empty line.
 *
 * @param name of the template, for messages
 * @param text of it, with plain line ends
 */
public record TemplateText(String name, String text) {

    /**
     * Reads one.
     *
     * @throws BadTemplate when it is not UTF-8
     */
    public static TemplateText read(String name, byte[] content) {
        try {
            return new TemplateText(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString()
                            .replace("\r\n", "\n"));
        } catch (CharacterCodingException e) {
            throw new BadTemplate(name, "", Messages.text("template.not-utf8"), e);
        }
    }

    /**
     * What the template language reads of it.
     *
     * @param whole what it is called in messages
     */
    public Source source(String whole) {
        Source source = new Source(whole);
        int at = 0;
        for (Token token : tokens()) {
            boolean alone = isAloneOnItsLine(token);
            source.literal(text.substring(at, alone ? Math.max(at, lineStart(token.from())) : token.from()));
            source.token(token, () -> place(token.from()));
            at = alone ? Math.min(lineEnd(token.to()) + 1, text.length()) : token.to();
        }
        return source.literal(text.substring(at));
    }

    /**
     * Its fields and directives.
     *
     * @throws BadTemplate when they cannot be told apart
     */
    public List<Token> tokens() {
        try {
            return Token.in(text);
        } catch (BadToken e) {
            throw badToken(e);
        }
    }

    /** The fault has no place: it is on the last line from which on the text cannot be read. */
    private BadTemplate badToken(BadToken first) {
        BadTemplate fault = new BadTemplate(name, "", first.getMessage(), first);
        for (int line = 0; line >= 0 && line < text.length(); ) {
            try {
                Token.in(text.substring(line));
                return fault;
            } catch (BadToken e) {
                fault = new BadTemplate(name, place(line), e.getMessage(), e);
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? -1 : end + 1;
        }
        return fault;
    }

    /** The line of a place in it, in words. */
    public String place(int at) {
        return Messages.text(
                "html.line",
                1 + text.substring(0, at).chars().filter(c -> c == '\n').count());
    }

    private boolean isAloneOnItsLine(Token token) {
        return token.isDirective()
                && text.substring(lineStart(token.from()), token.from()).isBlank()
                && text.substring(token.to(), lineEnd(token.to())).isBlank();
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
