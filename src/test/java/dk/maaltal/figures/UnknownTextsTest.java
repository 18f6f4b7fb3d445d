package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.TestFolder;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.PlanFile;
import dk.maaltal.sources.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of populations that no case has ever had are told, with the nearest that occurs. */
class UnknownTextsTest {

    private static final String CASES = """
            institution: Styrelsen for Prøver
            extract: { files: sager-*.csv, shrinks: at most 100 pct. fewer }
            columns:
              Sagsnr:   { is: case number }
              Modtaget: { is: received, date: dd-MM-yyyy }
              Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
              Område:   { name: area, text: yes, may be empty: yes }
              Emne:     { name: subject, text: yes, may be empty: yes }
            populations:
              rette:    { area: [Familiesammenføring, Søfart] }
              enkle:    { area: "Familiesamenføring" }
              uden:     { area: { not: [Søfat, Søfart] }, received: { from: 2022-01-01 } }
              flere:    { any of: [ { area: Søfat }, { area: Rumfart, subject: Aktindsigt } ] }
            """;

    @TempDir
    Path folder;

    @Test
    void aTextThatNoCaseEverHadIsToldWithTheNearest() {
        Institution institution = institution();
        assertThat(told(institution)).isEmpty();

        load(institution, "1;02-01-2023;;Familiesammenføring;\n2;02-01-2023;;Søfart;\n3;02-01-2023;;;\n");
        assertThat(told(institution))
                .containsExactly(
                        "population enkle: \"Familiesamenføring\" names no case; the nearest that occurs in area is"
                                + " \"Familiesammenføring\"",
                        "populations uden, flere: \"Søfat\" names no case; the nearest that occurs in area is \"Søfart\"",
                        "population flere: \"Rumfart\" names no case; in area there are \"Familiesammenføring\", \"Søfart\"");

        // What a case was once, it has been.
        load(institution, "1;02-01-2023;;Rumfart;Aktindsigt\n");
        load(institution, "1;02-01-2023;;Familiesammenføring;\n");
        assertThat(told(institution)).hasSize(2).noneMatch(text -> text.contains("Rumfart"));
    }

    @Test
    void textsInTheConditionsOfMeasuresAreToldTheSame() {
        Institution institution = institution();
        load(institution, "1;02-01-2023;;Søfart;Hjemvist\n2;02-01-2023;;Søfart;Ophævet\n");
        Problems problems = new Problems();
        Plan plan = PlanFile.read(
                Source.of(TestFolder.write(folder.resolve("plan-2023.yaml"), """
                        plan: Plan
                        year: 2023
                        goals:
                          - goal: "1"
                            title: Mål
                            measures:
                              - measure: a
                                title: Hjemviste
                                rate: { of: all, which: { subject: [Hjemvst, Ophævet] } }
                                years: 2023
                              - measure: b
                                title: Hjemviste i alt
                                ratio:
                                  of: { decided: { of: all, which: { subject: Hjemvst } } }
                                  per: { decided: { of: all } }
                                  unit: pct.
                                years: 2023
                              - measure: c
                                title: Frist
                                share: { within: 8 weeks, leave out late: { area: Luftfart } }
                                years: 2023
                                rows:
                                  Alle: { of: all }
                        """.getBytes(StandardCharsets.UTF_8))),
                institution.declaration().words(),
                problems);
        problems.refuseIfAny();

        assertThat(institution.store().unknownTexts(plan))
                .containsExactly(
                        "measures 1a, 1b: \"Hjemvst\" names no case; the nearest that occurs in subject is \"Hjemvist\"",
                        "measure 1c1: \"Luftfart\" names no case; in area there is \"Søfart\"");
    }

    private static List<String> told(Institution institution) {
        return institution.store().unknownTexts(institution.declaration());
    }

    private void load(Institution institution, String rows) {
        institution.load(TestFolder.write(
                folder.resolve("sager.csv"),
                ("Sagsnr;Modtaget;Afgjort;Område;Emne\n" + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private Institution institution() {
        TestFolder.write(folder.resolve("cases.yaml"), CASES.getBytes(StandardCharsets.UTF_8));
        return Institution.of(folder);
    }
}
