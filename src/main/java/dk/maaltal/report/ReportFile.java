package dk.maaltal.report;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code report.yaml}: which reports an institution makes, and of which templates. */
public final class ReportFile {

    /** The file's name in an institution's folder. */
    public static final String NAME = "report.yaml";

    private ReportFile() {}

    /**
     * The names of the templates of each report, by the report's name; a document is named as its template.
     *
     * @param templates the folder the templates must be in
     */
    public static Map<String, List<String>> read(Path file, Path templates, Problems problems) {
        Map<String, List<String>> reports = new LinkedHashMap<>();
        Entry.read(file, problems)
                .onlyKeys("reports")
                .need("reports", "the reports by their names")
                .ifPresent(entry -> entry.entries()
                        .forEach((name, report) -> reports.put(name, documents(name, report, templates))));
        return reports;
    }

    private static List<String> documents(String name, Entry report, Path templates) {
        if (!name.matches("[a-z0-9-]+")) {
            report.wrong("the name \"" + name + '"', "small letters a to z, digits and hyphens: it names a folder");
        }
        return report.onlyKeys("documents").need("documents", "a list of templates").stream()
                .flatMap(documents -> documents.elements().stream())
                .peek(document -> checkTemplate(document, templates))
                .map(Entry::text)
                .toList();
    }

    private static void checkTemplate(Entry document, Path templates) {
        if (!document.text().matches("[^/\\\\]+\\.(docx|xlsx|html)")) {
            document.wrong("the name of a .docx, .xlsx or .html in the folder of templates");
        } else if (!Files.isRegularFile(templates.resolve(document.text()))) {
            document.wrong("a template that is in " + templates);
        }
    }
}
