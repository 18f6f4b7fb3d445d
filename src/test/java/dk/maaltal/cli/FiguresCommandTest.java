package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures as other programs read them. */
class FiguresCommandTest {

    @TempDir
    Path jobs;

    @BeforeEach
    void loadCasesThatAreAllInTime() {
        TestFolder.copy("proeve", jobs, "figures");
        TestDatabase.client().sql("DROP SCHEMA IF EXISTS figures CASCADE").update();
        Path extract =
                TestFolder.write(jobs.resolve("sager.csv"), TestFolder.EXTRACT.replace("14-03-2022", "17-01-2022"));
        assertThat(Terminal.run("load", "figures", "--from", extract.toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();
    }

    @Test
    void aFigureIsAnObjectWithTheAgreedKeys() {
        JsonNode figures = JsonMapper.shared().readTree(figures("json")).get("figures");
        assertThat(figures.get(1).propertyNames())
                .containsExactly(
                        "goal",
                        "measure",
                        "row",
                        "term",
                        "at",
                        "value",
                        "numerator",
                        "denominator",
                        "excluded",
                        "overdue",
                        "unit",
                        "printed",
                        "target",
                        "promise",
                        "verdict",
                        "preliminary",
                        "published",
                        "missing",
                        "column");
        assertThat(figures.get(1).get("value").intValue()).isEqualTo(100);
        assertThat(figures.get(0).get("missing").stringValue()).isEqualTo("no cases in the period");
    }

    @Test
    void aHundredIsWrittenAsAHundred() {
        assertThat(figures("csv").lines().skip(2).findFirst())
                .contains("1;a;;2022;2022-12-31;100;2;2;0;0;pct.;100;90.0;>= 90.0;met;false;false;;2022");
    }

    /** Of the institution "pointstyrelsen" every goal is kept by hand, and goals give points. */
    @Test
    void whatTheTableSaysOfGoalsTheOtherFormatsSayToo() {
        TestFolder.copy("pointstyrelsen", jobs, "points");

        JsonNode told = JsonMapper.shared().readTree(of("points", "2023", "json"));
        assertThat(told.propertyNames())
                .containsExactly("year", "figures", "goals", "points", "total", "warnings", "acknowledged");
        assertThat(told.get("year").intValue()).isEqualTo(2023);
        assertThat(told.get("goals")).hasSize(3);
        assertThat(told.get("goals").get(0).propertyNames()).containsExactly("goal", "title", "verdict", "points");
        assertThat(told.get("goals").get(0).get("title").stringValue()).isEqualTo("Digitalisering");
        assertThat(told.get("goals").get(0).get("verdict").stringValue()).isEqualTo("missing");
        assertThat(told.get("points").get("earned").intValue()).isZero();
        // 30 for goal 1, 20 + 15 + 10 for goal 2, and 5 for goal 3.
        assertThat(told.get("points").get("possible").intValue()).isEqualTo(80);
        assertThat(told.get("total").intValue()).isZero();
        assertThat(told.get("warnings")).isNotEmpty();

        assertThat(of("points", "2023", "csv").lines())
                .contains(
                        "1;;goal;2023;;0;;;;;point;;;Digitalisering;missing;;;;",
                        ";;points;2023;;0;;80;;;point;;;;;;;;",
                        ";;total;2023;;0;;;;;pct.;;;;;;;;")
                .anyMatch(line -> line.startsWith(";;warning;2023;;;;;;;;;;;;;;"));
    }

    @Test
    void onlyAQuotientHasADenominator() throws Exception {
        Path plan = jobs.resolve("figures").resolve("plan-2022.yaml");
        TestFolder.change(
                plan.resolveSibling("cases.yaml"),
                "klager: { area: Klager }",
                "klager: { area: Klager }\n  tilsyn: { area: Tilsyn }");
        Files.writeString(plan, """
                plan: Plan
                year: 2022
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - { measure: a, title: Afgjort, years: 2022, decided: { of: all } }
                      - { measure: b, title: Median, years: 2022, median: { of: all, in: days } }
                      - { measure: c, title: Verserende, years: 2022, pending: { of: all } }
                      - { measure: d, title: Andel, years: 2022, share: { of: tilsyn, within: 4 weeks, cohort: received } }
                """);

        JsonNode figures = JsonMapper.shared().readTree(figures("json")).get("figures");
        // Cases 1 and 2 took 14 and 7 days; case 3, the only one of its kind, is undecided and overdue.
        assertThat(figures.get(0).get("numerator").intValue()).isEqualTo(2);
        assertThat(figures.get(0).get("denominator").isNull()).isTrue();
        assertThat(figures.get(1).get("value").decimalValue()).isEqualByComparingTo("10.5");
        assertThat(figures.get(1).get("denominator").isNull()).isTrue();
        assertThat(figures.get(2).get("denominator").isNull()).isTrue();
        assertThat(figures.get(3).get("denominator").intValue()).isOne();
    }

    private String figures(String format) {
        return of("figures", "2022", format);
    }

    private String of(String institution, String at, String format) {
        return Terminal.run("figures", institution, "--at", at, "--format", format, "--jobs", jobs.toString())
                .out();
    }
}
