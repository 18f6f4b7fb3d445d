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
        assertThat(Files.readString(made.folder().resolve("overblik.html"))).contains("2023/24");
    }

    @ParameterizedTest
    @CsvSource({
        "2019/20, 2021/22, 2022/23, 2023/24, 2024/25",
        "2019-20, 2021-22, 2022-23, 2023-24, 2024-25",
        "2019-2020, 2021-2022, 2022-2023, 2023-2024, 2024-2025",
        "FY 2004, FY 2022, FY 2023, FY 2024, FY 2025"
    })
    void theNextPlanMovesTheNamesOfItsYears(String named, String earlier, String before, String own, String next)
            throws IOException {
        Files.writeString(folder.resolve("plan-2024.yaml"), """
                plan: Resultatplan %3$s
                year: 2024
                financial year: { from: April, named: "%1$s" }
                goals:
                  - goal: "1"
                    title: Frister
                    measures:
                      - measure: a
                        title: Afgjorte sager
                        decided: { of: all }
                        years: %2$s..%3$s
                        target: { %2$s: at least 9, %3$s: { above: result of %4$s } }
                        decimals: { %2$s: 2, %3$s: 1 }
                        published: { %4$s: 6, %2$s: 7 }
                      - measure: b
                        title: Måned for måned
                        received: { of: all }
                        months: 2023-04..2024-03
                """.formatted(named, before, own, earlier));
        Files.delete(folder.resolve("plan-2023.yaml"));
        assertThat(Terminal.run("load", INSTITUTION, "--from", extract().toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();
        assertThat(Terminal.run("plan", INSTITUTION, "--at", "2024-03", "--jobs", jobs.toString())
                        .out())
                .contains(own + ": over resultatet for " + earlier);

        Terminal.Ended rolled = Terminal.run("plan", INSTITUTION, "--roll-forward", "2025", "--jobs", jobs.toString());

        assertThat(rolled.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("plan-2025.yaml")))
                .contains(
                        "plan: Resultatplan " + next,
                        "year: 2025",
                        "years: " + own + ".." + next,
                        "target: { " + own + ": { above: result of " + earlier + " } }",
                        "decimals: { " + own + ": 1 }",
                        "published: { " + earlier + ": 6, " + before + ": 7, " + own + ": 2.0 }",
                        "months: 2024-04..2025-03");
        assertThat(Terminal.run("check", INSTITUTION, "--jobs", jobs.toString()).err())
                .isEmpty();
    }

    @Test
    void theResultOfAYearUnderAnotherNameIsRefusedWithTheNameItHas() throws IOException {
        Path plan = folder.resolve("plan-2024.yaml");
        Files.writeString(
                plan,
                Files.readString(plan).replace("{ 2023/24: at least 2 }", "{ 2023/24: { above: result of FY 2023 } }"));

        assertThat(Terminal.run("check", INSTITUTION, "--jobs", jobs.toString()).err())
                .contains("found \"result of FY 2023\"; expected a year as the plan names its years, such as"
                        + " \"result of 2021/22\", or \"result of the year before\"");
    }

    @Test
    void exportsHaveTheNameOfAColumnBesideItsMonths() throws IOException {
        MadeReport.run(
                out, INSTITUTION, "aarsrapport", "2024-03", "--from", extract().toString(), "--jobs", jobs.toString());

        assertThat(Terminal.run("figures", INSTITUTION, "--at", "2024-03", "--format", "csv", "--jobs", jobs.toString())
                        .out())
                .containsPattern("(?m)^goal;measure;row;term;.*;missing;column$")
                .containsPattern("(?m)^1;a;;2023-04\\.\\.2024-03;.*;2023/24$");
    }

    @Test
    void theListOfChangesNamesColumnsAsThePlanDoes() throws IOException {
        MadeReport made = MadeReport.run(
                out, INSTITUTION, "aarsrapport", "2024-03", "--from", extract().toString(), "--jobs", jobs.toString());
        Path more =
                Files.writeString(jobs.resolve("flere.csv"), Files.readString(extract()) + "5;02-01-2024;29-03-2024\n");

        Terminal.Ended corrected = Terminal.run(
                "correct",
                INSTITUTION,
                "aarsrapport",
                "--at",
                "2024-03",
                "--reason",
                "Sag 5 manglede",
                "--from",
                more.toString(),
                "--jobs",
                jobs.toString(),
                "--out",
                out.toString());

        assertThat(corrected.err()).isEmpty();
        assertThat(Files.readString(made.folder().resolveSibling("edition-2").resolve("overblik.html")))
                .contains("Mål 1 a, Resultat 2023/24 ");
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
