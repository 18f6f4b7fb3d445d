package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Given rows and the figures they make, on the days where a case turns: in time or late, too young or overdue. */
class EdgeFiguresTest {

    @TempDir
    private Path folder;

    private final List<String> columns = new ArrayList<>();
    private final List<String> populations = new ArrayList<>();
    private String dates = "yyyy-MM-dd";
    private Institution institution;
    private int load;

    @ParameterizedTest
    @CsvSource({
        "14 days, 2023-03-01, 2023-03-15",
        "1 day, 2023-02-28, 2023-03-01",
        "8 weeks, 2023-01-02, 2023-02-27",
        "8 weeks, 2023-01-03, 2023-02-28",
        "4 weeks, 2023-03-10, 2023-04-07",
        "1 month, 2023-01-31, 2023-02-28",
        "1 month, 2024-01-31, 2024-02-29",
        "6 months, 2022-08-31, 2023-02-28",
        "6 months, 2023-08-31, 2024-02-29",
        "6 months, 2023-02-28, 2023-08-28",
        "12 months, 2024-02-29, 2025-02-28",
        "20 working days, 2023-12-01, 2024-01-03",
        "20 working days, 2024-04-22, 2024-05-22",
        "1 working day, 2023-06-05, 2023-06-06"
    })
    void theLastDayIsInTimeAndTheDayAfterIsLate(String within, String received, LocalDate last) throws IOException {
        assertLastInTime(within, received, last, last);
    }

    @ParameterizedTest
    @CsvSource({
        "20 working days, 2023-04-03, 2023-05-04, 2023-05-07", // Store Bededag is a day off in 2023
        "20 working days, 2023-04-04, 2023-05-08, 2023-05-08",
        "20 working days, 2024-03-21, 2024-04-23, 2024-04-23",
        "20 working days, 2024-03-26, 2024-04-26, 2024-04-28", // and none in 2024
        "5 working days, 2023-03-03, 2023-03-10, 2023-03-12", // a weekend
        "3 working days, 2024-03-22, 2024-03-27, 2024-04-01", // Easter
        "10 working days, 2023-12-08, 2023-12-22, 2023-12-26", // Christmas
        "2 working days, 2023-05-15, 2023-05-17, 2023-05-18" // Ascension
    })
    void daysOffAfterTheLastWorkingDayAreStillInTime(
            String within, String received, LocalDate lastWorkingDay, LocalDate last) throws IOException {
        assertLastInTime(within, received, lastWorkingDay, last);
    }

    private void assertLastInTime(String within, String received, LocalDate lastWorkingDay, LocalDate last)
            throws IOException {
        String share = "share: { of: all, within: " + within + " }";
        LocalDate late = last.plusDays(1);
        given(received + ";" + lastWorkingDay, received + ";" + last, received + ";" + late, received + ";");

        assertCounts(figure(share, last.toString()), 2, 2);
        assertThat(figure(share, last.toString()).overdue()).isZero();
        assertCounts(figure(share, late.toString()), 2, 3);
        assertThat(figure(share, late.toString()).overdue()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "6 months, 2023-12-30, 2024-06-30",
        "6 months, 2022-08-28, 2023-02-28",
        "6 months, 2022-08-31, 2023-02-28",
        "6 months, 2023-06-29, 2023-12-29",
        "3 months, 2023-03-31, 2023-06-30",
        "8 weeks, 2023-07-31, 2023-09-25",
        "30 days, 2023-11-30, 2023-12-30",
        "20 working days, 2023-04-03, 2023-05-07"
    })
    void aPendingCaseExactlyAsOldAsTheAgeIsNotOverAndADayLaterItIs(String age, String received, LocalDate exactlySo)
            throws IOException {
        String pending = "pending: { of: all, older than: " + age + " }";
        given(received + ";");

        assertCounts(figure(pending, exactlySo.toString()), 0, 1);
        assertCounts(figure(pending, exactlySo.plusDays(1).toString()), 1, 1);
    }

    @Test
    void aCaseIsPendingFromItsReceiptUntilTheDayBeforeItsDecision() throws IOException {
        given("2023-09-30;", "2023-10-01;", "2023-01-01;2023-10-01", "2023-01-01;2023-09-30");

        assertCounts(figure("pending: { of: all }", "2023-09-30"), 2, 1);
    }

