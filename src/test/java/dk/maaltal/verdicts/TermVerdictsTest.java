package dk.maaltal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How quarters make the verdict of a year, and what does and does not count in a goal. */
class TermVerdictsTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-Q1, 5 - - -, MET",
        "2023-Q2, 5 4 - -, NOT_MET",
        "2023-Q3, 4 5 5 -, NOT_MET", // one lost quarter is not made good
        "2023, 5 5 5 5, MET",
        "2023, 5 5 5 -, MISSING",
        "2023, 5 4 5 -, NOT_MET",
        "2022, - - - -, NOT_DUE"
    })
    void everyQuarterThatHasBegunMustBeMet(String at, String results, Verdict verdict) {
        assertThat(verdict(quarters(""), at, results)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2023-Q2, 4 5 - -, MET", "2023, 5 5 5 4, NOT_MET", "2023, 4 4 4 5, MET"})
    void ofQuartersThatReachBackTheLastDecides(String at, String results, Verdict verdict) {
        assertThat(verdict(quarters("period: year to date"), at, results)).isEqualTo(verdict);
        assertThat(verdict(quarters("period: rolling year"), at, results)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "years: 2023, 2023-11-30, NOT_DUE", // one case is left
        "years: 2023, 2023-12-30, NOT_DUE", // none is, and the year is not over
        "years: 2023, 2023, MET",
        "months: 2023, 2023-11, NOT_DUE",
        "months: 2023, 2023, MET", // what was left in the months before is no breach
        "quarters: 2023, 2023-Q1, NOT_DUE",
        "quarters: 2023, 2023, MET"
    })
    void aClosedStockIsJudgedByWhatIsLeftWhenTheYearEnds(String terms, String at, Verdict verdict) {
        given.cases("2022-05-01;2023-02-01", "2022-06-01;2023-12-10", "2023-05-01;");
        Plan plan = given.measure(terms + "\nstock: { of: all, pending on: 2022-12-31 }\ntarget: at most 0");

        assertThat(given.scorecard(plan, at, Answers.NONE).goal("1").verdict()).isEqualTo(verdict);
    }

    @Test
    void aClosedStockWithCasesLeftAtTheYearsEndIsNotMet() {
        given.cases("2022-05-01;2023-02-01", "2022-06-01;2024-01-01");
        Plan plan = given.measure("months: 2023\nstock: { of: all, pending on: 2022-12-31 }\ntarget: at most 0");

        assertThat(given.scorecard(plan, "2023", Answers.NONE).goal("1").verdict())
                .isEqualTo(Verdict.NOT_MET);
    }

    private Plan quarters(String period) {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                reported: { Tal: { unit: point } }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: A
                        quarters: 2023
                        reported: Tal
                        target: at least 5
                        %s
                """.formatted(period));
    }

    private Verdict verdict(Plan plan, String at, String results) {
        TestAnswers told = new TestAnswers(plan, at);
        String[] quarters = results.split(" ");
        for (int quarter = 1; quarter <= 4; quarter++) {
            if (!quarters[quarter - 1].equals("-")) {
                told.value("Tal", quarter + ". kvt. 2023", quarters[quarter - 1]);
            }
        }
        return given.scorecard(plan, at, told.answers()).goal("1").verdict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"year to date", "rolling year"})
    void aQuarterToComeHasNoFigureHoweverFarItReachesBack(String reach) {
        given.cases("2022-10-01;2022-11-01", "2023-01-01;2023-02-01", "2023-04-01;2023-05-01");
        Map<String, Figure> figures =
                given.figures(given.measure("quarters: 2023\ndecided: { of: all }\nperiod: " + reach), "2023-Q2");

        // Since 1 January two, and in the twelve months up to the end of June all three.
        assertThat(figures.get("1a 2023-Q2").value().orElseThrow())
                .isEqualByComparingTo(reach.equals("year to date") ? "2" : "3");
        assertThat(figures.get("1a 2023-Q3").missing()).contains(Figure.Missing.NOT_BEGUN);
        assertThat(figures.get("1a 2023-Q4").missing()).contains(Figure.Missing.NOT_BEGUN);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 4, PARTLY_MET",
        "5, 4, 4, NOT_MET",
        "5, 4, -, NOT_DUE", // with the third it would be partly met
        "4, 4, -, NOT_MET" // and here it cannot be
    })
    void aGoalThatMayYetBePartlyMetIsNotBroken(String a, String b, String c, Verdict verdict) {
        assertThat(underWay("partly when: at least 2 measures are met", "at least 5", a, b, c))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"5, 4, PARTLY_MET", "4, 3, NOT_MET", "4, -, NOT_DUE", "3, -, NOT_MET"})
    void aPartlyMetMeasureLeavesItsGoalOpenWhileAnotherIsUnderWay(String a, String b, Verdict verdict) {
        assertThat(underWay("", "{ at least: 5, partly: at least 4 }", a, b)).isEqualTo(verdict);
    }

    /** The verdict in the middle of the year on values that people report, of which "-" has not been told. */
    private Verdict underWay(String rule, String target, String... told) {
        List<String> names = List.of("a", "b", "c").subList(0, told.length);
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                reported: { Tal a: { unit: point }, Tal b: { unit: point }, Tal c: { unit: point } }
                goals:
                  - goal: "1"
                    title: Mål
                    %s
                    measures:
                """.formatted(rule)
                + names.stream().map(name -> """
                                      - { measure: %s, title: A, years: 2023, reported: Tal %s, target: %s }
                                """.formatted(name, name, target)).collect(Collectors.joining()));
        TestAnswers answers = new TestAnswers(plan, "2023-Q2");
        for (int i = 0; i < told.length; i++) {
            if (!told[i].equals("-")) {
                answers.value("Tal " + names.get(i), "2023", told[i]);
            }
        }
        return given.scorecard(plan, "2023-Q2", answers.answers()).goal("1").verdict();
    }

    @Test
    void aTableThatPromisesNothingDoesNotCountInItsGoal() {
        Plan plan = given.cases("2023-01-01;").plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - { measure: a, title: A, years: 2023, pending: { of: all } }
                      - { measure: b, title: B, assessment: met or not }
                """);
        TestAnswers told = new TestAnswers(plan, "2023").assessed("1 b", "Opfyldt");

        assertThat(given.scorecard(plan, "2023", told.answers()).goal("1").verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void aSecondReadingGivesNoPointsOfItsOwn() {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                scoring: points
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - { measure: a, title: A, assessment: met or not, points: 10 }
                      - { measure: b, title: B, same promise as: a, assessment: met or not }
                """);
        TestAnswers told =
                new TestAnswers(plan, "2023").assessed("1 a", "Opfyldt").assessed("1 b", "Ikke opfyldt");
        Scorecard scorecard = given.scorecard(plan, "2023", told.answers());

        assertThat(scorecard.goal("1").verdict()).isEqualTo(Verdict.MET);
        assertThat(scorecard.total().orElseThrow()).isEqualByComparingTo("100");
    }
}
