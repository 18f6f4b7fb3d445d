package dk.maaltal.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which figures are suppressed where no count below 5 may be published: small ones, and those they could be computed from. */
class DisclosureTest {

    @TempDir
    private Path folder;

    private Given given;
    private final List<String> cases = new ArrayList<>();

    @BeforeEach
    void twoAreas() {
        given = new Given(folder)
                .column("Omraade: { name: area, text: yes }")
                .population("a: { area: A }")
                .population("b: { area: B }")
                .population("not a: { area: { not: A } }")
                .population("not b: { area: { not: B } }");
    }

    private void cases(int count, String received, String decided, String area) {
        cases.addAll(Collections.nCopies(count, received + ";" + decided + ";" + area));
    }

    private void threeLateOfAHundred() {
        cases(97, "2023-02-01", "2023-02-10", "A");
        cases(3, "2023-02-01", "2023-09-10", "A");
    }

    /** 10, 3, 12 and 15 cases. */
    private void receivedInEachQuarter() {
        cases(10, "2023-01-10", "", "A");
        cases(3, "2023-04-10", "", "A");
        cases(12, "2023-07-10", "", "A");
        cases(15, "2023-10-10", "", "A");
    }

    /** Each figure as it is shown: "8", "~95,0" without its counts, ".." not at all. */
    private List<String> shown(String measures) {
        given.cases(cases);
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                """ + measures.strip().indent(6));
        List<Judgement> judgements = given.judgements(plan, "2023", Answers.NONE);
        return new DisclosureControl(5, given.kinds(plan, "2023"))
                .shown(plan, ReportingPoint.parse("2023").day(), judgements).stream()
                        .map(DisclosureTest::text)
                        .toList();
    }

    private static String text(Judgement judgement) {
        return switch (judgement.shown()) {
            case ALL ->
                judgement
                        .result()
                        .map(value -> value.stripTrailingZeros().toPlainString())
                        .orElse("-");
            case ROUNDED ->
                "~" + judgement.result().orElseThrow().stripTrailingZeros().toPlainString();
            case NOTHING -> "..";
        };
    }

    private static String measure(String letter, String how) {
        return "- { measure: " + letter + ", title: Tabel, " + how + " }\n";
    }

    @Test
    void aCountFrom1To4IsHiddenAnd0And5AreNot() {
        cases(4, "2021-05-01", "2021-06-01", "A");
        cases(5, "2022-05-01", "2022-06-01", "A");
        assertThat(shown(measure("a", "received: { of: a }, years: 2021-2023"))).containsExactly("..", "5", "0");
    }

    @Test
    void aSecondBandIsHiddenSinceTheTotalIsPublishedElsewhere() {
        cases(3, "2023-01-01", "", "A");
        cases(20, "2023-06-01", "", "A");
        cases(40, "2023-12-01", "", "A");
        assertThat(shown(measure("a", "ages: { of: a, limits: [3 months, 9 months] }, years: 2023")
                        + measure("b", "pending: { of: a }, years: 2023")))
                .containsExactly("40", "..", "..", "63");
    }

    @Test
    void noSecondBandIsHiddenWhereTheTotalIsNotPublished() {
        cases(3, "2023-01-01", "", "A");
        cases(20, "2023-06-01", "", "A");
        assertThat(shown(measure("a", "ages: { of: a, limits: [3 months, 9 months] }, years: 2023")))
                .containsExactly("0", "20", "..");
    }

    @Test
    void twoHiddenBandsHideEachOther() {
        cases(3, "2023-01-01", "", "A");
        cases(2, "2023-06-01", "", "A");
        cases(40, "2023-12-01", "", "A");
        assertThat(shown(measure("a", "ages: { of: a, limits: [3 months, 9 months] }, years: 2023")
                        + measure("b", "pending: { of: a }, years: 2023")))
                .containsExactly("40", "..", "..", "45");
    }

    @Test
    void whatCameAndWentIsNotComputedFromTheStocks() {
        cases(30, "2023-01-10", "", "A");
        cases(10, "2023-04-10", "", "A");
        cases(2, "2023-01-15", "2023-05-01", "A");
        cases(12, "2023-02-01", "2023-02-10", "A");
        // Pending at the end of Q1 32 and of Q2 40; 10 received in Q2, so 2 must have been decided.
        List<String> shown = shown(measure("a", "flow: { of: a }, quarters: 2023"));
        List<String> decided = shown.subList(4, 8);
        assertThat(shown.subList(0, 4)).containsExactly("44", "..", "0", "0");
        assertThat(decided).containsExactly("12", "..", "0", "0");
        assertThat(shown.subList(8, 12)).containsExactly("32", "40", "40", "40");
    }

    @Test
    void aQuarterIsNotComputedFromTheYear() {
        receivedInEachQuarter();
        assertThat(shown(measure("a", "received: { of: a }, quarters: 2023")
                        + measure("b", "received: { of: a }, years: 2023")))
                .containsExactly("..", "..", "12", "15", "40");
    }

    @Test
    void aQuarterIsNotComputedFromTheYearToDate() {
        receivedInEachQuarter();
        // The year to date by itself publishes 10, 13, 25, 40: the second less the first is 3.
        assertThat(shown(measure("a", "received: { of: a }, quarters: 2023")
                        + measure("b", "received: { of: a }, quarters: 2023, period: year to date")))
                .containsExactly("..", "..", "12", "15", "..", "13", "25", "40");
    }

    @Test
    void aShareWithFewLateCasesIsShownWithoutItsCounts() {
        threeLateOfAHundred();
        assertThat(shown(measure("a", "share: { of: a, within: 8 weeks }, years: 2023, target: at least 90")))
                .containsExactly("~97");
    }

    @Test
    void norIsTheirNumberPublishedElsewhereByWhichTheFewCouldBeComputed() {
        threeLateOfAHundred();
        assertThat(shown(measure("a", "share: { of: a, within: 8 weeks }, years: 2023, target: at least 90")
                        + measure("b", "average: { of: a, in: days }, years: 2023, target: at most 50")
                        + measure("c", "decided: { of: a }, years: 2023")))
                .containsExactly("~97", "~15.4", "..");
    }

    @Test
    void theFewLateCasesAreHiddenWithTheCountsOfTheirShare() {
        threeLateOfAHundred();
        cases(20, "2023-02-01", "2023-02-10", "B");
        assertThat(shown(measure("a", "late: { of: a, within: 8 weeks }, years: 2023, target: at most 3")
                        + measure("b", "share: { of: a, within: 8 weeks }, years: 2023")
                        + measure("c", "share: { of: b, within: 8 weeks }, years: 2023")))
                .containsExactly("..", "~97", "100");
    }

    @Test
    void aResultOfFewCasesIsHidden() {
        cases(4, "2022-02-01", "2022-02-10", "A");
        cases(5, "2023-02-01", "2023-02-11", "A");
        assertThat(shown(measure("a", "share: { of: a, within: 8 weeks }, years: 2022-2023")
                        + measure("b", "average: { of: a, in: days }, years: 2022-2023")
                        + measure("c", "rate: { of: a, which: { area: A } }, years: 2022-2023")))
                .containsExactly("..", "100", "..", "10", "..", "100");
    }

    @Test
    void rowsThatAddUpToAnotherAreGroupsAndAllOfThem() {
        cases(3, "2023-02-01", "2023-02-10", "A");
        cases(50, "2023-02-01", "2023-02-10", "B");
        assertThat(
                        shown(
                                measure(
                                        "a",
                                        "decided: { of: all }, beside: { A: { decided: { of: a } }, B: { decided: { of: b } } }, years: 2023")))
                .containsExactly("..", "..", "53");
    }

    @Test
    void norIsAPopulationComputedFromOthersInOtherTables() {
        cases(3, "2023-02-01", "2023-02-10", "A");
        cases(50, "2023-02-01", "2023-02-10", "B");
        cases(60, "2023-02-01", "2023-02-10", "C");
        assertThat(shown(measure("a", "decided: { of: a }, years: 2023")
                        + measure("b", "decided: { of: not a }, years: 2023")
                        + measure("c", "received: { of: all }, years: 2023")
                        + measure("d", "decided: { of: all }, years: 2023")))
                .containsExactly("..", "..", "113", "113");
    }

    @Test
    void casesLeftOutByRuleAreNotComputedEither() {
        cases(90, "2023-02-01", "2023-02-10", "A");
        cases(7, "2023-02-01", "2023-09-10", "A");
        cases(3, "2023-02-01", "2023-09-10", "B");
        assertThat(shown(measure("a", "share: { of: all, within: 8 weeks, leave out late: { area: B } }, years: 2023")
                        + measure("b", "share: { of: all, within: 8 weeks }, years: 2023")
                        + measure("c", "late: { of: all, within: 8 weeks }, years: 2023")
                        + measure("d", "late: { of: not b, within: 8 weeks }, years: 2023")))
                .containsExactly("~92.8", "~90", "..", "..");
    }

    @Test
    void aCountIsNotComputedFromTheCountsBehindSharesOfOthers() {
        cases(53, "2023-02-01", "2023-02-10", "A");
        cases(7, "2023-02-01", "2023-09-10", "A");
        cases(37, "2023-02-01", "2023-02-10", "B");
        cases(3, "2023-02-01", "2023-09-10", "B");
        // 10 of 100 are late, and 7 of 60 in area A: with the counts behind both shares, 3 would be late in area B.
        assertThat(shown(measure("a", "late: { of: b, within: 8 weeks }, years: 2023")
                        + measure("b", "share: { of: all, within: 8 weeks }, years: 2023")
                        + measure("c", "share: { of: a, within: 8 weeks }, years: 2023")))
                .containsExactly("..", "90", "~88.3");
    }

    @Test
    void aCountIsNotComputedFromItsDistanceToAnother() {
        cases(3, "2022-02-01", "2022-02-10", "A");
        cases(53, "2023-02-01", "2023-02-10", "A");
        assertThat(shown(measure("a", "received: { of: a }, years: 2022-2023")
                        + measure(
                                "b", "deviation: { of: { received: { of: a } }, from: the year before }, years: 2023")))
                .containsExactly("..", "53", "..");
    }

    /** Only area A and B occur, so that of 2022 early A and B are all cases, though not of 2023. */
    @Test
    void populationsMakeUpAnotherInSomeYearsThoughNotInAll() {
        given.population("early a: { area: A, received: { to: 2022-12-31 } }");
        cases(3, "2022-02-01", "2022-02-10", "A");
        cases(20, "2022-02-01", "2022-02-10", "B");
        cases(30, "2023-02-01", "2023-02-10", "A");
        assertThat(shown(measure("a", "received: { of: early a }, years: 2022")
                        + measure("b", "received: { of: b }, years: 2022")
                        + measure("c", "received: { of: all }, years: 2022")))
                .containsExactly("..", "..", "23");
    }

    @Test
    void noCaseHasADateBeforeItsReceipt() {
        given.column("Moede: { name: meeting, date: yyyy-MM-dd, may be empty: yes }")
                .population("old meeting: { meeting: { below: 2022-01-01 } }")
                .population("a and none: { area: A, meeting: { not: { below: 2022-01-01 } } }")
                .population("b and none: { area: B, meeting: { not: { below: 2022-01-01 } } }");
        cases(30, "2021-02-01", "2021-02-10", "A;2021-03-01");
        cases(3, "2022-02-01", "2022-02-10", "A;2022-03-01");
        cases(20, "2022-02-01", "2022-02-10", "B;");
        assertThat(shown(measure("a", "received: { of: a and none }, years: 2022")
                        + measure("b", "received: { of: b and none }, years: 2022")
                        + measure("c", "received: { of: all }, years: 2022")))
                .containsExactly("..", "..", "23");
    }

    /** What came in December cannot be eight weeks late within the year, so that all late cases are of A or B. */
    @Test
    void casesTooNewToBeLateAreNone() {
        given.population("early a: { area: A, received: { to: 2023-11-30 } }")
                .population("early b: { area: B, received: { to: 2023-11-30 } }");
        cases(3, "2023-02-01", "2023-09-10", "A");
        cases(20, "2023-02-01", "2023-09-10", "B");
        cases(30, "2023-12-01", "2023-12-10", "A");
        assertThat(shown(measure("a", "late: { of: early a, within: 8 weeks }, years: 2023")
                        + measure("b", "late: { of: early b, within: 8 weeks }, years: 2023")
                        + measure("c", "late: { of: all, within: 8 weeks }, years: 2023")))
                .containsExactly("..", "..", "23");
        assertThat(shown(measure("a", "decided: { of: early a, over: 3 months }, years: 2023")
                        + measure("b", "decided: { of: early b, over: 3 months }, years: 2023")
                        + measure("c", "decided: { of: all, over: 3 months }, years: 2023")))
                .containsExactly("..", "..", "23");
    }

    @Test
    void whatCameAfterAStockWasClosedIsNoneOfIt() {
        given.population("old a: { area: A, received: { to: 2021-12-31 } }")
                .population("old b: { area: B, received: { to: 2021-12-31 } }");
        cases(3, "2021-02-01", "", "A");
        cases(20, "2021-02-01", "", "B");
        cases(30, "2022-12-01", "", "A");
        assertThat(shown(measure("a", "stock: { of: old a, pending on: 2021-12-31 }, years: 2023")
                        + measure("b", "stock: { of: old b, pending on: 2021-12-31 }, years: 2023")
                        + measure("c", "stock: { of: all, pending on: 2021-12-31 }, years: 2023")))
                .containsExactly("..", "..", "23");
    }

    @Test
    void aCaseReceivedLongAgoMayBeInTimeWhereTheClockWasStopped() {
        given.column("Stop: { is: clock-stop days, may be empty: yes }")
                .population("old: { received: { to: 2021-12-31 } }");
        cases(3, "2021-12-01", "2023-02-10", "A;420");
        cases(20, "2021-12-01", "2023-02-10", "A;");
        assertThat(shown(measure("a", "in time: { of: old, within: 8 weeks }, years: 2023")
                        + measure("b", "late: { of: old, within: 8 weeks }, years: 2023")
                        + measure("c", "decided: { of: old }, years: 2023")))
                .containsExactly("..", "..", "23");
    }

    @Test
    void casesThatNeverHaveADateAreNoneOfThoseThatHaveIt() {
        given.column("Moede: { name: meeting, date: yyyy-MM-dd, may be empty: yes }")
                .population("no meeting: { meeting: { not: { from: 1900-01-01 } } }")
                .population("meeting a: { area: A, meeting: { from: 1900-01-01 } }")
                .population("meeting b: { area: B, meeting: { from: 1900-01-01 } }");
        cases(3, "2023-02-01", "2023-05-10", "A;2023-03-01");
        cases(20, "2023-02-01", "2023-05-10", "B;2023-03-01");
        cases(30, "2023-02-01", "2023-05-10", "A;");
        assertThat(shown(measure("a", "in time: { of: meeting a, within: 4 weeks, from: meeting }, years: 2023")
                        + measure("b", "late: { of: meeting a, within: 4 weeks, from: meeting }, years: 2023")
                        + measure("c", "late: { of: meeting b, within: 4 weeks, from: meeting }, years: 2023")
                        + measure("d", "late: { of: all, within: 4 weeks, from: meeting }, years: 2023")
                        + measure("e", "decided: { of: no meeting }, years: 2023")))
                .containsExactly("0", "..", "..", "23", "30");
    }

    @Test
    void theYearBeforeIsHiddenAsTheYearItselfWouldBeAndSoIsWhatItFollowsFrom() {
        cases(3, "2022-02-01", "2022-02-10", "A");
        cases(30, "2023-02-01", "2023-02-10", "A");
        cases(40, "2022-02-01", "2022-02-10", "B");
        cases(50, "2023-02-01", "2023-02-10", "B");
        assertThat(shown("""
                - measure: a
                  title: Tabel
                  received: {}
                  years: 2023
                  rows: { A: { of: a }, B: { of: b } }
                  columns: { Sagstype: name, "2023": result, Før: the year before, Udvikling: change, Index: index }
                """)).containsExactly("..", "..", "..", "30", "40", "10", "125", "50");
    }

    @Test
    void aRowIsNotComputedFromTheOthersAndTheirTotal() {
        cases(3, "2023-02-01", "2023-02-10", "A");
        cases(20, "2023-02-01", "2023-02-10", "B");
        cases(50, "2023-02-01", "2023-02-10", "C");
        given.population("c: { area: C }");
        assertThat(shown("""
                - measure: a
                  title: Tabel
                  received: {}
                  years: 2023
                  rows: { A: { of: a }, B: { of: b }, C: { of: c }, I alt: { of: all } }
                """)).containsExactly("..", "..", "50", "73");
    }

    /** The smaller of the two that it follows from is kept back: 6 pct. of nobody knows how many. */
    @Test
    void aCountIsNotComputedFromARatioOfIt() {
        cases(3, "2023-02-01", "2023-02-10", "A");
        cases(50, "2023-02-01", "2023-02-10", "B");
        assertThat(
                        shown(
                                measure("a", "received: { of: a }, years: 2023")
                                        + measure("b", "received: { of: b }, years: 2023")
                                        + measure(
                                                "c",
                                                "ratio: { of: { received: { of: a } }, per: { received: { of: b } }, unit: pct., decimals: 1 }, years: 2023")))
                .containsExactly("..", "..", "6");
    }

    /** 12 of all are over the deadline and 9 of A, as the shares tell beside: that would make 3 of B. */
    @Test
    void undecidedCasesToldBesideAFigureTellNothingOfOthers() {
        cases(50, "2023-02-01", "2023-02-10", "A");
        cases(9, "2023-02-01", "", "A");
        cases(50, "2023-02-01", "2023-02-10", "B");
        cases(3, "2023-02-01", "", "B");
        assertThat(shown(measure("a", "overdue: { of: b, within: 8 weeks }, years: 2023")
                        + measure("b", "share: { of: a, within: 8 weeks }, years: 2023")
                        + measure("c", "share: { of: all, within: 8 weeks }, years: 2023")))
                .containsExactly("..", "~100", "100");
        assertThat(shown(measure("a", "average: { of: b, in: days }, years: 2023, target: at most 56")
                        + measure("b", "late: { of: a, within: 56 days }, years: 2023")
                        + measure("c", "pending: { of: all, older than: 8 weeks }, years: 2023")))
                .containsExactly("~9", "~0", "12");
    }

    @Test
    void whereNothingIsSmallEverythingIsShownUnrounded() {
        cases(61, "2023-02-01", "2023-02-10", "A");
        cases(6, "2023-02-01", "2023-09-10", "A");
        assertThat(shown(measure("a", "share: { of: a, within: 8 weeks }, years: 2023")
                        + measure("b", "decided: { of: a }, years: 2023")
                        + measure("c", "late: { of: a, within: 8 weeks }, years: 2023")))
                .containsExactly("91.04477611940298507462686567164179", "67", "6");
    }

    @Test
    void theVerdictStandsOnTheWholeFigure() {
        cases(969, "2023-02-01", "2023-02-10", "A");
        cases(31, "2023-02-01", "2023-09-10", "A");
        given.cases(cases);
        Plan plan = given.measure("""
                share: { of: a, within: 8 weeks }
                years: 2023
                target: at least 97
                decimals: { 2023: 0 }
                """);
        Judgement judgement = given.judgements(plan, "2023", Answers.NONE).get(0);

        Judgement rounded = judgement.showing(Shown.ROUNDED);

        assertThat(rounded.result().orElseThrow()).isEqualByComparingTo("97");
        assertThat(rounded.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(rounded.isReckoned()).isFalse();
        assertThat(judgement.showing(Shown.NOTHING).verdict()).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void noThresholdHidesNothing() {
        cases(1, "2023-02-01", "2023-02-10", "A");
        given.cases(cases);
        Plan plan = given.measure("decided: { of: a }\nyears: 2023");
        List<Judgement> judgements = given.judgements(plan, "2023", Answers.NONE);
        assertThat(DisclosureControl.NONE.shown(
                        plan, ReportingPoint.parse("2023").day(), judgements))
                .isEqualTo(judgements);
    }

    @Test
    void theOrderAndTheCellsAreTheSame() {
        cases(3, "2023-02-01", "2023-02-10", "A");
        given.cases(cases);
        Plan plan = given.measure("flow: { of: a }\nquarters: 2022-2023");
        List<Judgement> judgements = given.judgements(plan, "2023-Q2", Answers.NONE);
        assertThat(new DisclosureControl(5, given.kinds(plan, "2023-Q2"))
                        .shown(plan, ReportingPoint.parse("2023-Q2").day(), judgements).stream()
                                .map(each -> each.figure().cell())
                                .collect(Collectors.toList()))
                .isEqualTo(Stream.of(judgements)
                        .flatMap(List::stream)
                        .map(each -> each.figure().cell())
                        .toList());
    }
}
