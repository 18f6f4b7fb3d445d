package dk.maaltal.template;

import dk.maaltal.template.excel.ExcelTemplate;
import dk.maaltal.template.html.HtmlTemplate;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.text.TextTemplate;
import dk.maaltal.template.word.WordTemplate;
import java.util.Locale;

/** Opens templates. */
public final class Templates {

    private Templates() {}

    /**
     * A template of the kind that its name says: {@code .docx}, {@code .xlsx} or {@code .html}, in large or small
     * letters.
     *
     * @param name of the template as messages show it, such as its path
     * @param content of the file; not copied, and not changed
     * @throws BadTemplate when the name ends in none of the three
     */
    public static Template of(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".docx")) {
            return new WordTemplate(name, content);
        }
        if (lower.endsWith(".xlsx")) {
            return new ExcelTemplate(name, content);
        }
        if (lower.endsWith(".html")) {
            return new HtmlTemplate(name, content);
        }
        if (lower.endsWith(".txt")) {
            return new TextTemplate(name, content);
        }
        throw new BadTemplate(name, "", Messages.text("template.unknown-kind"));
    }
}