    @Test
    void casesDecidedOnTheFirstAndLastDayOfAYearBelongToIt() throws IOException {
        given("2022-12-01;2022-12-31", "2022-12-31;2023-01-01", "2023-12-01;2023-12-31", "2023-12-01;2024-01-01");

        assertCounts(figure("average: { of: all, in: days }", "2023"), 31, 2);
    }

    @Test
    void aDecisionAfterTheReportingPointHasNotHappenedYet() throws IOException {
        given("2023-03-01;2023-03-15", "2023-02-01;2023-04-01");

        Figure figure = figure("share: { of: all, within: 4 weeks }", "2023-03");

        assertCounts(figure, 1, 1);
        assertThat(figure.overdue()).isOne();
    }

    @Test
    void onTheLastDayOfItsDeadlineAReceivedCaseIsTooYoungAndTheDayAfterItIsLate() throws IOException {
        String rule = "share: { of: all, within: 4 weeks, cohort: received }";
        given("2023-03-02;", "2023-03-01;2023-03-29");

        Figure lastDay = figure(rule, "2023-03-30");
        assertCounts(lastDay, 1, 1);
        assertThat(lastDay.tooYoung()).isOne();
        assertThat(lastDay.overdue()).isZero();

        Figure dayAfter = figure(rule, "2023-03-31");
        assertCounts(dayAfter, 1, 2);
        assertThat(dayAfter.tooYoung()).isZero();
        assertThat(dayAfter.overdue()).isOne();
    }

    @Test
    void whereOnlyPassedDeadlinesCountAQuickDecisionIsTooYoungToo() throws IOException {
        given("2023-03-02;2023-03-03", "2023-03-01;2023-03-29", "2023-03-01;2023-03-30", "2023-03-01;");

        Figure figure =
                figure("share: { of: all, within: 4 weeks, cohort: received, counted: deadline passed }", "2023-03-30");

        assertCounts(figure, 1, 3);
        assertThat(figure.tooYoung()).isOne();
        assertThat(figure.overdue()).isOne();
    }

    @Test
    void quartersBoundWhichCasesCountOnTheirFirstAndLastDay() throws IOException {
        given("2023-03-31;2023-04-01", "2023-04-01;2023-04-02", "2023-09-30;2023-11-01", "2023-10-01;2023-10-02");

        assertCounts(
                figure(
                        "share: { of: all, within: 4 weeks, cohort: received }\n        period: { 2023: Q2-Q3 }",
                        "2023"),
                1,
                2);
    }

    @Test
    void lateCasesOfTheKindLeftOutLeaveBothSidesAndThoseInTimeStay() throws IOException {
        columns.add("Fejl: { name: error, yes/no: [Ja, Nej], may be empty: yes }");
        given(
                "2023-03-01;2023-03-15;Ja",
                "2023-03-01;2023-03-16;Ja",
                "2023-03-01;2023-03-16;Nej",
                "2023-03-01;2023-03-16;",
                "2023-03-01;;Ja");

        Figure figure = figure("share: { of: all, within: 14 days, leave out late: { error: yes } }", "2023");

        assertCounts(figure, 1, 3);
        assertThat(figure.leftOut()).isOne();
        assertThat(figure.overdue()).isOne();
    }

    @Test
    void anEmptyValueIsNeverOneOfButAlwaysNot() throws IOException {
        columns.add("Område: { name: area, text: yes, may be empty: yes }");
        populations.add("a: { area: A }");
        populations.add("not a: { area: { not: A } }");
        given("2023-03-01;;A", "2023-03-01;;B", "2023-03-01;;");

        assertCounts(figure("pending: { of: a }", "2023"), 1, 1);
        assertCounts(figure("pending: { of: not a }", "2023"), 2, 1);
    }

    @ParameterizedTest
    @CsvSource({"from, 3", "over, 2", "to, 2", "below, 1"})
    void boundsTakeTheirOwnValueInOrNot(String bound, int cases) throws IOException {
        columns.add("Beløb: { name: amount, number: decimal comma, may be empty: yes }");
        populations.add("bounded: { amount: { " + bound + ": 5000 } }");
        given(
                "2023-03-01;;4.999,99",
                "2023-03-01;;5.000",
                "2023-03-01;;5000,01",
                "2023-03-01;;12.000,50",
                "2023-03-01;;");

        assertCounts(figure("pending: { of: bounded }", "2023"), cases, 1);
    }

