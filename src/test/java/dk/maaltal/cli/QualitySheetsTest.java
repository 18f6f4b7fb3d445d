package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.TestFolder;
import dk.maaltal.sample.SampleExtract;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheets of the appendix that tell how good the cases are, of an extract that lacks most of a month. */
class QualitySheetsTest {

    private static final Path JOBS = Path.of("jobs", "ankestyrelsen");

    @TempDir
    static Path out;

    private static MadeReport made;
    private static long rows;
    private static long inJuly;

    @BeforeAll
    static void runTheReport() throws IOException {
        Path whole = out.resolve("whole.csv");
        SampleExtract.write(
                Source.of(JOBS.resolve(SampleExtract.DECLARED_IN)),
                Institution.of(JOBS).declaration(),
                1,
                whole);
        List<String> lines = Files.readAllLines(whole, TestFolder.WINDOWS);
        List<String> kept = IntStream.range(0, lines.size())
                .filter(i -> i % 10 == 0 || !isOfJuly(lines.get(i)))
                .mapToObj(lines::get)
                .toList();
        rows = kept.size() - 1;
        inJuly = kept.stream().filter(QualitySheetsTest::isOfJuly).count();
        Path file = Files.write(out.resolve("sager-2022.csv"), kept, TestFolder.WINDOWS);
        MadeReport.forget("ankestyrelsen");
        made = MadeReport.run(out, "ankestyrelsen", "aarsrapport", "2022-Q3", "--from", file.toString());
    }

    private static boolean isOfJuly(String line) {
        return line.split(";")[1].strip().endsWith("-07-2022");
    }

    @Test
    void theMonthIsToldInItsRowAndNoOtherIs() {
        List<String> months = made.sheet("Måneder");

        assertThat(months).hasSize(1 + 21).startsWith("Måned|Modtaget|Afgjort|Bemærkning");
        assertThat(months.get(1)).startsWith("januar 2021|");
        assertThat(months.get(21)).startsWith("september 2022|");
        assertThat(months.subList(1, months.size()))
                .filteredOn(row -> !row.endsWith("|"))
                .singleElement()
                .asString()
                .matches("juli 2022\\|" + inJuly + "\\|\\d\\.\\d{3}\\|Modtaget ser tom ud: " + inJuly
                        + " sager mod omkring 4\\.\\d{3} i månederne omkring\\. Mangler der sager i udtrækket\\?");
    }

    @Test
    void theChecksHoldTheNumbersOfTheExtract() {
        List<String> checks = made.sheet("Datakvalitet");

        assertThat(checks)
                .startsWith(
                        "Kontrol|Antal|Bemærkning",
                        "Rækker læst|" + danish(rows) + "|Rækker i udtrækket under overskriften.",
                        "Rækker taget ind|" + danish(rows - 18) + "|")
                .contains(
                        "Afvist: \"Område\" er ikke udfyldt|6|Se efter: Skal feltet altid udfyldes i sagssystemet?",
                        "Afvist: sagsnummeret står i flere rækker|5|Se efter: Er udtrækket lavet rigtigt?",
                        "Afvist: afgjort før modtaget|4|Se efter: Den ene dato er forkert i sagssystemet.",
                        "Afvist: \"Modtaget\" kan ikke læses|3|Se efter: Er det skrevet forkert i sagssystemet?",
                        "Sager i alt|" + danish(rows - 18)
                                + "|Alle kendte sager, uanset hvilken indlæsning de kom med.",
                        "Sager uden type|0|Ingen.",
                        "Afgjorte sager, der tog over 5 år|0|Ingen.",
                        "Nye sager|" + danish(rows - 18) + "|Det er den første indlæsning.",
                        "Måneder, der ser tomme ud|1|Se efter: De står på arket Måneder.",
                        "Måneder, der ser fordoblede ud|0|Ingen.");
    }

    @Test
    void theContentsLeadToBothSheets() throws IOException {
        assertThat(made.sheet("Indhold"))
                .anyMatch(row -> row.startsWith("Datakvalitet|"))
                .anyMatch(row -> row.startsWith("Måneder|"));
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(made.folder().resolve("bilag.xlsx")))) {
            assertThat(workbook.getSheet("Indhold").getHyperlinkList())
                    .extracting(link -> link.getLocation())
                    .contains("'Datakvalitet'!A1", "'Måneder'!A1");
            XSSFSheet sheet = workbook.getSheet("Datakvalitet");
            assertThat(sheet.getSheetConditionalFormatting()
                            .getConditionalFormattingAt(0)
                            .getFormattingRanges()[0]
                            .formatAsString())
                    .isEqualTo("A%d:C%d"
                            .formatted(
                                    sheet.getTables().get(0).getStartRowIndex() + 2,
                                    sheet.getTables().get(0).getEndRowIndex() + 1));
        }
    }

    @Test
    void theSummaryNamesTheMonthAndTheRejects() {
        assertThat(made.told())
                .containsPattern(
                        "2022-07 looks empty: " + inJuly + " cases received and about 4\\d{3} in the months around")
                .contains("18 rows of load 1 were rejected, of " + rows)
                .doesNotContain("looks doubled")
                .doesNotContain("in no population");
    }

    @Test
    void theEditionIsMadeAgainByteForByte() {
        Terminal.Ended again = Terminal.run(
                "reproduce",
                "ankestyrelsen",
                "aarsrapport",
                "--at",
                "2022-Q3",
                "--edition",
                "1",
                "--out",
                out.toString());

        assertThat(again.exit()).as(again.err()).isZero();
    }

    @Test
    void anInstitutionWithoutCasesHasNoSuchSheets() throws IOException {
        MadeReport.forgetSample("nationalt-center-for-etik");

        MadeReport ofEthics = MadeReport.run(out, "nationalt-center-for-etik", "opgoerelse", "2024", "--demo");

        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(ofEthics.folder().resolve("bilag.xlsx")))) {
            assertThat(workbook.getSheet("Datakvalitet")).isNull();
            assertThat(workbook.getSheet("Måneder")).isNull();
        }
        assertThat(ofEthics.sheet("Indhold"))
                .noneMatch(row -> row.matches("(Datakvalitet|Måneder|)\\|.*"))
                .anyMatch(row -> row.startsWith("Alle tal|"));
        assertThat(ofEthics.told()).doesNotContain("rejected");
    }

    private static String danish(long number) {
        return "%,d".formatted(number).replace(',', '.');
    }
}
