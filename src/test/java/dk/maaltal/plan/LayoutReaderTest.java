package dk.maaltal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Term;
import dk.maaltal.cases.CaseFile;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.declaration.Problems;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row says goes before what its measure says, a column's figure before its row; what cannot be is told where it is. */
class LayoutReaderTest {

    private static final String CASES = """
            institution: Prøvestyrelsen
            extract: { files: "sager-*.csv" }
            columns:
              Sagsnr:   { is: case number }
              Modtaget: { is: received, date: dd-MM-yyyy }
              Afgjort:  { is: decided, date: dd-MM-yyyy, may be empty: yes }
              Møde:     { name: meeting, date: dd-MM-yyyy, may be empty: yes }
              Område:   { name: area, text: yes }
            populations: { pas: { area: Pas }, visum: { area: Visum } }
            """;

    @TempDir
    private Path folder;

    private List<String> complaints(String measure) throws IOException {
        try {
            read(measure);
            return List.of();
        } catch (BadDeclaration e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    private Goal read(String measure) throws IOException {
        Problems problems = new Problems();
        CaseWords words = CaseFile.read(Source.of(Files.writeString(folder.resolve("cases.yaml"), CASES)), problems)
                .words();
        Path plan = Files.writeString(
                folder.resolve("plan-2023.yaml"),
                "plan: P\nyear: 2023\ngoals:\n  - goal: \"1\"\n    title: T\n    measures:\n      - { measure: a, title: Frister, "
                        + measure + " }\n");
        Plan read = PlanFile.read(Source.of(plan), words, problems);
        problems.refuseIfAny();
        return read.goals().get(0);
    }

    @Test
    void aRowGoesBeforeItsMeasureAndAColumnBeforeItsRow() throws IOException {
        Goal goal = read(
                "share: { within: 8 weeks, until: meeting }, years: 2022-2023, target: at least 90,"
                        + " rows: { Pas: { of: pas }, Visum: { of: visum, within: 10 days, until: decided, target: at least 80 } },"
                        + " columns: { Type: name, I tide: result, Hurtigt: { share: { within: 5 days }, period: rolling year } }");

        Measure pas = goal.measure("a1");
        Measure visum = goal.measure("a2");
        assertThat(pas.title()).isEqualTo("Frister: Pas");
        assertThat(pas.indicator()).contains(share("pas", "8 weeks", "meeting"));
        assertThat(pas.beside()).containsEntry("Hurtigt", share("pas", "5 days", "meeting"));
        assertThat(visum.indicator()).contains(share("visum", "10 days", "decided"));
        assertThat(visum.beside()).containsEntry("Hurtigt", share("visum", "5 days", "decided"));
        assertThat(pas.targets())
                .isEqualTo(read("share: { of: all, within: 8 weeks }, years: 2022-2023, target: at least 90")
                        .measure("a")
                        .targets());
        assertThat(visum.targets()).isNotEqualTo(pas.targets());
        assertThat(goal.layout("a2").orElseThrow().columns().stream().map(Layout.Column::content))
                .containsExactly(Layout.Content.NAME, Layout.Content.RESULT, Layout.Content.FIGURE);
    }

    private static Indicator share(String of, String within, String until) {
        return new Indicator.Share(
                Cases.of(
                        new Population(of, Optional.empty()),
                        Cases.Cohort.ENDED,
                        new Clock(CaseWords.RECEIVED, until, true)),
                CaseTest.within(Limit.of(new LastDay.After(Deadline.parse(within)), until)),
                Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            share: {}, rows: { Pas: { of: pas } } | goal 1 > measure a > share: found no key "within"
            share: { within: 8 weeks }, rows: { Pas: {} } | goal 1 > measure a > share: found no key "of"
            share: { within: 8 weeks }, rows: { Pas: { of: pass } } | goal 1 > measure a > rows > Pas > of: found the unknown population "pass"; expected "pas"
            share: { within: 8 weeks }, rows: { Pas: { of: pas, within: 8 uger } } | goal 1 > measure a > rows > Pas > within: found "8 uger"
            share: { within: 8 weeks }, rows: { Pas: { of: pas, goal: at least 90 } } | goal 1 > measure a > rows > Pas > goal: found the key "goal"; expected
            share: { within: 8 weeks }, rows: { Pas: { of: pas, target: at least 105 } } | goal 1 > measure a > rows > Pas > target: found 105, which no result can be
            share: { of: pas, within: 8 weeks }, rows: quarters | goal 1 > measure a > rows: found "quarters"; expected "terms", or the rows by their names
            share: { of: pas, within: 8 weeks }, rows: {} | goal 1 > measure a > rows: found no rows; expected at least one
            share: { of: pas, within: 8 weeks }, columns: { Type: name, I tide: result } | goal 1 > measure a: found no key "rows"; expected "terms"
            rows: { Pas: { of: pas } } | goal 1 > measure a > rows > Pas: found nothing to measure; expected one of share
            share: { within: 8 weeks }, rows: { Pas: { of: pas } }, columns: { Type: navn, I tide: result } | goal 1 > measure a > columns > Type: found "navn"; expected "name"
            share: { within: 8 weeks }, rows: { Pas: { of: pas } }, columns: { Type: name } | goal 1 > measure a > columns: found fewer than two columns
            average: {}, rows: { Pas: { of: pas } }, columns: { Type: name, Frist: limit } | goal 1 > measure a > columns: found "limit" where no row has one
            rows: { Pas: { of: pas } }, columns: { Type: name, Antal: { decided: {} }, Mål: target } | goal 1 > measure a > columns: found "Mål" where no row has a result
            rows: { Pas: { of: pas } }, columns: { Type: name, Over: { Under: { Helt under: result } } } | goal 1 > measure a > columns > Over > Under: found headings over headings
            decided: {}, rows: { Pas: { of: pas, older than: 3 months } } | goal 1 > measure a > rows > Pas > older than: found "older than" in a row of decided, which has no such key
            pending: {}, rows: { Pas: { of: pas, cases: decided } } | goal 1 > measure a > rows > Pas > cases: found "cases" in a row of pending
            ages: { of: pas, limits: [3 months] }, rows: { Pas: {} } | goal 1 > measure a > ages: found a table of its own among rows
            share: { of: pas, within: 8 weeks }, rows: { Pas: {} }, beside: { Alle: { decided: { of: all } } } | goal 1 > measure a > beside: found "beside" in a table of rows
            """)
    void aMistakeIsToldWhereItIs(String measure, String told) throws IOException {
        assertThat(complaints("years: 2022-2023, " + measure)).anyMatch(complaint -> complaint.contains(told));
    }

    @Test
    void whichCasesOfARowAndOfAFigureBothHoldUnlessTheFigureIsAboutOthers() throws IOException {
        Goal goal = read(
                "years: 2022-2023, rows: { Pas: { of: pas, which: { area: Pas } } }, columns: { Type: name,"
                        + " Tid: { average: { which: { meeting: { from: 2022-01-01 } } } },"
                        + " Antal: { decided: { which: { meeting: { from: 2022-01-01 } } } }, Alle: { average: { of: all } } }");

        Map<String, Indicator> figures = goal.measure("a1").beside();
        Population timed = figures.get("Tid").ofCases().orElseThrow().of();
        assertThat(timed.name()).isEqualTo("pas");
        assertThat(timed.which().orElseThrow().columns()).containsExactly("area", "meeting");
        assertThat(timed.besides(new Population("pas", Optional.of(new Condition.OneOf("area", List.of("Pas"))))))
                .contains(List.of(new Condition.Bound("meeting", ">=", LocalDate.of(2022, 1, 1))));
        Indicator.OfCases counted = figures.get("Antal").ofCases().orElseThrow();
        assertThat(counted.of().which()).contains(new Condition.OneOf("area", List.of("Pas")));
        assertThat(counted.test().condition().orElseThrow().columns()).containsExactly("meeting");
        assertThat(figures.get("Alle"))
                .isEqualTo(read("years: 2022, average: { of: all }")
                        .measure("a")
                        .indicator()
                        .orElseThrow());
    }

    @Test
    void theDayOfARowIsThatOfItsPendingCases() throws IOException {
        Goal goal = read("pending: {}, years: 2022-2023, rows: { Primo: { of: pas, as of: the column's start },"
                + " Ultimo: { of: pas, as of: the column's end } }");

        assertThat(goal.measure("a1")
                        .indicator()
                        .flatMap(Indicator::ofCases)
                        .orElseThrow()
                        .cases()
                        .asOf())
                .isEqualTo(Cases.AsOf.START);
        assertThat(goal.measure("a2")
                        .indicator()
                        .flatMap(Indicator::ofCases)
                        .orElseThrow()
                        .cases()
                        .asOf())
                .isEqualTo(Cases.AsOf.END);
        assertThat(complaints("pending: {}, years: 2022, rows: { Primo: { of: pas, as of: the start } }"))
                .anyMatch(
                        complaint -> complaint.contains("as of: found \"the start\"; expected \"the column's start\""));
    }

    @Test
    void whatTheResultCountsIsNoWordAboutTheColumnsBesideIt() throws IOException {
        Goal goal = read("pending: { older than: 6 months }, years: 2022-2023, rows: { Pas: { of: pas } },"
                + " columns: { Type: name, I alt: { pending: {} }, Gamle: result }");

        assertThat(goal.measure("a1").indicator())
                .isEqualTo(read("pending: { of: pas, older than: 6 months }, years: 2022")
                        .measure("a")
                        .indicator());
        assertThat(Optional.of(goal.measure("a1").beside().get("I alt")))
                .isEqualTo(
                        read("pending: { of: pas }, years: 2022").measure("a").indicator());
    }

    @Test
    void aRowMayTakeSomeOfTheMeasuresPopulation() throws IOException {
        Goal goal = read("decided: { of: pas }, years: 2023, rows: { Syd: { which: { area: Syd } }, Alle: {} }");

        assertThat(goal.measure("a1").indicator())
                .isEqualTo(read("decided: { of: pas, which: { area: Syd } }, years: 2023")
                        .measure("a")
                        .indicator());
        assertThat(goal.measure("a2").indicator()).contains(decided("pas"));
    }

    @Test
    void aColumnGoesByTheRowsOwnFigureBeforeTheMeasures() throws IOException {
        Goal goal = read(
                "share: { of: pas, within: 8 weeks }, years: 2023, rows: { Pas: {}, Visum: { average: { of: visum } } },"
                        + " columns: { Type: name, Antal: { decided: {} }, Resultat: result }");

        assertThat(goal.measure("a1").beside()).containsEntry("Antal", decided("pas"));
        assertThat(goal.measure("a2").beside()).containsEntry("Antal", decided("visum"));
    }

    private Indicator decided(String of) throws IOException {
        return read("decided: { of: " + of + " }, years: 2023")
                .measure("a")
                .indicator()
                .orElseThrow();
    }

    @Test
    void aColumnMayBeAboutAPartOfTheYear() throws IOException {
        Measure pas = read("decided: {}, years: 2022-2023, rows: { Pas: { of: pas } }, columns: { Type: name,"
                        + " Q1: { decided: {}, period: Q1 }, Forår: { decided: {}, period: { 2023: Mar-May } }, I alt: result }")
                .measure("a1");

        assertThat(days(pas, "Q1", 2022)).isEqualTo("2022-01-01 to 2022-03-31");
        assertThat(days(pas, "Q1", 2023)).isEqualTo("2023-01-01 to 2023-03-31");
        assertThat(days(pas, "Forår", 2022)).isEqualTo("2022-01-01 to 2022-12-31");
        assertThat(days(pas, "Forår", 2023)).isEqualTo("2023-03-01 to 2023-05-31");
        assertThat(days(pas, Measure.RESULT, 2023)).isEqualTo("2023-01-01 to 2023-12-31");
    }

    private static String days(Measure measure, String row, int year) {
        Period period = measure.period(row, Term.ofYear(year));
        return period.from() + " to " + period.to();
    }

    @Test
    void rowsOfOneNameAreToldApartByTheirHeadings() throws IOException {
        Goal goal = read("decided: {}, years: 2023, rows: { Nord: { I alt: { of: pas }, Pas: { of: pas } },"
                + " Syd: { I alt: { of: visum } } }");

        assertThat(List.of(
                        goal.measure("a1").title(),
                        goal.measure("a2").title(),
                        goal.measure("a3").title()))
                .containsExactly("Frister: Nord, I alt", "Frister: Pas", "Frister: Syd, I alt");
        assertThat(goal.layout("a1").orElseThrow().rows().stream().map(Layout.Row::heading))
                .containsExactly("Nord", "I alt", "Pas", "Syd", "I alt");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            year: 2022/23 | years: 2023 | year: found "2022/23"; expected a year such as 2023; of a financial year, the one that it ends in: 2023 is 2022/23.
            year: 2023 | years: 2021/22-2022/23 | years: found "2021/22-2022/23"; expected a year, a range of years such as 2021-2026, or a list such as [2022, 2024], or by their names, such as 2023/24 and 2022/23..2023/24.
            """)
    void howTheYearsOfAFinancialPlanAreWrittenIsTold(String year, String years, String told) throws IOException {
        Problems problems = new Problems();
        CaseWords words = CaseFile.read(Source.of(Files.writeString(folder.resolve("cases.yaml"), CASES)), problems)
                .words();
        Path plan = Files.writeString(
                folder.resolve("plan-2023.yaml"),
                "plan: P\n" + year
                        + "\nfinancial year: { from: April, named: 2022/23 }\ngoals:\n  - goal: \"1\"\n    title: T\n    measures:\n"
                        + "      - { measure: a, title: T, received: { of: all }, " + years + " }\n");

        PlanFile.read(Source.of(plan), words, problems);

        assertThatThrownBy(problems::refuseIfAny)
                .isInstanceOfSatisfying(BadDeclaration.class, e -> assertThat(e.problems())
                        .anySatisfy(problem -> assertThat(problem.toString()).endsWith(told)));
    }

    @Test
    void aMistakeForAllRowsIsToldOnce() throws IOException {
        assertThat(
                        complaints(
                                "years: 2022-2023, share: { within: 8 uger }, rows: { Pas: { of: pas }, Visum: { of: visum } }"))
                .hasSize(1);
    }
}
