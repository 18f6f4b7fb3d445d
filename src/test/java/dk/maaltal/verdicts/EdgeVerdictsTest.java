package dk.maaltal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on the edge itself: a hair to the one side a promise is kept, and to the other it is not. */
class EdgeVerdictsTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "at least 97.0, 97.0, MET",
        "at least 97.0, 96.9999999, NOT_MET",
        "at most 230, 230, MET",
        "at most 230, 230.0000001, NOT_MET",
        "above 0, 0, NOT_MET",
        "above 0, 0.0000001, MET",
        "below 5.0, 5, NOT_MET",
        "below 5.0, 4.9999999, MET",
        "within 5.0, 5, MET",
        "within 5.0, -5, MET",
        "within 5.0, 5.0000001, NOT_MET",
        "within 5.0, -5.0000001, NOT_MET"
    })
    void theNumberItselfIsOnTheSideThePromiseSays(String target, String result, Verdict verdict) {
        Plan plan = reported("target: " + target);

        assertThat(verdict(plan, new TestAnswers(plan, "2023").value("Tal", "2023", result)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"96.95, true", "96.9499999, false", "97, false"})
    void whereThePrintedNumberWouldTurnTheVerdictItIsTold(String result, boolean turned) {
        Plan plan = reported("target: at least 97.0"); // printed with one decimal: 96.95 as 97.0
        TestAnswers told = new TestAnswers(plan, "2023").value("Tal", "2023", result);

        assertThat(given.judged(plan, "2023", told.answers()).get("1a 2023").turnedByRounding())
                .isEqualTo(turned);
    }

    @ParameterizedTest
    @CsvSource({"0.6, MET", "0.7, NOT_MET", "0.6000001, NOT_MET", "-1, MET"}) // 2.5 - 1.9 is 0.6
    void farEnoughBelowABenchmark(String own, Verdict verdict) {
        Plan plan = reported("""
                beside: { Gennemsnit: { reported: Andres } }
                target: { below: Gennemsnit, by at least: 1.9 }""");
        TestAnswers told =
                new TestAnswers(plan, "2023").value("Tal", "2023", own).value("Andres", "2023", "2.5");

        assertThat(verdict(plan, told)).isEqualTo(verdict);
        assertThat(verdict(plan, new TestAnswers(plan, "2023").value("Tal", "2023", own)))
                .as("without the benchmark")
                .isEqualTo(Verdict.NOT_JUDGED);
    }

    @ParameterizedTest
    @CsvSource({"3.1, MET", "3.0, NOT_MET"}) // 0.5 + 2.6
    void farEnoughAboveABenchmark(String own, Verdict verdict) {
        Plan plan = reported("""
                beside: { Gennemsnit: { reported: Andres } }
                target: { above: Gennemsnit, by at least: 2.6 }""");

        assertThat(verdict(
                        plan,
                        new TestAnswers(plan, "2023").value("Tal", "2023", own).value("Andres", "2023", "0.5")))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"9.31, MET", "9.3100001, NOT_MET", "9.32, NOT_MET"}) // 9.8 - 5 pct. of 9.8 (0.49) is 9.31
    void soManyPerCentBelowTheResultOfTheYearBefore(String result, Verdict verdict) {
        Plan plan = reported("target: { 2023: { below: result of the year before, by at least: 5 pct. } }");
        TestAnswers told =
                new TestAnswers(plan, "2023").value("Tal", "2022", "9.8").value("Tal", "2023", result);

        assertThat(verdict(plan, told)).isEqualTo(verdict);
        assertThat(verdict(plan, new TestAnswers(plan, "2023").value("Tal", "2023", result)))
                .as("without the year before")
                .isEqualTo(Verdict.NOT_JUDGED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "9.31, -, MET", // 5 pct. below 9.8: the other side does not matter
                "9.32, -, NOT_JUDGED", // the average may yet be above it
                "9.32, 9.32, MET",
                "9.32, 9.31, NOT_MET"
            })
    void ofTwoWaysToKeepAPromiseOneIsEnoughAndAnUnknownOneLeavesItOpen(String result, String average, Verdict verdict) {
        Plan plan = reported("""
                beside: { Gennemsnit: { reported: Andres } }
                target:
                  2023:
                    any of:
                      - { at most: Gennemsnit }
                      - { below: result of 2022, by at least: 5 pct. }""");
        TestAnswers told =
                new TestAnswers(plan, "2023").value("Tal", "2022", "9.8").value("Tal", "2023", result);
        if (average != null) {
            told.value("Andres", "2023", average);
        }

        assertThat(verdict(plan, told)).isEqualTo(verdict);
    }

    private Verdict verdict(Plan plan, TestAnswers told) {
        return given.judged(plan, "2023", told.answers()).get("1a 2023").verdict();
    }

    private Plan reported(String target) {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                reported:
                  Tal: { unit: pct., decimals: 1 }
                  Andres: { unit: pct., decimals: 1 }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: A
                        years: 2022-2023
                        reported: Tal
                """ + target.indent(8));
    }

    @ParameterizedTest
    @CsvSource({
        "any measure is met, +--, MET",
        "any measure is met, ---, NOT_MET",
        "any measure is met, -?-, MISSING", // the one not told may be met
        "any measure is met, +?-, MET",
        "at least 2 measures are met, ++?, MET",
        "at least 2 measures are met, ++-, MET",
        "at least 2 measures are met, +--, NOT_MET",
        "at least 2 measures are met, +?-, MISSING",
        "at least 2 measures are met, ?--, NOT_MET", // one more cannot be enough
        "at least 2 measures are met, +.-, NOT_DUE", // nothing but time is lacking
        "at least 2 measures are met, +.?, MISSING",
        "at least 2 measures are met, .--, NOT_MET",
        "all measures are met, +++, MET",
        "all measures are met, ++-, NOT_MET",
        "all measures are met, +?-, NOT_MET", // one is lost already
        "all measures are met, ++?, MISSING",
        "all measures are met, ++., NOT_DUE"
    })
    void aGoalIsDecidedAsSoonAsItsRuleIs(String rule, String parts, Verdict verdict) {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    met when: %s
                    measures:
                """.formatted(rule) + part(parts, 0) + part(parts, 1) + part(parts, 2));
        TestAnswers told = new TestAnswers(plan, "2023");
        for (int i = 0; i < 3; i++) {
            if (parts.charAt(i) == '+') {
                told.done("Del " + i, "2023-06-30");
            } else if (parts.charAt(i) == '-') {
                told.state("Del " + i, "Ikke udført");
            }
        }

        assertThat(given.scorecard(plan, "2023", told.answers()).goal("1").verdict())
                .isEqualTo(verdict);
    }

    /** A part with a day of its own; "." is due after the year, and every other in it. */
    private static String part(String parts, int i) {
        String due = parts.charAt(i) == '.' ? "2024-01-01" : "2023-06-30";
        return "      - { measure: %c, title: T, milestone: [{ part: Del %d, due: %s }] }\n".formatted('a' + i, i, due);
    }

    @ParameterizedTest
    @CsvSource({"14, 100", "13, 92.9", "7, 50.0", "1, 7.1", "0, 0.0"})
    void fourteenEqualWeightsAreSummedBeforeTheyAreRounded(int met, String total) {
        StringBuilder goals = new StringBuilder("plan: Resultatplan\nyear: 2023\nscoring: equal weights\ngoals:\n");
        for (int goal = 1; goal <= 14; goal++) {
            goals.append("""
                      - goal: "%d"
                        title: Mål
                        measures: [{ measure: a, title: A, assessment: met or not }]
                    """.formatted(goal));
        }
        Plan plan = given.plan(goals.toString());
        TestAnswers told = new TestAnswers(plan, "2023");
        for (int goal = 1; goal <= 14; goal++) {
            told.assessed(goal + " a", goal <= met ? "Opfyldt" : "Ikke opfyldt");
        }

        BigDecimal computed =
                given.scorecard(plan, "2023", told.answers()).total().orElseThrow();

        // 13 / 14 is 92.857..., which rounds to 92.9; 13 rounded weights of 7.1 would be 92.3, and 14 of them 99.4.
        assertThat(computed.setScale(1, RoundingMode.HALF_UP)).isEqualByComparingTo(total);
        assertThat(computed.multiply(BigDecimal.valueOf(14)).setScale(20, RoundingMode.HALF_UP))
                .isEqualByComparingTo(Integer.toString(100 * met));
    }

    @ParameterizedTest
    @CsvSource({"3.9, 0", "4, 0", "5, 2.5", "8, 10", "8.1, 10", "-100, 0"}) // from 4 to 8: 2.5 points each
    void pointsStayBeyondBothEnds(String result, String points) {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                scoring: points
                reported: { Tal: { unit: point } }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: A
                        years: 2023
                        reported: Tal
                        target: at least 8
                        points: { all: 10, from: 4, to: 8 }
                """);
        Scorecard scorecard = given.scorecard(
                plan,
                "2023",
                new TestAnswers(plan, "2023").value("Tal", "2023", result).answers());

        assertThat(scorecard.points().orElseThrow().earned()).isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @CsvSource({"100, 102, 2, MET", "100, 98, -2, MET", "100, 102.1, 2.1, NOT_MET", "-50, -51, -2, MET"})
    void aDeviationIsInPerCentOfTheSizeOfTheBudget(String budget, String result, String percent, Verdict verdict) {
        Judgement judgement = deviation(budget, result);

        assertThat(judgement.result().orElseThrow()).isEqualByComparingTo(percent);
        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    @Test
    void aDeviationFromABudgetOfNoughtIsMissingAndSaysWhy() {
        Judgement judgement = deviation("0", "1.5");

        assertThat(judgement.figure().missing()).contains(Figure.Missing.ZERO_BASE);
        assertThat(judgement.result()).isEmpty();
        assertThat(judgement.verdict()).isEqualTo(Verdict.MISSING);
    }

    private Judgement deviation(String budget, String result) {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                reported:
                  Budget: { unit: mio. kr. }
                  Resultat: { unit: mio. kr. }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: A
                        years: 2023
                        deviation: { of: { reported: Resultat }, from: { reported: Budget }, in: pct. }
                        target: within 2
                """);
        TestAnswers told =
                new TestAnswers(plan, "2023").value("Budget", "2023", budget).value("Resultat", "2023", result);
        return given.judged(plan, "2023", told.answers()).get("1a 2023");
    }

    @ParameterizedTest
    @CsvSource({
        "'share: { of: none, within: 8 weeks }', at least 97.0",
        "'average: { of: none, in: weeks }', at most 14.0",
        "'median: { of: none }', at most 14.0",
        "'pending: { of: none }', at most 0",
        "'received: { of: none }', at most 5",
        "'decided: { of: none }', at least 0",
        "'pending age: { of: none }', at most 3.0",
        "'stock: { of: none, pending on: 2022-12-31 }', at most 0",
        "'late: { of: none, within: 8 weeks }', at most 2"
    })
    void aPopulationWithoutCasesIsNeitherKeptNorBroken(String rule, String target) {
        given.population("none: { received: { below: 1999-01-01 } }").cases("2023-01-01;2023-02-01");
        Judgement judgement = given.judged(
                        given.measure("years: 2023\n" + rule + "\ntarget: " + target), "2023", Answers.NONE)
                .get("1a 2023");

        assertThat(judgement.result()).isEmpty();
        assertThat(judgement.verdict()).isEqualTo(Verdict.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "66.7, MET, false", // 2 of 3 is 66.66..., printed as it was published
        "66.6, NOT_MET, true",
        "67, MET, false", // published without decimals
        "70.0, MET, true"
    })
    void aPublishedResultStandsAndOneThatIsComputedOtherwiseIsTold(String published, Verdict verdict, boolean differs) {
        given.cases("2023-01-02;2023-02-27", "2023-01-02;2023-02-27", "2023-01-02;2023-02-28");
        Judgement judgement = given.judged(given.measure("""
                                years: 2023
                                share: { of: all, within: 8 weeks }
                                target: at least 66.7
                                published: { 2023: %s }
                                """.formatted(published)), "2023", Answers.NONE)
                .get("1a 2023");

        assertThat(judgement.result().orElseThrow()).isEqualByComparingTo(published);
        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.differsFromPublished()).isEqualTo(differs);
    }

    @ParameterizedTest
    @CsvSource({
        "18, 2, MET, MET", // 90 pct. of 20, and 2 late: at 20 cases both say the same
        "17, 3, NOT_MET, NOT_MET",
        "8, 2, NOT_MET, MET", // 80 pct. of 10
        "37, 3, MET, NOT_MET" // 92.5 pct. of 40
    })
    void twoReadingsOfAPromiseAreBothJudgedAndTheFirstCounts(int inTime, int late, Verdict share, Verdict count) {
        List<String> rows = new ArrayList<>(Collections.nCopies(inTime, "2023-01-02;2023-02-27"));
        rows.addAll(Collections.nCopies(late, "2023-01-02;2023-02-28"));
        given.cases(rows);
        Scorecard scorecard = given.scorecard(twoReadings(), "2023", Answers.NONE);

        assertThat(scorecard.of("1", "a").verdict()).isEqualTo(share);
        assertThat(scorecard.of("1", "b").verdict()).isEqualTo(count);
        assertThat(scorecard.goal("1").verdict()).isEqualTo(share);
    }

    private Plan twoReadings() {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Mindst 90 pct.
                        years: 2023
                        share: { of: all, within: 8 weeks }
                        target: at least 90.0
                      - measure: b
                        title: Højst 2
                        same promise as: a
                        years: 2023
                        late: { of: all, within: 8 weeks }
                        target: at most 2
                """);
    }
}
