package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A goal that changes on 1 July, goals that end and begin with the half year, and a goal that two plans share: figures,
 * verdicts and documents by the wording of the reporting point.
 */
class PlanVersionsTest {

    private static final String WORD = "maalrapportering.docx";
    private static final String FIRST = "versioner-foerst";
    private static final String OTHER = "versioner-anden";

    private static final String SHARED = """
            reported:
              afvigelse fra grundbudget: { unit: mio. kr. }
            goals:
              - goal: K1
                section: Koncernfælles mål
                title: Økonomisk styring
                measures:
                  - measure: a
                    title: Afvigelse
                    reported: afvigelse fra grundbudget
                    years: 2023
                    target: within 5.0
            """;

    private static final String PLAN = """
            plan: Resultatplan 2023
            year: 2023
            scoring: equal weights
            goals:
              - goals from: ../versioner-koncern/koncernmaal-2023.yaml
              - goal: V1
                section: Egne mål
                title: Hurtig behandling
                in force: { until: 2023-06-30 }
                measures:
                  - measure: a
                    title: Andel inden for 8 uger
                    share: { of: all, within: 8 weeks }
                    years: 2022-2023
                    target: at least 90.0
              - goal: V1
                section: Egne mål
                title: Jævn behandling
                remarks: Ændret efter aftale med departementet af 20. juni 2023.
                in force: { from: 2023-07-01 }
                measures:
                  - measure: a
                    title: Andel inden for 4 uger
                    share: { of: all, within: 4 weeks }
                    years: 2022-2023
                    target: at least 25.0
                  - measure: b
                    title: Gennemsnitlig sagsbehandlingstid
                    average: { of: all }
                    years: 2023
                    target: at most 7.0
              - goal: V2
                section: Egne mål
                title: Kun i første halvår
                in force: { until: 2023-06-30 }
                measures:
                  - { measure: a, title: Oprydning, milestone: [{ part: Arkivet er ryddet, due: end of Q2 }] }
              - goal: V3
                section: Egne mål
                title: Kun i andet halvår
                in force: { from: 2023-07-01 }
                measures:
                  - { measure: a, title: Verserende sager, pending: { of: all }, years: 2023, target: at most 0 }
            """;

    private static final String OTHER_PLAN = """
            plan: Mål- og resultatplan 2023
            year: 2023
            goals:
              - goals from: ../versioner-koncern/koncernmaal-2023.yaml
              - goal: N1
                section: Egne mål
                title: Dialog
                measures:
                  - { measure: a, title: Dialogen er styrket, assessment: met or not }
            """;

    @TempDir
    static Path jobs;

    private static MadeReport second;
    private static MadeReport third;
    private static MadeReport secondAnew;
    private static MadeReport other;

    @BeforeAll
    static void runBothInstitutions() throws IOException {
        write(Path.of("versioner-koncern", "koncernmaal-2023.yaml"), SHARED);
        write(Path.of(FIRST, "cases.yaml"), """
                institution: Versionsstyrelsen
                extract: { files: "sager-*.csv", delimiter: ";", holds: all }
                columns:
                  Sagsnr:   { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort:  { is: decided, date: yyyy-MM-dd, may be empty: yes }
                """);
        // 28, 29, 56 and 57 days: one within 4 weeks, three within 8, and 42,5 days or 6,07 weeks on average.
        write(Path.of(FIRST, "sager-2023.csv"), """
                Sagsnr;Modtaget;Afgjort
                1;2023-01-02;2023-01-30
                2;2023-01-02;2023-01-31
                3;2023-01-02;2023-02-27
                4;2023-01-02;2023-02-28
                """);
        write(Path.of(FIRST, "plan-2023.yaml"), PLAN);
        write(Path.of(OTHER, "cases.yaml"), "institution: Den anden styrelse\n");
        write(Path.of(OTHER, "plan-2023.yaml"), OTHER_PLAN);
        for (String institution : List.of(FIRST, OTHER)) {
            MadeReport.forget(institution);
            write(Path.of(institution, "report.yaml"), """
                    reports:
                      aarsrapport:
                        documents: [maalrapportering.docx, bilag.xlsx]
                      anden-gang:
                        documents: [maalrapportering.docx, bilag.xlsx]
                    """);
        }
        FilledWorkbook.handedOut(jobs, FIRST, "2023-Q2")
                .value("afvigelse fra grundbudget", 4.0)
                .done("Arkivet er ryddet", "2023-06-30")
                .explained("V1", "Sagerne hobede sig op i februar.")
                .putBack();
        FilledWorkbook.handedOut(jobs, OTHER, "2023-Q2")
                .value("afvigelse fra grundbudget", -6.0)
                .explained("K1", "Huslejen steg.")
                .putBack();
        second = run(FIRST, "aarsrapport", "2023-Q2");
        // Its answers are kept; its rows about the first wording are not among those of the second.
        Files.delete(jobs.resolve(Path.of(FIRST, "indberetning-2023.xlsx")));
        third = run(FIRST, "aarsrapport", "2023-Q3");
        secondAnew = run(FIRST, "anden-gang", "2023-Q2");
        other = run(OTHER, "aarsrapport", "2023-Q2");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(jobs.resolve(file).getParent());
        Files.writeString(jobs.resolve(file), text);
    }

