package dk.maaltal.template;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleSequence;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.Collection;

/** A list of texts, which may be written as one field: each text of it becomes a paragraph or a line of its own. */
public final class Texts extends SimpleSequence implements TemplateScalarModel {

    /** Begins each of the texts until the document is whole: no document uses it, and XML allows it. */
    public static final char BETWEEN = '\ue002';

    private static final long serialVersionUID = 1;

    /** What was written, with each text of a list on a line of its own. */
    public static String onLines(String written) {
        return written.replaceFirst("^" + BETWEEN, "").replace(BETWEEN, '\n');
    }

    Texts(Collection<?> texts, ObjectWrapper wrapper) {
        super(texts, wrapper);
    }

    @Override
    public String getAsString() throws TemplateModelException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            if (!(get(i) instanceof TemplateScalarModel each)) {
                throw new TemplateModelException("er en liste; gentag over den med [#list]");
            }
            text.append(BETWEEN).append(each.getAsString());
        }
        return text.toString();
    }
}
