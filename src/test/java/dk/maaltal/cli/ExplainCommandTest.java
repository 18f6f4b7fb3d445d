package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a figure came about, as an auditor asks for it. */
class ExplainCommandTest {

    private static final String HEADINGS =
            "Sagsnr;Modtaget;Afgjort;Dage regnes fra;Sidste dag i tide;Dage;I tide;Tæller;"
                    + "Nævner;Udeladt;For ny;Over fristen, uafgjort;Begrundelse";

    @TempDir
    Path jobs;

    @BeforeEach
    void twoLoadsOfTheSameCases() {
        TestFolder.copy("proeve", jobs, "explain");
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS explain CASCADE").update();
        load(TestFolder.EXTRACT);
        load(TestFolder.EXTRACT.replace("14-03-2022", "17-01-2022") + """
                @1+1;01-02-2022;;Klager;Nej
                """);
    }

    @Test
    void aFigureIsToldFromItsRuleAndCasesToItsVerdict() {
        assertThat(told("explain", "1a", "--at", "2022", "--as-of-load", "1")
                        .lines()
                        .takeWhile(line -> !line.startsWith("Indlæsninger")))
                .containsExactly("""
                        Prøvestyrelsen: Prøveplan 2022
                        Mål 1 – Hurtig behandling
                        1 a Klager behandlet inden for 4 uger: 2022

                        Resultatet
                          som trykt                     50,0 pct.
                          mål                           mindst 90,0 pct.
                          vurdering                     ikke opfyldt, på det uafrundede tal

                        Sådan er tallet lavet
                          Andel af sagerne "klager", afgjort i perioden, der er afgjort senest 4 uger (28 dage) efter modtagelsen.
                          Populationen "klager": sager, hvor "Område" er Klager.
                          Perioden: 1. januar 2022 til og med 31. december 2022. Opgjort til og med 31. december 2022.

                        Sagerne, som de var kendt efter indlæsning 1
                          alle sager                                                                                      3
                          i populationen                                                                                  2
                            indgår                                                                                        2
                              i tide                                                                                      1
                              over fristen                                                                                1

                        Tallet
                          tæller                        1
                          nævner                        2
                          værdi, uafrundet              50 pct.

                        """.lines().toArray(String[]::new));
    }

    @Test
    void theLoadsAreToldWithFileChecksumTimeAndUser() {
        Map<String, Object> load = TestDatabase.client()
                .sql("SELECT source, checksum, loaded_by FROM explain.load WHERE number = 2")
                .query()
                .singleRow();
        assertThat(told("explain", "1a", "--at", "2022"))
                .containsPattern("Nr\\. 2, \\d+\\. \\p{L}+ \\d{4} kl\\. \\d\\d:\\d\\d, af " + load.get("loaded_by")
                        + ": 2 sager er kendt fra den")
                .contains("    " + load.get("source"), "    SHA-256 " + load.get("checksum"))
                .containsPattern("Nr\\. 1, .*: 2 sager er kendt fra den");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 2, 2"})
    void theSqlThatIsPrintedListsTheCasesWhoseSumIsTheFigure(
            String load, BigDecimal numerator, BigDecimal denominator) {
        String told = told("explain", "1a", "--at", "2022", "--as-of-load", load);
        String sql = told.substring(told.indexOf("SELECT c.case_number"), told.lastIndexOf(';'));

        Map<String, Object> sums = TestDatabase.client()
                .sql("SELECT sum(numerator) AS n, sum(denominator) AS d FROM (" + sql + ") AS list")
                .query()
                .singleRow();

        assertThat(new BigDecimal(sums.get("n").toString())).isEqualTo(numerator);
        assertThat(new BigDecimal(sums.get("d").toString())).isEqualTo(denominator);
    }

    @Test
    void theCasesAreListedForExcelAndATextThatLooksLikeAFormulaStaysText() throws IOException {
        Path file = jobs.resolve("sager.csv.out");
        assertThat(told("explain", "1a", "--at", "2022", "--cases", "--to", file.toString()))
                .isEqualTo("Wrote " + file + ": 3 cases\n");

        assertThat(Files.readString(file).replace("\r\n", "\n"))
                .isEqualTo("\uFEFF" + HEADINGS + """

                1;03-01-2022;17-01-2022;03-01-2022;31-01-2022;14;ja;1;1;0;0;0;"afgjort den 17. januar 2022 efter 14 dage; fristen er 4 uger (til og med den 31. januar 2022): i tide"
                2;10-01-2022;17-01-2022;10-01-2022;07-02-2022;7;ja;1;1;0;0;0;"afgjort den 17. januar 2022 efter 7 dage; fristen er 4 uger (til og med den 7. februar 2022): i tide"
                '@1+1;01-02-2022;;01-02-2022;01-03-2022;333;nej;0;0;0;0;1;"ikke afgjort den 31. december 2022; fristen er 4 uger (til og med den 1. marts 2022): over fristen"
                """.replaceAll("(?m)0;(afgjort|ikke)(.*)$|1;(ikke.*)$", "$0"));
    }

    @Test
    void theListIsAWorkbookWithDatesAndNumbers() throws IOException {
        Path file = jobs.resolve("sager.xlsx");
        told("explain", "1a", "--at", "2022", "--cases", "--to", file.toString());

        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            var sheet = book.getSheet("Sager");
            assertThat(texts(sheet.getRow(1))).startsWith("INTERNT: ");
            assertThat(texts(sheet.getRow(2))).isEqualTo(HEADINGS);
            assertThat(sheet.getLastRowNum()).isEqualTo(5);
            Row formula = sheet.getRow(5);
            assertThat(formula.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getCell(0).getStringCellValue()).isEqualTo("@1+1");
            assertThat(sheet.getRow(3).getCell(2).getLocalDateTimeCellValue()).isEqualTo("2022-01-17T00:00:00");
            assertThat(sheet.getRow(3).getCell(2).getCellStyle().getDataFormatString())
                    .isEqualTo("dd-mm-yyyy");
            assertThat(sheet.getRow(3).getCell(5).getNumericCellValue()).isEqualTo(14);
        }
    }