    @Test
    void boundsOnBothSidesOfZeroAreTwoBounds() throws IOException {
        columns.add("Beløb: { name: amount, number: decimal comma }");
        populations.add("near zero: { amount: { over: -5 }, any of: [{ amount: { not: { over: 5 } } }] }");
        given("2023-03-01;;-5", "2023-03-01;;-4", "2023-03-01;;5", "2023-03-01;;6");

        assertCounts(figure("pending: { of: near zero }", "2023"), 2, 1);
    }

    @Test
    void aLongColumnNameMayHaveTwoBounds() throws IOException {
        String name = "ydelsens samlede beløb i kroner efter fradrag af tidligere udbetalt";
        columns.add("Beløb: { name: " + name + ", number: decimal comma }");
        populations.add("middle: { " + name + ": { from: 100, to: 200 } }");
        given("2023-03-01;;99", "2023-03-01;;100", "2023-03-01;;201");

        assertCounts(figure("pending: { of: middle }", "2023"), 1, 1);
    }

    @Test
    void aColumnMayBeNamedAsABoundOnAnotherReads() throws IOException {
        columns.add("Beløb: { name: amount, number: decimal comma }");
        columns.add("Stor: { name: amount over 5000, yes/no: [Ja, Nej] }");
        populations.add("large: { amount: { over: 5000 }, amount over 5000: yes }");
        given("2023-03-01;;6000;Nej", "2023-03-01;;6000;Ja");

        assertCounts(figure("pending: { of: large }", "2023"), 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "late", "day", "position", "known", "order"})
    void aColumnMayHaveAnyName(String name) throws IOException {
        columns.add("Felt: { name: " + name + ", text: yes }");
        populations.add("some: { " + name + ": A }");
        given("2023-03-01;2023-03-02;A", "2023-03-01;2023-12-01;A", "2023-03-01;2023-03-02;B");

        assertCounts(figure("share: { of: some, within: 20 working days }", "2023"), 1, 2);
    }

    @Test
    void aTextMayLookLikeTheLanguageOfTheDatabase() throws IOException {
        String text = "O'Neill? :navn {d 100%} -- \\ $1";
        columns.add("Område: { name: area, text: yes }");
        populations.add("odd: { area: \"" + text.replace("\\", "\\\\") + "\" }");
        given("2023-03-01;;" + text, "2023-03-01;;A");

        assertCounts(figure("pending: { of: odd }", "2023"), 1, 1);
    }

    @Test
    void aPopulationWithoutCasesHasNoFigureAndNotNought() throws IOException {
        columns.add("Område: { name: area, text: yes }");
        populations.add("nobody: { area: B }");
        given("2023-03-01;2023-04-01;A", "2023-03-01;;A");

        assertNoCases("pending: { of: nobody }");
        assertNoCases("pending: { of: nobody, older than: 6 months }");
        assertNoCases("share: { of: nobody, within: 8 weeks }");
        assertNoCases("average: { of: nobody, in: weeks }");
        assertNoCases("rate: { of: nobody, which: { area: B } }");
    }

    @Test
    void aYearWithoutDecisionsHasNoShareAverageOrRate() throws IOException {
        given("2022-03-01;2022-04-01", "2022-03-01;");

        assertNoCases("share: { of: all, within: 8 weeks }");
        assertNoCases("average: { of: all, in: weeks }");
        assertNoCases("rate: { of: all, which: { received: { from: 2022-01-01 } } }");
    }

    private void assertNoCases(String rule) throws IOException {
        Figure figure = figure(rule, "2023");
        assertThat(figure.missing()).as(rule).contains(Figure.Missing.NO_CASES);
        assertThat(figure.value()).as(rule).isEmpty();
    }

    @Test
    void aPopulationWhoseCasesAreAllReceivedLaterHasNoFigureYet() throws IOException {
        given("2023-07-01;");

        assertThat(figure("pending: { of: all }", "2023-06").missing()).contains(Figure.Missing.NO_CASES);
        assertCounts(figure("pending: { of: all }", "2023-07"), 1, 1);
    }

    @Test
    void aPopulationWithoutPendingCasesHasNought() throws IOException {
        given("2023-03-01;2023-04-01");

        Figure figure = figure("pending: { of: all }", "2023");

        assertThat(figure.missing()).isEmpty();
        assertThat(figure.value().orElseThrow()).isZero();
    }

