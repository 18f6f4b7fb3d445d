package dk.maaltal.template;

import java.nio.file.Path;
import java.util.List;

/** A template cannot be filled as it stands; the message is for the person who edits it, in Danish, a line for each fault. */
public final class BadTemplate extends RuntimeException {

    /** What is wrong with a template that only a program makes. */
    public static final String TOO_DEEP = "er indlejret dybere, end noget dokument har brug for";

    public BadTemplate(Path template, String where, String what) {
        super(sentence(template, where, what));
    }

    public BadTemplate(Path template, String where, String what, Throwable cause) {
        super(sentence(template, where, what), cause);
    }

    /** @param faults each with the place it is at */
    public BadTemplate(Path template, List<String> faults) {
        super(String.join(
                "\n",
                faults.stream()
                        .map(fault -> "Skabelonen " + template + ", " + fault)
                        .toList()));
    }

    private BadTemplate(String message) {
        super(message);
    }

    /** Several templates at once. */
    public static BadTemplate all(List<BadTemplate> bad) {
        return new BadTemplate(String.join(
                "\n", bad.stream().map(BadTemplate::getMessage).distinct().toList()));
    }

    private static String sentence(Path template, String where, String what) {
        return "Skabelonen " + template + (where.isEmpty() ? "" : ", " + where) + ": " + what;
    }
}
