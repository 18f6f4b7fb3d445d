package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agency whose year begins in April, from its plan to its printed page. */
class FinancialYearTest {

    private static final String INSTITUTION = "regnskabsaar";

    @TempDir
    Path jobs;

    @TempDir
    Path out;

    private Path folder;

    @BeforeEach
    void anAgencyWithTwoPlans() throws IOException {
        MadeReport.forget(INSTITUTION);
        folder = Files.createDirectories(jobs.resolve(INSTITUTION));
        Files.writeString(folder.resolve("cases.yaml"), """
                institution: Forårsstyrelsen
                extract: { files: sager-*.csv, holds: all }
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: dd-MM-yyyy }
                  Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
                """);
        Files.writeString(folder.resolve("report.yaml"), "reports: { aarsrapport: { documents: [overblik.html] } }\n");
        plan(2023);
        plan(2024);
    }

    private void plan(int year) throws IOException {
        String before = year - 2 + "/" + (year - 2001);
        String own = year - 1 + "/" + (year - 2000);
        Files.writeString(folder.resolve("plan-" + year + ".yaml"), """
                plan: Resultatplan %3$s
                year: %1$d
                financial year: { from: April, named: 2019/20 }
                goals:
                  - goal: "1"
                    title: Frister
                    measures:
                      - measure: a
                        title: Afgjorte sager
                        decided: { of: all }
                        years: [%2$s, %3$s]
                        target: { %3$s: at least 2 }
                        published: { %2$s: 7 }
                """.formatted(year, before, own));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-Q2, Resultatplan 2022/23",
        "2023-03, Resultatplan 2022/23",
        "2023-04, Resultatplan 2023/24",
        "2024-03, Resultatplan 2023/24"
    })
    void aReportingPointBelongsToTheFinancialYearItLiesIn(String at, String title) {
        Terminal.Ended plan = Terminal.run("plan", INSTITUTION, "--at", at, "--jobs", jobs.toString());

        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).contains(title);
    }

    @Test
    void itsNamesStandOverTheFiguresAndInTheSentences() throws IOException {
        MadeReport made = MadeReport.run(
                out, INSTITUTION, "aarsrapport", "2024-03", "--from", extract().toString(), "--jobs", jobs.toString());

        assertThat(made.toldOf("1 a 2023-04..2024-03")).contains("met");
        assertThat(Files.readString(made.folder().resolve("overblik.html"))).contains("2022/23", "2023/24");
    }

    @Test
    void theNextPlanMovesBothYearsOfAName() throws IOException {
        assertThat(Terminal.run("load", INSTITUTION, "--from", extract().toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();

        Terminal.Ended rolled = Terminal.run("plan", INSTITUTION, "--roll-forward", "2025", "--jobs", jobs.toString());

        assertThat(rolled.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("plan-2025.yaml")))
                .contains(
                        "plan: Resultatplan 2024/25",
                        "year: 2025",
                        "years: [2023/24, 2024/25]",
                        "published: { 2022/23: 7, 2024: 2 }");
    }

    /** Two were decided from April 2023 to March 2024: the last day of March 2023 is of the year before. */
    private Path extract() throws IOException {
        return Files.writeString(jobs.resolve("sager.csv"), """
                Sagsnr;Modtaget;Afgjort
                1;02-01-2023;31-03-2023
                2;02-01-2023;01-04-2023
                3;02-01-2024;31-03-2024
                4;02-01-2024;01-04-2024
                """);
    }
}
