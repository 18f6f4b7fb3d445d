package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The lists of cases that report.yaml asks for: apart from the documents, which hold no case number. */
class InternalListsTest {

    private static final String NAME = "listestyrelsen";

    @TempDir
    static Path folder;

    private static Office office;
    private static String told;

    @BeforeAll
    static void anEditionWithLists() {
        office = Office.open(folder, NAME);
        TestFolder.change(office.own("cases.yaml"), "holds: all", "holds: all, rejects: at most 50 pct.");
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [maalrapportering.docx, bilag.xlsx, overblik.html]\n    case lists: [1a, 1b]");
        office.extract(IntStream.rangeClosed(1, 30)
                .mapToObj(number -> "SAG-2022-%05d;10-01-2022;%s;Klager;Nej"
                        .formatted(number, number == 30 ? "09-01-2022" : number > 20 ? "" : "17-01-2022"))
                .toList());
        told = office.reportOk("run");
    }

    @Test
    void liesInAFolderThatOnlyItsOwnerMayRead() throws IOException {
        assertThat(told)
                .contains(
                        "Lists of cases, not for publication, in " + office.made("aarsrapport/2022/edition-1-internal"),
                        "sager-1a-2022.xlsx: 29 cases",
                        "sager-1b-2022.xlsx: 29 cases");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(office.made("aarsrapport/2022/edition-1-internal"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(office.made("aarsrapport/2022/edition-1"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bilag.xlsx", "maalrapportering.docx", "overblik.html", "manifest.json");
        }
    }

    @Test
    void theListSaysThatItIsInternalAndHoldsEveryCase() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(
                office.made("aarsrapport/2022/edition-1-internal").resolve("sager-1a-2022.xlsx")))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Prøvestyrelsen, 1a 2022, udgave 1");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("INTERNT: indeholder sagsnumre og må ikke offentliggøres.");
            assertThat(sheet.getHeader().getLeft()).contains("INTERNT");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("SAG-2022-00001");
            assertThat(sheet.getLastRowNum()).isEqualTo(2 + 29);
        }
    }

    @Test
    void noDocumentForPublicationHoldsACaseNumber() {
        assertThat(CaseNumbers.in(
                        office.made("aarsrapport/2022/edition-1-internal").resolve("sager-1a-2022.xlsx"), NAME))
                .hasSize(29);
        CaseNumbers.areInNoneOf(office.made("aarsrapport/2022/edition-1"), NAME);
    }

    @Test
    void areMadeAgainTheSame() throws IOException {
        assertThat(office.reportOk("reproduce", "--edition", "1")).contains("sager-1a-2022.xlsx: the same, SHA-256 ");
        assertThat(Files.readString(office.made("aarsrapport/2022/edition-1").resolve("manifest.json")))
                .contains("internal_case_lists", "sager-1a-2022.xlsx");
    }

    @Test
    void arePutBackByTheNextRunWhenTheFolderIsLost() throws IOException {
        byte[] before = Files.readAllBytes(
                office.made("aarsrapport/2022/edition-1-internal").resolve("sager-1b-2022.xlsx"));
        FileSystemUtils.deleteRecursively(office.made("aarsrapport/2022/edition-1-internal"));

        assertThat(office.reportOk("run")).contains("nothing has changed");

        assertThat(office.made("aarsrapport/2022/edition-1-internal").resolve("sager-1b-2022.xlsx"))
                .hasBinaryContent(before);
    }

    @Test
    void aRunInAnotherTimeZoneFindsTheEditionAsItIs() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(office.reportOk("run")).contains("nothing has changed");
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void ofAMeasureThatIsNoneOfCasesIsRefused() {
        Path own = TestFolder.copy("proeve", folder.resolve("jobs"), "liste-forkert");
        TestFolder.change(own.resolve("report.yaml"), "bilag.xlsx]", "bilag.xlsx]\n    case lists: [1c]");

        Terminal.Ended ended = Terminal.run(
                "check", "liste-forkert", "--jobs", folder.resolve("jobs").toString());

        assertThat(ended.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(ended.err().lines().toList())
                .isEqualTo(List.of(own.resolve("report.yaml")
                        + ", line 4, reports > aarsrapport > case lists > 1: found \"1c\"; expected a measure of a plan that is"
                        + " counted from cases, as 1.1a: \"1a\" (the nearest of: \"1a\", \"1b\")."));
    }
}
