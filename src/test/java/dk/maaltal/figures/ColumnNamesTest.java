package dk.maaltal.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Given;
import dk.maaltal.TestDatabase;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Plan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever columns are called, the figures over them are right. */
class ColumnNamesTest {

    private static final String LONG = "a very long column name that a controller may well choose ";

    @TempDir
    Path folder;

    @Test
    void boundsOnColumnsThatShareLongNamesAreToldApart() {
        Given given = new Given(folder)
                .column("A: { name: " + LONG + "first, number: decimal point }")
                .column("B: { name: " + LONG + "second, number: decimal point }")
                .population("p: { " + LONG + "first: { from: 5 } }")
                .population("q: { " + LONG + "second: { from: 5 } }")
                .population("both: { " + LONG + "first: { from: 5 }, " + LONG + "second: { from: 5 } }")
                .cases("2023-01-01;2023-02-01;9;1", "2023-01-01;2023-02-01;9;9", "2023-01-01;2023-02-01;1;1");

        Map<String, Figure> figures =
                given.figures(plan(given, "decided: { of: p }", "decided: { of: q }", """
                rate: { of: both, which: { %sfirst: { from: 9 } } }""".formatted(LONG)), "2023");

        assertThat(value(figures, "a")).isEqualByComparingTo("2");
        assertThat(value(figures, "b")).isEqualByComparingTo("1");
        assertThat(value(figures, "c")).isEqualByComparingTo("100");
    }

    @Test
    void boundsThatAreOneInLettersAreToldApart() {
        Given given = new Given(folder)
                .column("A: { name: amount, number: decimal point }")
                .column("B: { name: 5 amount, number: decimal point }")
                .population("p: { amount: { from: 1.5 } }")
                .population("q: { 5 amount: { from: 1 } }")
                .population("minus: { amount: { below: -1 } }")
                .cases("2023-01-01;2023-02-01;2;0", "2023-01-01;2023-02-01;-2;3", "2023-01-01;2023-02-01;2;0");

        Map<String, Figure> figures = given.figures(
                plan(given, "decided: { of: p }", "decided: { of: q }", "decided: { of: minus }"), "2023");

        assertThat(value(figures, "a")).isEqualByComparingTo("2");
        assertThat(value(figures, "b")).isEqualByComparingTo("1");
        assertThat(value(figures, "c")).isEqualByComparingTo("1");
    }

