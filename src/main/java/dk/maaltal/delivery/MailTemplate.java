package dk.maaltal.delivery;

import dk.maaltal.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The text of a mail, from a template in the folder of templates: its first line is the subject. */
final class MailTemplate {

    private MailTemplate() {}

    /**
     * The text, filled in.
     *
     * @throws UncheckedIOException when there is no such template
     * @throws dk.maaltal.template.BadTemplate when it cannot be filled in
     */
    static String filledIn(Path templates, String name, Map<String, Object> fields) {
        Path file = templates.resolve(name);
        try {
            return new String(
                    Templates.of(file.toString(), Files.readAllBytes(file)).fill(fields, ""), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The mail's template " + file + " cannot be read: copy it from the templates that come along", e);
        }
    }
}
