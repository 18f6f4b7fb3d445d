package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report whose documents may not publish counts below 5: 97 complaints of 2022 decided in time and 3 late, 3 decided in 2021,
 * and 41 pending, of which 4 are old. Then two more turn out to have been late.
 */
class HiddenCountsTest {

    private static final String NAME = "skjulestyrelsen";

    @TempDir
    static Path folder;

    private static Office office;
    private static String terminal;
    private static MadeReport first;
    private static MadeReport second;

    @BeforeAll
    static void twoEditions() throws IOException {
        office = Office.open(folder, NAME);
        Files.writeString(office.own("plan-2022.yaml"), """
                plan: Plan 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Hurtig behandling
                    measures:
                      - { measure: a, title: Klager inden for 4 uger, share: { of: klager, within: 4 weeks }, years: 2021-2022, target: at least 90.0 }
                      - { measure: b, title: Afgjorte klager, decided: { of: klager }, years: 2021-2022 }
                      - { measure: c, title: Verserende klager, ages: { of: klager, limits: [3 months, 6 months] }, years: 2022 }
                      - { measure: d, title: Klager i alt, pending: { of: klager }, years: 2022 }
                """);
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [maalrapportering.docx, bilag.xlsx, overblik.html]\n    hide counts below: 5");
        List<String> cases = new ArrayList<>();
        add(cases, 97, "10-01-2022;17-01-2022");
        add(cases, 3, "10-01-2022;14-03-2022");
        add(cases, 3, "10-01-2021;17-01-2021");
        add(cases, 4, "10-01-2022;");
        add(cases, 10, "10-08-2022;");
        add(cases, 27, "10-12-2022;");
        office.extract(cases);
        terminal = office.reportOk("run", "--figures");
        first = office.edition(1);
        cases.set(0, cases.get(0).replace("17-01-2022", "14-03-2022"));
        cases.set(1, cases.get(1).replace("17-01-2022", "14-03-2022"));
        office.extract(cases);
        office.reportOk("correct", "--reason", "Fejl i datoer");
        second = office.edition(2);
    }

    private static void add(List<String> cases, int count, String days) {
        Collections.nCopies(count, days).forEach(each -> cases.add((cases.size() + 1) + ";" + each + ";Klager;Nej"));
    }

    @Test
    void wordShowsTheShareWithoutItsCountsAndHidesTheRest() {
        assertThat(first.captioned("maalrapportering.docx").values().stream()
                        .flatMap(List::stream)
                        .toList())
                .contains(
                        "1|Hurtig behandling|mindst 90,0 pct.|97,0 pct.||● opfyldt",
                        "Mål|90,0|90,0",
                        "Resultat|..|97,0",
                        "Resultat|..|..",
                        "0-3 måneder|27",
                        "3-6 måneder|..",
                        "Over 6 måneder|..",
                        "Resultat|41");
        assertThat(String.join("\n", first.paragraphs("maalrapportering.docx")))
                .contains(
                        "I 2022 blev 97,0 pct. af sagerne behandlet inden for 4 uger. Målet (mindst 90,0 pct.) er klart opfyldt.",
                        "Tallet vises ikke, da det handler om få sager eller kan røbe et tal, der gør.",
                        "Resultatet for 2022 vises ikke, da det handler om få sager eller kan røbe et tal, der gør.")
                .doesNotContain("97 af 100", "100 sager", "3 sager", "4 sager", "10 sager");
    }

    @Test
    void excelHoldsNeitherTheNumbersNorFormulasOverThem() {
        String few = "tallet vises ikke, da det handler om få sager eller kan røbe et tal, der gør";
        assertThat(first.sheet("Alle tal"))
                .contains(
                        "1a Resultat 2022|1|a|Resultat|2022|31. december 2022|pct.|97,00|97,0|||||90,0|opfyldt|nej|"
                                + "antallene bag tallet vises ikke, da de handler om få sager",
                        "1b Resultat 2021|1|b|Resultat|2021||sager||..|||||||nej|" + few,
                        "1b Resultat 2022|1|b|Resultat|2022||sager||..|||||||nej|" + few,
                        "1c 3-6 måneder 2022|1|c|3-6 måneder|2022||sager||..|||||||nej|" + few,
                        "1d Resultat 2022|1|d|Resultat|2022|31. december 2022|sager|41,00|41|41|1|0|0|||nej|");
        assertThat(first.sheet("Måneder")).anyMatch(row -> row.startsWith("januar 2022|..|.."));
    }

    @Test
    void thePageHidesThemToo() throws IOException {
        assertThat(Files.readString(first.folder().resolve("overblik.html")))
                .contains("97,0")
                .doesNotContain("97 af 100");
    }

    @Test
    void theControllerSeesThemAtTheTerminal() {
        assertThat(terminal).containsPattern("1 +b +2021 +3 ").containsPattern("1 +b +2022 +100 ");
    }

    @Test
    void theDocumentsAreMadeAgainTheSame() {
        assertThat(office.reportOk("reproduce", "--edition", "1")).doesNotContain("NOT THE SAME");
        assertThat(office.reportOk("reproduce", "--edition", "2")).doesNotContain("NOT THE SAME");
    }

    @Test
    void aCorrectionIsOfWhatIsShownAlone() {
        // 95 of 100 are in time now, and no count of 2022 is small any more.
        assertThat(second.sheet("Rettelser"))
                .contains(
                        "1|a|Resultat|2022|pct.|97,0|95,0|-2,0|..|..|..|opfyldt|opfyldt",
                        "1|b|Resultat|2022|sager|..|100|-|..|..|..||")
                .hasSize(3);
    }
}
