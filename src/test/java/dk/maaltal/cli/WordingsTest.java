package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A goal that changes within the year: each wording is checked, and rolled forward, by itself. */
class WordingsTest {

    private static final String SURVEY =
            "{ measure: a, title: Brugerundersøgelse, assessment: \"met, partly or not\" }";
    private static final String COMPLAINTS =
            "{ measure: b, title: Hjemviste klager, share: { of: all, within: 4 weeks }, years: 2022-2023,"
                    + " target: { 2023: at least 40.0 } }";
    private static final String OTHER_RULE =
            "{ measure: a, title: Antal afgjorte, decided: { of: all }, years: 2022-2023, target: { 2023: at least 5 } }";

    @TempDir
    Path jobs;

    private Path folder;

    @BeforeEach
    void anInstitutionWithTemplates() throws Exception {
        folder = Files.createDirectories(jobs.resolve("wordings"));
        Files.writeString(folder.resolve("cases.yaml"), """
                institution: Livsstyrelsen
                extract: { files: sager-*.csv, holds: all }
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: dd-MM-yyyy }
                  Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
                """);
        Files.writeString(
                folder.resolve("report.yaml"),
                "reports: { aarsrapport: { documents: [maalrapportering.docx, bilag.xlsx, overblik.html] } }\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"the later has more", "the earlier has more", "they measure otherwise"})
    void eachWordingIsCheckedByItself(String wordings) throws Exception {
        switch (wordings) {
            case "the later has more" -> plan(SURVEY, SURVEY + ", " + COMPLAINTS);
            case "the earlier has more" -> plan(SURVEY + ", " + COMPLAINTS, SURVEY);
            default -> plan(SURVEY, OTHER_RULE);
        }

        Terminal.Ended check = Terminal.run("check", "wordings", "--jobs", jobs.toString());

        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains("Livsstyrelsen is in order");
    }

    @Test
    void aMeasureThatTheEarlierWordingLacksIsRolledForward() throws Exception {
        plan(SURVEY, SURVEY + ", " + COMPLAINTS);

        Path extract =
                Files.writeString(jobs.resolve("sager.csv"), "Sagsnr;Modtaget;Afgjort\n1;02-01-2023;12-01-2023\n");
        assertThat(Terminal.run("load", "wordings", "--from", extract.toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();

        Terminal.Ended rolled = Terminal.run("plan", "wordings", "--roll-forward", "2024", "--jobs", jobs.toString());

        assertThat(rolled.exit()).as(rolled.err()).isZero();
        assertThat(folder.resolve("plan-2024.yaml")).exists();
        assertThat(rolled.out())
                .contains("goal 5, measure b: no target for 2024")
                .doesNotContain("did not foresee");
    }

    private void plan(String before, String after) throws Exception {
        Files.writeString(folder.resolve("plan-2023.yaml"), """
                plan: Resultatplan 2023
                year: 2023
                goals:
                  - goal: "5"
                    title: Brugerinddragelse
                    in force: { until: 2023-06-30 }
                    measures: [ %s ]
                  - goal: "5"
                    title: Brugerinddragelse (ændret)
                    in force: { from: 2023-07-01 }
                    measures: [ %s ]
                """.formatted(before, after));
    }
}
