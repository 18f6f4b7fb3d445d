package dk.maaltal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestAnswers;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.quality.Quality;
import dk.maaltal.reported.Answers;
import dk.maaltal.template.PrintedNumber;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed of figures says the time they are about, and adds up as printed. */
class ToldFiguresTest {

    @TempDir
    private Path folder;

    private Given given;

    @BeforeEach
    void nothingIsGiven() {
        given = new Given(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarters: 2023; period: year to date | 2023-Q3 | I perioden fra den 1. januar 2023 til den 30. september 2023 blev",
                "months: 2023; period: year to date | 2023-02 | I perioden fra den 1. januar 2023 til den 28. februar 2023 blev",
                "quarters: 2023; period: rolling year | 2023-Q1 | I de tolv måneder til og med den 31. marts 2023 blev",
                "months: 2023; period: rolling year | 2023-05 | I de tolv måneder til og med den 31. maj 2023 blev",
                "years: 2023; period: rolling year to Q3 | 2023-Q3 | I de tolv måneder til og med den 30. september 2023 blev",
                "years: 2023; period: { 2023: Q1-Q2 } | 2023 | I 1. halvår 2023 blev",
                "years: 2023; period: { 2023: Q3-Q4 } | 2023-Q3 | I 2. halvår 2023 (til og med den 30. september 2023) blev",
                "years: 2023; period: { 2023: Q2-Q3 } | 2023 | I perioden fra den 1. april 2023 til den 30. september 2023 blev",
                "quarters: 2023; period: year to date | 2023 | I 2023 blev",
                "quarters: 2023 | 2023-Q3 | I 3. kvt. 2023 blev",
                "years: 2023 | 2023 | I 2023 blev",
            })
    void aSentenceSaysTheDaysItsFigureIsAbout(String columns, String at, String told) {
        given.cases("2023-01-02;2023-01-10", "2023-02-02;2023-02-10", "2023-05-02;2023-05-10", "2023-08-02;2023-08-10");
        Plan plan = given.measure(columns.replace("; ", "\n") + "\nshare: { of: all, within: 4 weeks }");

        assertThat(sentence(plan, at)).startsWith(told);
    }

    @Test
    void aCohortFollowedAfterItsPeriodIsToldWithTheDayItIsKnown() {
        given.cases("2022-12-01;2022-12-10", "2022-12-01;2023-06-01", "2022-03-01;2023-09-01");
        Plan plan = given.measure("years: 2022\nshare: { of: all, within: 12 months, cohort: received }");

        assertThat(sentence(plan, "2023"))
                .isEqualTo(
                        "I 2022 (som kendt den 31. december 2023) blev 66,7 pct. af de modtagne sager behandlet inden"
                                + " for 12 måneder (2 af 3 sager).");
        assertThat(Method.of(plan.measure("1", "a"), given.declaration()))
                .contains("Sagerne er fulgt til opgørelsestidspunktet, også hvor det ligger efter perioden.");
    }

    @Test
    void twelveRollingMonthsAreNotFourQuarters() {
        given.cases("2023-01-02;2023-01-10");

        assertThat(method("months: 2023\nperiod: rolling year"))
                .contains("Hver kolonne gælder de seneste tolv måneder.");
        assertThat(method("quarters: 2023\nperiod: rolling year"))
                .contains("Hver kolonne gælder de seneste fire kvartaler.");
    }

    private String method(String columns) {
        return Method.of(
                given.measure(columns + "\nshare: { of: all, within: 4 weeks }").measure("1", "a"),
                given.declaration());
    }

    @Test
    void stoppedDaysAndLackingStepsAreExplained() {
        given.column("Start: { name: start, date: yyyy-MM-dd, may be empty: yes }")
                .column("Stop: { is: clock-stop days, may be empty: yes }")
                .cases("2023-01-01;2023-03-01;2023-01-11;20");

        assertThat(Method.of(
                        given.measure("years: 2023\naverage: { of: all, in: days, until: start }")
                                .measure("1", "a"),
                        given.declaration()))
                .contains(
                        "Dage, hvor sagen har været sat i bero, er trukket fra, hvis \"Start\" ikke er før afgørelsen");
        assertThat(Method.of(
                        given.measure("years: 2023\naverage: { of: all, in: days }")
                                .measure("1", "a"),
                        given.declaration()))
                .contains("Dage, hvor sagen har været sat i bero, er trukket fra");
        assertThat(Method.of(
                        given.measure("years: 2023\nlate: { of: all, within: { start: 15 days, decided: 45 days } }")
                                .measure("1", "a"),
                        given.declaration()))
                .contains("Sager uden \"Start\" tæller som over fristen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "83.654 | 83.646 | 83,7 | 83,6 | -0,1",
                "83.74  | 83.66  | 83,7 | 83,7 | -",
                "97     | 97.04  | 97,00 | 97,04 | +0,04",
                "10     | 12.5   | 10,0 | 12,5 | +2,5",
                "0.04   | -0.04  | 0,04 | -0,04 | -0,08",
            })
    void theDifferenceIsThatOfWhatIsPrinted(String before, String now, String then, String told, String difference) {
        Map<String, Object> fields =
                change(reported(before), reported(now)).orElseThrow().fields(ofValues());

        if (!difference.equals("-")) {
            assertThat(fields)
                    .containsEntry("foer", then)
                    .containsEntry("nu", told)
                    .containsEntry("forskel", difference);
        }
        assertThat(number(fields, "nu").subtract(number(fields, "foer")))
                .isEqualByComparingTo(number(fields, "forskel"));
    }