    @Test
    void aPeriodAfterTheReportingPointHasNotBegun() throws IOException {
        String rule = "share: { of: all, within: 8 weeks }\n        period: { 2023: Q3 }";
        given("2023-03-01;2023-07-01");

        assertThat(figure(rule, "2023-06-30").missing()).contains(Figure.Missing.NOT_BEGUN);
        assertCounts(figure(rule, "2023-07-01"), 0, 1);
    }

    @Test
    void neitherHasAStockWhosePeriodIsAfterTheReportingPoint() throws IOException {
        String rule = "stock: { of: all, pending on: 2022-12-31 }\n        period: { 2023: Q3 }";
        given("2022-03-01;2023-08-01");

        assertThat(figure(rule, "2023-06-30").missing()).contains(Figure.Missing.NOT_BEGUN);
        assertCounts(figure(rule, "2023-07-01"), 1, 1);
    }

    @Test
    void exactly97Of100IsAtLeast97() throws IOException {
        Judgement judgement = judged("at least 97.0", 97, 3);

        assertThat(judgement.figure().value().orElseThrow()).isEqualByComparingTo("97");
        assertThat(judgement.verdict()).isEqualTo(Verdict.MET);
        assertThat(judgement.turnedByRounding()).isFalse();
    }

    @Test
    void aShareThatOnlyRoundsTo97IsNotAtLeast97() throws IOException {
        Judgement judgement = judged("at least 97.0", 96, 3);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(judgement.turnedByRounding()).isTrue();
    }

    private Judgement judged(String target, int inTime, int late) throws IOException {
        List<String> rows = new ArrayList<>(Collections.nCopies(inTime, "2023-01-02;2023-02-27"));
        rows.addAll(Collections.nCopies(late, "2023-01-02;2023-02-28"));
        given(rows.toArray(String[]::new));
        Plan plan = plan("share: { of: all, within: 8 weeks }\n        target: " + target, "2023");
        return Judge.judge(plan, institution.figures(plan, "2023", load)).get(0);
    }

    @Test
    void anAverageCountsPendingCasesOlderThanItsTargetAndNotThoseExactlyAsOld() throws IOException {
        given("2023-12-17;", "2023-12-16;", "2023-01-01;2023-01-15");

        Figure figure = figure("average: { of: all, in: weeks }\n        target: at most 2.0", "2023");

        assertCounts(figure, 14, 1);
        assertThat(figure.value().orElseThrow()).isEqualByComparingTo("2");
        assertThat(figure.overdue()).isOne();
    }

    @Test
    void daysTheClockWasStoppedMoveItsStart() throws IOException {
        columns.add("Stop: { is: clock-stop days, may be empty: yes }");
        given(
                "2023-03-01;2023-03-20;5",
                "2023-03-01;2023-03-21;5",
                "2023-03-01;2023-03-15;",
                "2023-12-01;;16",
                "2023-12-01;;15");

        Figure figure = figure("share: { of: all, within: 14 days }", "2023");

        assertCounts(figure, 2, 3);
        assertThat(figure.overdue()).isOne();
    }

    @Test
    void aCaseWhoseClockIsStoppedIsPendingFromItsReceipt() throws IOException {
        columns.add("Stop: { is: clock-stop days, may be empty: yes }");
        given("2023-12-20;;30");

        assertCounts(figure("pending: { of: all }", "2023"), 1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"14 days", "2 weeks", "1 month", "10 working days"})
    void aClockStoppedAsLongAsTheCaseLastedIsInTime(String within) throws IOException {
        columns.add("Stop: { is: clock-stop days, may be empty: yes }");
        given("2023-03-01;2023-06-01;92");

        assertCounts(figure("share: { of: all, within: " + within + " }", "2023"), 1, 1);
    }

    @Test
    void aClockThatStopsAtAnotherDateRunsUntilThatDate() throws IOException {
        columns.add("Møde: { name: meeting, date: yyyy-MM-dd, may be empty: yes }");
        given("2023-01-02;2023-12-01;2023-02-27", "2023-01-02;;2023-02-28", "2023-01-02;2023-02-01;", "2023-01-02;;");

        Figure figure = figure("share: { of: all, within: 8 weeks, until: meeting }", "2023");

        assertCounts(figure, 1, 2);
        assertThat(figure.overdue()).isOne();
    }