    private static MadeReport run(String institution, String report, String at) {
        return MadeReport.run(jobs.resolve("out"), institution, report, at, "--jobs", jobs.toString());
    }

    @Test
    void theSecondQuarterIsJudgedByTheFirstWording() {
        // 3 of 4 within 8 weeks are 75 pct., and 90 were promised; the archive was cleared on its last day; 4,0 of 5,0.
        assertThat(second.toldVerdicts(List.of("K1", "V1", "V2", "V3")))
                .isEqualTo(Map.of("K1", "met", "V1", "not met", "V2", "met"));
        assertThat(second.told()).contains("Total: 66.7 per cent"); // 2 of the 3 goals in force
        assertThat(second.toldOf("V1 a 2023 ")).contains("75*", ">= 90.0", " 3 4 ");
    }

    @Test
    void theThirdQuarterIsJudgedByTheSecondWording() {
        // 1 of 4 within 4 weeks is 25 pct., as promised; 6,07 weeks are within 7,0; none of the four is pending.
        assertThat(third.toldVerdicts(List.of("K1", "V1", "V2", "V3")))
                .isEqualTo(Map.of("K1", "met", "V1", "met", "V3", "met"));
        assertThat(third.told()).contains("Total: 100.0 per cent");
        assertThat(third.toldOf("V1 a 2023 ")).contains("25*", ">= 25.0", " 1 4 ");
        assertThat(third.toldOf("V1 b 2023 ")).contains("6,1*", "<= 7.0");
    }

    @Test
    void whatChangedCameAndWentWithinTheYearIsTold() {
        assertThat(third.paragraphs(WORD))
                .contains(
                        "Mål V1 (Jævn behandling) er ændret i årets løb og gælder som her fra den 1. juli 2023."
                                + " Ændret efter aftale med departementet af 20. juni 2023.",
                        "Mål V3 (Kun i andet halvår) er kommet til i årets løb og gælder fra den 1. juli 2023.",
                        "Mål V2 (Kun i første halvår) gjaldt til og med den 30. juni 2023 og indgår ikke længere i"
                                + " planen.");
        assertThat(second.paragraphs(WORD))
                .noneMatch(line -> line.contains("i årets løb") || line.contains("gjaldt til"));
    }

    @Test
    void aReportMadeAnewAsOfTheSecondQuarterHasTheFirstWordingStill() {
        assertThat(secondAnew.toldVerdicts(List.of("K1", "V1", "V2", "V3")))
                .isEqualTo(second.toldVerdicts(List.of("K1", "V1", "V2", "V3")));
        assertThat(secondAnew.captioned(WORD)).isEqualTo(second.captioned(WORD));
        assertThat(secondAnew.paragraphs(WORD)).isEqualTo(second.paragraphs(WORD));
    }

