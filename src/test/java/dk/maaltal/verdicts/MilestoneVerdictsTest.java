package dk.maaltal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Milestones and assessments by hand: on the day, the day after, and while nobody has told. */
class MilestoneVerdictsTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-30, MET", // on the day
        "2023-01-01, MET",
        "2023-07-01, NOT_MET" // the day after
    })
    void whatIsDoneOnItsDayIsDoneInTime(String doneOn, Verdict verdict) {
        Plan plan = milestone("2023-06-30");

        assertThat(verdict(plan, "2023", new TestAnswers(plan, "2023").done("Notat", doneOn)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2023-06-29, NOT_DUE",
        "'', 2023-06-30, MISSING", // its day is over and nobody has told
        "'', 2023-12-31, MISSING",
        "I gang, 2023-06-29, NOT_DUE",
        "I gang, 2023-06-30, NOT_MET", // its day is over and it was not done
        "Ikke udført, 2023-06-29, NOT_DUE",
        "Ikke udført, 2023-06-30, NOT_MET"
    })
    void whatIsNotDoneIsOpenUntilItsDayIsOver(String state, String at, Verdict verdict) {
        Plan plan = milestone("2023-06-30");
        TestAnswers told = new TestAnswers(plan, at);

        assertThat(verdict(plan, at, state.isEmpty() ? told : told.state("Notat", state)))
                .isEqualTo(verdict);
    }

    /** 21 days after each quarter: Saturday 21-10-2023, Sunday 21-01-2024 and Easter Monday 21-04-2025. */
    @ParameterizedTest
    @CsvSource({
        "2023, 3, next working day, 2023-10-23",
        "2023, 3, previous working day, 2023-10-20",
        "2023, 3, stays, 2023-10-21",
        "2023, 4, next working day, 2024-01-22",
        "2023, 4, previous working day, 2024-01-19",
        "2023, 4, stays, 2024-01-21",
        "2025, 1, next working day, 2025-04-22",
        "2025, 1, previous working day, 2025-04-16", // Maundy Thursday and Good Friday are days off too
        "2025, 1, stays, 2025-04-21",
        "2025, 2, next working day, 2025-07-21", // a Monday: nothing moves it
        "2025, 2, previous working day, 2025-07-21"
    })
    void aReportIsDueAsItsRuleSaysOnADayOff(int year, int quarter, String rule, LocalDate due) {
        Plan plan = milestone(year, rule, "with the report for Q" + quarter);

        assertThat(((ByHand.Milestone) plan.measure("1", "a").byHand().orElseThrow()).parts())
                .extracting(ByHand.Part::due)
                .containsExactly(due);
        assertThat(verdict(plan, year + "", new TestAnswers(plan, year + "").done("Notat", due.toString())))
                .isEqualTo(Verdict.MET);
        assertThat(verdict(
                        plan,
                        year + "",
                        new TestAnswers(plan, year + "")
                                .done("Notat", due.plusDays(1).toString())))
                .isEqualTo(Verdict.NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({"end of Q1, 2023-03-31", "end of Q2, 2023-06-30", "end of the year, 2023-12-31"})
    void theEndOfAQuarterIsItsLastDay(String words, LocalDate due) {
        Plan plan = milestone(words);

        assertThat(((ByHand.Milestone) plan.measure("1", "a").byHand().orElseThrow()).parts())
                .extracting(ByHand.Part::due)
                .containsExactly(due);
    }

    @Test
    void everyPartMustBeDoneInTime() {
        Plan plan = given.measure("""
                milestone:
                  - { part: Formål, due: 2023-03-31 }
                  - { part: Analyse, due: 2023-09-30 }
                """);
        TestAnswers first = new TestAnswers(plan, "2023-03").done("Formål", "2023-03-31");
        assertThat(verdict(plan, "2023-03", first)).isEqualTo(Verdict.NOT_DUE);
        assertThat(verdict(plan, "2023-09", first)).isEqualTo(Verdict.MISSING);
        assertThat(verdict(plan, "2023", first.done("Analyse", "2023-10-01"))).isEqualTo(Verdict.NOT_MET);
        assertThat(verdict(plan, "2023", first.done("Analyse", "2023-09-30"))).isEqualTo(Verdict.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2023-12-30, NOT_DUE",
        "'', 2023-12-31, MISSING",
        "I gang, 2023-12-30, NOT_DUE",
        "I gang, 2023-12-31, MISSING",
        "Opfyldt, 2023-06-30, NOT_DUE",
        "Opfyldt, 2023-12-30, NOT_DUE",
        "Opfyldt, 2023-12-31, MET",
        "Delvist opfyldt, 2023-12-30, NOT_DUE",
        "Ikke opfyldt, 2023-12-30, NOT_DUE",
        "Delvist opfyldt, 2023-12-31, PARTLY_MET",
        "Ikke opfyldt, 2023-12-31, NOT_MET"
    })
    void anAssessmentIsOpenUntilTheYearIsOver(String word, String at, Verdict verdict) {
        Plan plan = given.measure("assessment: met, partly or not");
        TestAnswers told = new TestAnswers(plan, at);

        assertThat(verdict(plan, at, word.isEmpty() ? told : told.assessed("1 a", word)))
                .isEqualTo(verdict);
    }

    @Test
    void aGoalWithoutAnyPromiseIsNotJudged() {
        given.cases("2023-01-01;");
        Plan plan = given.measure("years: 2023\npending: { of: all }");

        assertThat(given.scorecard(plan, "2023", Answers.NONE).goal("1").verdict())
                .isEqualTo(Verdict.NOT_JUDGED);
    }

    private Plan milestone(String due) {
        return milestone(2023, "stays", due);
    }

    private Plan milestone(int year, String rule, String due) {
        return given.plan("""
                plan: Resultatplan
                year: %d
                reporting: { within: 21 days, on a day off: %s }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - { measure: a, title: A, milestone: [{ part: Notat, due: %s }] }
                """.formatted(year, rule, due));
    }

    private Verdict verdict(Plan plan, String at, TestAnswers told) {
        return given.scorecard(plan, at, told.answers()).goal("1").verdict();
    }
}