    private static String texts(Row row) {
        StringBuilder texts = new StringBuilder();
        row.forEach(cell -> texts.append(texts.isEmpty() ? "" : ";").append(cell.getStringCellValue()));
        return texts.toString();
    }

    @Test
    void aReckonedFigureIsToldPartByPartAndAReportedOneByWhoToldIt() {
        MadeReport.forget("skalastyrelsen");
        TestFolder.write(
                TestFolder.copy("skalastyrelsen", jobs, "skalastyrelsen").resolve("sager-2023.csv"),
                "Sagsnr;Modtaget;Afgjort\n1;2023-01-02;2023-02-27\n2;2022-01-02;2022-02-27\n3;2023-01-02;2023-03-01\n");
        FilledWorkbook.handedOut(jobs, "skalastyrelsen", "2023")
                .value("omkostninger", 30_000)
                .putBack();
        MadeReport.run(jobs.resolve("out"), "skalastyrelsen", "aarsrapport", "2023", "--jobs", jobs.toString());

        assertThat(told("skalastyrelsen", "2a", "--at", "2023"))
                .contains(
                        "Indberettet tal (omkostninger, kr.) divideret med antal af alle sager, afgjort i perioden.",
                        "  tæller                        30.000\n  nævner                        2\n"
                                + "  værdi, uafrundet              15.000 kr. pr. sag\n",
                        "Del 1 af tallet\n  Indberettet tal (omkostninger, kr.).\n  Indberettet: 30.000 kr. – det gælder, opgjort til og med 31. december 2023, gemt af ",
                        "    fra indberetning-2023.xlsx, ark \"Tal\", celle ",
                        "Del 2 af tallet\n  Antal af alle sager, afgjort i perioden.\n",
                        "SQL, der kan køres i psql (del 2): en række for hver sag i populationen; summen af numerator er tallet.");
        assertThat(told("skalastyrelsen", "2c", "--at", "2023", "--cases", "--part", "2.1"))
                .contains(
                        "2;02-01-2022;27-02-2022;02-01-2022;56;;1;;0;0;0;afgjort den 27. februar 2022 efter 56 dage: tæller med");
        assertThat(explain("skalastyrelsen", "2c", "--at", "2023", "--cases").err())
                .contains("found no --part; expected one of \"1\", \"2.1\".");
        assertThat(explain("skalastyrelsen", "2b", "--at", "2023", "--cases").err())
                .contains("found 2b, which is not counted from cases");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1x --at 2022 | 2 | found no figure \"1x\"; expected \"1a\" (the nearest of: \"1a\", \"1b\").",
                "1a --at 2022 --term 2032 | 2 | found no term \"2032\"; expected \"2022\"",
                "1a --at 2022 --row Modtaget | 2 | found no row \"Modtaget\"; expected no --row",
                "1a --at 2022 --to x.csv | 2 | --format, --to and --part go with --cases",
                "1a --at 2022 --cases --format xlsx | 2 | --format xlsx needs a file",
                "1a --at 2022 --as-of-load 3 | 3 | There is no load 3 that was taken in; there are [1, 2].",
                "1a --at 2021 --term 2023 --cases | 2 | found 1a, which is not counted from cases, or has not begun",
            })
    void whatIsNotThereIsToldWithTheNearestThatIs(String arguments, int exit, String message) {
        Terminal.Ended ended = explain(Stream.concat(Stream.of("explain"), Stream.of(arguments.split(" ")))
                .toArray(String[]::new));
        assertThat(ended.err()).contains(message);
        assertThat(ended.exit()).isEqualTo(exit);
    }

    @Test
    void nothingIsToldBeforeCasesAreLoaded() {
        TestDatabase.client().sql("DROP SCHEMA explain CASCADE").update();
        Terminal.Ended ended = explain("explain", "1a", "--at", "2022");
        assertThat(ended.err()).contains("No cases of explain have been loaded.");
        assertThat(ended.exit()).isEqualTo(3);
    }

    private void load(String extract) {
        Path file = TestFolder.write(jobs.resolve("sager.csv"), extract);
        assertThat(Terminal.run("load", "explain", "--from", file.toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();
    }

    private String told(String... arguments) {
        Terminal.Ended ended = explain(arguments);
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    private Terminal.Ended explain(String... arguments) {
        return Terminal.run(Stream.of(List.of("explain"), List.of(arguments), List.of("--jobs", jobs.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }
}