    private static BigDecimal number(Map<String, Object> fields, String field) {
        return new BigDecimal(((String) fields.get(field)).replace(',', '.'));
    }

    private Plan ofValues() {
        return given.plan("""
                plan: Resultatplan
                year: 2023
                reported: { Tal: { unit: point } }
                goals: [{ goal: "1", title: M, measures: [{ measure: a, title: T, years: 2023, reported: Tal }] }]
                """);
    }

    private PrintedFigure reported(String value) {
        Plan plan = ofValues();
        Answers answers =
                new TestAnswers(plan, "2023").value("Tal", "2023", value).answers();
        return PrintedFigure.of(given.judgements(plan, "2023", answers).get(0));
    }

    @Test
    void overdueCasesThatChangedAreAChange() {
        PrintedFigure before = share("2023-01-02;2023-01-10", "2023-11-01;");
        PrintedFigure now = share("2023-01-02;2023-01-10", "2023-01-05;", "2023-11-01;");

        Changes.Change change = change(before, now).orElseThrow();
        assertThat(change.isTurned()).isFalse();
        assertThat(change.fields(ofValues()))
                .containsEntry("foer", "100 (over fristen 1)")
                .containsEntry("nu", "100 (over fristen 2)");
    }

    @Test
    void aDenominatorThatChangedIsAChangeThoughTheResultIsTheSame() {
        PrintedFigure before = share("2023-01-02;2023-01-10");
        PrintedFigure now = share("2023-01-02;2023-01-10", "2023-01-03;2023-01-10");

        assertThat(change(before, now).orElseThrow().fields(ofValues()))
                .containsEntry("foer", "100 (tæller 1, nævner 1)")
                .containsEntry("nu", "100 (tæller 2, nævner 2)")
                .containsEntry("forskel", "0,0");
        assertThat(change(before, before)).isEmpty();
    }

    @Test
    void whatIsNotShownIsNotTold() {
        PrintedFigure before = share("2023-01-02;2023-01-10");
        PrintedFigure now = share("2023-01-02;2023-01-10", "2023-01-03;2023-01-10");

        assertThat(change(before.showing(Shown.ROUNDED), now.showing(Shown.ROUNDED)))
                .isEmpty();
    }

    private PrintedFigure share(String... cases) {
        given = new Given(folder).cases(cases);
        Plan plan = given.measure("years: 2023\nshare: { of: all, within: 4 weeks }");
        return PrintedFigure.of(given.judgements(plan, "2023", Answers.NONE).get(0));
    }

    private static Optional<Changes.Change> change(PrintedFigure before, PrintedFigure now) {
        return Changes.between(List.of(before), List.of(now)).stream().findFirst();
    }

    @ParameterizedTest
    @CsvSource({"-0.04, 1, '0,0'", "-0.4, 0, 0", "-0.004, 2, '0,00'", "-0.05, 1, '-0,1'", "0, 1, '0,0'"})
    void nothingHasNoSign(BigDecimal number, int decimals, String printed) {
        assertThat(Danish.number(number, decimals)).isEqualTo(printed);
    }

