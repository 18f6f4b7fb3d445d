package dk.maaltal.report;

import java.nio.file.Path;

/** A template cannot be filled as it stands; the message is for the person who edits it, in Danish. */
public final class BadTemplate extends RuntimeException {

    public BadTemplate(Path template, String where, String what) {
        super("Skabelonen " + template + (where.isEmpty() ? "" : ", " + where) + ": " + what);
    }

    public BadTemplate(Path template, String where, String what, Throwable cause) {
        this(template, where, what);
        initCause(cause);
    }
}
