package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report is published; then dates turn out to have been typed wrong, a case is withdrawn and two come late, and then
 * somebody changes a template. Nothing said earlier is lost, and what changed is told.
 */
class CorrectionStoryTest {

    private static final String NAME = "rettestyrelsen";
    private static final List<String> TOLD = List.of(NAME, "aarsrapport", "--at", "2022");

    @TempDir
    static Path folder;

    /** Twenty complaints of 2022, each decided after seven days: all within four weeks. */
    private static final Map<Integer, String> CASES = new TreeMap<>();

    private static Path own;

    @BeforeAll
    static void threeEditions() throws IOException {
        MadeReport.forget(NAME);
        own = TestFolder.copy("proeve", folder.resolve("jobs"), NAME);
        try (Stream<Path> templates = Files.list(Path.of("templates"))) {
            for (Path template : templates.toList()) {
                Files.copy(
                        template,
                        Files.createDirectories(folder.resolve("templates")).resolve(template.getFileName()));
            }
        }
        IntStream.rangeClosed(1, 20).forEach(number -> decided(number, "17-01-2022"));
        write();
        ok("run");

        decided(3, "14-03-2022"); // typed wrong: they took nine weeks
        decided(4, "14-03-2022");
        CASES.put(5, "5;10-01-2022;;Klager;Nej"); // was not decided after all
        CASES.remove(6); // withdrawn
        decided(21, "17-01-2022"); // late registrations
        decided(22, "14-03-2022");
        write();
        assertThat(Terminal.run(words("run")).exit()).isEqualTo(Maaltal.NEEDS_CORRECTION);
        ok("correct", "--reason", "Fejl i datoer");

        Path template = folder.resolve("templates").resolve("maalrapportering.docx");
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(template))) {
            document.createParagraph().createRun().setText("Slut på ${institution}");
            try (var out = Files.newOutputStream(template)) {
                document.write(out);
            }
        }
        ok("correct", "--reason", "Ny slutning");
    }

    private static void decided(int number, String day) {
        CASES.put(number, number + ";10-01-2022;" + day + ";Klager;Nej");
    }

    private static void write() {
        TestFolder.write(
                own.resolve("sager-2022.csv"),
                "Sagsnr;Modtaget;Afgjort;Område;Haster\n" + String.join("\n", CASES.values()) + "\n");
    }

    private static String[] words(String command, String... more) {
        return Stream.of(
                        Stream.of(command),
                        TOLD.stream(),
                        Stream.of(more),
                        Stream.of(
                                "--jobs", folder.resolve("jobs").toString(),
                                "--templates", folder.resolve("templates").toString(),
                                "--out", folder.resolve("out").toString()))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private static String ok(String command, String... more) {
        Terminal.Ended ended = Terminal.run(words(command, more));
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    private static Path edition(int number) {
        return folder.resolve(Path.of("out", NAME, "aarsrapport", "2022", "edition-" + number));
    }

    @Test
    void eachEditionIsMadeAgainByteForByteWhateverWasLoadedOrChangedSince() {
        for (int number = 1; number <= 3; number++) {
            String told = ok("reproduce", "--edition", Integer.toString(number));
            assertThat(told).contains("bilag.xlsx: the same", "maalrapportering.docx: the same");
        }
    }

    @Test
    void anEditionThatIsNotThereIsRefused() {
        Terminal.Ended ended = Terminal.run(words("reproduce", "--edition", "4"));
        assertThat(ended.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(ended.err()).contains("There is no edition 4", "3 are published");
    }

    @Test
    void theDifferenceNamesTheFiguresTheVerdictThatTurnedAndTheVeryCases() {
        // 20 of 20 within four weeks; then 17 (1-2, 7-20, 21) of 20 decided (3, 4 and 22 late): 85 pct. of at least 90.
        String told = ok("diff", "1", "2");
        assertThat(told)
                .contains("2 figures differ, 1 verdict turned", "Why: Fejl i datoer")
                .containsPattern("1a 2022 +100 +85 +met -> not met")
                .contains("entered (2): 21, 22", "left (2): 5, 6", "changed (2): 3, 4");
    }

    @Test
    void theDifferenceForAnotherProgramHoldsARowForEachCase() {
        List<String> rows = ok("diff", "1", "2", "--format", "csv").lines().toList();
        assertThat(rows).hasSize(1 + 6 + 6);
        assertThat(rows.get(0)).startsWith("goal;measure;row;term;before;now;difference;");
        assertThat(rows).contains("1;a;;2022;100;85;-15;met;not met;3;changed;1;1;0;1");
        assertThat(rows).contains("1;a;;2022;100;85;-15;met;not met;6;left;1;1;;");
    }

    @Test
    void aChangedTemplateChangesNoFigure() {
        assertThat(ok("diff", "2", "3")).contains("every figure and every verdict is the same");
    }

    @Test
    void theSecondEditionTellsInWordAndExcelWhatItCorrectsAndMarksIt() throws IOException {
        try (XWPFDocument word =
                new XWPFDocument(Files.newInputStream(edition(2).resolve("maalrapportering.docx")))) {
            List<String> paragraphs = word.getParagraphs().stream()
                    .map(paragraph -> paragraph.getText())
                    .toList();
            assertThat(paragraphs)
                    .contains(
                            "Rettelser i forhold til udgave 1",
                            "Begrundelse: Fejl i datoer",
                            "(r) Rettet i forhold til udgave 1.");
            assertThat(word.getTables().stream().map(table -> table.getText()))
                    .anyMatch(text ->
                            text.contains("Mål 1 a, Resultat 2022 (pct.)\t100\t85,0\t-15,0\topfyldt → ikke opfyldt"))
                    .anyMatch(text -> text.contains("85,0(r)"));
        }
        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(edition(2).resolve("bilag.xlsx")))) {
            assertThat(book.getSheet("Rettelser").getTables().get(0).getEndRowIndex()
                            - book.getSheet("Rettelser").getTables().get(0).getStartRowIndex())
                    .isEqualTo(2);
        }
        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(edition(1).resolve("bilag.xlsx")))) {
            assertThat(book.getSheet("Rettelser")).isNull();
        }
    }

    @Test
    void theSheetTellsHowManyCasesMadeTheDifference() {
        // 21 and 22 are new; 5 is not decided any more and 6 is withdrawn; 3 and 4 took longer.
        assertThat(new MadeReport("", edition(2)).sheet("Rettelser"))
                .anyMatch(row ->
                        row.matches("1\\|a\\|Resultat\\|2022\\|pct\\.\\|100\\|.*\\|2\\|2\\|2\\|opfyldt\\|ikke opfyldt"))
                .anyMatch(row -> row.matches("1\\|b\\|Resultat\\|2022\\|uger\\|1,0\\|.*\\|2\\|2\\|2\\|.*"))
                .hasSize(3);
    }

    @Test
    void theFiguresAreThoseOfAnEarlierLoadWhereThatIsAskedFor() {
        String[] figures = {
            "figures",
            NAME,
            "--at",
            "2022",
            "--format",
            "csv",
            "--as-of-load",
            "1",
            "--jobs",
            folder.resolve("jobs").toString()
        };
        assertThat(Terminal.run(figures).out()).contains("1;a;;2022;2022-12-31;100;20;20;");
        figures[7] = "2";
        assertThat(Terminal.run(figures).out()).contains("1;a;;2022;2022-12-31;85;17;20;");
        figures[7] = "9";
        Terminal.Ended ended = Terminal.run(figures);
        assertThat(ended.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(ended.err()).contains("There is no load 9", "[1, 2]");
    }

    @Test
    void theManifestTellsWhatTheEditionWasMadeFrom() {
        try {
            String manifest = Files.readString(edition(2).resolve("manifest.json"));
            assertThat(manifest)
                    .contains(
                            "\"edition\" : 2",
                            "\"reason\" : \"Fejl i datoer\"",
                            "\"name\" : \"jobs/" + NAME + "/plan-2022.yaml\"",
                            "\"name\" : \"templates/bilag.xlsx\"",
                            "\"number\" : 2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
