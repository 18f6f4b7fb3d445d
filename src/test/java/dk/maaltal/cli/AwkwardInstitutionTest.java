package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Institutions and templates that once came out wrong with no word said: right by the real commands, or refused. */
class AwkwardInstitutionTest {

    private static final Path CASES = Path.of("src", "test", "resources", "awkward");
    private static final String SIGNED_ZERO = "(?<![\\w.,-])[-−]0(,0+)?(?![\\w,])";
    private static final Path SHIPPED = Path.of("templates");

    @TempDir
    Path folder;

    // Figures

    @Test
    void aCohortReceivedInAYearIsSeenAsItIsKnownAtTheReport() throws IOException {
        laid("p1-received-cohort-seen-later", "awkward-p1");

        // Of the three received in 2022, one took 18 months; the other two were decided within 12.
        assertThat(figures("awkward-p1")).contains("1|c|2022|66,7|>= 90.0|pct.|2|3|0|0|not met");
    }

    @Test
    void aClockThatStopsAfterTheWaitTakesNothingFromIt() throws IOException {
        laid("p2-clock-stopped-after-the-end-of-the-wait", "awkward-p2");

        // From 1 to 11 January; the clock stood still later, while the case was decided.
        assertThat(figures("awkward-p2")).contains("1|a|2023|10,0|<= 30|dage|10|1|0|0|met");
    }

    @Test
    void twoColumnsThatShareSixtyCharactersAreTwoColumns() throws IOException {
        laid("h1-two-long-column-names/jobs/prv", "awkward-h1");

        assertThat(figures("awkward-h1"))
                .contains("1|a|2023|2|-|sager|2|0|0", "1|b|2023|1|-|sager|1|0|0"); // S1 and S2; S2 alone
    }

    @Test
    void aResultThatRoundsToZeroHasNoSign() throws IOException {
        Path own = laid("86-rounding-negative-zero-and-nothing-to-divide-by", "awkward-86");
        TestFolder.write(own.resolve("report.yaml"), """
                reports:
                  aarsrapport:
                    documents: [maalrapportering.docx, bilag.xlsx, overblik.html]
                """);

        String run = succeeds(run("awkward-86", SHIPPED));

        // 2,00 days less 2,04 is -0,04, beyond the 0,03 promised.
        assertThat(cells(run))
                .contains("1|a|2023|0,0|+/- 0.03|dage|0|0|not met (the rounded figure would say otherwise)");
        assertThat(run).doesNotContainPattern(SIGNED_ZERO);
        Path edition = edition("awkward-86");
        assertThat(Files.readString(edition.resolve("overblik.html"))).doesNotContainPattern(SIGNED_ZERO);
        assertThat(word(edition.resolve("maalrapportering.docx"))).doesNotContainPattern(SIGNED_ZERO);
    }

    // Answers

    @Test
    void anAnswerShownAsAPercentageIsThatPercentage() throws IOException {
        laid("54-answer-typed-as-97-percent", "awkward-54");
        answered("awkward-54", "andel", 0.97, "0.0%");

        // The cell shows 97,0 %, above the 95 promised.
        assertThat(cells(succeeds(run("awkward-54", SHIPPED)))).contains("1|a|2023|97,0|>= 95.0|pct.|0|0|met");
    }

