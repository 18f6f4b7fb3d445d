package dk.maaltal.benchmark;

import dk.maaltal.benchmark.Contender.Contest;
import dk.maaltal.benchmark.ContestProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Measures filling in templates side by side with other engines, each in a process of its own, and opens what they made. */
public final class TemplateBenchmark {

    private static final Path FOLDER = Path.of("target", "benchmark", "templates");
    private static final String OURS = System.getProperty("java.class.path");

    /** Says what is in a filled-in file. */
    private interface Opener {
        String content(Path file) throws Exception;
    }

    private final Contest contest;
    private final Opener opener;
    private Result ours;
    private String content;

    private TemplateBenchmark(Contest contest, Opener opener) {
        this.contest = contest;
        this.opener = opener;
    }

    /** Run by itself, it measures only this. */
    public static void main(String[] arguments) throws Exception {
        measure();
    }

    static void measure() throws Exception {
        Files.createDirectories(FOLDER);
        Peers.resolve();
        sections();
        rows();
        charts();
    }

    private static void sections() throws Exception {
        for (SectionsTemplate.Language language : SectionsTemplate.Language.values()) {
            SectionsTemplate.write(FOLDER.resolve(language.file()), language);
        }
        TemplateBenchmark word = new TemplateBenchmark(Contest.SECTIONS, Opened::sections);
        mustHaveNotes(word.enter("maaltal", OURS, MaaltalContender.class.getSimpleName(), "maaltal.docx", ""));
        mustHaveNotes(word.enter(
                "XDocReport",
                Peers.classPath("xdocreport"),
                "XDocReportContender",
                "xdocreport.docx",
                "time allowed 1.00"));
        word.enter(
                "poi-tl",
                Peers.classPath("poi-tl"),
                "PoiTlContender",
                "poi-tl.docx",
                "time allowed 1.00; fills in no notes, so it was given none");
    }

    private static void mustHaveNotes(Path filled) throws Exception {
        if (Opened.notes(filled) != MadeUp.SECTIONS) {
            throw new IllegalStateException(filled + " has not a note for each section");
        }
    }

    private static void rows() throws Exception {
        RowsTemplate.write(FOLDER.resolve("maaltal.xlsx"));
        RowsTemplate.writeJxls(FOLDER.resolve("jxls.xlsx"));
        String jxls = Peers.classPath("jxls");
        String noTable = "knows no Excel Tables, so its rows are plain";
        TemplateBenchmark excel = new TemplateBenchmark(Contest.ROWS, Opened::rows);
        excel.enter("maaltal", OURS, MaaltalContender.class.getSimpleName(), "maaltal.xlsx", "");
        excel.enter("POI SXSSF", OURS, PlainPoiContender.class.getSimpleName(), "maaltal.xlsx", "time allowed 1.20");
        excel.enter("JXLS", jxls, "JxlsContender", "jxls.xlsx", "memory allowed 1.00; " + noTable);
        excel.enter("JXLS streaming", jxls, "JxlsContender$Streaming", "jxls.xlsx", noTable);
    }

    private static void charts() throws Exception {
        ChartsTemplate.write(FOLDER.resolve("maaltal-charts.docx"));
        ChartsTemplate.writePoiTl(FOLDER.resolve("poi-tl-charts.docx"));
        TemplateBenchmark word = new TemplateBenchmark(Contest.CHARTS, Opened::charts);
        word.enter("maaltal", OURS, MaaltalContender.class.getSimpleName(), "maaltal-charts.docx", "");
        word.enter(
                "poi-tl",
                Peers.classPath("poi-tl"),
                "PoiTlContender",
                "poi-tl-charts.docx",
                "leaves the template's own chart in the file");
    }

    /** Lets one run, and prints how the first one compares to it; gives what it made. */
    private Path enter(String name, String classPath, String contender, String template, String remark)
            throws Exception {
        Path filled = FOLDER.resolve(contender.toLowerCase(Locale.ROOT) + "-" + template);
        Result result = ContestProcess.run(
                classPath,
                TemplateBenchmark.class.getPackageName() + "." + contender,
                contest,
                FOLDER.resolve(template),
                filled);
        String made = opener.content(filled);
        if (ours == null) {
            ours = result;
            content = made;
            System.out.printf("%ntemplate: %s%n", made);
        } else if (!made.equals(content)) {
            throw new IllegalStateException(name + " made another document: " + made);
        }
        System.out.printf(
                Locale.ROOT,
                "  %-15s %7.3f s, %4d MB   ratio %.2f and %.2f%s%n",
                name,
                result.seconds(),
                result.megabytes(),
                ours.seconds() / result.seconds(),
                (double) ours.megabytes() / result.megabytes(),
                remark.isEmpty() ? "" : " (" + remark + ")");
        return filled;
    }
}
