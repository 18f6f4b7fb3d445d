package dk.maaltal.template.html;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Template;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Iterations;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Source;
import dk.maaltal.template.language.TemplateLanguage;
import dk.maaltal.template.language.TemplateText;
import dk.maaltal.template.language.Token;
import freemarker.core.HTMLOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
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
        TemplateText template = TemplateText.read(name, content);
        Source source = template.source(Messages.text("html.page"));
        refuseActive(template);
        StringWriter filled = new StringWriter();
        new TemplateLanguage(name, HTMLOutputFormat.INSTANCE, VALUES, Iterations.Mark.NONE)
                .fill(source, fields, Map.of(), filled);
        String page = new FilledPage(filled.toString()).finished();
        // Directives may have put tags together that the template has not.
        refuseActive(page, at -> "");
        out.write(page.getBytes(StandardCharsets.UTF_8));
    }

    private void refuseActive(TemplateText template) {
        String text = template.text();
        StringBuilder plain = new StringBuilder(text);
        for (Token token : template.tokens()) {
            char stand = token.isDirective() ? ' ' : ActivePage.FIELD;
            for (int at = token.from(); at < token.to(); at++) {
                plain.setCharAt(at, text.charAt(at) == '\n' ? '\n' : stand);
            }
        }
        refuseActive(plain.toString(), template::place);
    }

    private void refuseActive(String page, IntFunction<String> place) {
        List<BadTemplate> faults = new ArrayList<>();
        ActivePage.find(page, (at, what) -> faults.add(new BadTemplate(name, place.apply(at), what)));
        if (!faults.isEmpty()) {
            throw BadTemplate.all(faults);
        }
    }
}
