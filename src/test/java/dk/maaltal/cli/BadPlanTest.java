package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the promises of a plan is told with file, line, key, found and expected. */
class BadPlanTest {

    @TempDir
    Path jobs;

    private Path plan;
    private Path shared;

    @BeforeEach
    void copyThePlan() {
        plan = TestFolder.copy("loefter", jobs, "loefter").resolve("plan-2022.yaml");
        shared = TestFolder.copy("koncern", jobs, "koncern").resolve("faelles.yaml");
    }

    private static Arguments mistake(String right, String wrong, String told) {
        return Arguments.of(right, wrong, told);
    }

    static Stream<Arguments> wrongTargets() {
        String target = "line 23, goal 1 > measure a > target > ";
        return Stream.of(
                mistake(
                        "2022: at least 90.0",
                        "2022: mindst 90",
                        target + "2022: found \"mindst 90\"; expected a comparison"),
                mistake(
                        "2022: at least 90.0",
                        "2022: at least 90.0 pct.",
                        target
                                + "2022: found \"at least 90.0 pct.\"; expected the number alone, \"at least 90.0\"; the unit is the measure's."),
                mistake(
                        "2022: at least 90.0",
                        "2022: between 95 and 90",
                        target + "2022: found \"between 95 and 90\"; expected a comparison"),
                mistake(
                        "2022: at least 90.0",
                        "2022-Q1: at least 90.0",
                        target + "2022-Q1: found the key \"2022-Q1\"; expected a column of the table, such as 2021."),
                mistake(
                        "{ at least: 95.0, partly: at least 90.0",
                        "{ any of: [at least 95.0, above 90.0], partly: 95 pct. of the target",
                        target + "2023 > partly: found a share of a target that is no single number; expected"),
                mistake("2022: at least 90.0", "2022: at least 90,0", target + "0: found the key \"0\"; expected"),
                mistake(
                        "2022: at least 90.0",
                        "2020: at least 90.0",
                        target + "2020: found the key \"2020\"; expected years of the table, 2021-2023."),
                mistake(
                        "2022: at least 90.0",
                        "2021-2023: at least 90.0",
                        target + "2023: found 2023 a second time; expected each year once."),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ partly",
                        target + "2023: found no comparison; expected a comparison and a number"),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ at least: 95.0, at most: 99.0, partly",
                        target + "2023: found several comparisons; expected a comparison and a number"),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ at least: 95.0, by at least: 2, partly",
                        target
                                + "2023 > by at least: found \"by at least\" with \"at least\"; expected above or below."),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ any of: [], partly",
                        target + "2023 > any of: found an empty list; expected at least one comparison."),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ any of: [at least 95.0], at least: 95.0, partly",
                        target
                                + "2023 > at least: found \"at least\" beside \"any of\"; expected every comparison in the list under \"any of\"."),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ at least: 95.0, parly",
                        target + "2023 > parly: found the key \"parly\"; expected \"partly\" (the nearest of"),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ at least: result of 2023, partly",
                        "line 23, goal 1 > measure a > target: found the result of 2023 as the target of 2023; expected an earlier year that is in the table or published."),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ at least: result of 2019, partly",
                        "line 23, goal 1 > measure a > target: found the result of 2019 as the target of 2023; expected an earlier year that is in the table or published."),
                mistake(
                        "{ below: Statens gennemsnit,",
                        "{ below: Statens gennemsnit 2022,",
                        "line 39, goal 2 > measure a > target > 2022 > below: found \"Statens gennemsnit 2022\"; expected \"Statens gennemsnit\" (the nearest of"),
                mistake(
                        "{ at least: 95.0, partly",
                        "{ at least: Statens gennemsnit, partly",
                        target
                                + "2023 > at least: found \"Statens gennemsnit\"; expected a number, the name of a row under \"beside\""),
                mistake(
                        "by at least: 1.5",
                        "by at least: 1,5",
                        "line 39, goal 2 > measure a > target > 2022 > 5: found the key \"5\"; expected"),
                mistake(
                        "target: within 2",
                        "target: within -2",
                        "line 45, goal 2 > measure b > target: found \"within -2\"; expected"),
                mistake(
                        "[3 months, 6 months] }",
                        "[3 months, 6 months] }\n        target: at most 2",
                        "line 50, goal 2 > measure c > target: found a key for results; expected it only where there is one result a year."));
    }

    static Stream<Arguments> wrongMeasures() {
        String a = "goal 1 > measure a > ";
        return Stream.of(
                mistake(
                        "period: rolling year to Q3",
                        "period: rolling year to Q5",
                        "line 22, " + a
                                + "period: found \"rolling year to Q5\"; expected \"year to date\", \"rolling year\""),
                mistake(
                        "period: rolling year to Q3",
                        "period: { 2022: Q4-Q3 }",
                        "line 22, " + a + "period > 2022: found \"Q4-Q3\"; expected quarters such as Q3 or Q3-Q4."),
                mistake(
                        "period: rolling year to Q3",
                        "quarters: 2022",
                        "goal 1 > measure a: found years and quarters; expected one of years: 2021-2026, quarters: 2023, months: 2023."),
                mistake(
                        "years: 2021-2023\n        period",
                        "months: 2021-2023\n        period",
                        "line 22, " + a
                                + "period: found \"rolling year to Q3\"; expected \"rolling year\" for a table of quarters or months."),
                mistake(
                        "years: 2021-2023\n        period",
                        "months: 2021-01, 2023-02\n        period",
                        "line 21, " + a + "months: found \"2021-01, 2023-02\"; expected a year, a range of years"),
                mistake(
                        "years: 2021-2023\n        period",
                        "years: 2021-2023\n        headings: { 2024: \"i år\" }\n        period",
                        "line 22, " + a
                                + "headings > 2024: found what is no column of the table; expected a column, such as 2021."),
                mistake(
                        "published: { 2021: 88.0 }",
                        "published: { 2021-Q1: 88.0 }",
                        "line 24, " + a + "published > 2021-Q1: found a time that is not as long as a column;"),
                mistake(
                        "published: { 2021: 88.0 }",
                        "published: { 2021: \"88,0\" }",
                        "line 24, " + a + "published > 2021: found \"88,0\"; expected a number with a decimal point."),
                mistake(
                        "published: { 2021: 9.8 }",
                        "published: { 2021: otte }",
                        "line 7, reported > fravær > published > 2021: found \"otte\"; expected a number with a decimal point."),
                mistake(
                        "same promise as: a",
                        "same promise as: c",
                        "line 27, goal 1 > measure b > same promise as: found \"c\"; expected the letter of a measure before this one in the goal."),
                mistake(
                        "{ decided: 28 days }",
                        "{ decided: 20 working days }",
                        "line 28, goal 1 > measure b > late > within > decided: found working days in one of several limits; expected days, weeks or months."),
                mistake(
                        "{ decided: 28 days }",
                        "{ afgjort: 28 days }",
                        "line 28, goal 1 > measure b > late > within > afgjort: found the unknown date \"afgjort\"; expected one of \"decided\"."),
                mistake(
                        "{ decided: 28 days } }",
                        "{ decided: 28 days }, until: decided }",
                        "line 28, goal 1 > measure b > late > until: found \"until\" beside limits that name their dates; expected the last date last under \"within\"."),
                mistake(
                        "reported: fravær\n",
                        "reported: fravaer\n",
                        "line 36, goal 2 > measure a > reported: found \"fravaer\", which is not under \"reported\" at the top of the plan; expected \"fravær\" (the nearest of"),
                mistake(
                        "from: { reported: budget }",
                        "from: { reported: fravær }",
                        "line 43, goal 2 > measure b > deviation: found mio. kr. and dage; expected two figures in the same unit."),
                mistake(
                        "in: pct. }",
                        "in: kr. }",
                        "line 43, goal 2 > measure b > deviation > in: found \"kr.\"; expected \"pct.\", \"index\", or the key left out for a difference in the unit itself."),
                mistake(
                        "from: { reported: budget }",
                        "from: the year after",
                        "line 43, goal 2 > measure b > deviation > from: found \"the year after\"; expected a figure, like { reported: budget } or { decided: { of: all } }, a number, or \"the year before\""),
                mistake(
                        "[3 months, 6 months]",
                        "[6 months, 3 months]",
                        "line 49, goal 2 > measure c > ages: found limits that do not rise; expected rising limits of one unit, like [3 months, 6 months]."),
                mistake(
                        "[3 months, 6 months]",
                        "[3 months, 26 weeks]",
                        "line 49, goal 2 > measure c > ages: found limits that do not rise; expected rising limits of one unit"),
                mistake(
                        "to: 60 }",
                        "to: -1 }",
                        "line 7, reported > fravær > valid: found from 0 to -1; expected the smallest first."),
                mistake(
                        "gennemsnit: { unit: dage }",
                        "gennemsnit: { decimals: 2 }",
                        "line 8, reported > gennemsnit: found no key \"unit\"; expected the unit, such as mio. kr."),
                mistake(
                        "gennemsnit: { unit: dage }",
                        "gennemsnit: { unit: dage, decimals: 7 }",
                        "line 8, reported > gennemsnit > decimals: found \"7\"; expected 0 to 6."),
                mistake(
                        "reported: fravær\n",
                        "reported: fravær\n        published: { 2021: 9.9 }\n",
                        "line 37, goal 2 > measure a > published: found published results of a reported value; expected them under \"reported\", at the value."));
    }

    static Stream<Arguments> wrongGoals() {
        return Stream.of(
                mistake(
                        "reporting: { within: 21 days, on a day off: next working day }\n",
                        "",
                        "goal 3 > measure a > milestone > 1 > due: found \"with the report for Q1\" in a plan without \"reporting\"; expected \"reporting: { within: 21 days, on a day off: next working day }\" at the top of the plan."),
                mistake(
                        "within: 21 days, on",
                        "within: 3 uger, on",
                        "line 3, reporting > within: found \"3 uger\"; expected days after each quarter, such as \"21 days\"."),
                mistake(
                        ", on a day off: next working day }",
                        " }",
                        "line 3, reporting: found no key \"on a day off\"; expected what happens then, such as next working day."),
                mistake(
                        "due: 2022-06-15",
                        "due: 2022-06-31",
                        "line 60, goal 3 > measure a > milestone > 2 > due: found \"2022-06-31\"; expected a date like 2023-06-30, \"end of Q2\""),
                mistake(
                        "part: Planen er sendt",
                        "part: Planen er vedtaget",
                        "line 59, goal 3 > measure a > milestone: found two parts of the same words; expected words of its own for each part: they are known by them."),
                mistake(
                        "title: Planen\n",
                        "title: Planen\n        years: 2022\n",
                        "line 58, goal 3 > measure a > years: found \"years\" of what is told by hand; expected no such key."),
                mistake(
                        "\"met, partly or not\" }",
                        "\"met, partly or not\", years: 2022 }",
                        "goal 3 > measure a > years: found \"years\" of what is told by hand; expected no such key."),
                mistake(
                        "\"met, partly or not\"",
                        "opfyldt eller ikke",
                        "goal 3 > measure a > assessment: found \"opfyldt eller ikke\"; expected \"met or not\" or \"met, partly or not\"."),
                mistake(
                        "scoring: points",
                        "scoring: equal weights",
                        "line 15, goal 1 > points: found points; expected \"scoring: points\" at the top of the plan, or no points."),
                mistake(
                        "points: 10\n      - measure: c",
                        "\n      - measure: c",
                        "goal 2: found no points; expected points on the goal, or on each of its measures that promises something."),
                mistake(
                        "title: Fravær og økonomi\n",
                        "title: Fravær og økonomi\n    points: 5\n",
                        "goal 2 > points: found points on the goal and on its measures; expected one or the other."),
                mistake("points: 40", "points: 0", "line 15, goal 1 > points: found \"0\"; expected points above 0."),
                mistake(
                        "target: within 2\n        points: 10",
                        "target: within 2\n        points: { 10: within 1, 5: within 3 }",
                        "line 46, goal 2 > measure b > points: found a highest level that is not the target, within 2;"),
                mistake(
                        "target: within 2\n        points: 10",
                        "target: within 2\n        points: { 10: within 2, 5: within 1 }",
                        "line 46, goal 2 > measure b > points: found a level of 5 points that is no easier than that of 10;"),
                mistake(
                        "beside: { Statens gennemsnit: {",
                        "beside: { Resultat: { reported: budget }, Statens gennemsnit: {",
                        "line 37, goal 2 > measure a > beside > Resultat: found a row called \"Resultat\", as the table's own is; expected another name."),
                mistake(
                        "title: Initiativer, assessment",
                        "title: Initiativer, også nye, assessment",
                        "goal 3 > measure a > også nye: found the key \"også nye\"; expected quotes around a text with a comma, like \"Initiativer, også nye\", or a decimal point in a number."),
                mistake(
                        "      - measure: a\n        title: Planen\n        milestone:",
                        "      - measure: a\n        title: Planen\n        partly when: 2 of 3 parts\n        milestone:",
                        "line 58, goal 3 > measure a > partly when: found \"2 of 3 parts\"; expected so many of the 2 parts, like \"1 of 2 parts\"."),
                mistake(
                        "from: 12.0, to: 9.0",
                        "from: 9.0, to: 9.0",
                        "line 40, goal 2 > measure a > points: found the same result for none and for all points; expected two results."),
                mistake(
                        "scoring: points",
                        "scoring: point",
                        "line 4, scoring: found \"point\"; expected \"equal weights\", \"points\" or \"none\"."),
                mistake(
                        "partly counts: 50 pct.\n",
                        "",
                        "found a goal that may be partly met, in a plan that sums up; expected \"partly counts: 50 pct.\" at the top of the plan."),
                mistake(
                        "partly counts: 50 pct.",
                        "partly counts: 0.5",
                        "line 5, partly counts: found \"0.5\"; expected a percentage below 100 such as \"50 pct.\"."),
                mistake(
                        "at least 1 measure is met",
                        "at least 2 measures are met",
                        "line 16, goal 1 > met when: found \"at least 2 measures are met\"; expected no more than the 1 measures that promise something."),
                mistake(
                        "at least 1 measure is met",
                        "most measures are met",
                        "line 16, goal 1 > met when: found \"most measures are met\"; expected \"all measures are met\""),
                mistake(
                        "from: 2022-07-01",
                        "from: 2022-06-30",
                        "goal 3: found the goal \"3\" a second time; expected each number once, or wordings that are in force at different times."),
                mistake(
                        "from: 2022-07-01",
                        "from: 2023-07-01",
                        "goal 3 > in force: found a wording that is never in force; expected days within 2022, the first before the last."),
                mistake(
                        "goals from: ../koncern/faelles.yaml",
                        "goals from: ../koncern/fælles.yaml",
                        "fælles.yaml: found no such file; expected the file to be there."),
                mistake(
                        "goals from: ../koncern/faelles.yaml",
                        "goals from: ../koncern/faelles.xlsx",
                        "line 12, goals > 1 > goals from: found \"../koncern/faelles.xlsx\"; expected the path of a .yaml file from this one"),
                mistake(
                        "goals from: ../koncern/faelles.yaml",
                        "goals from: /etc/faelles.yaml",
                        "line 12, goals > 1 > goals from: found \"/etc/faelles.yaml\"; expected the path of a .yaml file from this one"),
                mistake(
                        "goals from: ../koncern/faelles.yaml",
                        "goals from: plan-2022.yaml",
                        "line 12, goals > 1 > goals from: found the file"),
                mistake(
                        "goals from: ../koncern/faelles.yaml\n",
                        "goals from: ../koncern/faelles.yaml\n  - goals from: ../koncern/faelles.yaml\n",
                        "line 13, goals > 2 > goals from: found the file"),
                mistake(
                        "goals from: ../koncern/faelles.yaml\n",
                        "goals from: ../koncern/faelles.yaml\n    title: Fælles\n",
                        "line 13, goals > 1 > title: found the key \"title\"; expected"),
                mistake(
                        "  budget: { unit: mio. kr. }\n",
                        "  budget: { unit: mio. kr. }\n  afvigelse: { unit: kr. }\n",
                        "found the reported value \"afvigelse\" a second time; expected each name once."),
                mistake(
                        "goal: \"1\"",
                        "goal: K1",
                        "goal K1: found the goal \"K1\" a second time; expected each number once"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"wrongTargets", "wrongMeasures", "wrongGoals"})
    void aMistakeIsToldWithPlaceFindingAndExpectation(String right, String wrong, String told) {
        TestFolder.change(plan, right, wrong);

        assertTold(told);
    }

    @Test
    void theFileOfSharedGoalsTakesInNoOthersAndHoldsNothingElse() {
        TestFolder.change(shared, "goals:\n", "goals:\n  - goals from: faelles.yaml\n");
        assertTold(shared + ", line 4, ");
        TestFolder.change(shared, "  - goals from: faelles.yaml\n", "");
        TestFolder.change(shared, "goals:\n", "scoring: points\ngoals:\n");
        assertTold(shared + ", line 3, scoring: found the key \"scoring\"; expected one of \"goals\", \"reported\".");
    }

    @Test
    void aMistakeInSharedGoalsIsToldWithTheirFile() {
        TestFolder.change(shared, "within 5.0", "inden for 5");

        assertTold(shared + ", line 8, goal K1 > measure a > target: found \"inden for 5\"; expected a comparison");
    }

    @Test
    void aTargetThatCannotBeReadIsToldOnceAndNotOfItsPointsToo() {
        TestFolder.change(plan, "by at least: 1.5", "by at leest: 1.5");
        TestFolder.change(plan, "below: Statens gennemsnit", "below: Statens gennemsnt");

        assertThat(check().err().lines()).hasSize(2);
    }

    @Test
    void thePlanItselfIsInOrder() {
        Terminal.Ended ended = check();

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("plan-2022.yaml: Prøveplan 2022, 5 goals, 8 measures");
    }

    private void assertTold(String told) {
        Terminal.Ended ended = check();

        assertThat(ended.exit()).as(ended.err() + ended.out()).isEqualTo(Maaltal.WRONG);
        assertThat(ended.err()).contains(told);
        assertThat(ended.err().lines()).allMatch(line -> line.startsWith(jobs.toString()));
        assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private Terminal.Ended check() {
        return Terminal.run("check", "loefter", "--jobs", jobs.toString());
    }
}
