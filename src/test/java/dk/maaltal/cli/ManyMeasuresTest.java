package dk.maaltal.cli;

import static dk.maaltal.cli.Agency.day;
import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.SavedByLibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook of a plan of 500 measures: 300 tables of two years, 150 single numbers and 50 milestones of two parts. */
class ManyMeasuresTest {

    private static final int GOALS = 50;
    private static final List<String> TABLES = List.of("a", "b", "c", "d", "e", "f");
    private static final List<String> SINGLES = List.of("g", "h", "i");

    /** Well below what mail servers take. */
    private static final long MOST_BYTES = 5_000_000;

    private static final long POI_LIMIT = ZipSecureFile.getMaxFileCount();

    @TempDir
    Path folder;

    /** POI refuses a file of more than 1000 parts unless told otherwise. */
    @BeforeAll
    static void openManyParts() {
        ZipSecureFile.setMaxFileCount(10 * POI_LIMIT);
    }

    @AfterAll
    static void openFewPartsAgain() {
        ZipSecureFile.setMaxFileCount(POI_LIMIT);
    }

    @Test
    void aPlanOfFiveHundredMeasuresGivesAWorkbookThatOpensAndLeadsToEveryTable() throws Exception {
        Agency agency = Agency.open(folder, "mange-maal", "bilag.xlsx", """
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: dd-MM-yyyy }
                  Afsluttet: { is: decided, date: dd-MM-yyyy, may be empty: yes }
                """);
        // In 2022 one of two is decided within 4 weeks, in 2023 three of four.
        agency.cases(1, day("2022-03-01"), day("2022-03-11"));
        agency.cases(1, day("2022-03-01"), day("2022-06-11"));
        agency.cases(3, day("2023-03-01"), day("2023-03-11"));
        agency.cases(1, day("2023-03-01"), day("2023-06-11"));

        MadeReport made = agency.run("Sagsnr;Modtaget;Afsluttet", 2023, "2023", plan());

        Path bilag = made.folder().resolve("bilag.xlsx");
        assertThat(Files.size(bilag)).isLessThan(MOST_BYTES);
        holdsEverything(bilag, made);
        Path saved = SavedByLibreOffice.xlsx(folder, List.of(bilag));
        holdsEverything(saved.resolve("bilag.xlsx"), new MadeReport("", saved));
    }

    private static void holdsEverything(Path bilag, MadeReport workbook) throws IOException {
        List<String> names = workbook.sheetNames();
        assertThat(names.subList(0, 5)).containsExactly("Forside", "Indhold", "Oversigt", "Enkelttal", "Milepæle");
        assertThat(names.stream().filter(name -> name.matches("\\d+[a-z]")))
                .isEqualTo(IntStream.rangeClosed(1, GOALS)
                        .boxed()
                        .flatMap(goal -> TABLES.stream().map(table -> goal + table))
                        .toList());
        assertThat(workbook.sheet("50f")).containsExactly("Procent|2022|2023", "Mål|70,0|70,0", "Resultat|50,0|75,0");
        assertThat(workbook.sheet("50i")).containsExactly("Procent|2023", "Mål|80,0", "Resultat|75,0");
        assertThat(workbook.sheet("Enkelttal")).hasSize(1 + GOALS * SINGLES.size());
        assertThat(workbook.sheet("Milepæle"))
                .hasSize(1 + GOALS * 2)
                .startsWith("Mål|Tabel|Milepæl|Del|Frist|Udført|Dokumentation|Vurdering")
                .endsWith("50|j|Flytning|Arkivet er ryddet|31. december 2023|-||kan ikke vurderes");
        try (InputStream in = Files.newInputStream(bilag);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            List<String> places = links(book.getSheet("Indhold"));
            assertThat(places).containsAll(names.subList(2, names.size()));
            assertThat(links(book.getSheet("Noter")))
                    .contains("Enkelttal", "50f")
                    .isSubsetOf(names);
            for (Sheet sheet : book) {
                assertThat(sheet.getPrintSetup().getFitWidth())
                        .as(sheet.getSheetName())
                        .isEqualTo((short) 1);
            }
        }
    }

    /** The names of the sheets that a sheet's links lead to. */
    private static List<String> links(XSSFSheet sheet) {
        return sheet.getHyperlinkList().stream()
                .map(XSSFHyperlink::getLocation)
                .map(place -> place.replaceAll("^#?'?|'?[.!]\\$?A\\$?1$", ""))
                .toList();
    }

    private static String plan() {
        return """
                plan: Plan med 500 målepunkter
                year: 2023
                goals:
                """
                + IntStream.rangeClosed(1, GOALS)
                        .mapToObj(ManyMeasuresTest::goal)
                        .collect(Collectors.joining());
    }

    private static String goal(int number) {
        StringBuilder goal = new StringBuilder("""
                  - goal: "%d"
                    title: Hurtig behandling %d
                    measures:
                """.formatted(number, number));
        TABLES.forEach(id -> goal.append(share(id, "2022-2023", "70.0")));
        SINGLES.forEach(id -> goal.append(share(id, "2023", "80.0")));
        return goal.append("""
                      - measure: j
                        title: Flytning
                        milestone:
                          - { part: Planen er lagt, due: end of Q2 }
                          - { part: Arkivet er ryddet, due: end of the year }
                """).toString();
    }

    private static String share(String id, String years, String target) {
        return """
                      - measure: %s
                        title: Andel inden for 4 uger
                        share: { of: all, within: 4 weeks }
                        years: %s
                        target: at least %s
                        decimals: 1
                """.formatted(id, years, target);
    }
}
