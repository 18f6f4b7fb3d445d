package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
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
        JsonNode figures = JsonMapper.shared().readTree(figures("json"));
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
                        "missing");
        assertThat(figures.get(1).get("value").intValue()).isEqualTo(100);
        assertThat(figures.get(0).get("missing").stringValue()).isEqualTo("no cases in the period");
    }

    @Test
    void aHundredIsWrittenAsAHundred() {
        assertThat(figures("csv").lines().skip(2).findFirst())
                .contains("1;a;;2022;2022-12-31;100;2;2;0;0;pct.;100;90.0;>= 90.0;met;false;false;");
    }

    private String figures(String format) {
        return Terminal.run("figures", "figures", "--at", "2022", "--format", format, "--jobs", jobs.toString())
                .out();
    }
}
