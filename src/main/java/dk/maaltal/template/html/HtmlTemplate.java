package dk.maaltal.template.html;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Template;
import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Iterations;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Source;
import dk.maaltal.template.language.TemplateLanguage;
import dk.maaltal.template.language.Token;
import freemarker.core.HTMLOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A web page, in UTF-8, with fields typed in it. Values are escaped for text and for attributes in quotes; a chart
 * becomes a drawing. A page that acts or fetches anything is refused. A directive alone on its line leaves no empty line.
 */
public final class HtmlTemplate implements Template {

    /** Values among which a chart is its drawing: markup, which is not escaped. */
    private static final FieldValues VALUES =
            new FieldValues(chart -> HTMLOutputFormat.INSTANCE.fromMarkup(SvgChart.of(chart)));

    private final String name;
    private final byte[] content;

    /**
     * A template that is not read before it is filled in.
     *
     * @param name for messages
     * @param content of the page
     */
    public HtmlTemplate(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public void fill(Map<String, Object> fields, String title, OutputStream out) throws IOException {
        String text = read();
        Source source = source(text);
        refuseActive(text);
        StringWriter filled = new StringWriter();
        new TemplateLanguage(name, HTMLOutputFormat.INSTANCE, VALUES, Iterations.Mark.NONE)
                .fill(source, fields, Map.of(), filled);
        String page = new FilledPage(filled.toString()).finished();
        // Directives may have put tags together that the template has not.
        refuseActive(page, at -> "");
        out.write(page.getBytes(StandardCharsets.UTF_8));
    }

    private String read() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new BadTemplate(name, "", Messages.text("template.not-utf8"), e);
        }
    }

    private void refuseActive(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (Token token : tokens(text)) {
            char stand = token.isDirective() ? ' ' : ActivePage.FIELD;
            for (int at = token.from(); at < token.to(); at++) {
                plain.setCharAt(at, text.charAt(at) == '\n' ? '\n' : stand);
            }
        }
        refuseActive(plain.toString(), at -> place(text, at));
    }

    private void refuseActive(String page, IntFunction<String> place) {
        List<BadTemplate> faults = new ArrayList<>();
        ActivePage.find(page, (at, what) -> faults.add(new BadTemplate(name, place.apply(at), what)));
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
    }

    private Source source(String text) {
        Source source = new Source(Messages.text("html.page"));
        int at = 0;
        for (Token token : tokens(text)) {
            boolean alone = isAloneOnItsLine(text, token);
            source.literal(text.substring(at, alone ? Math.max(at, lineStart(text, token.from())) : token.from()));
            source.token(token, () -> place(text, token.from()));
            at = alone ? Math.min(lineEnd(text, token.to()) + 1, text.length()) : token.to();
        }
        return source.literal(text.substring(at));
    }

    private List<Token> tokens(String text) {
        try {
            return Token.in(text);
        } catch (BadToken e) {
            throw badToken(text, e);
        }
    }

    /** The fault has no place: it is on the last line from which on the text cannot be read. */
    private BadTemplate badToken(String text, BadToken first) {
        BadTemplate fault = new BadTemplate(name, "", first.getMessage(), first);
        for (int line = 0; line >= 0 && line < text.length(); ) {
            try {
                Token.in(text.substring(line));
                return fault;
            } catch (BadToken e) {
                fault = new BadTemplate(name, place(text, line), e.getMessage(), e);
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? -1 : end + 1;
        }
        return fault;
    }

    private static String place(String text, int at) {
        return Messages.text(
                "html.line",
                1 + text.substring(0, at).chars().filter(c -> c == '\n').count());
    }

    private static boolean isAloneOnItsLine(String text, Token token) {
        return token.isDirective()
                && text.substring(lineStart(text, token.from()), token.from()).isBlank()
                && text.substring(token.to(), lineEnd(text, token.to())).isBlank();
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
