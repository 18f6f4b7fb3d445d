package dk.maaltal.template.language;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleSequence;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.Collection;

/** A list. A list of texts may also be written as one field: each text then becomes a paragraph or a line of its own. */
public final class TextList extends SimpleSequence implements TemplateScalarModel {

    /** Stands before each of the texts until the document is finished: a private-use character, which XML allows. */
    public static final char SEPARATOR = '\ue002';

    private static final long serialVersionUID = 1;

    /** A written text with each text of a list in it on a line of its own. */
    public static String onLines(String written) {
        return written.replaceFirst("^" + SEPARATOR, "").replace(SEPARATOR, '\n');
    }

    TextList(Collection<?> elements, ObjectWrapper wrapper) {
        super(elements, wrapper);
    }

    @Override
    public String getAsString() throws TemplateModelException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            if (!(get(i) instanceof TemplateScalarModel each)) {
                throw new TemplateModelException(Messages.text("field.is-list"));
            }
            text.append(SEPARATOR).append(each.getAsString());
        }
        return text.toString();
    }
}
