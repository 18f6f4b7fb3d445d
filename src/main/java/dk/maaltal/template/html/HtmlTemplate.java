package dk.maaltal.template.html;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Chart;
import dk.maaltal.template.Rounds;
import dk.maaltal.template.Source;
import dk.maaltal.template.TemplateLanguage;
import dk.maaltal.template.Token;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A web page with fields typed in it: {@code ${maal.titel}}, {@code [#list …]}, {@code [#if …]}. Values are escaped for
 * text and for attributes in quotes; a chart is written as a drawing. A directive alone on its line leaves no line.
 */
public final class HtmlTemplate {

    private final Path file;

    public HtmlTemplate(Path file) {
        this.file = file;
    }

    /**
     * The page filled in, in UTF-8.
     *
     * @throws BadTemplate when the template cannot be read or filled in
     */
    public byte[] fill(Map<String, Object> model) {
        StringWriter filled = new StringWriter();
        new TemplateLanguage(file, HTMLOutputFormat.INSTANCE, Rounds.Mark.NONE)
                .fill(source(read()), drawn(model), Map.of(), filled);
        return new FilledPage(filled.toString()).finished().getBytes(StandardCharsets.UTF_8);
    }

    private String read() {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new BadTemplate(file, "", "er ikke skrevet i UTF-8.", e);
        } catch (IOException e) {
            throw new BadTemplate(file, "", "kan ikke læses: " + e.getMessage(), e);
        }
    }

    private Source source(String text) {
        Source source = new Source("siden");
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
        } catch (IllegalArgumentException e) {
            throw badToken(text, e);
        }
    }

    /** The fault tells no place: it is on the last line from which on the text cannot be read. */
    private BadTemplate badToken(String text, IllegalArgumentException first) {
        BadTemplate fault = new BadTemplate(file, "", first.getMessage(), first);
        for (int line = 0; line >= 0 && line < text.length(); ) {
            try {
                Token.in(text.substring(line));
                return fault;
            } catch (IllegalArgumentException e) {
                fault = new BadTemplate(file, place(text, line), e.getMessage(), e);
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? -1 : end + 1;
        }
        return fault;
    }

    private static String place(String text, int at) {
        return "linje "
                + (1 + text.substring(0, at).chars().filter(c -> c == '\n').count());
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

    /** The model with each chart as its drawing, which is no text to be escaped. */
    private static Map<String, Object> drawn(Map<?, ?> model) {
        Map<String, Object> drawn = new LinkedHashMap<>();
        model.forEach((name, value) -> drawn.put(name.toString(), drawn(value)));
        return drawn;
    }

    private static Object drawn(Object value) {
        if (value instanceof Map<?, ?> map) {
            return drawn(map);
        }
        if (value instanceof List<?> list) {
            List<Object> drawn = new ArrayList<>();
            list.forEach(each -> drawn.add(drawn(each)));
            return drawn;
        }
        if (value instanceof Chart chart) {
            try {
                return HTMLOutputFormat.INSTANCE.fromMarkup(SvgChart.of(chart));
            } catch (TemplateModelException e) {
                throw new IllegalStateException(e);
            }
        }
        return value;
    }
}
