package dk.maaltal.report;

import dk.maaltal.sources.Source;
import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.DraftMark;
import dk.maaltal.template.Templates;
import java.util.Map;

/** The documents of a report, all filled in from one model of its fields. */
public final class Documents {

    private final String title;
    private final Map<String, Object> fields;
    private final boolean draft;

    /** Makes the fields, once for all documents; those of a draft say so on every page, whatever their templates do. */
    public Documents(Report report) {
        title = report.title();
        fields = report.fields();
        draft = report.standing().draft();
    }

    /**
     * A document, made from a template.
     *
     * @throws BadTemplate when the template cannot be filled in
     */
    public byte[] of(Source template) {
        byte[] document =
                Templates.of(template.path().toString(), template.bytes()).fill(fields, title);
        return draft ? DraftMark.on(template.fileName(), document) : document;
    }
}
