package dk.maaltal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.GoalWords;
import dk.maaltal.report.TargetWords;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promises that are more than one comparison with one number. */
class TargetKindsTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @CsvSource({"9.99, NOT_MET", "10, MET", "11, MET", "12, MET", "12.001, NOT_MET"})
    void bothEndsOfAnIntervalAreWithinIt(String result, Verdict verdict) {
        assertThat(verdict("between 10 and 12", result)).isEqualTo(verdict);
        assertThat(verdict("{ between: 10 and 12 }", result)).isEqualTo(verdict);
    }

    /** 95 per cent of 80 is 76; of "at most 20", 5 per cent of 20 beyond it is 21; of 10 to 12, 9.5 to 12.6. */
    @ParameterizedTest
    @CsvSource({
        "at least: 80, 80, MET",
        "at least: 80, 76, PARTLY_MET",
        "at least: 80, 75.99, NOT_MET",
        "at most: 20, 20, MET",
        "at most: 20, 21, PARTLY_MET",
        "at most: 20, 21.01, NOT_MET",
        "at least: -20, -21, PARTLY_MET",
        "at least: -20, -21.1, NOT_MET",
        "between: 10 and 12, 9.5, PARTLY_MET",
        "between: 10 and 12, 12.6, PARTLY_MET",
        "between: 10 and 12, 12.7, NOT_MET"
    })
    void aShareOfTheTargetIsEnoughToKeepItPartly(String target, String result, Verdict verdict) {
        assertThat(verdict("{ " + target + ", partly: 95 pct. of the target }", result))
                .isEqualTo(verdict);
    }

    @Test
    void anIntervalAndAShareAreSaidInDanish() {
        Measure measure = plan("{ between: 10 and 12, partly: 95 pct. of the target }", "")
                .measure("1", "a");

        assertThat(TargetWords.ofAllYears(measure))
                .isEqualTo("mellem 10,0 og 12,0 point; delvist ved mellem 9,5 og 12,6 point");
    }

    @ParameterizedTest
    @CsvSource({"100, 3", "95, 3", "94.99, 2", "90, 2", "80, 1", "79.9, 0"})
    void theBestLevelReachedGivesItsPoints(String result, String points) {
        Plan plan = plan("at least 95", "points: { 3: at least 95, 2: at least 90, 1: at least 80 }");

        Scorecard scorecard = given.scorecard(plan, "2023", told(plan, result).answers());

        assertThat(scorecard.points().orElseThrow().earned()).isEqualByComparingTo(new BigDecimal(points));
        assertThat(scorecard.points().orElseThrow().possible()).isEqualByComparingTo("3");
        assertThat(GoalWords.lines(plan.measure("1", "a"), given.declaration()))
                .contains("Giver 3 point; 2 ved mindst 90,0 point; 1 ved mindst 80,0 point.");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04-01 2023-04-01 2023-04-01, MET",
        "2023-04-01 2023-04-01 2023-08-01, PARTLY_MET",
        "2023-04-01 2023-08-01 2023-08-01, NOT_MET",
        "2023-04-01 2023-08-01 -, MISSING", // the third part would make it partly met, and nobody has told
        "2023-08-01 2023-08-01 -, NOT_MET"
    })
    void someOfTheParts(String doneOn, Verdict verdict) {
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: A
                        partly when: 2 of 3 parts
                        milestone:
                          - { part: "1", due: end of Q2 }
                          - { part: "2", due: end of Q2 }
                          - { part: "3", due: end of Q2 }
                """);
        TestAnswers told = new TestAnswers(plan, "2023");
        String[] days = doneOn.split(" ");
        for (int part = 0; part < days.length; part++) {
            if (!days[part].equals("-")) {
                told.done(Integer.toString(part + 1), days[part]);
            }
        }

        assertThat(given.scorecard(plan, "2023", told.answers()).goal("1").verdict())
                .isEqualTo(verdict);
    }

    private Verdict verdict(String target, String result) {
        Plan plan = plan(target, "");
        return given.scorecard(plan, "2023", told(plan, result).answers())
                .goal("1")
                .verdict();
    }

    private static TestAnswers told(Plan plan, String result) {
        return new TestAnswers(plan, "2023").value("Tal", "2023", result);
    }

    private Plan plan(String target, String points) {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                scoring: points
                partly counts: 50 pct.
                reported: { Tal: { unit: point, decimals: 1 } }
                goals:
                  - goal: "1"
                    title: Mål
                    %s
                    measures:
                      - measure: a
                        title: A
                        years: 2023
                        reported: Tal
                        target: %s
                        %s
                """.formatted(points.isEmpty() ? "points: 3" : "", target, points));
    }
}
