package dk.maaltal.report;

import dk.maaltal.sources.Source;
import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Templates;
import java.util.Map;

/** The documents of a report, all filled in from one model of its fields. */
public final class Documents {

    private final String title;
    private final Map<String, Object> fields;

    /** Makes the fields, once for all documents. */
    public Documents(Report report) {
        title = report.title();
        fields = report.fields();
    }

    /**
     * A document, made from a template.
     *
     * @throws BadTemplate when the template cannot be filled in
     */
    public byte[] of(Source template) {
        return Templates.of(template.path().toString(), template.bytes()).fill(fields, title);
    }
}