    @Test
    void theDocumentsPrintTheWordingOfTheReportingPointAndNoOther() {
        assertThat(second.paragraphs(WORD))
                .contains("Mål V1 – Hurtig behandling", "Mål V2 – Kun i første halvår")
                .doesNotContain("Mål V1 – Jævn behandling", "Mål V3 – Kun i andet halvår");
        assertThat(second.table(WORD, "Mål V1 ", "Tabel a. Andel inden for 8 uger"))
                .containsExactly("Procent|2022|2023", "Mål|90,0|90,0", "Resultat|-|75*");
        assertThat(second.sheet("V1a")).containsExactly("Procent|2022|2023", "Mål|90,0|90,0", "Resultat|-|75*");
        assertThat(second.under(WORD, "Mål V1 – Hurtig behandling"))
                .contains("Årsag. Sagerne hobede sig op i februar.");

        assertThat(third.paragraphs(WORD))
                .contains("Mål V1 – Jævn behandling", "Mål V3 – Kun i andet halvår")
                .doesNotContain("Mål V1 – Hurtig behandling", "Mål V2 – Kun i første halvår");
        assertThat(third.table(WORD, "Mål V1 ", "Tabel a. Andel inden for 4 uger"))
                .containsExactly("Procent|2022|2023", "Mål|25,0|25,0", "Resultat|-|25*");
        assertThat(third.sheet("V1b")).containsExactly("Antal uger|2023", "Mål|7,0", "Resultat|6,1*");
    }

    @ParameterizedTest
    @CsvSource({
        "2022, 90.0", // before the plan's year: its first day
        "2023-06-30, 90.0",
        "2023-07-01, 25.0",
        "2023, 25.0",
        "2024-Q1, 25.0" // after the plan's year: its last day
    })
    void theWordingChangesBetweenTwoDays(String at, String target) {
        Terminal.Ended figures = Terminal.run(
                "figures", FIRST, "--at", at, "--plan", "2023", "--format", "csv", "--jobs", jobs.toString());

        assertThat(figures.exit()).as(figures.err()).isZero();
        assertThat(figures.out().lines().filter(line -> line.startsWith("V1;a;;2023;")))
                .singleElement()
                .asString()
                .contains(";>= " + target + ";");
    }

    @ParameterizedTest
    @CsvSource({"2023-06-30, Mål V1 – Hurtig behandling", "2023-07-01, Mål V1 – Jævn behandling"})
    void thePlanIsPrintedAsItIsInForce(String at, String heading) {
        assertThat(Terminal.run("plan", FIRST, "--at", at, "--jobs", jobs.toString())
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("Mål V1")))
                .containsExactly(heading);
    }

    @Test
    void twoPlansShareAGoalAndEachReportsItsOwnValue() {
        // 4,0 lies within 5,0, and -6,0 does not.
        assertThat(second.table(WORD, "Mål K1 ", "Tabel a"))
                .containsExactly("Mio. kr.|2023", "Mål|+/- 5,0 mio. kr.", "Resultat|4,0*");
        assertThat(other.table(WORD, "Mål K1 ", "Tabel a"))
                .containsExactly("Mio. kr.|2023", "Mål|+/- 5,0 mio. kr.", "Resultat|-6,0*");
        assertThat(other.toldVerdicts(List.of("K1", "N1"))).isEqualTo(Map.of("K1", "not met", "N1", "not due"));
        assertThat(other.sheet("K1a")).endsWith("Resultat|-6,0*");
        assertThat(other.under(WORD, "Mål K1 – Økonomisk styring")).contains("Årsag. Huslejen steg.");
    }

    @Test
    void aSharedGoalStandsWhereThePlanTakesItIn() {
        for (MadeReport report : List.of(second, other)) {
            assertThat(report.paragraphs(WORD))
                    .containsSubsequence("Koncernfælles mål", "Mål K1 – Økonomisk styring", "Egne mål");
        }
    }

    @Test
    void aMistakeInTheSharedFileIsToldForBothPlans() throws IOException {
        Path shared = Path.of("versioner-koncern", "koncernmaal-2023.yaml");
        write(shared, SHARED.replace("within 5.0", "within 5,0"));
        try {
            for (String institution : List.of(FIRST, OTHER)) {
                Terminal.Ended check = Terminal.run("check", institution, "--jobs", jobs.toString());
                assertThat(check.exit()).isNotZero();
                assertThat(check.err()).contains("koncernmaal-2023.yaml, line 12", "within 5,0");
            }
        } finally {
            write(shared, SHARED);
        }
    }
}
