package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.calendar.Term;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.TargetWords;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables whose columns are other times than the years, quarters and months of the calendar. */
class ColumnFiguresTest {

    @TempDir
    private Path folder;

    private Given given;

    /** One case received in January 2023, two in February, three in March, and so on: twelve in December. */
    @BeforeEach
    void asManyCasesAsTheNumberOfTheMonth() {
        given = new Given(folder);
        given.cases(IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(month ->
                        Collections.nCopies(month, String.format("2023-%02d-10;2023-%02d-20", month, month)).stream())
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            half-years: 2023                   | 2023-H1 | 21 | 1. halvår 2023
            half-years: 2023                   | 2023-H2 | 57 | 2. halvår 2023
            tertials: 2023                     | 2023-T2 | 26 | 2. tertial 2023
            tertials: [2023-T3]                | 2023-T3 | 42 | 3. tertial 2023
            quarters: 2023-Q2..2023-Q4         | 2023-Q3 | 24 | 3. kvt. 2023
            months: [2023-01, 2023-05]         | 2023-05 | 5  | maj 2023
            months: 2022-11..2023-02           | 2023-02 | 2  | feb. 2023
            months: 2023-Q2                    | 2023-06 | 6  | jun. 2023
            """)
    void aColumnIsARunOfMonths(String columns, String term, int received, String heading) {
        Plan plan = given.measure(columns + "\nreceived: { of: all }");

        assertReceived(given.figures(plan, "2023"), term, received);
        assertThat(plan.measure("1", "a").heading(Term.parse(term))).isEqualTo(heading);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            months: [2023-01, 2023-05]         | 2023-01 2023-05
            quarters: [2023-Q4, 2022-Q4]       | 2022-Q4 2023-Q4
            months: 2022-11..2023-02           | 2022-11 2022-12 2023-01 2023-02
            half-years: 2022-2023              | 2022-H1 2022-H2 2023-H1 2023-H2
            years: [2021, 2023]                | 2021 2023
            """)
    void theColumnsAreThoseNamed(String columns, String terms) {
        Measure measure = given.measure(columns + "\nreceived: { of: all }").measure("1", "a");

        assertThat(measure.terms()).extracting(Term::name).containsExactly(terms.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            months: 2023, period: last 3 months    | 2023-05 | 12
            months: 2023, period: last 12 months   | 2023-12 | 78
            months: 2023, period: last 1 month     | 2023-12 | 12
            quarters: 2023, period: last 6 months  | 2023-Q3 | 39
            years: 2023, period: last 3 months     | 2023    | 33
            months: 2023, period: last 36 months   | 2023-03 | 6
            half-years: 2023, period: year to date | 2023-H2 | 78
            """)
    void theLastSoManyMonthsEndWithTheColumn(String columns, String term, int received) {
        assertReceived(
                given.figures(given.measure(columns.replace(", ", "\n") + "\nreceived: { of: all }"), "2023"),
                term,
                received);
    }

    @Test
    void theSameMonthsOfTwoYearsStandBesideEachOther() {
        Plan plan = given.measure("years: 2022-2023\nperiod: { 2022: Jan-May, 2023: Jan-May }\nreceived: { of: all }\n"
                + "headings: { 2023: jan.-maj 2023 }\nmarks: { year: { 2023: \"*\" } }");

        Map<String, Figure> figures = given.figures(plan, "2023");

        assertReceived(figures, "2023", 15);
        assertThat(plan.measure("1", "a").terms().stream().map(plan.measure("1", "a")::heading))
                .containsExactly("2022", "jan.-maj 2023*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            April   | 2023/24   | years: 2023/24        | 2023-04..2024-03 | 72 | 2023/24
            April   | 2023/24   | years: 2024           | 2023-04..2024-03 | 72 | 2023/24
            October | FY 2004   | years: [FY 2023, FY 2024] | 2022-10..2023-09 | 45 | FY 2023
            October | FY 2004   | quarters: FY 2024     | 2023-Q4 | 33 | 1. kvt. FY 2024
            October | FY 2004   | quarters: [FY 2023-Q2] | 2023-Q1 | 6 | 2. kvt. FY 2023
            May     | 2019-2020 | quarters: 2023-2024   | 2023-05..2023-07 | 18 | 1. kvt. 2023-2024
            July    | 2019-20   | half-years: 2023-24   | 2023-H2 | 57 | 1. halvår 2023-24
            April   | 2023/24   | months: 2023/24       | 2023-12 | 12 | dec. 2023
            April   | 2023/24   | quarters: 2023/24     | 2023-Q3 | 24 | 2. kvt. 2023/24
            """)
    void aFinancialYearHasThePlansOwnName(
            String from, String named, String columns, String term, int received, String heading) {
        Plan plan = financial(from, named, columns, "received: { of: all }");

        assertReceived(given.figures(plan, "2024-12"), term, received);
        assertThat(plan.measure("1", "a").heading(Term.parse(term))).isEqualTo(heading);
    }

    @Test
    void theYearToDateOfAFinancialYearBeginsWithIt() {
        Map<String, Figure> figures = given.figures(
                financial("April", "2023/24", "quarters: 2023/24", "received: { of: all }\nperiod: year to date"),
                "2024-03");

        // April to June are 15, and with July to September 39; January to March belong to the year before.
        assertReceived(figures, "2023-Q2", 15);
        assertReceived(figures, "2023-Q3", 39);
    }

    @Test
    void theMonthsOfAFinancialYearDecideItsVerdict() {
        Plan plan = financial("April", "2023/24", "months: 2023/24", "received: { of: all }\ntarget: at most 12");
        Plan less = financial("April", "2023/24", "months: 2023/24", "received: { of: all }\ntarget: at most 11");

        assertThat(given.scorecard(plan, "2024-03", Answers.NONE).goal("1").verdict())
                .isEqualTo(Verdict.MET);
        assertThat(given.scorecard(less, "2024-03", Answers.NONE).goal("1").verdict())
                .as("twelve cases in December 2023, which the plan of 2024 is about")
                .isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void anIndexIsAHundredWhereNothingHasChanged() {
        given.cases(
                "2022-02-01;2022-02-10",
                "2022-05-01;2022-05-10",
                "2022-06-01;2022-06-10",
                "2023-01-01;2023-01-10",
                "2023-02-01;2023-02-10",
                "2023-05-01;2023-05-10");
        Plan plan = given.measure("years: 2022-2023\nperiod: { 2022-2023: Jan-May }\n"
                + "deviation: { of: { decided: { of: all } }, from: the year before, in: index }");

        // Three cases in January to May 2023, and two in those months of 2022.
        assertThat(given.figures(plan, "2023").get("1a 2023").value().orElseThrow())
                .isEqualByComparingTo("150");
    }

    @Test
    void eachColumnHasItsOwnTargetOrThatOfItsYear() {
        Plan plan = given.measure("quarters: 2023\nreceived: { of: all }\n"
                + "target: { 2023: at most 20, 2023-Q1: at most 5, 2023-Q4: at most 33 }");

        Map<String, Judgement> judged = given.judged(plan, "2023", Answers.NONE);

        // 6, 15, 24 and 33 cases.
        assertThat(List.of(1, 2, 3, 4))
                .extracting(quarter -> judged.get("1a 2023-Q" + quarter).verdict())
                .containsExactly(Verdict.NOT_MET, Verdict.MET, Verdict.NOT_MET, Verdict.MET);
        assertThat(TargetWords.ofAllYears(plan.measure("1", "a")))
                .isEqualTo("1. kvt. 2023: højst 5 sager; 4. kvt. 2023: højst 33 sager; 2023: højst 20 sager");
    }

    @Test
    void aQuarterWithoutATargetIsNotJudged() {
        Plan plan = given.measure("quarters: 2023\nreceived: { of: all }\ntarget: { 2023-Q1: at most 6 }");

        Map<String, Judgement> judged = given.judged(plan, "2023", Answers.NONE);

        assertThat(judged.get("1a 2023-Q1").verdict()).isEqualTo(Verdict.MET);
        assertThat(judged.get("1a 2023-Q2").verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(given.scorecard(plan, "2023", Answers.NONE).goal("1").verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void aFinancialYearIsPromisedByItsName() {
        Plan plan = financial(
                "October",
                "FY 2004",
                "years: [FY 2023, FY 2024]",
                "received: { of: all }\ntarget: { FY 2023: at most 44, FY 2024: at most 33 }\ndecimals: { FY 2023: 1 }");

        Map<String, Judgement> judged = given.judged(plan, "2024-09", Answers.NONE);

        // October 2022 to September 2023 are 45, October to December 2023 are 33.
        assertThat(judged.get("1a 2022-10..2023-09").verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(judged.get("1a 2022-10..2023-09").decimals()).isOne();
        assertThat(judged.get("1a 2023-10..2024-09").verdict()).isEqualTo(Verdict.MET);
        assertThat(given.scorecard(plan, "2024-09", Answers.NONE).goal("1").verdict())
                .isEqualTo(Verdict.MET);
    }

    @Test
    void aPublishedQuarterStands() {
        Plan plan = given.measure(
                "quarters: 2023\nreceived: { of: all }\ntarget: at most 7\n" + "published: { 2023-Q1: 8, 2022-Q4: 9 }");

        assertThat(given.judged(plan, "2023", Answers.NONE).get("1a 2023-Q1").verdict())
                .as("6 as counted, 8 as published")
                .isEqualTo(Verdict.NOT_MET);
    }

    private Plan financial(String from, String named, String columns, String measure) {
        return given.plan("""
                plan: Resultatplan
                year: 2024
                financial year: { from: %s, named: %s }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Tabel
                """.formatted(from, named) + (columns + "\n" + measure).indent(8));
    }

    private static void assertReceived(Map<String, Figure> figures, String term, int received) {
        assertThat(figures.get("1a " + term).value().orElseThrow()).isEqualByComparingTo(BigDecimal.valueOf(received));
    }
}
