package dk.maaltal.template.text;

import dk.maaltal.template.Template;
import dk.maaltal.template.language.Characters;
import dk.maaltal.template.language.FieldValues;
import dk.maaltal.template.language.Iterations;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.TemplateLanguage;
import dk.maaltal.template.language.TemplateText;
import dk.maaltal.template.language.TextList;
import freemarker.core.PlainTextOutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text of lines, in UTF-8, with fields typed in it. */
public final class TextTemplate implements Template {

    private final String name;
    private final byte[] content;

    /**
     * A template that is not read before it is filled in.
     *
     * @param name for messages
     * @param content of the text
     */
    public TextTemplate(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    @Override
    public void fill(Map<String, Object> fields, String title, OutputStream out) throws IOException {
        StringWriter filled = new StringWriter();
        new TemplateLanguage(name, PlainTextOutputFormat.INSTANCE, FieldValues.STANDARD, Iterations.Mark.NONE)
                .fill(TemplateText.read(name, content).source(Messages.text("text.whole")), fields, Map.of(), filled);
        out.write(Characters.allowed(filled.toString())
                .replace(Character.toString(TextList.SEPARATOR), "\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
