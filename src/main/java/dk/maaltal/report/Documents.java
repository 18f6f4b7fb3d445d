package dk.maaltal.report;

import dk.maaltal.sources.Source;
import dk.maaltal.template.BadTemplate;
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
        try {
            java.nio.file.Path file = java.nio.file.Files.createTempFile("t", template.fileName());
            java.nio.file.Files.write(file, template.bytes());
            if (template.fileName().endsWith(".html")) {
                return new dk.maaltal.template.html.HtmlTemplate(file).fill(fields);
            }
            return template.fileName().endsWith(".xlsx")
                    ? new dk.maaltal.template.excel.ExcelTemplate(file).fill(fields, title)
                    : new dk.maaltal.template.word.WordTemplate(file).fill(fields, title);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