    @Test
    void goalsThatPromiseNothingAreNotCountedAndStandUnderTheirOwnHeading() {
        given.cases("2023-01-02;2023-01-10");
        Plan plan = given.plan("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    section: Drift
                    title: Lover
                    measures: [{ measure: a, title: T, years: 2023, share: { of: all, within: 4 weeks }, target: at least 90.0 }]
                  - goal: "2"
                    title: Lover ikke
                    measures: [{ measure: a, title: T, years: 2023, decided: { of: all } }]
                  - goal: "3"
                    section: Drift
                    title: Lover heller ikke
                    measures: [{ measure: a, title: T, years: 2023, received: { of: all } }]
                """);
        Map<String, Object> fields = report(plan).fields();

        assertThat(fields.get("samlet")).isEqualTo("1 af 1 mål er opfyldt.");
        assertThat((List<?>) fields.get("vurderinger")).hasSize(1);
        assertThat(goals(fields, "afsnit")).containsExactly("Drift", "Øvrige mål", "Drift");
        assertThat(goals(fields, "vurdering")).containsExactly("opfyldt", "", "");
    }

    private static List<Object> goals(Map<String, Object> fields, String field) {
        return ((List<?>) fields.get("maal"))
                .stream().map(goal -> (Object) ((Map<?, ?>) goal).get(field)).toList();
    }

    @Test
    void aMonthWithoutCasesIsWarnedOfAndDoesNotHoldUpTheYear() {
        given.cases("2023-01-02;2023-01-10", "2023-03-02;2023-03-10");
        Plan plan = given.measure("months: 2023\nshare: { of: all, within: 4 weeks }\ntarget: at least 90.0");
        Report report = report(plan);

        assertThat(report.scorecard().goal("1").verdict()).isEqualTo(Verdict.MET);
        assertThat(Warnings.of(report))
                .extracting(Warning::english)
                .contains("1a had no cases in 2023-02, 2023-04, 2023-05, 2023-06, 2023-07, 2023-08, 2023-09, 2023-10,"
                        + " 2023-11, 2023-12: it is judged on the others");
    }

    @Test
    void aLastQuarterThatKeptTheTargetDoesNotContradictTheYear() {
        // Late in the 3rd quarter, in time in the 4th.
        given.cases("2023-07-03;2023-09-29", "2023-10-02;2023-10-05");
        Plan plan = given.measure("quarters: 2023\nshare: { of: all, within: 4 weeks }\ntarget: at least 90.0");

        Map<?, ?> goal = (Map<?, ?>) ((List<?>) report(plan).fields().get("maal")).get(0);
        Map<?, ?> table = (Map<?, ?>) ((List<?>) goal.get("tabeller")).get(0);

        assertThat(goal.get("vurdering")).isEqualTo("ikke opfyldt");
        assertThat((List<?>) table.get("saetninger"))
                .extracting(Object::toString)
                .containsExactly(
                        "I 4. kvt. 2023 blev 100 pct. af sagerne behandlet inden for 4 uger (1 af 1 sag). Målet (mindst 90,0"
                                + " pct.) er opfyldt.",
                        "Samlet er målet ikke opfyldt; det afgør resultatet for 3. kvt. 2023.");
    }

    @Test
    void aNumberBehindAResultIsShownWithItsDecimals() {
        given.cases("2023-01-02;2023-01-03", "2023-01-02;2023-01-04");
        Plan plan = given.measure("years: 2023\nmedian: { of: all, in: days }");

        // Between 1 day and 2 days.
        Object numerator = ((Map<?, ?>) ((List<?>) report(plan).fields().get("tal")).get(0)).get("taeller");
        assertThat(numerator)
                .hasToString("PrintedNumber[text=1,5, number=" + number(numerator)
                        + ", decimals=1, mark=, preliminary=false, formula=Optional.empty]");
    }

    private String finding(String... receivedAndDecided) {
        given.cases(receivedAndDecided);
        Plan plan = given.measure("years: 2021-2023\nreceived: { of: all }");
        Map<?, ?> goal = (Map<?, ?>) ((List<?>) report(plan).fields().get("maal")).get(0);
        return (String) ((Map<?, ?>) ((List<?>) goal.get("tabeller")).get(0)).get("fund");
    }

    @Test
    void onlyWhatNeverChangedIsToldAsUnchanged() {
        assertThat(finding("2021-02-01;", "2022-02-01;", "2023-02-01;")).isEqualTo("Uændret 1 sag");
        assertThat(finding("2021-02-01;", "2022-02-01;", "2022-03-01;", "2023-02-01;"))
                .isEqualTo("1 → 1 sag");
        assertThat(finding("2021-02-01;", "2022-02-01;", "2023-03-01;", "2023-02-01;"))
                .isEqualTo("1 → 2 sager");
    }

    private static String number(Object printed) {
        return ((PrintedNumber) printed).number().toPlainString();
    }

    private Report report(Plan plan) {
        List<Judgement> judgements = given.judgements(plan, "2023", Answers.NONE);
        ReportingPoint at = ReportingPoint.parse("2023");
        return new Report(
                given.declaration(),
                plan,
                at,
                1,
                false,
                judgements,
                Scorecard.of(plan, judgements, Answers.NONE, at.day()),
                Answers.NONE,
                new Correction(0, "", List.of()),
                Quality.MADE_UP,
                Standing.PUBLISHED);
    }

    private String sentence(Plan plan, String at) {
        List<Judgement> begun = given.judgements(plan, at, Answers.NONE).stream()
                .filter(judgement -> judgement.figure().hasBegun())
                .toList();
        return Sentence.of(begun.get(begun.size() - 1), Vocabulary.USUAL, false, Tone.PLAIN);
    }
}
