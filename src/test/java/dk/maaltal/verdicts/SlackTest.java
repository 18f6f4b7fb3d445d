package dk.maaltal.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.reported.Answers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The room promises leave on 14 March 2023: the 73rd of 365 days, so that a year has five times the cases so far. */
class SlackTest {

    private static final String MARCH = "2023-03-14";

    @TempDir
    private Path folder;

    /** 20 cases so far are 100 in the year; 90 pct. of them allow 10 late, less those that were. */
    @ParameterizedTest
    @CsvSource({"17, 3, 7", "10, 10, 0", "8, 12, -2", "20, 0, 10"})
    void aShareLeavesSoManyLateCases(int inTime, int late, long more) {
        assertThat(slack("share: { of: all, within: 14 days }\ntarget: at least 90.0", MARCH, inTime, late))
                .contains(new Slack.LateCases(more, 100));
    }

    /** 3 cases so far are 15 in the year, of which 10 pct. are 1.5: one may be late. */
    @Test
    void halfALateCaseIsNone() {
        assertThat(slack("share: { of: all, within: 14 days }\ntarget: at least 90.0", MARCH, 3, 0))
                .contains(new Slack.LateCases(1, 15));
    }

    @Test
    void aWholeYearLeavesNoRoom() {
        assertThat(slack("share: { of: all, within: 14 days }\ntarget: at least 90.0", "2023", 17, 3))
                .isEmpty();
    }

    /** 31 January is the 31st of the first quarter's 90 days: 31 cases so far are 90, and 10 pct. of those 9. */
    @Test
    void aQuarterIsCountedByItsOwnDays() {
        assertThat(slack("quarters", "share: { of: all, within: 14 days }\ntarget: at least 90.0", "2023-01", 29, 2))
                .contains(new Slack.LateCases(7, 90));
    }

    /**
     * Two cases of 7 and 21 days so far are ten in the year, which may take 10 * 4 weeks = 280 days; the other eight may
     * take 252, which is 31.5 days or 4.5 weeks each.
     */
    @Test
    void anAverageLeavesTheRestOfTheYearSoMuch() {
        Given given = new Given(folder).cases("2023-01-01;2023-01-08", "2023-01-01;2023-01-22");

        Slack.RestOfYear rest =
                (Slack.RestOfYear) slack(given, "years", "average: { of: all, in: weeks }\ntarget: at most 4.0", MARCH)
                        .orElseThrow();

        assertThat(rest.rest()).isEqualByComparingTo("4.5");
    }

    @Test
    void anAverageThatNothingCanMendLeavesLessThanNothing() {
        // One case of 70 days: five in the year may take 5 * 7 = 35 days; the other four -35 / 4 = -8.75 days, -1.25
        // weeks.
        Given given = new Given(folder).cases("2023-01-01;2023-03-12");

        Slack.RestOfYear rest =
                (Slack.RestOfYear) slack(given, "years", "average: { of: all, in: weeks }\ntarget: at most 1.0", MARCH)
                        .orElseThrow();

        assertThat(rest.rest()).isEqualByComparingTo("-1.25");
    }

    @ParameterizedTest
    @CsvSource({"2023-03-14", "2023"})
    void ofTheMostThatMayBeLateSoManyAreUsed(String at) {
        Slack.Used used = (Slack.Used) slack("late: { of: all, within: 14 days }\ntarget: at most 2", at, 5, 3)
                .orElseThrow();

        assertThat(used.used()).isEqualByComparingTo("3");
        assertThat(used.most()).isEqualByComparingTo("2");
    }

    private Optional<Slack> slack(String measure, String at, int inTime, int late) {
        return slack("years", measure, at, inTime, late);
    }

    private Optional<Slack> slack(String terms, String measure, String at, int inTime, int late) {
        List<String> rows = new ArrayList<>(Collections.nCopies(inTime, "2023-01-01;2023-01-15"));
        rows.addAll(Collections.nCopies(late, "2023-01-01;2023-01-16"));
        return slack(new Given(folder).cases(rows), terms, measure, at);
    }

    private static Optional<Slack> slack(Given given, String terms, String measure, String at) {
        String column = terms.equals("quarters") ? "1a 2023-Q1" : "1a 2023";
        return Slack.of(given.judged(given.measure(terms + ": 2023\n" + measure), at, Answers.NONE)
                .get(column));
    }
}
