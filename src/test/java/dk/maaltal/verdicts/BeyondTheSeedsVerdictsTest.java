package dk.maaltal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other agencies' plans sum up and the seeds do not: points, points that rise evenly, and what is partly met. */
class BeyondTheSeedsVerdictsTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @Test
    void pointsAreGivenByGoalAndByPart() {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                scoring: points
                partly counts: 50 pct.
                goals:
                  - goal: "1"
                    title: Hele målet giver point
                    points: 40
                    measures:
                      - { measure: a, title: A, assessment: met or not }
                      - { measure: b, title: B, assessment: met or not }
                  - goal: "2"
                    title: Hver del giver point
                    measures:
                      - { measure: a, title: A, assessment: met or not, points: 35 }
                      - { measure: b, title: B, assessment: met or not, points: 12.5 }
                      - { measure: c, title: C, assessment: "met, partly or not", points: 12.5 }
                """);
        TestAnswers told = new TestAnswers(plan, "2023")
                .assessed("1 a", "Opfyldt")
                .assessed("1 b", "Opfyldt")
                .assessed("2 a", "Opfyldt")
                .assessed("2 b", "Ikke opfyldt")
                .assessed("2 c", "Delvist opfyldt");

        Scorecard scorecard = given.scorecard(plan, "2023", told.answers());

        assertNumber(scorecard.goal("1").points().orElseThrow(), "40");
        assertNumber(scorecard.goal("2").points().orElseThrow(), "41.25"); // 35 + 0 + half of 12.5
        assertNumber(scorecard.points().orElseThrow().earned(), "81.25"); // 40 + 41.25
        assertNumber(scorecard.points().orElseThrow().possible(), "100"); // 40 + 35 + 12.5 + 12.5
        assertNumber(scorecard.total().orElseThrow(), "81.25");
    }

    @Test
    void aGoalThatIsNotMetAsAWholeGivesNoneOfItsPoints() {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                scoring: points
                goals:
                  - goal: "1"
                    title: Mål
                    points: 30
                    measures:
                      - { measure: a, title: A, assessment: met or not }
                      - { measure: b, title: B, assessment: met or not }
                  - goal: "2"
                    title: Mål
                    points: 10
                    measures:
                      - { measure: a, title: A, assessment: met or not }
                """);
        TestAnswers told = new TestAnswers(plan, "2023")
                .assessed("1 a", "Opfyldt")
                .assessed("1 b", "Ikke opfyldt")
                .assessed("2 a", "Opfyldt");

        Scorecard scorecard = given.scorecard(plan, "2023", told.answers());

        assertNumber(scorecard.points().orElseThrow().earned(), "10");
        assertNumber(scorecard.total().orElseThrow(), "25"); // 10 of 40
    }

    /** From 80 pct. (none) to 96 pct. (all 30 points): each pct. is 30 / 16 = 1.875 points. */
    @ParameterizedTest
    @CsvSource({"7, 0", "8, 0", "9, 18.75", "10, 30"}) // 90 pct. is 10 above 80: 10 * 1.875
    void pointsRiseEvenlyBetweenTwoThresholds(int inTimeOfTen, String points) {
        given.cases(inTimeAndLate(inTimeOfTen, 10 - inTimeOfTen));
        Plan plan = pointsFor(
                "share: { of: all, within: 8 weeks }, target: at least 96.0, points: { all: 30, from: 80, to: 96 }");

        assertNumber(given.scorecard(plan, "2023", Answers.NONE).total().orElseThrow(), percentOf(points, 30));
        assertNumber(
                given.scorecard(plan, "2023", Answers.NONE)
                        .points()
                        .orElseThrow()
                        .earned(),
                points);
    }

    /** From 20 weeks (none) down to 16 (all 8 points): each week less is 2 points. */
    @ParameterizedTest
    @CsvSource({"147, 0", "140, 0", "133, 2", "119, 6", "112, 8", "7, 8"}) // 21, 20, 19, 17, 16 and 1 weeks
    void pointsRiseAsTheWeeksFallWhereFewerAreBetter(int days, String points) {
        given.cases("2023-01-01;" + LocalDate.of(2023, 1, 1).plusDays(days));
        Plan plan = pointsFor(
                "average: { of: all, in: weeks }, target: at most 16.0, points: { all: 8, from: 20, to: 16 }");

        assertNumber(
                given.scorecard(plan, "2023", Answers.NONE)
                        .points()
                        .orElseThrow()
                        .earned(),
                points);
    }

    private Plan pointsFor(String measure) {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                scoring: points
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - { measure: a, title: A, years: 2023, %s }
                """.formatted(measure));
    }

    private static String percentOf(String points, int all) {
        return new BigDecimal(points)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(all), MathContext.DECIMAL128)
                .toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        "Opfyldt, Opfyldt, Opfyldt, MET",
        "Opfyldt, Ikke opfyldt, Opfyldt, PARTLY_MET",
        "Ikke opfyldt, Ikke opfyldt, Opfyldt, NOT_MET"
    })
    void aGoalIsPartlyMetWhenEnoughOfItsPartsAre(String a, String b, String c, Verdict verdict) {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    partly when: at least 2 measures are met
                    measures:
                      - { measure: a, title: A, assessment: met or not }
                      - { measure: b, title: B, assessment: met or not }
                      - { measure: c, title: C, assessment: met or not }
                """);
        TestAnswers told = new TestAnswers(plan, "2023")
                .assessed("1 a", a)
                .assessed("1 b", b)
                .assessed("1 c", c);

        assertThat(given.scorecard(plan, "2023", told.answers()).goal("1").verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"18, 2, MET", "17, 3, PARTLY_MET", "16, 4, NOT_MET"}) // 90, 85 and 80 pct.
    void aResultWithinTheMarginIsPartlyMet(int inTime, int late, Verdict verdict) {
        given.cases(inTimeAndLate(inTime, late));
        Plan plan = given.measure("""
                years: 2023
                share: { of: all, within: 8 weeks }
                target: { at least: 90.0, partly: at least 85.0 }
                """);

        assertThat(given.scorecard(plan, "2023", Answers.NONE).goal("1").verdict())
                .isEqualTo(verdict);
    }

    private static List<String> inTimeAndLate(int inTime, int late) {
        List<String> rows = new ArrayList<>(Collections.nCopies(inTime, "2023-01-02;2023-02-27"));
        rows.addAll(Collections.nCopies(late, "2023-01-02;2023-02-28"));
        return rows;
    }

    private static void assertNumber(BigDecimal actual, String expected) {
        assertThat(actual).isEqualByComparingTo(expected);
    }
}
