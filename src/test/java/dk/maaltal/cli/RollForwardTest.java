package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.plan.LastYear;
import dk.maaltal.rollforward.RollForward;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next year's plan, begun from a copy of the real plans after the year-end reports have been made. */
class RollForwardTest {

    private static final String ANKESTYRELSEN = "ankestyrelsen";

    @TempDir
    static Path folder;

    private static Path jobs;
    private static MadeReport year;
    private static Terminal.Ended rolled;
    private static List<String> before;
    private static List<String> after;

    @BeforeAll
    static void rollThePlansForward() throws IOException {
        jobs = folder.resolve("jobs");
        copy(Path.of("jobs"), jobs);
        for (String institution : List.of(ANKESTYRELSEN, "nationalt-center-for-etik")) {
            MadeReport.forgetSample(institution);
        }
        year = MadeReport.run(folder.resolve("out"), ANKESTYRELSEN, "aarsrapport", "2023", options());
        rolled = roll(ANKESTYRELSEN, 2024);
        assertThat(rolled.exit()).as(rolled.err()).isZero();
        before = Files.readAllLines(jobs.resolve(ANKESTYRELSEN).resolve("plan-2023.yaml"));
        after = Files.readAllLines(jobs.resolve(ANKESTYRELSEN).resolve("plan-2024.yaml"));
    }

    private static String[] options() {
        return new String[] {"--demo", "--jobs", jobs.toString()};
    }

    private static Terminal.Ended roll(String institution, int to) {
        return Terminal.run(
                "plan", institution, "--roll-forward", Integer.toString(to), "--demo", "--jobs", jobs.toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }

    @Test
    void rowsOfOneNameHaveTheirResultsEach() {
        String next = RollForward.of(
                """
                plan: Plan 2023
                year: 2023
                goals:
                  - goal: "1"
                    title: Mål
                    measures:
                      - measure: a
                        title: Frister
                        share: {}
                        years: 2022-2023
                        rows:
                          Klager:
                            Tilsyn:
                              - { of: tilsyn, within: 6 months }
                              - of: tilsyn
                                within: 12 months
                          Tvang: { of: tvang, within: 8 weeks }
                """,
                FinancialYear.CALENDAR,
                2023,
                2024,
                new RollForward.Published(
                        Map.of(
                                "1 a1", Map.of(2023, new BigDecimal("70.0")),
                                "1 a2", Map.of(2023, new BigDecimal("90.0")),
                                "1 a3", Map.of(2023, new BigDecimal("97.0"))),
                        Map.of()),
                Optional.of(new LastYear(1, 3, Optional.of(new BigDecimal("33.3")))));

        assertThat(next).startsWith("""
                plan: Plan 2024
                year: 2024
                last year: { met: 1, of: 3, fulfilment: 33.3 }
                goals:
                """);

        assertThat(next).contains("""
                        Tilsyn:
                              - { of: tilsyn, within: 6 months, published: { 2023: 70.0 } }
                              - of: tilsyn
                                published: { 2023: 90.0 }
                                within: 12 months
                          Tvang: { of: tvang, within: 8 weeks, published: { 2023: 97.0 } }
                """.strip());
    }

    @Test
    void lastYearIsReplacedByThisOneOrGoes() {
        String plan = """
                plan: Plan 2023
                year: 2023
                last year: { met: 2, of: 2, fulfilment: 100.0 }   # as signed
                goals: []
                """;
        RollForward.Published none = new RollForward.Published(Map.of(), Map.of());

        assertThat(RollForward.of(
                        plan,
                        FinancialYear.CALENDAR,
                        2023,
                        2024,
                        none,
                        Optional.of(new LastYear(0, 2, Optional.empty()))))
                .contains("\nlast year: { met: 0, of: 2 }   # as signed\ngoals: []");
        assertThat(RollForward.of(plan, FinancialYear.CALENDAR, 2023, 2024, none, Optional.empty()))
                .doesNotContain("last year:")
                .contains("goals: []");
    }

    @Test
    void theNewPlanSaysHowTheGoalsCameOut() {
        // The signed plan's own result: 13 of its 14 goals, 92,9 per cent.
        assertThat(after).contains("last year: { met: 13, of: 14, fulfilment: 92.9 }");
    }

    @Test
    void theNewPlanReadsWithoutProblems() {
        Terminal.Ended check = Terminal.run("check", ANKESTYRELSEN, "--jobs", jobs.toString());

        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out())
                .contains(
                        "plan-2023.yaml: Resultatplan 2023, 14 goals, 21 measures",
                        "plan-2024.yaml: Resultatplan 2024, 14 goals, 21 measures");
    }

    @Test
    void itSaysWhichEditionTheResultsAreOf() {
        assertThat(rolled.out()).contains("Results published from edition 1 of aarsrapport at 2023.");
    }

    @Test
    void theYearsMoveOn() {
        assertThat(after).contains("plan: Resultatplan 2024", "year: 2024");
        assertThat(moved(before))
                .containsExactlyElementsOf(after.stream()
                        .filter(line -> line.matches(" +years: .*"))
                        .toList());
    }

