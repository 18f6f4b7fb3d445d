package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other agencies' plans ask for and the seeds do not: a piece of a plan, the rows, and the figures by hand. */
class BeyondTheSeedsTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "'median: { of: all, in: days }', 30", // between the 2nd and the 3rd of four: (20 + 40) / 2
        "'percentile: { of: all, percent: 90, in: days }', 68", // place 0.9 * 3 = 2.7: 40 + 0.7 * (80 - 40)
        "'percentile: { of: all, percent: 25, in: days }', 17.5", // place 0.75: 10 + 0.75 * (20 - 10)
        "'percentile: { of: all, percent: 80 }', 8" // place 2.4: 40 + 0.4 * (80 - 40) is 56 days, 8 weeks
    })
    void theMedianAndPercentilesLieBetweenTheCasesAsTheirPlaceDoes(String rule, String value) {
        given.cases( // 40, 10, 80 and 20 days; the fifth is not decided
                "2023-01-01;2023-02-10",
                "2023-01-01;2023-01-11",
                "2023-01-01;2023-03-22",
                "2023-01-01;2023-01-21",
                "2023-01-01;");

        assertNumber(value("years: 2023\n" + rule, "2023"), value);
    }

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddleAndOfOneCaseItself() {
        given.cases("2022-01-01;2022-01-08", "2023-01-01;2023-01-11", "2023-01-01;2023-01-21", "2023-01-01;2023-12-31");
        Map<String, Figure> figures =
                given.figures(given.measure("years: 2022-2023\nmedian: { of: all, in: days }"), "2023");

        assertNumber(figures.get("1a 2022").value().orElseThrow(), "7");
        assertNumber(figures.get("1a 2023").value().orElseThrow(), "20"); // of 10, 20 and 364
    }

    @Test
    void theMeanAgeOfPendingCasesIsInMonthsOfATwelfthOfAYear() {
        // 30 and 91 days on 31 December; the third was decided on that day and the fourth came after it.
        given.cases("2023-12-01;", "2023-10-01;", "2023-01-01;2023-12-31", "2024-01-01;");

        BigDecimal twelfth = new BigDecimal("365.25").divide(BigDecimal.valueOf(12), MathContext.DECIMAL128);
        BigDecimal mean = new BigDecimal("60.5").divide(twelfth, MathContext.DECIMAL128); // (30 + 91) / 2
        assertNumber(value("years: 2023\npending age: { of: all }", "2023"), mean.toPlainString());
    }

    @Test
    void pendingCasesFallIntoBandsOfAgeByCalendarMonths() {
        given.cases(
                "2023-12-31;", // received on the day: 0-3
                "2023-10-01;", // three months are over on 1 January: 0-3
                "2023-09-30;", // and here on 30 December: 3-6
                "2023-07-01;", // 3-6
                "2023-06-30;", // 6-12
                "2022-12-31;", // exactly twelve months: 6-12
                "2022-12-30;", // over 12
                "2019-01-01;", // over 12
                "2019-01-01;2023-12-31"); // not pending
        Map<String, Figure> figures = given.figures(
                given.measure("years: 2023\nages: { of: all, limits: [3 months, 6 months, 12 months] }"), "2023");

        assertCount(figures.get("1a 2023 0-3 måneder"), 2);
        assertCount(figures.get("1a 2023 3-6 måneder"), 2);
        assertCount(figures.get("1a 2023 6-12 måneder"), 2);
        assertCount(figures.get("1a 2023 Over 12 måneder"), 2);
    }

    @Test
    void decidedCasesFallIntoBandsOfTheTimeTheyTook() {
        given.cases(
                "2023-03-01;2023-03-01", // 0 days
                "2022-11-30;2023-02-28", // exactly three months, by the last day of February: 0-3
                "2022-11-30;2023-03-01", // a day more: 3-6
                "2023-01-31;2023-07-31", // exactly six: 3-6
                "2023-01-31;2023-08-01", // 6 and more
                "2021-01-01;2022-12-31", // decided the year before
                "2023-01-01;"); // not decided
        Map<String, Figure> figures = given.figures(
                given.measure("years: 2023\nages: { of: all, cases: decided, limits: [3 months, 6 months] }"), "2023");

        assertCount(figures.get("1a 2023 0-3 måneder"), 2);
        assertCount(figures.get("1a 2023 3-6 måneder"), 2);
        assertCount(figures.get("1a 2023 Over 6 måneder"), 1);
    }

    @Test
    void casesAreReceivedDecidedAndPendingByMonthAndArea() {
        given.column("Område: { name: area, text: yes }")
                .population("tilsyn: { area: Tilsyn }")
                .population("klager: { area: Klager }")
                .cases(
                        "2022-12-31;2023-02-01;Tilsyn",
                        "2023-01-01;2023-01-31;Tilsyn",
                        "2023-01-31;;Tilsyn",
                        "2023-02-01;2023-02-28;Klager",
                        "2023-02-28;2023-03-01;Klager");
        Map<String, Figure> figures =
                given.figures(given.measure("months: 2023\nflow: { of: [tilsyn, klager] }"), "2023-03");

        assertCount(figures.get("1a 2023-01 tilsyn: Modtaget"), 2);
        assertCount(figures.get("1a 2023-01 tilsyn: Afgjort"), 1);
        assertCount(figures.get("1a 2023-01 tilsyn: Verserende"), 2); // the first and the third
        assertCount(figures.get("1a 2023-02 tilsyn: Modtaget"), 0);
        assertCount(figures.get("1a 2023-02 tilsyn: Afgjort"), 1);
        assertCount(figures.get("1a 2023-02 tilsyn: Verserende"), 1);
        assertCount(figures.get("1a 2023-02 klager: Modtaget"), 2);
        assertCount(figures.get("1a 2023-02 klager: Afgjort"), 1);
        assertCount(figures.get("1a 2023-02 klager: Verserende"), 1);
        assertCount(figures.get("1a 2023-03 klager: Verserende"), 0);
        assertThat(figures.get("1a 2023-01 klager: Modtaget").missing()).contains(Figure.Missing.NO_CASES);
        assertThat(figures.get("1a 2023-04 klager: Modtaget").missing()).contains(Figure.Missing.NOT_BEGUN);
    }

    @Test
    void theReversalRateIsTheShareOfDecisionsWithThoseOutcomes() {
        given.column("Udfald: { name: outcome, text: yes, may be empty: yes }")
                .cases(
                        "2023-01-01;2023-02-01;Ændring",
                        "2023-01-01;2023-02-01;Hjemvisning",
                        "2023-01-01;2023-02-01;Stadfæstelse",
                        "2023-01-01;2023-02-01;Stadfæstelse",
                        "2023-01-01;2023-02-01;", // decided without an outcome counts below the line alone
                        "2023-01-01;;Ændring", // not decided
                        "2022-01-01;2022-02-01;Ændring"); // another year

        Figure figure = given.figures(
                        given.measure("years: 2023\nrate: { of: all, which: { outcome: [Ændring, Hjemvisning] } }"),
                        "2023")
                .get("1a 2023");

        assertNumber(figure.value().orElseThrow(), "40"); // 2 of 5
    }

    @Test
    void theTenOldestPendingCasesStandByTheirAgeInDays() {
        List<String> rows = new ArrayList<>(List.of("2020-01-01;2023-12-30", "2024-01-01;"));
        for (int day = 20; day <= 30; day++) { // 11 days old down to 1 day
            rows.add("2023-12-" + day + ";");
        }
        rows.add("2023-12-20;"); // as old as the oldest
        Collections.reverse(rows);
        given.cases(rows);
        Map<String, Figure> figures =
                given.figures(given.measure("years: 2023\noldest: { of: all, count: 10 }"), "2023");

        int[] ages = {11, 11, 10, 9, 8, 7, 6, 5, 4, 3};
        for (int rank = 1; rank <= 10; rank++) {
            assertCount(figures.get("1a 2023 " + rank + ". ældste"), ages[rank - 1]);
        }
        assertThat(figures).hasSize(10);
    }

    @Test
    void fewerPendingCasesThanAreAskedForLeaveTheRestEmpty() {
        given.cases("2023-12-30;");
        Map<String, Figure> figures =
                given.figures(given.measure("years: 2023\noldest: { of: all, count: 2 }"), "2023");

        assertCount(figures.get("1a 2023 1. ældste"), 1);
        assertThat(figures.get("1a 2023 2. ældste").missing()).contains(Figure.Missing.NO_CASES);
    }

    @Test
    void theUnitCostIsAReportedSumForEachDecidedCase() {
        given.cases("2023-01-01;2023-02-01", "2023-01-01;2023-12-31", "2023-01-01;2023-06-01", "2023-01-01;");
        Plan plan = unitCost();
        TestAnswers told = new TestAnswers(plan, "2023").value("Udgifter", "2023", "100000.50");

        Judgement cost = given.judged(plan, "2023", told.answers()).get("1a 2023");

        assertNumber(cost.figure().value().orElseThrow(), "33333.5"); // 100,000.50 / 3
        assertThat(cost.verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void aUnitCostWithoutCasesOrWithoutTheSumIsMissing() {
        given.cases("2023-01-01;", "2022-01-01;2022-02-01");
        Plan plan = unitCost();
        TestAnswers told = new TestAnswers(plan, "2023").value("Udgifter", "2023", "100000");

        assertThat(given.judged(plan, "2023", told.answers())
                        .get("1a 2023")
                        .figure()
                        .missing())
                .contains(Figure.Missing.ZERO_BASE);
        assertThat(given.figures(plan, "2023").get("1a 2023").missing()).contains(Figure.Missing.NOT_REPORTED);
    }

    private Plan unitCost() {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                reported:
                  Udgifter: { unit: kr., decimals: 2 }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Enhedsomkostning
                        years: 2023
                        ratio: { of: { reported: Udgifter }, per: { decided: { of: all } }, unit: kr., decimals: 0 }
                        target: at most 33333.5
                """);
    }

    @Test
    void aFigureIsComparedWithThatOfTheYearBefore() {
        List<String> rows = new ArrayList<>(Collections.nCopies(8, "2022-01-01;2022-06-01"));
        rows.addAll(Collections.nCopies(10, "2023-01-01;2023-06-01"));
        given.cases(rows);
        String decided = "years: 2022-2023\ndeviation: { of: { decided: { of: all } }, from: the year before%s }";
        Map<String, Figure> inCases = given.figures(given.measure(decided.formatted("")), "2023");
        Map<String, Figure> inPercent = given.figures(given.measure(decided.formatted(", in: pct.")), "2023");

        assertNumber(inCases.get("1a 2023").value().orElseThrow(), "2"); // 10 - 8
        assertNumber(inPercent.get("1a 2023").value().orElseThrow(), "25"); // 2 of 8
        assertThat(inPercent.get("1a 2022").missing()).contains(Figure.Missing.NO_CASES);
    }

    @Test
    void aQuarterIsComparedWithTheSameQuarterOfTheYearBefore() {
        given.cases("2022-01-01;2022-04-01", "2022-01-01;2022-03-31", "2023-01-01;2023-04-01", "2023-01-01;2023-06-30");
        Map<String, Figure> figures = given.figures(
                given.measure("quarters: 2023\ndeviation: { of: { decided: { of: all } }, from: the year before }"),
                "2023-Q2");

        assertNumber(figures.get("1a 2023-Q1").value().orElseThrow(), "-1"); // 0 after 1
        assertNumber(figures.get("1a 2023-Q2").value().orElseThrow(), "1"); // 2 after 1
        assertThat(figures.get("1a 2023-Q3").missing()).contains(Figure.Missing.NOT_BEGUN);
    }

    @Test
    void aResultMayBeHeldAgainstTheResultOfTheYearBefore() {
        given.cases("2022-01-01;2022-01-31", "2023-01-01;2023-01-30"); // 30 and 29 days
        Plan plan = given.measure("""
                years: 2022-2023
                average: { of: all, in: days }
                target: { below: result of the year before }
                """);
        Map<String, Judgement> judged = given.judged(plan, "2023", Answers.NONE);

        assertThat(judged.get("1a 2023").verdict()).isEqualTo(Verdict.MET);
        assertThat(judged.get("1a 2022").verdict()).isEqualTo(Verdict.NOT_JUDGED); // there is no 2021
    }

    private BigDecimal value(String measure, String at) {
        return given.figures(given.measure(measure), at).get("1a 2023").value().orElseThrow();
    }

    private static void assertCount(Figure figure, long count) {
        assertThat(figure.missing()).isEmpty();
        assertNumber(figure.value().orElseThrow(), Long.toString(count));
    }

    private static void assertNumber(BigDecimal actual, String expected) {
        assertThat(actual).isEqualByComparingTo(expected);
    }
}
