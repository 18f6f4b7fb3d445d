package dk.maaltal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences use the institution's own words for what happens to its cases. */
class VocabularyTest {

    private static final String WORDS =
            "words: { decided: afsluttet, decision: afslutning, received: indkommet, receipt: indkomst, pending: åbne }";

    @TempDir
    private Path folder;

    @Test
    void theMethodSpeaksAsTheInstitutionDoes() throws IOException {
        assertThat(method("decided: { of: all }")).isEqualTo("Antal af alle sager, afsluttet i perioden.");
        assertThat(method("share: { of: all, within: 8 weeks }"))
                .isEqualTo("Andel af alle sager, afsluttet i perioden, der er afsluttet senest 8 uger (56 dage)"
                        + " efter dagen for indkomst.");
        assertThat(method("average: { of: all, in: days }"))
                .isEqualTo(
                        "Gennemsnitligt antal dage fra indkomst til afslutning for alle sager, afsluttet i perioden.");
        assertThat(method("share: { of: all, within: 8 weeks, cohort: received }"))
                .contains("indkommet i perioden", "Sager, der ikke er afsluttet, og hvis frist er overskredet")
                .doesNotContainIgnoringCase("afgjort");
    }

    @Test
    void theRowsOfAFlowAreCalledSo() throws IOException {
        Plan plan = plan("flow: { of: all }", declaration(WORDS));

        assertThat(plan.measure("1", "a").beside().keySet()).containsExactly("Indkommet", "Afsluttet", "Åbne");
    }

    @Test
    void theWordsOfAMeasureGoBeforeThoseOfItsPopulationAndThoseBeforeTheInstitutions() throws IOException {
        assertThat(method("decided: { of: breve }")).isEqualTo("Antal af sagerne \"breve\", besvaret i perioden.");
        assertThat(method("average: { of: breve, in: days }"))
                .isEqualTo(
                        "Gennemsnitligt antal dage fra indkomst til svar for sagerne \"breve\", besvaret i perioden.");
        String own = "\n        words: { decided: sendt, decision: forsendelse }";
        assertThat(method("average: { of: breve, in: days }" + own))
                .isEqualTo(
                        "Gennemsnitligt antal dage fra indkomst til forsendelse for sagerne \"breve\", sendt i perioden.");
        assertThat(method("decided: { of: all }" + own)).isEqualTo("Antal af alle sager, sendt i perioden.");
        assertThat(method("ratio: { of: { decided: { of: breve } }, per: { decided: { of: all } }, unit: pct. }"))
                .isEqualTo("Antal af sagerne \"breve\", besvaret i perioden divideret med antal af alle sager,"
                        + " afsluttet i perioden.");
        assertThat(plan("flow: { of: [all, breve] }", declaration(WORDS))
                        .measure("1", "a")
                        .beside()
                        .keySet())
                .containsExactly(
                        "Alle sager: Indkommet",
                        "Alle sager: Afsluttet",
                        "Alle sager: Åbne",
                        "breve: Indkommet",
                        "breve: Besvaret",
                        "breve: Åbne");
    }

    @Test
    void unitsHaveTheirPlaceAndTheirSingular() throws IOException {
        assertThat(promised("{ before: niveau }", "at least 4")).isEqualTo("mindst niveau 4");
        assertThat(promised("{ one: møde, many: møder }", "at least 1")).isEqualTo("mindst 1 møde");
        assertThat(promised("{ one: møde, many: møder }", "at least 2")).isEqualTo("mindst 2 møder");
        assertThat(promised("møder", "at least 1")).isEqualTo("mindst 1 møder");
    }

    private String promised(String unit, String target) throws IOException {
        Plan plan = plan("reported: tal\n        target: " + target, declaration(WORDS), """
                reported:
                  tal: { unit: %s, decimals: 0 }
                """.formatted(unit));
        return TargetWords.ofAllYears(plan.measure("1", "a"));
    }

    @Test
    void aVerbWithoutItsNounIsRefused() throws IOException {
        Problems problems = new Problems();

        declaration("words: { decided: afsluttet }", problems);

        assertThat(problems.hasAny()).isTrue();
    }

    private String method(String rule) throws IOException {
        CaseDeclaration declaration = declaration(WORDS);
        return Method.of(plan(rule, declaration).measure("1", "a"), declaration);
    }

    private CaseDeclaration declaration(String words) throws IOException {
        Problems problems = new Problems();
        CaseDeclaration declaration = declaration(words, problems);
        problems.refuseIfAny();
        return declaration;
    }

    private CaseDeclaration declaration(String words, Problems problems) throws IOException {
        Path file = Files.writeString(folder.resolve("cases.yaml"), """
                institution: Styrelsen
                extract: { files: "sager-*.csv" }
                columns:
                  Sag: { is: case number }
                  Ind: { is: received, date: yyyy-MM-dd }
                  Ud: { is: decided, date: yyyy-MM-dd, may be empty: yes }
                populations:
                  breve: { received: { from: 2023-01-01 }, words: { decided: besvaret, decision: svar } }
                """ + words + "\n");
        return CaseFile.read(Source.of(file), problems);
    }

    private Plan plan(String rule, CaseDeclaration declaration) throws IOException {
        return plan(rule, declaration, "");
    }

    private Plan plan(String rule, CaseDeclaration declaration, String reported) throws IOException {
        Path file = Files.writeString(folder.resolve("plan-2023.yaml"), """
                plan: Plan
                year: 2023
                %sgoals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Tabel
                        years: 2023
                        %s
                """.formatted(reported, rule));
        Problems problems = new Problems();
        Plan plan = PlanFile.read(Source.of(file), declaration.words(), problems);
        problems.refuseIfAny();
        return plan;
    }
}
