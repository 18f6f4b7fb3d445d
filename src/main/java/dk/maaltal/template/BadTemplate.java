package dk.maaltal.template;

import dk.maaltal.template.language.Messages;
import java.util.List;

/**
 * A template cannot be read or filled in as it stands. The message is for the person who edits the template, in Danish: a
 * line for each fault, with the template's name, the place in the document and what is wrong there.
 */
public final class BadTemplate extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One fault.
     *
     * @param template its name
     * @param where in the document, in Danish: {@code afsnit 7}, {@code arket "A", celle B2}; empty for the whole of it
     * @param what is wrong, in Danish
     */
    public BadTemplate(String template, String where, String what) {
        super(sentence(template, where, what));
    }

    /**
     * One fault, with the exception that it was found by.
     *
     * @param template its name
     * @param where in the document, in Danish; empty for the whole of it
     * @param what is wrong, in Danish
     * @param cause for the log
     */
    public BadTemplate(String template, String where, String what, Throwable cause) {
        super(sentence(template, where, what), cause);
    }

    private BadTemplate(String message) {
        super(message);
    }

    /**
     * Several faults, of one template or of more, as one exception: each different message once, in the order given.
     *
     * @param faults one or more
     */
    public static BadTemplate all(List<BadTemplate> faults) {
        BadTemplate all = new BadTemplate(String.join(
                "\n", faults.stream().map(BadTemplate::getMessage).distinct().toList()));
        faults.forEach(all::addSuppressed);
        return all;
    }

    private static String sentence(String template, String where, String what) {
        return where.isEmpty()
                ? Messages.text("template.fault", template, what)
                : Messages.text("template.fault-at", template, where, what);
    }
}