    @Test
    void whatHappensAfterTheReportingPointDoesNotChangeAFigure() throws IOException {
        columns.add("Udbetalt: { name: paid, date: yyyy-MM-dd, may be empty: yes }");
        String rule = "share: { of: all, within: 4 weeks, until: paid }";

        given("2023-01-02;2023-01-10;2023-01-12", "2023-01-02;2023-02-01;");
        Figure knownInApril = figure(rule, "2023-03");
        given("2023-01-02;2023-01-10;2023-01-12", "2023-01-02;2023-02-01;2023-05-01");
        Figure knownInJune = figure(rule, "2023-03");

        assertThat(knownInApril.overdue()).isZero();
        assertThat(knownInJune).isEqualTo(knownInApril);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31T22:59:59Z, 2023-12-31",
        "2023-12-31T23:00:00Z, 2024-01-01",
        "2024-01-01T00:00:00+01:00, 2024-01-01",
        "2024-01-01T00:59:59+02:00, 2023-12-31",
        "2023-12-31T18:30:00-05:00, 2024-01-01",
        "2023-12-31T23:59:59.999999, 2023-12-31",
        "2024-01-01 00:00, 2024-01-01",
        "2023-06-30T21:59:59Z, 2023-06-30",
        "2023-06-30T22:00:00Z, 2023-07-01",
        "2023-03-25T22:59:59Z, 2023-03-25", // the night the clocks go forward
        "2023-03-25T23:00:00Z, 2023-03-26",
        "2023-03-26T21:59:59Z, 2023-03-26",
        "2023-03-26T22:00:00Z, 2023-03-27",
        "2023-03-26T02:30:00, 2023-03-26",
        "2023-10-28T21:59:59Z, 2023-10-28", // the night they go back
        "2023-10-28T22:00:00Z, 2023-10-29",
        "2023-10-29T22:59:59Z, 2023-10-29",
        "2023-10-29T23:00:00Z, 2023-10-30",
        "2023-10-29T02:30:00, 2023-10-29"
    })
    void aTimeStampIsTheDayItWasInCopenhagen(String moment, LocalDate day) throws IOException {
        dates = "ISO time stamp";
        given(moment + ";");

        assertCounts(figure("pending: { of: all }", day.toString()), 1, 1);
        assertThat(figure("pending: { of: all }", day.minusDays(1).toString()).missing())
                .contains(Figure.Missing.NO_CASES);
    }

    @Test
    void theTimeOfDayDoesNotMoveALocalDate() throws IOException {
        dates = "dd.MM.yyyy HH:mm";
        given(
                "01.03.2023 23:59;15.03.2023 23:59",
                "01.03.2023 00:00;15.03.2023 23:59",
                "01.03.2023 23:59;16.03.2023 00:00");

        assertCounts(figure("share: { of: all, within: 14 days }", "2023"), 2, 3);
    }

    /** Loads rows of receipt, decision and the further columns, in that order. */
    private void given(String... rows) throws IOException {
        Files.writeString(folder.resolve("cases.yaml"), declaration());
        Files.writeString(folder.resolve("cases.csv"), extract(rows));
        institution = Institution.of(folder);
        load = institution.load(folder.resolve("cases.csv")).number();
    }

    /** The figure of a rule for the year of the reporting point. */
    private Figure figure(String rule, String at) throws IOException {
        return institution.figures(plan(rule, at.substring(0, 4)), at, load).get(0);
    }

    private Plan plan(String rule, String year) throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), """
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Tabel
                        years: %s
                        %s
                """.formatted(year, rule));
        return institution.plan("plan.yaml");
    }

    private String declaration() {
        return """
                institution: Styrelsen
                extract: { files: cases.csv, delimiter: ";", holds: all }
                columns:
                  Sag: { is: case number }
                  Modtaget: { is: received, date: %1$s }
                  Afgjort: { is: decided, date: %1$s, may be empty: yes }
                """.formatted(dates)
                + indented(columns)
                + (populations.isEmpty() ? "" : "populations:\n" + indented(populations));
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private String extract(String... rows) {
        StringBuilder extract = new StringBuilder("Sag;Modtaget;Afgjort");
        columns.forEach(column -> extract.append(';').append(column, 0, column.indexOf(':')));
        for (int i = 0; i < rows.length; i++) {
            extract.append("\nS").append(i + 1).append(';').append(rows[i]);
        }
        return extract.append('\n').toString();
    }

    private static void assertCounts(Figure figure, long numerator, long denominator) {
        assertThat(figure.missing()).isEmpty();
        assertThat(figure.numerator()).isEqualByComparingTo(Long.toString(numerator));
        assertThat(figure.denominator()).isEqualByComparingTo(Long.toString(denominator));
    }
}
