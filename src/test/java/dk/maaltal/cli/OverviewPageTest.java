package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code overblik.html} as a head of office reads it: on a telephone, at a desk and on paper. */
class OverviewPageTest {

    private static final String NAME = "overblik.html";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "ankestyrelsen, aarsrapport, 2023, 13 af 14 mål er opfyldt.",
        "ankestyrelsen, afrapportering, 2022-Q3, 14 kan endnu ikke vurderes.",
        "laegemiddelstyrelsen, opgoerelse, 2024, 5 af 6 mål er opfyldt.",
        "nationalt-center-for-etik, opgoerelse, 2024, Mål N3"
    })
    void isReadByAllWithoutNetworkOrScriptsAtEveryWidthAndOnPaper(
            String institution, String report, String at, String told) throws Exception {
        MadeReport.forgetSample(institution);
        Path page = MadeReport.run(folder, institution, report, at, "--demo")
                .folder()
                .resolve(NAME);

        Page seen = Page.open(page, folder);

        assertThat(seen.complaints()).isEmpty();
        for (int width : List.of(390, 1280)) {
            assertThat(seen.text(width)).contains("EKSEMPELDATA", "Alle mål", "Hvad der mangler", told.strip());
        }
        assertThat(seen.paper()).isNotEmpty().containsOnly("595 x 842");
    }

    @Test
    void aPageThatIsWrongIsComplainedOf() throws Exception {
        Path page = Files.writeString(folder.resolve("side.html"), """
                <!doctype html><title>x</title><img src="http://127.0.0.1:9/x.png"><p style="width:900px">bred</p>
                <script>document.title = 'y'</script>
                """);

        assertThat(Page.open(page, folder).complaints().toString())
                .contains("390 px: scrolls sideways", "asks for http://127.0.0.1:9/x.png", "has scripts")
                .contains("html-has-lang", "image-alt", "landmark-one-main")
                .doesNotContain("1280 px: scrolls sideways");
    }

    @Test
    void aFirstEditionTellsWhatIsMissingAndNothingOfChanges() throws IOException {
        try (FinanceOfficer officer = officer()) {
            officer.runs();

            assertThat(read(officer, 1))
                    .contains(
                            "oplysning mangler",
                            "Mål 1 a, 2023: tallet er ikke indberettet.",
                            "Mål 3 a: Det er ikke oplyst, om \"Planen er vedtaget\" er udført (frist 30. juni 2023).",
                            "Mål 4 a: Vurderingen er ikke indberettet.")
                    .doesNotContain("Ændret siden");
        }
    }

    @Test
    void aCorrectionTellsWhichFiguresAndVerdictsAreOtherThanInTheEditionBeforeIt() throws IOException {
        try (FinanceOfficer officer = officer()) {
            officer.changes(workbook -> {
                FinanceOfficer.cell(workbook, "Tal", "sygedage pr. ansat", "Værdi")
                        .setCellValue(9.3);
                FinanceOfficer.cell(workbook, "Tal", "regnskab", "Værdi").setCellValue(203);
                FinanceOfficer.cell(workbook, "Tal", "budget", "Værdi").setCellValue(200);
                FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                        .setCellValue("Udført");
                FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den")
                        .setCellValue(LocalDate.of(2023, 6, 30));
            });
            officer.runs();
            assertThat(read(officer, 1)).contains("Mål 1: Målet er ikke opfyldt, og en forklaring mangler.");

            officer.tells("Tal", "sygedage pr. ansat", "Værdi", 8.9).corrects("Nyt tal");
            assertThat(changes(officer, 2))
                    .containsExactly("Mål 1 a, Resultat 2023 (dage) Vurdering før: ikke opfyldt. Nu: opfyldt 9,3 8,9");

            officer.tells("Tekster", "God økonomi", "Analyse", "Bedre end året før")
                    .corrects("Ny tekst");
            assertThat(changes(officer, 3)).isEmpty();
            assertThat(read(officer, 3)).contains("Ingen tal og ingen vurderinger af dem er ændret.");

            TestFolder.change(officer.plan(), "at most 9.0", "at most 8.5");
            officer.corrects("Forkert måltal");
            assertThat(changes(officer, 4))
                    .containsExactly("Mål 1 a, Resultat 2023 (dage) Vurdering før: opfyldt. Nu: ikke opfyldt 8,9 8,9");

            officer.tells("Tal", "sygedage pr. ansat", "Værdi", 8.91).corrects("En decimal mere");
            assertThat(changes(officer, 5)).containsExactly("Mål 1 a, Resultat 2023 (dage) 8,90 8,91");
        }
    }

    @Test
    void aFigureThatThePlanNoLongerHasIsNoHindrance() throws IOException {
        try (FinanceOfficer officer = officer()) {
            officer.runs();
            TestFolder.change(
                    officer.plan(), "- measure: a\n        title: Afvigelse", "- measure: b\n        title: Afvigelse");
            officer.corrects("Nyt bogstav");

            assertThat(read(officer, 2)).contains("Ingen tal og ingen vurderinger af dem er ændret.");
        }
    }

    private FinanceOfficer officer() {
        FinanceOfficer officer = new FinanceOfficer(folder);
        TestFolder.change(officer.file("report.yaml"), "afrapportering.docx", NAME);
        return officer.isHandedOut("2023");
    }

    private List<String> changes(FinanceOfficer officer, int edition) throws IOException {
        return Stream.of(read(officer, edition))
                .filter(text -> text.contains("Ændret siden forrige udgave"))
                .map(text ->
                        text.substring(text.indexOf("Ændret siden forrige udgave"), text.indexOf("Hvad der mangler")))
                .flatMap(text -> Stream.of(text.split("(?=Mål \\d)")).skip(1))
                .map(String::strip)
                .toList();
    }

    /** Its text, blanks in a row made one. */
    private String read(FinanceOfficer officer, int edition) throws IOException {
        Path out = folder.resolve("out").resolve(officer.schema().replace('_', '-'));
        return Files.readString(out.resolve(Path.of("aarsrapport", "2023", "edition-" + edition, NAME)))
                .replaceAll("(?s)<style>.*</style>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ");
    }
}
