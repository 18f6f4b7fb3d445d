package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises that cannot be broken or kept are told by check: those that contradict themselves are refused. */
class PromisesTest {

    @TempDir
    Path jobs;

    private Path folder;

    @BeforeEach
    void anInstitutionWithCases() throws Exception {
        folder = Files.createDirectories(jobs.resolve("promises"));
        write("cases.yaml", """
                institution: Mini
                extract: { files: sager-*.csv, holds: all }
                columns:
                  Nr:       { is: case number }
                  Modtaget: { is: received, date: yyyy-MM-dd }
                  Afgjort:  { is: decided, date: yyyy-MM-dd, may be empty: yes }
                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "share: { of: all, within: 8 weeks }, target: at least 105.0 | found 105.0, which no result can be; expected numbers from 0 to 100",
                "share: { of: all, within: 8 weeks }, target: above 100 | found a comparison that no result can pass",
                "share: { of: all, within: 8 weeks }, target: at most 120 | found 120, which no result can be",
                "rate: { of: all, which: { decided: { from: 2023-01-01 } } }, target: below 0 | found a comparison that no result can pass",
                "average: { of: all }, target: at most -1 | found -1, which no result can be; expected numbers of 0 or more",
                "decided: { of: all }, target: below 0 | found a comparison that no result can pass",
                "reported: score, target: at least 5.5 | found 5.5, which no result can be; expected numbers from 1 to 5",
                "share: { of: all, within: 8 weeks }, target: { at least: 95.0, partly: at least 97.0 } | found a \"partly\" that is no easier",
                "share: { of: all, within: 8 weeks }, target: { at least: 95.0, partly: at least 95.0 } | found a \"partly\" that is no easier",
                "average: { of: all }, target: { at most: 12, partly: at most 10 } | found a \"partly\" that is no easier",
                "reported: balance, target: { within: 2, partly: within 1 } | found a \"partly\" that is no easier",
                "reported: balance, beside: { Stat: { reported: other } }, target: { below: Stat, partly: { below: Stat, by at least: 2 } } | found a \"partly\" that is no easier",
                "share: { of: all, within: 8 weeks }, target: { any of: [at least 90, above 100] } | found a comparison that no result can pass",
                "ratio: { of: { pending: { of: all } }, per: { reported: balance }, unit: pct. }, target: below 1.0 | found sager divided by mio. kr. as a percentage",
                "ratio: { of: { pending: { of: all } }, per: { decided: { of: all } }, unit: '%' }, target: below 1.0 | expected \"pct.\" for a hundred times the quotient",
                "ratio: { of: { pending: { of: all } }, per: { decided: { of: all } }, unit: promille }, target: below 1.0 | expected \"pct.\" for a hundred times the quotient",
            })
    void aContradictionIsRefused(String measure, String told) throws Exception {
        plan("{ measure: a, title: T, years: 2022-2023, " + measure + " }");

        Terminal.Ended ended = check();

        assertThat(ended.exit()).as(ended.out()).isEqualTo(2);
        assertThat(ended.err()).contains("plan-2023.yaml").contains(told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "share: { of: all, within: 8 weeks }, target: at least 90, unit heading: Mio. kr. | the heading \"Mio. kr.\" stands over results in pct.",
                "share: { of: all, within: 8 weeks }, target: at least 90, unit heading: Antal uger | the heading \"Antal uger\" stands over results in pct.",
                "share: { of: all, within: 8 weeks }, target: at least 0 | every result keeps the promise, so it promises nothing (at least 0)",
                "share: { of: all, within: 8 weeks }, target: at most 100 | every result keeps the promise, so it promises nothing (at most 100)",
                "pending: { of: all }, target: at least 0 | every result keeps the promise",
                "reported: score, target: at most 5 | every result keeps the promise",
                "share: { of: all, within: 8 weeks }, target: { any of: [at least 50, below 60] } | every result keeps the promise",
                "share: { of: all, within: 8 weeks }, target: at least 0.97 | is 97 meant?",
                "decided: { of: all }, target: { 2022: at least 5 } | there are targets and none for 2023",
                "milestone: [{ part: Plan klar, due: 2024-02-15 }] | \"Plan klar\" is due on 2024-02-15, after the last report",
            })
    void whatIsMerelyOddIsToldAndAccepted(String measure, String told) throws Exception {
        plan("{ measure: a, title: T, " + (measure.startsWith("milestone") ? "" : "years: 2022-2023, ") + measure
                + " }");

        Terminal.Ended ended = check();

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out())
                .contains("look at plan-2023.yaml, goal 1, measure a: ")
                .contains(told);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "share: { of: all, within: 8 weeks }, target: at least 100.0",
                "share: { of: all, within: 8 weeks }, target: { at least: 95.0, partly: at least 90.0 }",
                "pending: { of: all }, target: at most 0",
                "late: { of: all, within: 8 weeks }, target: below 1",
                "reported: balance, target: { within: 2, partly: within 5 }",
                "reported: balance, target: { any of: [at most 3, { below: 5 }], partly: { within: 9 } }",
                "deviation: { of: { decided: { of: all } }, from: the year before, in: pct. }, target: at least -5",
                "ratio: { of: { pending: { of: all } }, per: { decided: { of: all } }, unit: pct. }, target: below 120",
            })
    void anOrdinaryPromiseIsNotRemarkedOn(String measure) throws Exception {
        plan("{ measure: a, title: T, years: 2022-2023, " + measure + " }");

        Terminal.Ended ended = check();

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).doesNotContain("look at");
    }

    @Test
    void pointsThatDoNotAddUpToAHundredAreTold() throws Exception {
        write("plan-2023.yaml", """
                plan: A
                year: 2023
                scoring: points
                goals:
                  - { goal: "1", title: Et, points: 60, measures: [{ measure: a, title: T, assessment: met or not }] }
                  - { goal: "2", title: To, points: 35, measures: [{ measure: a, title: T, assessment: met or not }] }
                """);

        assertThat(check().out()).contains("look at plan-2023.yaml, the points of all goals add up to 95, not to 100");
    }

    @Test
    void aPercentageOfTwoCountsIsAHundredTimesTheirQuotient() throws Exception {
        plan(
                "{ measure: a, title: Ældre, years: 2023, ratio: { of: { pending: { of: all, older than: 6 months } }, per:"
                        + " { pending: { of: all } }, unit: pct. }, target: below 20.0 }");
        Path extract = TestFolder.write(
                jobs.resolve("sager.csv"),
                "Nr;Modtaget;Afgjort\n1;2023-01-02;\n2;2023-11-01;\n3;2023-11-02;\n4;2023-11-03;\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Terminal.run("load", "promises", "--from", extract.toString(), "--jobs", jobs.toString())
                        .exit())
                .isZero();

        // 1 of 4 pending cases is older than six months: 25 pct., and not 0.25, which would be below 20.
        assertThat(Terminal.run("figures", "promises", "--at", "2023", "--jobs", jobs.toString())
                        .out())
                .containsPattern("1 +a +2023 +25,0 +< 20\\.0 +pct\\.")
                .contains("not met");
    }

    private void plan(String measure) throws Exception {
        write("plan-2023.yaml", """
                plan: Plan
                year: 2023
                reported:
                  score: { unit: point, valid: { from: 1, to: 5 } }
                  balance: { unit: mio. kr. }
                  other: { unit: mio. kr. }
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - %s
                """.formatted(measure));
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }

    private Terminal.Ended check() {
        return Terminal.run("check", "promises", "--jobs", jobs.toString());
    }
}
