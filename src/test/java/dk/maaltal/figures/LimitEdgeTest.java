package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits of two stretches, 15 days to the meeting and 45 from there to the decision, against the sum of 60. */
class LimitEdgeTest {

    private static final String STRETCHES = "within: { meeting: 15 days, decided: 45 days }";
    private static final String SUM = "within: 15 + 45 days";

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void casesHaveMeetings() {
        given = new Given(folder).column("Møde: { name: meeting, date: yyyy-MM-dd, may be empty: yes }");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-03-16, 2023-04-30, 0, 0", // 15 and 45 days
        "2023-03-17, 2023-04-30, 1, 0", // 16 and 44: the sum is kept
        "2023-03-16, 2023-05-01, 1, 1", // 15 and 46: 61 in all
        "2023-03-06, 2023-04-20, 0, 0", // 5 and 45
        "2023-03-06, 2023-04-21, 1, 0", // 5 and 46
        "'', 2023-03-02, 1, 0" // a meeting that was not held was not held in time
    })
    void bothStretchesMustBeKeptAndTheSumIsAnotherRule(String meeting, String decided, long late, long lateBySum) {
        given.cases("2023-03-01;" + decided + ";" + meeting);

        assertLate(STRETCHES, "2023", late, 0);
        assertLate(SUM, "2023", lateBySum, 0);
        Figure share = figure("share", STRETCHES, "2023");
        assertThat(share.numerator()).isEqualByComparingTo(Long.toString(1 - late));
        assertThat(share.denominator()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2023-03-16, 0", // the last day for the meeting
        "'', 2023-03-17, 1",
        "2023-03-16, 2023-03-31, 0", // held in time, and the decision has until 30 April
        "2023-03-16, 2023-04-30, 0",
        "2023-03-16, 2023-05-01, 1",
        "2023-03-17, 2023-03-17, 1", // held a day late, and that is not made good
        "2023-03-20, 2023-03-16, 0", // held after the day the figure is for: on that day still in time
        "2023-03-20, 2023-03-17, 1"
    })
    void anUndecidedCaseIsOverdueFromTheDayOneOfItsStretchesIs(String meeting, String at, long overdue) {
        given.cases("2023-01-02;2023-01-03;2023-01-02", "2023-03-01;;" + meeting);

        assertLate(STRETCHES, at, 0, overdue);
        assertThat(figure("share", STRETCHES, at).overdue()).isEqualTo(overdue);
    }

    @Test
    void aDecisionAfterTheDayOfTheFigureDoesNotHideAnOverdueCase() {
        given.cases("2023-01-02;2023-01-03;2023-01-02", "2023-03-01;2023-06-01;2023-03-16");

        assertLate(STRETCHES, "2023-04-30", 0, 0);
        assertLate(STRETCHES, "2023-05-01", 0, 1);
        assertLate(STRETCHES, "2023-06-01", 1, 0);
    }

    @Test
    void daysTheClockWasStoppedCountForTheFirstStretch() {
        given.column("Stop: { is: clock-stop days, may be empty: yes }")
                .cases("2023-03-01;2023-05-05;2023-03-21;5", "2023-03-01;2023-05-06;2023-03-22;5");

        assertLate(STRETCHES, "2023", 1, 0); // 20 days less 5, and 21 less 5; 45 days each from there
    }

    private void assertLate(String limit, String at, long late, long overdue) {
        Figure figure = figure("late", limit, at);
        assertThat(figure.missing()).isEmpty();
        assertThat(figure.numerator()).isEqualByComparingTo(Long.toString(late));
        assertThat(figure.overdue()).isEqualTo(overdue);
    }

    private Figure figure(String kind, String limit, String at) {
        return given.figures(given.measure("years: 2023\n" + kind + ": { of: all, " + limit + " }"), at)
                .get("1a 2023");
    }
}
