package dk.maaltal.report;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problems;
import dk.maaltal.sources.Source;
import dk.maaltal.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code report.yaml}: which reports an institution makes, of which templates, and what goes with them. */
public final class ReportFile {

    /** The file's name in an institution's folder. */
    public static final String NAME = "report.yaml";

    private static final String WHOLE_NUMBER =
            "a whole number from 2 to 100: counts of cases from 1 to one less are hidden";

    private static final List<String> KEYS = List.of(
            "documents",
            "case lists",
            "hide counts below",
            "made for",
            "made from",
            "earliest",
            "due within",
            "workbook out",
            "gaps",
            "approval",
            "approvers",
            "mail to",
            "copy to",
            "remind");

    private final Sources sources;
    private final Set<String> measures;

    private ReportFile(Sources sources, Set<String> measures) {
        this.sources = sources;
        this.measures = measures;
    }

    /**
     * The reports by their names.
     *
     * @param sources where the templates must be
     * @param measures those of any plan that are counted from cases, as 1.1a
     */
    public static Map<String, ReportDeclaration> read(
            Source file, Sources sources, Set<String> measures, Problems problems) {
        ReportFile reader = new ReportFile(sources, measures);
        Map<String, ReportDeclaration> reports = new LinkedHashMap<>();
        Entry.read(file, problems)
                .onlyKeys("reports")
                .need("reports", "the reports by their names")
                .ifPresent(
                        entry -> entry.entries().forEach((name, report) -> reports.put(name, reader.of(name, report))));
        return reports;
    }

    /** One report as a file of its own, to be kept with an edition: the same for the same declaration. */
    public static byte[] written(String name, ReportDeclaration report) {
        return report.written(name).getBytes(StandardCharsets.UTF_8);
    }

    private ReportDeclaration of(String name, Entry report) {
        if (!name.matches("[a-z0-9-]+")) {
            report.wrong("the name \"" + name + '"', "small letters a to z, digits and hyphens: it names a folder");
        }
        Set<String> seen = new HashSet<>();
        List<String> documents = report.onlyKeys(KEYS).need("documents", "a list of templates").stream()
                .flatMap(entry -> entry.elements().stream())
                .peek(this::checkTemplate)
                .peek(document -> {
                    if (!seen.add(document.text().toLowerCase(Locale.ROOT))) {
                        document.wrong("the document " + document.text() + " a second time", "each document once");
                    }
                })
                .map(Entry::text)
                .toList();
        List<String> caseLists = report.get("case lists").stream()
                .flatMap(entry -> entry.elements().stream())
                .peek(this::checkMeasure)
                .map(Entry::text)
                .distinct()
                .toList();
        int hideBelow = report.get("hide counts below")
                .flatMap(entry -> entry.parse(ReportFile::threshold, WHOLE_NUMBER))
                .orElse(0);
        return new ReportDeclaration(
                documents,
                caseLists,
                hideBelow,
                Schedule.days(report, "due within", 1),
                Release.of(report),
                Schedule.of(report),
                Recipients.of(report));
    }

    private static int threshold(String written) {
        int number = Integer.parseInt(written);
        if (number < 2 || number > 100) {
            throw new IllegalArgumentException(written);
        }
        return number;
    }

    private void checkTemplate(Entry document) {
        if (!document.text().matches("[^/\\\\]+\\.(docx|xlsx|html)")) {
            document.wrong("the name of a .docx, .xlsx or .html in the folder of templates");
        } else if (!sources.template(document.text()).exists()) {
            document.wrong("a template that is in "
                    + sources.template(document.text()).path().getParent());
        }
    }

    private void checkMeasure(Entry measure) {
        if (!measures.contains(measure.text())) {
            measure.wrong("a measure of a plan that is counted from cases, as 1.1a: "
                    + Nearest.hint(measure.text(), measures));
        }
    }
}