    @Test
    void anAnswerThatBecameADateIsRefused() throws IOException {
        laid("56-answer-that-became-a-date", "awkward-56");
        answered("awkward-56", "fravær", 45147, "dd-mm-yyyy");

        Terminal.Ended run = run("awkward-56", SHIPPED);

        assertThat(run.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(run.err()).contains("(fravær, 2023): cellen viser \"09-08-2023\"; der skal stå et tal i dage.");
    }

    private void answered(String name, String value, double number, String format) throws IOException {
        succeeds(Terminal.run("load", name, "--jobs", folder.toString()));
        succeeds(Terminal.run("workbook", name, "--at", "2023", "--jobs", folder.toString()));
        Path file = folder.resolve(name).resolve("indberetning-2023.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
                OutputStream out = Files.newOutputStream(file)) {
            var cell = FinanceOfficer.cell(workbook, "Tal", value, "Værdi");
            cell.setCellValue(number);
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            cell.setCellStyle(style);
            workbook.write(out);
        }
    }

    // Declarations

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021 | goal 1.10 > measure a > target: found a \"partly\" that is no easier than the promise itself",
                "2022 | goal 1 > partly counts: found the key \"partly counts\"",
                "2023 | goal 1 > measure b > months: found \"2022-04 to 2023-03\"",
                "2024 | goal 1 > measure c > target: found 105.0, which no result can be; expected numbers from 0 to 100",
            })
    void aPromiseThatCannotBeBrokenOrKeptIsTold(String year, String told) throws IOException {
        Path own = laid("p3-promises-accepted-in-silence", "awkward-p3");
        for (String other : List.of("2021", "2022", "2023", "2024")) {
            if (!other.equals(year)) {
                Files.delete(own.resolve("plan-" + other + ".yaml"));
            }
        }

        Terminal.Ended check = check("awkward-p3", SHIPPED);

        assertThat(check.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(check.err()).contains(told);
    }

    @Test
    void aLaterWordingMayHaveAMeasureMore() throws IOException {
        Path own = laid("l1-later-wording-has-a-measure-more", "awkward-l1");
        TestFolder.write(own.resolve("sager-1.csv"), """
                Sagsnr;Modtaget;Afgjort;Type;Udfald;Kanal
                1;03-01-2022;17-01-2022;Tilladelse;;Digital
                2;03-01-2023;17-01-2023;Klage;;Digital
                """);

        assertThat(succeeds(check("awkward-l1", SHIPPED))).contains("is in order");
        succeeds(Terminal.run("load", "awkward-l1", "--jobs", folder.toString()));
        succeeds(Terminal.run("plan", "awkward-l1", "--roll-forward", "2024", "--jobs", folder.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cte", "etc", "exfil", "multi", "trav", "tyv"})
    void aDeclarationReachesNoFurtherThanItsInstitution(String which) throws IOException {
        laid("r3-declarations-that-reach-too-far/" + which, which);

        Terminal.Ended load = Terminal.run("load", which, "--jobs", folder.toString());

        assertThat(load.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(load.err())
                .contains("cases.yaml, line 3, extract > ")
                .containsAnyOf("expected \"source: NAME\" instead", "and not out of it");
    }

    // Templates

    @Test
    void aCommentInALoopIsNotPublished() throws Exception {
        Path document = made("60-word-comments-in-a-loop");

        assertThat(word(document)).contains("Første mål", "Andet mål", "Tredje mål");
        assertThat(all(document)).doesNotContain("comment");
    }

    @Test
    void charactersNobodySeesDoNotBreakAField() throws Exception {
        String text = word(made("63-word-odd-characters-within-a-field"));

        assertThat(text.lines().filter(line -> line.contains("Resultatplan 2023")))
                .hasSize(4);
        assertThat(text).doesNotContain("${");
    }

    @Test
    void aWatermarkIsFilledIn() throws Exception {
        assertThat(all(made("66-word-watermark-and-vml-text")))
                .contains("string=\"Resultatplan 2023\"")
                .doesNotContain("${");
    }

    @Test
    void whatIsNumberedInALoopIsNumberedOnce() throws Exception {
        String xml = all(made("67-word-bookmarks-permissions-moves-in-a-loop"));

        for (String element : List.of("bookmarkStart", "permStart", "moveFromRangeStart", "moveToRangeStart")) {
            List<String> ids = Arrays.stream(xml.split("<w:" + element + " "))
                    .skip(1)
                    .map(rest -> rest.substring(0, rest.indexOf('>')).replaceFirst(".*w:id=\"(\\d+)\".*", "$1"))
                    .toList();
            assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void anEquationIsFilledIn() throws Exception {
        assertThat(all(made("68-word-equation-ruby-sym-in-a-loop")).replaceAll("<[^>]*>", "|"))
                .contains("|1|", "|2|", "|3|")
                .doesNotContain("${");
    }

    @Test
    void aControlShowsTheFieldAndNotWhatItWasBoundTo() throws Exception {
        String xml = all(made("72-word-title-control-bound-to-the-properties"));

        assertThat(xml).contains(">Resultatplan 2023<").doesNotContain("dataBinding");
    }

    @Test
    void aFormulaOfArraysIsNotStoredAsAnError() throws Exception {
        try (InputStream in = Files.newInputStream(made("84-excel-formula-kinds"));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFRow sums = workbook.getSheetAt(0).getRow(3);
            assertThat(sums.getCell(5).getCellFormula()).isEqualTo("SUM(LEN(A1:A3)*1)");
            // Without a value Excel computes it on opening, as the workbook asks for.
            assertThat(sums.getCell(5).getCTCell().isSetV()).isFalse();
            assertThat(workbook.getForceFormulaRecalculation()).isTrue();
            assertThat(sums.getCell(1).getNumericCellValue()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "75-word-imported-html-chunk/templates/t.docx | \"altChunk\" kan køre et program",
                "83-excel-1904-template/templates/t.xlsx | tæller dage fra 1904",
                "o1-raw-fields/raw-fields-template.docx | \"{plan}\" ligner skabelonssprog",
                "o2-dummy-charts/saved-by-libreoffice.docx | et diagram har intet felt i sin titel eller alternative tekst",
                "r1-active-content/ext.docx | DDEAUTO",
                "r1-active-content/ext.docx | INCLUDETEXT",
                "r1-active-content/ext.docx | attachedTemplate",
                "r1-active-content/ext.docx | vbaProject",
                "r1-active-content/ws.xlsx | WEBSERVICE",
            })
    void aTemplateThatWouldPrintOrDoSomethingElseIsRefused(String file, String told) throws IOException {
        Path own = laid("60-word-comments-in-a-loop", "awkward-t");
        Path templates = Files.createDirectories(folder.resolve("refused"));
        String name = "t" + file.substring(file.lastIndexOf('.'));
        Files.copy(CASES.resolve(file), templates.resolve(name));
        TestFolder.write(own.resolve("report.yaml"), "reports:\n  aarsrapport:\n    documents: [" + name + "]\n");

        Terminal.Ended check = check("awkward-t", templates);

        assertThat(check.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(check.err()).contains(told);
        assertThat(run("awkward-t", templates).exit()).isEqualTo(Maaltal.WRONG);
    }

    private Path laid(String files, String name) throws IOException {
        MadeReport.forget(name);
        Path own = Files.createDirectories(folder.resolve(name));
        Path from = CASES.resolve(files);
        for (Path source : List.of(CASES.resolve("base"), from)) {
            try (Stream<Path> each = Files.list(source)) {
                for (Path file : each.filter(Files::isRegularFile).toList()) {
                    String as = file.getFileName().toString();
                    TestFolder.write(
                            own.resolve(as.equals("sager.csv") ? "sager-2023.csv" : as), Files.readAllBytes(file));
                }
            }
        }
        if (Files.exists(from.resolve("cases.yaml")) && !Files.exists(from.resolve("sager.csv"))) {
            Files.delete(own.resolve("sager-2023.csv"));
        }
        if (files.startsWith("h1")) {
            Files.move(own.resolve("sager-2023.csv"), own.resolve("sager.csv"));
        }
        return own;
    }

    private List<String> figures(String name) {
        succeeds(Terminal.run("load", name, "--jobs", folder.toString()));
        return cells(succeeds(Terminal.run("figures", name, "--at", "2023", "--jobs", folder.toString())));
    }

    /** The lines of a table, their cells parted by one bar: empty cells at their start are lost, others are two bars. */
    private static List<String> cells(String printed) {
        return printed.lines()
                .map(line -> line.strip().replaceAll(" {2,}", "|").replaceFirst("^(\\d)\\|+", "$1|"))
                .toList();
    }

    private Terminal.Ended check(String name, Path templates) {
        return Terminal.run("check", name, "--jobs", folder.toString(), "--templates", templates.toString());
    }

    private Terminal.Ended run(String name, Path templates) {
        return Terminal.run(
                "run",
                name,
                "aarsrapport",
                "--at",
                "2023",
                "--figures",
                "--jobs",
                folder.toString(),
                "--templates",
                templates.toString(),
                "--out",
                folder.resolve("out").toString());
    }

    private static String succeeds(Terminal.Ended ended) {
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    private Path edition(String name) {
        return folder.resolve("out").resolve(name).resolve(Path.of("aarsrapport", "2023", "edition-1"));
    }

    /** The document that a template of a case makes, of the three cases of 2023. */
    private Path made(String files) throws IOException {
        String name = "awkward-" + files.substring(0, 2);
        laid(files, name);
        Path templates = CASES.resolve(files).resolve("templates");
        succeeds(check(name, templates));
        succeeds(run(name, templates));
        try (Stream<Path> documents = Files.list(edition(name))) {
            return documents
                    .filter(document -> !document.endsWith("manifest.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String word(Path document) throws IOException {
        try (InputStream in = Files.newInputStream(document);
                XWPFDocument word = new XWPFDocument(in);
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            return text.getText();
        }
    }

    /** The text of every part of a document. */
    private static String all(Path document) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(document.toFile())) {
            for (var entry : zip.stream().toList()) {
                all.append(entry.getName())
                        .append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
