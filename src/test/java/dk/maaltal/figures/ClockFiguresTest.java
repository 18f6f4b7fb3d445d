package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures by hand of eight cases in the open: clocks that start at another date, deadlines of each case's own, kinds, ages and
 * numbers.
 */
class ClockFiguresTest {

    @TempDir
    private Path folder;

    private Given given;

    /**
     * In 2023, with days from receipt, and from the day the case was ready:
     *
     * <pre>
     * case received   decided    ready      deadline   persons  stopped  from receipt  from ready
     *  1   2 Jan      13 Mar     1 Feb      13 Mar       2        10     70 - 10 = 60     40
     *  2   2 Jan      14 Mar     1 Mar      13 Mar       1             71               13
     *  3   1 Feb      1 Mar                 1 Apr        3             28               none
     *  4   1 Mar      31 Mar     1 Mar                            20     30 - 20 = 10     30
     *  5   1 Mar                 1 Apr      1 May        1             pending
     *  6   1 June                           31 Dec       4             pending
     *  7   1 Dec      20 Dec     1 Dec      15 Dec       1             19               19
     *  8   1 Dec                 20 Dec                  2             pending
     * </pre>
     */
    @BeforeEach
    void eightCases() {
        given = new Given(folder)
                .column("Moden: { name: ready, date: yyyy-MM-dd, may be empty: yes }")
                .column("Frist: { name: deadline, date: yyyy-MM-dd, may be empty: yes }")
                .column("Personer: { name: persons, number: decimal comma, may be empty: yes }")
                .column("Bero: { is: clock-stop days, may be empty: yes }")
                .cases(
                        "2023-01-02;2023-03-13;2023-02-01;2023-03-13;2;10",
                        "2023-01-02;2023-03-14;2023-03-01;2023-03-13;1;",
                        "2023-02-01;2023-03-01;;2023-04-01;3;",
                        "2023-03-01;2023-03-31;2023-03-01;;;20",
                        "2023-03-01;;2023-04-01;2023-05-01;1;",
                        "2023-06-01;;;2023-12-31;4;",
                        "2023-12-01;2023-12-20;2023-12-01;2023-12-15;1;",
                        "2023-12-01;;2023-12-20;;2;");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // rule | numerator | denominator | lacking | overdue or too young
                "share: { of: all, within: 30 days, from: ready }                    | 3 | 4 | 1 | 1", // 2, 4, 7 of 1,
                // 2, 4, 7; 5
                // overdue
                "share: { of: all, within: 10 working days, from: ready }            | 1 | 4 | 1 | 1", // 2: 14 March is
                // the 9th
                "late: { of: all, within: 20 days, from: ready }                     | 2 | 1 | 1 | 1", // 1 and 4
                "in time: { of: all, within: 20 days, from: ready }                  | 2 | 1 | 1 | 1", // 2 and 7
                "average: { of: all, in: days, from: ready }                         | 102 | 4 | 1 | 0", // 40 + 13 + 30
                // + 19
                "average: { of: all, in: days, from: ready, clock: net }             | 72 | 4 | 1 | 0", // 30 + 13 + 10
                // + 19
                // Of those decided, the time up to ready: 30, 58, none, 0 and 0 days.
                "average: { of: all, in: days, until: ready, by: decided }           | 88 | 4 | 1 | 0",
                "median: { of: all, in: days, until: ready, by: decided }            | 15 | 1 | 1 | 0",
                "largest: { of: all, in: days, until: ready, by: decided }           | 58 | 1 | 1 | 0",
                "share: { of: all, within: 30 days, until: ready, by: decided }      | 3 | 4 | 1 | 0",
                "in time: { of: all, within: 29 days, until: ready, by: decided }    | 2 | 1 | 1 | 0",
                "late: { of: all, within: 30 days, until: ready, by: decided }       | 1 | 1 | 1 | 0",
                "share: { of: all, over: 29 days, until: ready, by: decided }        | 2 | 4 | 1 | 0",
                "decided: { of: all, up to: 29 days, until: ready, by: decided }     | 2 | 1 | 1 | 0",
                "average: { of: all, in: days, fastest: 60 pct., until: ready, by: decided } | 0 | 2 | 1 | 0",
                "average: { of: all, in: days }                                      | 188 | 5 | 0 | 0", // 60 + 71 + 28
                // + 10 + 19
                "average: { of: all, in: days, clock: gross }                        | 218 | 5 | 0 | 0",
                "share: { of: all, within: deadline }                                | 2 | 4 | 1 | 1", // 1 and 3; 5
                // overdue since
                // 1 May
                "overdue: { of: all, within: deadline }                              | 1 | 1 | 1 | 0", // 5; 6 is due
                // today; 8 has
                // none
                "share: { of: all, within: 5 working days before deadline }          | 1 | 4 | 1 | 2", // 3: by 27
                // March; 5 and 6
                "share: { of: all, within: 15 March }                                | 4 | 5 | 0 | 1", // not 4; 7's is
                // in 2024; 5 is
                // overdue
                "share: { of: all, within: 2023-03-13 }                              | 2 | 5 | 0 | 3",
                "share: { of: all, within: 30 days, from: ready, cohort: received }  | 3 | 5 | 1 | 1", // 5 is late; 6
                // and 8 too
                // young
                "decided: { of: all, over: 20 days, up to: 60 days }                 | 2 | 1 | 0 | 0", // 60 and 28
                "share: { of: all, over: 20 days, up to: 60 days }                   | 2 | 5 | 0 | 0",
                "share: { of: all, up to: 19 days, from: ready }                     | 2 | 4 | 1 | 0",
                "pending: { of: all, older than: 20 days, from: ready }              | 1 | 1 | 1 | 0", // 5; 8 is 11
                // days old, 6
                // not ready
                "pending age: { of: all, in: days, from: ready }                     | 285 | 2 | 1 | 0", // 274 + 11
                "median: { of: all, in: days, cases: pending }                       | 213 | 1 | 0 | 0", // 305, 213, 30
                "smallest: { of: all, in: days, from: ready }                        | 13 | 1 | 1 | 0",
                "largest: { of: all, in: days, from: ready }                         | 40 | 1 | 1 | 0",
                "average: { of: all, in: days, fastest: 60 pct. }                    | 57 | 3 | 0 | 0", // 10 + 19 + 28
                "average: { of: all, in: days, fastest: 99 pct. }                    | 117 | 4 | 0 | 0", // and 60: 4,95
                // are 4 whole
                // cases
                "average: { of: all, in: days, fastest: 1 pct. }                     | 10 | 1 | 0 | 0", // never none
                "sum: { of: all, number: persons, unit: personer }                   | 7 | 1 | 1 | 0", // 2 + 1 + 3 + 1;
                // 4 has none
                "sum: { of: all, number: persons, unit: personer, cases: received }  | 14 | 1 | 1 | 0",
                "sum: { of: all, number: persons, unit: personer, cases: pending }   | 7 | 1 | 0 | 0",
                "average: { of: all, number: persons, unit: personer }               | 7 | 4 | 1 | 0",
                "largest: { of: all, number: persons, unit: personer, cases: pending } | 4 | 1 | 0 | 0",
                "received: { of: all, which: { persons: { from: 2 } } }              | 4 | 1 | 0 | 0", // 1, 3, 6, 8
                "rate: { of: all, which: { persons: { from: 2 } }, cases: received } | 4 | 8 | 0 | 0",
                "rate: { of: all, which: { persons: { from: 2 } }, cases: pending }  | 2 | 3 | 0 | 0",
                // Of those with two persons or more: 1, 3, 6 and 8.
                "average: { of: all, which: { persons: { from: 2 } }, in: days }             | 88 | 2 | 0 | 0",
                "median: { of: all, which: { persons: { from: 2 } }, in: days }              | 44 | 1 | 0 | 0",
                "share: { of: all, which: { persons: { from: 2 } }, within: 30 days }        | 1 | 2 | 0 | 1",
                "overdue: { of: all, which: { persons: { from: 2 } }, within: 30 days }      | 1 | 1 | 0 | 0",
                "pending age: { of: all, which: { persons: { from: 2 } }, in: days }         | 243 | 2 | 0 | 0",
                "average: { of: all, which: { persons: { from: 2 } }, in: days, fastest: 90 pct. } | 28 | 1 | 0 | 0",
                "largest: { of: all, which: { persons: { from: 2 } }, in: days, cases: pending } | 213 | 1 | 0 | 0",
                "sum: { of: all, which: { persons: { from: 2 } }, number: persons, unit: personer } | 5 | 1 | 0 | 0",
                "decided: { of: all, which: { persons: { from: 2 } }, over: 20 days }        | 2 | 1 | 0 | 0",
                "pending: { of: all, which: { persons: { from: 2 } }, older than: 100 days } | 1 | 1 | 0 | 0",
                // Received in the year: in time are 2, 4 and 7, and late 1 and 5, which is pending.
                "in time: { of: all, within: 30 days, from: ready, cohort: received }        | 3 | 1 | 1 | 1",
                "late: { of: all, within: 30 days, from: ready, cohort: received }           | 2 | 1 | 1 | 1",
                // 3 and 4 of those whose 30 days have passed, and 1, 2, 5 and 6; those of 7 have not.
                "in time: { of: all, within: 30 days, cohort: received, counted: deadline passed } | 2 | 1 | 0 | 2",
                "late: { of: all, within: 30 days, cohort: received, counted: deadline passed } | 4 | 1 | 0 | 2",
                "constant: { value: 240, unit: dage }                                | 240 | 1 | 0 | 0",
                "deviation: { of: { average: { of: all, in: days } }, from: 40 }     | -2.4 | 1 | 0 | 0" // 37,6 - 40
            })
    void atTheEndOfTheYear(String rule, BigDecimal numerator, BigDecimal denominator, long lacking, long overdue) {
        Plan plan = plan(rule);

        Figure figure = given.figures(plan, "2023").get("1a 2023");

        assertThat(figure.numerator().setScale(6, RoundingMode.HALF_UP)).isEqualByComparingTo(numerator);
        assertThat(figure.denominator()).isEqualByComparingTo(denominator);
        assertThat(figure.lacking()).as("lacking").isEqualTo(lacking);
        assertThat(figure.overdue()).as("overdue").isEqualTo(overdue);
    }

    @Test
    void aReceivedCohortIsFollowedUnlessThePlanSaysOtherwise() {
        String within = "share: { of: all, within: 30 days, cohort: received";

        Figure followed = quarter(within + " }");
        Figure asOfTheColumnsEnd = quarter(within + ", as of: the column's end }");

        // Of cases 1 to 5: 3 (28 days) and 4 (10 days) are in time, and 5 is late since 31 March: 30 days after 1
        // March.
        assertThat(followed.numerator()).isEqualByComparingTo("2");
        assertThat(followed.denominator()).isEqualByComparingTo("5");
        // At the end of March, 30 days after its receipt, case 5 was not late yet.
        assertThat(asOfTheColumnsEnd.denominator()).isEqualByComparingTo("4");
        assertThat(asOfTheColumnsEnd.tooYoung()).isOne();
    }

    @Test
    void aQuarterBeginsWithWhatTheOneBeforeLeft() {
        Map<String, Figure> start =
                given.figures(given.measure("quarters: 2023\npending: { of: all, as of: the column's start }"), "2023");
        Map<String, Figure> kind = given.figures(
                given.measure(
                        "quarters: 2023\npending: { of: all, which: { persons: { from: 2 } }, as of: the column's start }"),
                "2023-Q3");

        // No case is known at all before the year. Then case 5, and from June on case 6.
        assertThat(start.get("1a 2023-Q1").missing()).contains(Figure.Missing.NO_CASES);
        assertThat(start.get("1a 2023-Q2").numerator()).isEqualByComparingTo("1");
        assertThat(start.get("1a 2023-Q3").numerator()).isEqualByComparingTo("2");
        assertThat(start.get("1a 2023-Q4").numerator()).isEqualByComparingTo("2");
        assertThat(start.get("1a 2023-Q4").at()).isEqualTo("2023-09-30");
        assertThat(start.get("1a 2023-Q4")
                        .preliminary(given.measure("quarters: 2023\npending: { of: all, as of: the column's start }")
                                .measure("1", "a")))
                .isFalse();
        assertThat(kind.get("1a 2023-Q3").numerator()).isEqualByComparingTo("1");
        assertThat(kind.get("1a 2023-Q4").missing()).contains(Figure.Missing.NOT_BEGUN);
    }

    private Figure quarter(String rule) {
        return given.figures(given.measure("quarters: 2023\n" + rule), "2023").get("1a 2023-Q1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "share: { of: all, within: 30 days, from: ready } | senest 30 dage efter \"Moden\"",
                "share: { of: all, within: 30 days, from: ready } | Sager uden \"Moden\" indgår ikke og er opgjort for sig.",
                "share: { of: all, within: 30 days, from: ready } | ikke trukket fra, da det ikke vides, om de ligger i den målte tid",
                "average: { of: all, which: { persons: { from: 2 } } } | for alle sager, hvor \"Personer\" er mindst 2, afgjort i perioden",
                "in time: { of: all, within: 30 days, cohort: received } | ntal af alle sager, modtaget i perioden, der er afgjort senest 30 dage efter modtagelsen (fulgt til opgørelsestidspunktet)",
                "late: { of: all, within: 30 days, cohort: received } | modtaget i perioden, hvis frist på 30 dage er overskredet (fulgt til opgørelsestidspunktet)",
                "pending: { of: all, as of: the column's start } | der var modtaget og ikke afgjort dagen før periodens begyndelse",
                "share: { of: all, within: deadline } | der er afgjort senest datoen i \"Frist\"",
                "share: { of: all, within: 15 December } | senest den førstkommende 15. december",
                "share: { of: all, within: 2 working days before deadline } | senest 2 arbejdsdage før \"Frist\"",
                "overdue: { of: all, within: deadline } | hvis frist på datoen i \"Frist\" var overskredet",
                "average: { of: all, fastest: 90 pct. } | de hurtigste 90 pct. af sagerne",
                "sum: { of: all, number: persons, unit: personer } | ummen af \"Personer\" for alle sager, afgjort i perioden",
                "average: { of: all, clock: gross } | Dage, hvor sagen har været sat i bero, er ikke trukket fra."
            })
    void theMethodSaysSo(String rule, String words) {
        Measure measure = plan(rule).measure("1", "a");

        assertThat(Method.of(measure, given.declaration())).contains(words.strip());
    }

    private Plan plan(String rule) {
        return given.measure("years: 2023\n" + rule.strip());
    }
}
