package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which day a figure is seen, and which stopped days lie within the time it measures. */
class PeriodFiguresTest {

    private static final String RECEIVED_IN_TIME = "share: { of: all, within: %s, cohort: received }";

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    /** Case p1: received in 2022 and decided after 9 days, 182 days and 18 months; received in 2023 after 10 days. */
    private void cohort() {
        given.cases("2022-12-01;2022-12-10", "2022-12-01;2023-06-01", "2022-03-01;2023-09-01", "2023-01-02;2023-01-12");
    }

    @Test
    void aReceivedCohortSeenLaterIsToldAsItIsKnownThen() {
        cohort();
        String withinAYear = "years: 2022-2023\n" + RECEIVED_IN_TIME.formatted("12 months");

        assertFigure(withinAYear, "2022", "2022", 1, 1, "100.0");
        Figure later = assertFigure(withinAYear, "2023", "2022", 2, 3, "66.7");
        assertThat(later.at()).isEqualTo(LocalDate.of(2023, 12, 31));
        assertFigure(withinAYear, "2023", "2023", 1, 1, "100.0");
        assertFigure("years: 2022-2023\n" + RECEIVED_IN_TIME.formatted("8 weeks"), "2023", "2022", 1, 3, "33.3");
    }

    @Test
    void aCohortReceivedInAMonthIsFollowedAfterTheMonth() {
        cohort();
        String months = "months: 2022-2023\n" + RECEIVED_IN_TIME.formatted("8 weeks");

        // At the end of 2022 the second case of December is too young; on 26 January it is still in time.
        assertFigure(months, "2022", "2022-12", 1, 1, "100.0");
        assertFigure(months, "2023-01-26", "2022-12", 1, 1, "100.0");
        assertFigure(months, "2023-01-27", "2022-12", 1, 2, "50.0");
        assertFigure(months, "2023", "2022-03", 0, 1, "0.0");
    }

    @Test
    void aCohortIsComparedToTheOneBeforeItAsFarAsThatWasKnownAYearBefore() {
        given.cases("2022-03-01;2022-03-05", "2022-11-01;2023-11-01", "2023-03-01;2023-03-05", "2023-11-20;2024-02-15");
        String change = "years: 2023\ndeviation: { of: { " + RECEIVED_IN_TIME.formatted("60 days")
                + " }, from: the year before }";

        // 1 of 1 in each year: the second case of either was still in time, that of 2022 on its last day.
        assertFigure(change, "2023", "2023", "0.0");
        // A day later in each year: 1 of 1 in 2023, and 1 of 2 in 2022.
        assertFigure(change, "2024-01-01", "2023", "50.0");
    }

    @Test
    void whatIsPendingBesideAHalfYearIsCountedOnItsLastDay() {
        given.cases("2023-01-02;2023-02-01", "2023-02-01;2023-08-01", "2023-10-01;");
        String half = "years: 2023\nperiod: { 2023: Q1-Q2 }\n";

        Figure share = given.figures(
                        given.measure(half + "share: { of: all, within: 30 days }\nbeside: { Verserende: { pending: {"
                                + " of: all } }, Liggetid: { pending age: { of: all, in: days } } }"),
                        "2023")
                .get("1a 2023");
        assertThat(share.at()).isEqualTo(LocalDate.of(2023, 6, 30));
        assertThat(share.overdue())
                .as("received 1 February, undecided on 30 June")
                .isOne();
        assertFigure(half + "pending: { of: all }", "2023", "2023", 1, 1, "1.0");
        // From 1 February to 30 June are 149 days.
        assertFigure(half + "pending age: { of: all, in: days }", "2023", "2023", 149, 1, "149.0");
        assertFigure("years: 2023\nperiod: { 2023: Q3 }\npending: { of: all }", "2023", "2023", 0, 1, "0.0");
    }

    @Test
    void aHalfYearIsFinalOnceItIsOver() {
        given.cases("2023-01-02;2023-02-01");
        Plan plan = given.measure("years: 2023\nperiod: { 2023: Q1-Q2 }\nshare: { of: all, within: 30 days }");

        assertThat(given.figures(plan, "2023-05").get("1a 2023").preliminary(plan.measure("1", "a")))
                .isTrue();
        assertThat(given.figures(plan, "2023-Q3").get("1a 2023").preliminary(plan.measure("1", "a")))
                .isFalse();
    }

    @Test
    void daysStoppedAfterTheEndOfTheWaitAreNotSubtractedFromIt() {
        given.column("Start: { name: start, date: yyyy-MM-dd, may be empty: yes }")
                .column("Stop: { is: clock-stop days, may be empty: yes }");
        // Case p2: ten days to the start, 59 to the decision, of which the clock stood 20.
        given.cases("2023-01-01;2023-03-01;2023-01-11;20");

        assertFigure("years: 2023\naverage: { of: all, in: days, until: start }", "2023", "2023", 10, 1, "10.0");
        assertFigure("years: 2023\nmedian: { of: all, in: days, until: start }", "2023", "2023", 10, 1, "10.0");
        assertFigure("years: 2023\nshare: { of: all, within: 9 days, until: start }", "2023", "2023", 0, 1, "0.0");
        assertFigure("years: 2023\naverage: { of: all, in: days }", "2023", "2023", 39, 1, "39.0");
    }

    @Test
    void daysStoppedBeforeTheDecisionAreSubtractedFromATimeThatEndsAfterIt() {
        given.column("Udbetalt: { name: paid, date: yyyy-MM-dd, may be empty: yes }")
                .column("Stop: { is: clock-stop days, may be empty: yes }");
        // Paid 69 days after receipt, of which 20 stood still; and not yet decided, paid in advance after 10.
        given.cases("2023-01-01;2023-03-01;2023-03-11;20", "2023-01-01;;2023-01-11;20");

        assertFigure("years: 2023\naverage: { of: all, in: days, until: paid }", "2023", "2023", 59, 2, "29.5");
    }

    private Figure assertFigure(
            String measure, String at, String term, long numerator, long denominator, String value) {
        Figure figure = assertFigure(measure, at, term, value);
        assertThat(figure.numerator()).isEqualByComparingTo(BigDecimal.valueOf(numerator));
        assertThat(figure.denominator()).isEqualByComparingTo(BigDecimal.valueOf(denominator));
        return figure;
    }

    /** The figure and the list of its cases, which is another way to it, agree. */
    private Figure assertFigure(String measure, String at, String term, String value) {
        Plan plan = given.measure(measure);
        Figure figure = given.figures(plan, at).get("1a " + term);
        assertThat(figure.value().orElseThrow().setScale(1, RoundingMode.HALF_UP))
                .as(measure + " " + term + " at " + at)
                .isEqualTo(new BigDecimal(value));
        return figure;
    }
}
