package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What only time brings: columns that are delivered no more, case types with new names, plans that are rolled forward. */
class YearsGoByTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openAnOffice(TestInfo test) {
        office = Office.open(
                folder, "aar-" + RUN + "-" + Math.abs(test.getDisplayName().hashCode() % 10_000));
    }

    private void isNoLongerDelivered() {
        TestFolder.change(
                office.own("cases.yaml"), "yes/no: [Ja, Nej] }", "yes/no: [Ja, Nej], delivered until: 2022-06-30 }");
    }

    private void hasteIsMeasured() {
        TestFolder.change(office.own("cases.yaml"), "  klager: { area: Klager }", "  klager: { urgent: yes }");
    }

    /** The result of measure 1a in a year, as "figures" prints it. */
    private String result(String year) {
        return office.ok("figures", office.name(), "--at", "2023", "--plan", "2022")
                .lines()
                .filter(line -> line.matches("1 +a +" + year + " .*"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aColumnThatIsNoLongerDeliveredKeepsWhatWasKnownAndGivesNoFiguresOfLaterTimes() {
        hasteIsMeasured();
        office.extract(List.of(
                "1;04-01-2021;18-01-2021;Klager;Ja", // in time
                "2;04-01-2021;;Klager;Ja",
                "3;04-01-2021;18-01-2021;Klager;Nej"));
        office.ok("load", office.name());
        isNoLongerDelivered();
        TestFolder.write(office.own("sager-2023.csv"), """
                Sagsnr;Modtaget;Afgjort;Område
                1;04-01-2021;18-01-2021;Klager
                2;04-01-2021;01-12-2021;Klager
                3;04-01-2021;18-01-2021;Klager
                4;03-01-2022;17-01-2022;Klager
                """);

        assertThat(office.ok("load", office.name())).contains("cases new 1, changed 1, ended 0");
        // The case that was changed is urgent as before: 1 of 2 urgent cases was in time.
        assertThat(result("2021")).contains(" 50,0 ").contains(" 1 ").contains(" 2 ");
        assertThat(result("2022")).contains("a column it is made from was not delivered all that time");
        assertThat(office.reportOk("run"))
                .contains("1a 2022 has no result: \"Haster\" was not delivered all that time (cases.yaml)");
        assertThat(TestDatabase.client()
                        .sql("SELECT array_to_string(columns, ', ') FROM "
                                + office.name().replace('-', '_') + ".load ORDER BY number")
                        .query(String.class)
                        .list())
                .containsExactly("Sagsnr, Modtaget, Afgjort, Område, Haster", "Sagsnr, Modtaget, Afgjort, Område");
    }

    @Test
    void aColumnThatStandsEmptyAfterItsTimeIsAsIfItWereNotThere() {
        hasteIsMeasured();
        office.extract(List.of("1;04-01-2021;;Klager;Ja"));
        office.ok("load", office.name());
        isNoLongerDelivered();
        TestFolder.write(
                office.own("sager-2023.csv"),
                "Sagsnr;Modtaget;Afgjort;Område;Haster\n1;04-01-2021;18-01-2021;Klager;\n");
        office.ok("load", office.name());

        assertThat(result("2021")).contains(" 100 ");
    }

    @Test
    void aColumnThatIsMissedIsRefusedWithTheWayOut() {
        office.extract(List.of("1;04-01-2021;18-01-2021;Klager;Ja"));
        office.ok("load", office.name());
        TestFolder.write(
                office.own("sager-2023.csv"), "Sagsnr;Modtaget;Afgjort;Område\n1;04-01-2021;18-01-2021;Klager\n");

        assertThat(office.run("load", office.name()).err())
                .contains("the column \"Haster\" is missing", "say there \"delivered until: DAY\"");
    }

    @Test
    void daysOfDeliveryThatCannotBeAreRefused() {
        TestFolder.change(
                office.own("cases.yaml"),
                "yes/no: [Ja, Nej] }",
                "yes/no: [Ja, Nej], delivered from: 2022-07-01, delivered until: 2022-06-30 }");

        assertThat(office.run("check", office.name()).err()).contains("a day on or after 2022-07-01");
    }

    @Test
    void aRenamedCaseTypeIsToldWhenItIsLoadedAndWhenTheReportIsMade() {
        office.extract(List.of("1;04-01-2021;18-01-2021;Klager;Ja", "2;04-01-2021;18-01-2021;Klager;Ja"));
        office.ok("load", office.name());
        TestFolder.write(office.own("sager-2023.csv"), """
                Sagsnr;Modtaget;Afgjort;Område;Haster
                1;04-01-2021;18-01-2021;Klage;Ja
                2;04-01-2021;18-01-2021;Klage;Ja
                """);
        String told =
                "population klager holds no case; it held 2 as of load 1; \"Klager\" occurs no more in area, the nearest"
                        + " that does is \"Klage\"";

        assertThat(office.reportOk("run")).contains("About the cases:").contains(told);

        TestFolder.write(office.own("sager-2024.csv"), """
                Sagsnr;Modtaget;Afgjort;Område;Haster
                1;04-01-2021;18-01-2021;Klager;Ja
                2;04-01-2021;18-01-2021;Ankenævnssag;Ja
                """);
        office.ok("load", office.name());
        TestFolder.write(office.own("sager-2025.csv"), """
                Sagsnr;Modtaget;Afgjort;Område;Haster
                1;04-01-2021;18-01-2021;Byggesag;Ja
                2;04-01-2021;18-01-2021;Ankenævnssag;Ja
                """);
        assertThat(office.ok("load", office.name()))
                .contains(
                        "population klager holds no case; it held 1 as of load 3; \"Klager\" occurs no more in area, new"
                                + " there are \"Byggesag\"");
    }

    @Test
    void aTextOfAPopulationThatNoCaseEverHadIsToldWhenItIsLoadedAndChecked() {
        TestFolder.change(office.own("cases.yaml"), "{ area: Klager }", "{ area: Klagr }");
        office.extract(List.of("1;04-01-2021;18-01-2021;Klager;Ja"));
        String told = "population klager: \"Klagr\" names no case; the nearest that occurs in area is \"Klager\"";

        assertThat(office.ok("check", office.name())).doesNotContain("names no case");
        assertThat(office.ok("load", office.name()))
                .contains("About the cases:")
                .contains(told);
        assertThat(office.ok("check", office.name())).contains("  look at cases.yaml, " + told);

        TestFolder.change(office.own("cases.yaml"), "{ area: Klagr }", "{ area: Klager }");
        assertThat(office.ok("check", office.name())).doesNotContain("names no case");
    }

    @Test
    void aLoadThatChangesMostCasesIsAskedAbout() {
        office.extract(rows(100, "Klager"));
        office.ok("load", office.name());
        office.extract(Stream.concat(
                        rows(51, "Ansøgninger").stream(),
                        rows(100, "Klager").stream().skip(51))
                .toList());

        assertThat(office.run("load", office.name()).err())
                .contains("it changes 51 of 100 known cases, and cases.yaml allows at most 50 pct.")
                .contains("--accept-changed");
        assertThat(office.ok("load", office.name(), "--accept-changed")).contains("changed 51");

        office.extract(Stream.concat(
                        rows(50, "Klager").stream(),
                        rows(100, "Klager").stream()
                                .skip(50)
                                .map(row -> row.startsWith("51;") ? row.replace("Klager", "Ansøgninger") : row))
                .toList());
        assertThat(office.ok("load", office.name())).contains("changed 50");
    }

    @Test
    void aCorrectionSaysAtOnceWhatItChangedAndWhatItWasMadeFrom() {
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja", "2;04-01-2022;18-01-2022;Andet;Ja"));
        office.reportOk("run");
        office.extract(List.of("1;04-01-2022;18-01-2022;Klage;Ja", "2;04-01-2022;18-05-2022;Andet;Ja"));
        TestFolder.change(office.own("plan-2022.yaml"), "title: Hurtig behandling", "title: Hurtigere behandling");

        assertThat(office.reportOk("correct", "--reason", "Nye navne"))
                .containsSubsequence(
                        "edition 2",
                        "Cases as of load 2.",
                        "Changed since edition 1:",
                        "  1a 2022 has no result any more; it was 100 (no cases in the period)",
                        "  2 figures differ, 2 verdicts turned",
                        "  1a 2022: met -> missing",
                        "  1b 2022: met -> not met",
                        "  what it was made from differs in: load 2 instead of 1, jobs/" + office.name()
                                + "/plan-2022.yaml",
                        "  jobs/" + office.name()
                                + "/plan-2022.yaml has changed: the plan of 2022, a year that is over",
                        "goal");
        TestFolder.change(office.own("report.yaml"), "bilag.xlsx", "overblik.html");
        assertThat(office.reportOk("correct", "--reason", "Andet bilag"))
                .contains("every figure and every verdict is the same");
    }

    @Test
    void aCorrectionCanKeepTheCasesOfTheEditionBefore() {
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja"));
        office.reportOk("run");
        office.extract(List.of("1;04-01-2022;18-05-2022;Klager;Ja"));
        office.ok("load", office.name());
        TestFolder.change(office.own("plan-2022.yaml"), "title: Hurtig behandling", "title: Hurtigere behandling");

        assertThat(office.reportOk("correct", "--reason", "Ny titel", "--keep-cases"))
                .contains("Cases as of load 1.", "every figure and every verdict is the same", "Hurtigere behandling");
        assertThat(office.report("correct", "--reason", "x", "--keep-cases", "--as-of-load", "1")
                        .err())
                .contains("say different things");
    }

    @Test
    void aFaultInThePlanOfAnotherYearStopsNothingButWhatItIsAskedFor() throws Exception {
        Files.writeString(
                office.own("plan-2021.yaml"),
                Files.readString(office.own("plan-2022.yaml"))
                        .replace("2022", "2021")
                        .replace("klager", "ukendt"));
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja"));

        office.reportOk("run");
        assertThat(office.run("run", office.name(), "aarsrapport", "--at", "2021")
                        .err())
                .contains("plan-2021.yaml", "ukendt");
        assertThat(office.run("check", office.name()).err()).contains("plan-2021.yaml", "ukendt");
        assertThat(office.run("plan", office.name(), "--roll-forward", "2022").err())
                .contains("plan-2022.yaml");
    }

    @Test
    void aCorrectedYearIsOfferedToThePlansThatPublishItAndTheChoiceIsKept() throws Exception {
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja", "2;04-01-2022;18-05-2022;Klager;Ja"));
        office.reportOk("run");
        office.ok("plan", office.name(), "--roll-forward", "2023");
        assertThat(Files.readString(office.own("plan-2023.yaml"))).contains("published: { 2022: 50.0 }");
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja", "2;04-01-2022;18-01-2022;Klager;Ja"));
        office.reportOk("correct", "--reason", "Fejl i datoer");

        String told = "1 a was published as 50.0 for 2022, says the plan; edition 2 of aarsrapport at 2022 printed 100";
        assertThat(office.ok("run", office.name(), "aarsrapport", "--at", "2023-Q1"))
                .contains(told, "--plan 2023 --adopt-published\" or \"--keep-published\"");
        assertThat(office.ok("check", office.name())).contains(told);
        assertThat(office.ok("plan", office.name(), "--plan", "2023", "--keep-published"))
                .contains(told);
        assertThat(office.ok("check", office.name())).doesNotContain("published as");
        assertThat(office.ok("plan", office.name(), "--plan", "2023", "--keep-published"))
                .contains("or was settled");
        office.extract(List.of(
                "1;04-01-2022;18-01-2022;Klager;Ja",
                "2;04-01-2022;18-01-2022;Klager;Ja",
                "3;04-01-2022;18-06-2022;Klager;Ja"));
        office.reportOk("correct", "--reason", "Glemt sag");

        assertThat(office.ok("plan", office.name(), "--plan", "2023", "--adopt-published"))
                .contains(
                        "1 a was published as 50.0 for 2022, says the plan; edition 3 of aarsrapport at 2022 printed 66.7");
        assertThat(Files.readString(office.own("plan-2023.yaml"))).contains("published: { 2022: 66.7 }");
        office.ok("check", office.name());
    }

    @Test
    void rollingForwardTellsWhatStaysAndShouldPerhapsNot() throws Exception {
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja"));
        office.ok("load", office.name());
        Files.writeString(office.own("plan-2022.yaml"), """
                # Aftalt den 3. december 2021.
                plan: Prøveplan 2022
                year: 2022
                goals:
                  - goal: "1"
                    title: Hurtig behandling i 2022
                    remarks: Målet er nyt.
                    text: Det gælder hele 2022.
                    measures:
                      - measure: a
                        title: Klager behandlet inden for 4 uger
                        share: { of: klager, within: 4 weeks }
                        years: 2021-2022
                        published: { 2019: 80.0 }
                        target: at least 90.0
                  - goal: "2"
                    title: Handlingsplan
                    measures:
                      - measure: a
                        title: Planen
                        milestone:
                          - { part: Planen er vedtaget, due: 2022-06-30 }
                """);
        office.ok("workbook", office.name(), "--at", "2022");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(office.own("indberetning-2022.xlsx")))) {
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Status")
                    .setCellValue("Udført");
            FinanceOfficer.cell(workbook, "Milepæle", "Planen er vedtaget", "Udført den")
                    .setCellValue(LocalDate.of(2022, 5, 2));
            try (OutputStream out = Files.newOutputStream(office.own("indberetning-2022.xlsx"))) {
                workbook.write(out);
            }
        }
        office.reportOk("run");

        assertThat(office.ok("plan", office.name(), "--roll-forward", "2023"))
                .contains(
                        // Of the new plan, which has a line more: how last year came out.
                        "the comment names a year up to 2022: line 1\n",
                        "the title still names 2022: line 7\n",
                        "the remarks are still those of 2022: line 8\n",
                        "the text still names 2022: line 9\n",
                        "2021 falls out of the table of 1 a\n",
                        "goal 1, measure a: published has 2019, which the table does not show\n",
                        "goal 2, measure a: \"Planen er vedtaget\" was done on 2022-05-02, and stands as a part of next"
                                + " year's\n");
    }

    @Test
    void aReportThatIsMadeAfterItsDayIsLateOnce() {
        TestFolder.change(
                office.own("plan-2022.yaml"),
                "year: 2022\n",
                "year: 2022\nreporting: { within: 21 days, year within: 75 days, on a day off: next working day }\n");
        office.extract(List.of("1;04-01-2022;18-01-2022;Klager;Ja"));

        // 75 days after 31 December 2022 are 16 March 2023, a Thursday.
        assertThat(office.reportOk("run")).contains("Late: the report was due 2023-03-16.");
        assertThat(office.reportOk("run")).doesNotContain("Late").doesNotContain("is due");
        // 21 days after 31 March 2022 are 21 April, a Thursday.
        assertThat(office.ok("run", office.name(), "aarsrapport", "--at", "2022-Q1"))
                .contains("Late: the report was due 2022-04-21.");
        TestFolder.change(office.own("plan-2022.yaml"), "title: Hurtig behandling", "title: Hurtigere behandling");
        assertThat(office.reportOk("correct", "--reason", "Titel")).doesNotContain("Late");
    }

    private static List<String> rows(int cases, String type) {
        return IntStream.rangeClosed(1, cases)
                .mapToObj(i -> i + ";04-01-2021;18-01-2021;" + type + ";Ja")
                .toList();
    }
}