    /** The lines of years, a year later; reckoned by adding one to every number of four digits. */
    private static List<String> moved(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(" +years: .*"))
                .map(line -> Pattern.compile("\\d{4}")
                        .matcher(line)
                        .replaceAll(each -> "" + (Integer.parseInt(each.group()) + 1)))
                .toList();
    }

    @Test
    void resultsArePublishedAsTheYearEndEditionPrintedThem() throws IOException {
        int compared = 0;
        for (Map.Entry<String, Map<Integer, String>> published :
                publishedByTitle().entrySet()) {
            String sheet = published.getKey();
            List<String> rows = year.sheet(sheet);
            String[] years = rows.get(0).split("\\|", -1);
            String[] results = rows.get(rows.size() - 1).split("\\|", -1);
            for (int column = 1; column < years.length; column++) {
                String printed = results[column];
                int of = Integer.parseInt(years[column].replace("*", ""));
                String expected = published.getValue().get(of);
                if (expected != null) {
                    assertThat(printed.replace(".", "").replace(',', '.'))
                            .as(sheet + " " + of)
                            .isEqualTo(expected);
                    compared++;
                }
            }
        }
        // 1.1 a, b, c, 1.2, 1.4, 1.6 a, b with 2022 and 2023; 1.3 and the two of 2.1 with 2023.
        assertThat(compared).isEqualTo(7 * 2 + 3);
    }

    /** What the new plan says was published of its measures, by the name of their sheets. */
    private static Map<String, Map<Integer, String>> publishedByTitle() {
        Map<String, Map<Integer, String>> published = new TreeMap<>();
        String goal = "";
        String measure = "";
        for (String line : after) {
            Matcher ofGoal = Pattern.compile("  - goal: \"(.*)\"").matcher(line);
            Matcher ofMeasure = Pattern.compile("      - measure: (.)").matcher(line);
            Matcher results = Pattern.compile("        published: \\{ (.*) }").matcher(line);
            if (ofGoal.matches()) {
                goal = ofGoal.group(1);
            } else if (ofMeasure.matches()) {
                measure = ofMeasure.group(1);
            } else if (results.matches()) {
                Map<Integer, String> years = published.computeIfAbsent(goal + measure, name -> new TreeMap<>());
                for (String each : results.group(1).split(", ")) {
                    years.put(Integer.parseInt(each.substring(0, 4)), each.substring(6));
                }
            }
        }
        return published;
    }

    @Test
    void aReportedValueIsPublishedWhereItIsDeclared() {
        // The sample answers of 2023; what was published before stays.
        assertThat(publishedOf("Ankestyrelsens kritikprocent:")).isEqualTo("{ 2020: 0.7, 2021: 0.1, 2023: 0.4 }");
        assertThat(publishedOf("Statens kritikprocent:")).isEqualTo("{ 2020: 2.5, 2021: 1.5, 2023: 1.8 }");
        assertThat(publishedOf("Sygefravær:")).isEqualTo("{ 2021: 6.8, 2022: 9.8, 2023: 9.6 }");
        assertThat(publishedOf("Statens sygefravær:")).isEqualTo("{ 2023: 8.1 }");
    }

    private static String publishedOf(String value) {
        return after.stream()
                .dropWhile(line -> !line.equals("  " + value))
                .filter(line -> line.startsWith("    published: "))
                .findFirst()
                .map(line -> line.substring("    published: ".length()))
                .orElse("");
    }

    @Test
    void everyOtherLineIsWordForWordAsItWas() {
        List<String> kept = before.stream().filter(line -> !isOfYears(line)).toList();
        assertThat(after.stream().filter(line -> !isOfYears(line))).containsExactlyElementsOf(kept);
        assertThat(kept).hasSizeGreaterThan(400);
        assertThat(comments(after)).isEqualTo(comments(before));
    }

    /** The lines that a later year must change. */
    private static boolean isOfYears(String line) {
        return line.matches(
                        "(plan|year|last year|        years|        target|        period|        marks|\\s+published): ?.*")
                || line.matches(" {10}20\\d\\d-20\\d\\d:");
    }

    private static List<String> comments(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("#.*|.*\\s#.*"))
                .map(line -> line.substring(line.indexOf('#')))
                .toList();
    }

    @Test
    void aNewLastYearHasNoTargetUntilSomebodyWritesOne() {
        assertThat(after)
                .contains(
                        "        target: { 2022: at most 14.0, 2023-2026: at most 13.0 }",
                        "        target: { 2022: at most 25.0, 2023: at most 20.0, 2024-2026: at most 19.5 }");
        assertThat(rolled.out())
                .contains(
                        "goal 1.2, measure a: no target for 2027",
                        "goal 1.4, measure a: no target for 2027",
                        "goal 1.6, measure b: no target for 2027");
    }

    @Test
    void aSecondTimeIsRefusedAndLeavesThePlanAsItIs() throws IOException {
        Terminal.Ended again = roll(ANKESTYRELSEN, 2024);

        assertThat(again.exit()).isNotZero();
        assertThat(again.err()).contains("plan-2024.yaml", "a plan that is there already");
        assertThat(Files.readAllLines(jobs.resolve(ANKESTYRELSEN).resolve("plan-2024.yaml")))
                .isEqualTo(after);
    }

    @Test
    void aPlanWithSharedGoalsMovesItsOwnGoalsOnly() throws IOException {
        MadeReport.run(folder.resolve("out"), "nationalt-center-for-etik", "opgoerelse", "2024", options());
        Terminal.Ended next = roll("nationalt-center-for-etik", 2025);

        assertThat(next.exit()).as(next.err()).isZero();
        assertThat(next.out()).contains("shared goals still come from koncernmaal-2024.yaml");
        String plan = Files.readString(jobs.resolve(Path.of("nationalt-center-for-etik", "plan-2025.yaml")));
        assertThat(plan)
                .contains("goals from: ../koncern-indenrigs-og-sundhed/koncernmaal-2024.yaml")
                .contains("published: { 2024: 4 }", "published: { 2024: 3 }") // Erfagruppemøder and ACT EU-aktiviteter
                .contains("due: 2025-12-31");
        assertThat(Terminal.run("check", "nationalt-center-for-etik", "--jobs", jobs.toString())
                        .exit())
                .isZero();
    }
}