    /** Each is, or was, what a statement of ours calls a column of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "took",
                "start days",
                "overdue 1",
                "bound 1",
                "in time 4 weeks",
                "received in",
                "cases",
                "ended",
                "days",
                "known",
                "position",
                "numerator",
                "upto",
                "place",
                "rank",
                "age",
                "why",
                "due",
                "of kind",
                "clock start",
                "case",
                "c",
                "k",
                "queue",
                "cells 1",
                "text",
                "day",
                "line",
                "good"
            })
    void aColumnMayBeCalledWhatAStatementCallsItsOwn(String name) {
        Given given = new Given(folder)
                .column("Valideret: { name: validated, date: yyyy-MM-dd }")
                .column("X: { name: " + name + ", text: yes }")
                .column("N: { name: n, number: decimal point }")
                .population("x: { " + name + ": X }")
                .population("y: { " + name + ": Y, n: { from: 1 } }")
                .cases(
                        "2023-01-01;2023-01-11;2023-01-05;X;1",
                        "2023-01-01;2023-01-21;2023-01-05;X;1",
                        "2023-01-01;2023-03-31;2023-01-05;Y;1",
                        "2023-01-01;2023-03-31;2023-01-05;Y;0",
                        "2023-12-22;;2023-12-24;X;1");

        Plan plan = plan(
                given,
                "median: { of: x, in: days }",
                "pending age: { of: x, in: days }",
                "share: { of: x, within: { validated: 10 days, decided: 10 days } }",
                "share: { of: x, within: 4 weeks, leave out late: { " + name + ": Y } }",
                "rate: { of: all, which: { " + name + ": X } }",
                "decided: { of: y }");
        Map<String, Figure> figures = given.figures(plan, "2023");

        assertThat(value(figures, "a")).isEqualByComparingTo("15");
        assertThat(value(figures, "b")).isEqualByComparingTo("9");
        assertThat(value(figures, "c")).isEqualByComparingTo("50");
        assertThat(value(figures, "d")).isEqualByComparingTo("100");
        assertThat(value(figures, "e")).isEqualByComparingTo("50");
        assertThat(value(figures, "f")).isEqualByComparingTo("1");
        assertListsAgree(given, plan, figures);
    }

    /** The list of a figure's cases shows every declared date, beside columns of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {"numerator", "denominator", "due", "overdue", "left out", "too young", "why", "ended", "days"})
    void aDateMayBeCalledWhatAListCallsItsOwn(String name) {
        Given given = new Given(folder)
                .column("Dato: { name: " + name + ", date: yyyy-MM-dd, may be empty: yes }")
                .cases("2023-01-01;2023-01-11;2023-01-05", "2023-01-01;2023-03-21;", "2023-12-22;;");

        Plan plan = plan(given, "share: { of: all, within: 4 weeks }", "average: { of: all, in: days }");
        Map<String, Figure> figures = given.figures(plan, "2023");

        assertThat(value(figures, "a")).isEqualByComparingTo("50");
        assertThat(value(figures, "b")).isEqualByComparingTo("44.5");
        assertListsAgree(given, plan, figures);
    }

    private static void assertListsAgree(Given given, Plan plan, Map<String, Figure> figures) {
        CaseList list = given.list(plan);
        FigureRequest.of(plan, LocalDate.of(2023, 12, 31)).forEach(request -> {
            Figure figure = figures.get("1" + request.cell().measure() + " 2023");
            List<BigDecimal> sums = TestDatabase.client()
                    .sql("SELECT sum(numerator), sum(denominator) FROM ("
                            + list.sql(request, given.load(), given.table()) + ") AS list")
                    .query((row, n) -> Arrays.asList(row.getBigDecimal(1), row.getBigDecimal(2)))
                    .single();
            if (CaseList.isSum(request)) {
                assertThat(sums.get(0)).isEqualByComparingTo(figure.numerator());
            }
            if (CaseList.hasDenominator(request)) {
                assertThat(sums.get(1)).isEqualByComparingTo(figure.denominator());
            }
        });
    }

    @Test
    void aColumnMayBeCalledAnyWordOfPostgreSql() {
        List<String> words = TestDatabase.client()
                .sql("SELECT word FROM pg_get_keywords() ORDER BY word")
                .query(String.class)
                .list();
        String columns =
                words.stream().map(word -> "'A' AS " + SqlName.of(word)).collect(Collectors.joining(", "));
        String conditions = words.stream()
                .map(word -> ConditionSql.overCases(new Condition.OneOf(word, List.of("A")))
                        + "\nAND " + ConditionSql.overCases(new Condition.OneOf(word, List.of("A", "B")))
                        + "\nAND c." + SqlName.of(word) + " IS NOT NULL")
                .collect(Collectors.joining("\nAND "));

        assertThat(words).hasSizeGreaterThan(400);
        assertThat(TestDatabase.client()
                        .sql("SELECT count(*) FROM (SELECT " + columns + ") c WHERE " + conditions)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static Plan plan(Given given, String... measures) {
        StringBuilder plan = new StringBuilder("""
                plan: Resultatplan
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                """);
        for (int i = 0; i < measures.length; i++) {
            plan.append("      - { measure: ")
                    .append((char) ('a' + i))
                    .append(", title: Tabel, ")
                    .append(measures[i])
                    .append(", years: 2023 }\n");
        }
        return given.plan(plan.toString());
    }

    private static BigDecimal value(Map<String, Figure> figures, String measure) {
        return figures.get("1" + measure + " 2023").value().orElseThrow();
    }
}
