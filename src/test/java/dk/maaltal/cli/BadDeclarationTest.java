package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a plan, a description of an extract or a template is told with file, line, key, found and expected. */
class BadDeclarationTest {

    @TempDir
    Path jobs;

    private Path folder;

    @BeforeEach
    void copyInstitution() {
        folder = TestFolder.copy("proeve", jobs, "proeve");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "plan-2022.yaml",
                        "within: 4 weeks",
                        "witin: 4 weeks",
                        "line 9, goal 1 > measure a > share > witin: found the key \"witin\"; expected \"within\" (the nearest of"),
                Arguments.of(
                        "plan-2022.yaml",
                        "of: klager",
                        "of: klage",
                        "line 9, goal 1 > measure a > share > of: found the unknown population \"klage\"; expected \"klager\""),
                Arguments.of(
                        "plan-2022.yaml",
                        "target: at least 90.0",
                        "target: at least",
                        "line 11, goal 1 > measure a > target: found \"at least\"; expected a comparison and a number"),
                Arguments.of(
                        "plan-2022.yaml",
                        "4 weeks",
                        "4 wks",
                        "found \"4 wks\"; expected a length of time such as \"8 weeks\""),
                Arguments.of(
                        "plan-2022.yaml",
                        "years: 2021-2023",
                        "years: 2023-2021",
                        "found \"2023-2021\"; expected a year, a range"),
                Arguments.of(
                        "plan-2022.yaml",
                        "target: at most 3.0",
                        "target: { 2022: at most 3.0, 2030: at most 2.0 }",
                        "found the key \"2030\"; expected years of the table, 2021-2023"),
                Arguments.of(
                        "plan-2022.yaml",
                        "average: { of: all, in: weeks }",
                        "average: { of: all, in: hours }",
                        "goal 1 > measure b > average > in: found \"hours\"; expected one of \"days\", \"months\", \"weeks\""),
                Arguments.of(
                        "plan-2022.yaml",
                        "average: { of: all, in: weeks }",
                        "",
                        "goal 1 > measure b: found nothing to measure; expected exactly one of share, late, in time, average"),
                Arguments.of("plan-2022.yaml", "measure: b", "measure: a", "found the measure \"a\" a second time"),
                Arguments.of(
                        "plan-2022.yaml", "year: 2022", "year: 2023", "expected the year in the file's name, 2022"),
                Arguments.of("plan-2022.yaml", "goals:", "goals: [", "valid YAML"),
                Arguments.of(
                        "plan-2022.yaml",
                        "of: klager, within",
                        "until: opened, of: klager, within",
                        "found the unknown date \"opened\""),
                Arguments.of(
                        "cases.yaml",
                        "dd-MM-yyyy }",
                        "dd-mmm-yy }",
                        "found \"dd-mmm-yy\"; expected a date format such as dd-MM-yyyy"),
                Arguments.of(
                        "cases.yaml",
                        "is: received",
                        "is: recieved",
                        "found \"recieved\"; expected \"received\" (the nearest of"),
                Arguments.of("cases.yaml", "windows-1252", "latin-7", "extract > encoding: found \"latin-7\""),
                Arguments.of(
                        "cases.yaml",
                        "{ area: Klager }",
                        "{ arae: Klager }",
                        "populations > klager > arae: found \"arae\", which is no declared column; expected \"area\""),
                Arguments.of("cases.yaml", "[Ja, Nej]", "[Ja]", "expected the text for yes and the text for no"),
                Arguments.of(
                        "cases.yaml", "{ area: Klager }", "{ area: [] }", "found an empty list; expected at least one"),
                Arguments.of("cases.yaml", "{ area: Klager }", "&a { any of: [ *a ] }", "keys within keys without end"),
                Arguments.of(
                        "cases.yaml",
                        "name: urgent",
                        "name: decided",
                        "found the name \"decided\"; expected \"is: decided\""),
                Arguments.of(
                        "cases.yaml",
                        "name: area, text: yes",
                        "is: \"\", text: yes",
                        "columns > Område > is: found \"\""),
                Arguments.of("cases.yaml", "[Ja, Nej]", "[Ja, \"\"]", "expected the text for yes and the text for no"),
                Arguments.of("plan-2022.yaml", "title: Hurtig behandling", "title: [Hurtig]", "found a list; expected"),
                Arguments.of(
                        "plan-2022.yaml",
                        "title: Hurtig behandling",
                        "title: null",
                        "found nothing; expected the goal's title"),
                Arguments.of(
                        "report.yaml",
                        "bilag.xlsx",
                        "bilage.xlsx",
                        "found \"bilage.xlsx\"; expected a template that is in"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void aMistakeIsToldWithPlaceFindingAndExpectation(String file, String right, String wrong, String told) {
        TestFolder.change(folder.resolve(file), right, wrong);

        Terminal.Ended ended = check();

        assertThat(ended.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(ended.err()).contains(folder.resolve(file).toString()).contains(told);
        assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        TestFolder.change(folder.resolve("plan-2022.yaml"), "within: 4 weeks", "within: 4 wks");
        TestFolder.change(folder.resolve("plan-2022.yaml"), "at most 3.0", "3.0");
        TestFolder.change(folder.resolve("cases.yaml"), "[Ja, Nej]", "[Ja]");

        assertThat(check().err().lines()).hasSize(3);
    }

    @Test
    void anInstitutionOrReportThatIsNotThereIsToldWithTheNearest() {
        assertThat(Terminal.run("check", "prove", "--jobs", jobs.toString()).err())
                .contains("found no institution \"prove\"; expected \"proeve\"");
        Terminal.Ended run = Terminal.run("run", "proeve", "arsrapport", "--at", "2022", "--jobs", jobs.toString());
        assertThat(run.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(run.err()).contains("found no report \"arsrapport\"; expected \"aarsrapport\"");
        assertThat(Terminal.run("figures", "proeve", "--at", "2024", "--jobs", jobs.toString())
                        .err())
                .contains("found no plan for 2024 or a later year; expected one of the plans [2022] (--plan)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "pg-x", "information-schema", "maaltal", "eksempel-x", "a--b", "a-", "../x", "A"})
    void aNameThatCouldNotHaveASchemaOfItsOwnIsRefused(String name) throws Exception {
        Files.createDirectories(jobs.resolve(name));
        Terminal.Ended ended = Terminal.run("check", name, "--jobs", jobs.toString());
        assertThat(ended.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(ended.err()).contains("found no institution \"" + name + '"');
    }

    @Test
    void aWrongCommandIsToldAndExitsWith2() {
        assertThat(Terminal.run("figures", "proeve").exit()).isEqualTo(2);
        assertThat(Terminal.run("figures", "proeve", "--at", "2022-13").err())
                .contains("\"2022-13\" is no day of the calendar");
        assertThat(Terminal.run("nonsense").exit()).isEqualTo(2);
    }

    @Test
    void whatIsInOrderIsToldToBe() {
        Terminal.Ended ended = check();
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("Prøvestyrelsen is in order", "plan-2022.yaml: Prøveplan 2022, 1 goal, 2 measures");
    }

    private Terminal.Ended check() {
        return Terminal.run("check", "proeve", "--jobs", jobs.toString());
    }
}
