package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.SystemUser;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reports are owed on which day, and what "due" makes of them. */
class DueCommandTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openAnOffice(TestInfo test) {
        office = Office.open(
                folder,
                "due-" + RUN + "-"
                        + Math.abs(test.getTestMethod().orElseThrow().getName().hashCode() % 100_000));
        declare("made for: quarters\n    made from: 2022-Q1\n    due within: 21 days");
        takenOn("2023-01-05");
    }

    private void declare(String schedule) {
        TestFolder.write(
                office.own("report.yaml"),
                "reports:\n  aarsrapport:\n    documents: [overblik.html]\n    " + schedule + "\n");
    }

    /** An extract in which every goal is met, of a day. */
    private void takenOn(String day) {
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej", "2;03-05-2022;10-05-2022;Klager;Nej"));
        try {
            Files.setLastModifiedTime(office.own("sager-2022.csv"), FileTime.from(Instant.parse(day + "T10:00:00Z")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> due(String day, String... more) {
        return lines(office.run(Stream.concat(Stream.of("due", office.name(), "--as-of", day), Stream.of(more))
                .toArray(String[]::new)));
    }

    private List<String> lines(Terminal.Ended ended) {
        return ended.out()
                .lines()
                .filter(line -> line.startsWith(office.name()))
                .map(line -> line.substring(office.name().length()).strip().replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void everyQuarterThatIsOverIsMadeOnceOldestFirst() {
        assertThat(due("2022-07-22", "--dry-run"))
                .containsExactly(
                        "aarsrapport | 2022-Q1 | 2022-04-21 | late, ready",
                        "aarsrapport | 2022-Q2 | 2022-07-21 | late, ready");
        assertThat(office.made("aarsrapport")).doesNotExist();

        assertThat(due("2022-07-22"))
                .containsExactly(
                        "aarsrapport | 2022-Q1 | 2022-04-21 | done | edition 1, made now",
                        "aarsrapport | 2022-Q2 | 2022-07-21 | done | edition 1, made now");
        assertThat(office.made("aarsrapport/2022-Q1/edition-1/overblik.html")).exists();
        assertThat(due("2022-07-22")).allMatch(line -> line.endsWith("| done | edition 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-31, 0", // the quarter's last day is not over
        "2022-04-01, 1",
        "2023-01-01, 4",
        "2024-02-29, 4", // plan-2022 is the only one: later quarters wait for theirs
    })
    void theCalendarAloneSaysWhatIsOwed(String day, int ready) {
        List<String> owed = due(day, "--dry-run");

        assertThat(owed.stream().filter(line -> line.contains("ready"))).hasSize(ready);
    }

    @Test
    void aYearThatHasBegunWithoutAPlanIsTold() {
        takenOn("2024-01-05");

        assertThat(due("2023-01-01", "--dry-run"))
                .contains("2023 | - | waiting | for plan-2023.yaml: maaltal plan " + office.name()
                        + " --roll-forward 2023");
        assertThat(due("2023-04-01", "--dry-run"))
                .contains("aarsrapport | 2023-Q1 | 2023-04-21 | waiting | for plan-2023.yaml: maaltal plan "
                        + office.name() + " --roll-forward 2023");
    }

    @Test
    void aReportWaitsForAnExtractTakenAfterItsPoint() {
        takenOn("2022-04-15");

        assertThat(due("2022-07-05"))
                .containsExactly(
                        "aarsrapport | 2022-Q1 | 2022-04-21 | done | edition 1, made now",
                        "aarsrapport | 2022-Q2 | 2022-07-21 | waiting | for an extract taken after 2022-06-30; the newest is"
                                + " of 2022-04-15");
        takenOn("2022-07-06");
        assertThat(due("2022-07-06").get(1)).endsWith("done | edition 1, made now");
    }

    @Test
    void aReportWaitsUntilItCanBeMadeAndForEveryAnswer() {
        declare("made for: [2022]\n    earliest: 10 days");
        TestFolder.change(office.own("plan-2022.yaml"), "    title: Hurtig", "    remarks: Ingen.\n    title: Hurtig");
        Path plan = office.own("plan-2022.yaml");
        TestFolder.change(plan, "goals:", "reported:\n  sygefravær: { unit: dage, decimals: 1 }\ngoals:");
        TestFolder.change(
                plan,
                "  - goal: \"1\"",
                "  - goal: \"2\"\n    title: Fravær\n    measures:\n      - measure: a\n        title: Sygefravær\n"
                        + "        reported: sygefravær\n        years: 2022\n        target: at most 8\n  - goal: \"1\"");

        assertThat(due("2023-01-09"))
                .containsExactly("aarsrapport | 2022 | - | waiting | for 2023-01-10, the first day it can be made");
        // Its workbook is out the day after the point, all the same.
        assertThat(office.own("indberetning-2022.xlsx")).exists();
        assertThat(due("2023-01-10"))
                .singleElement()
                .asString()
                .contains("waiting | for 1 answer: Mål 2 a, 2022: ikke indberettet.");
        assertThat(office.run("due", office.name(), "--as-of", "2023-01-10").exit())
                .isZero();
    }

    @Test
    void aDraftIsMadeAndWaitsForApproval() {
        declare("made for: [2022]\n    approval: two\n    approvers: [" + SystemUser.NAME + ", anden]");

        assertThat(due("2023-01-10"))
                .containsExactly("aarsrapport | 2022 | - | made | for approval of draft 1 by two of " + SystemUser.NAME
                        + ", anden, made now");
        office.ok("approve", office.name(), "aarsrapport", "--at", "2022", "--edition", "1");
        assertThat(due("2023-01-10"))
                .containsExactly("aarsrapport | 2022 | - | made | for approval of draft 1 by one of anden; approved by "
                        + SystemUser.NAME);
    }

    @Test
    void whatFailsIsToldAndTriedAgainLaterAndHoldsUpNoOther() {
        Office other = Office.open(folder, office.name() + "-b");
        TestFolder.write(
                other.own("report.yaml"),
                "reports:\n  aarsrapport:\n    documents: [overblik.html]\n    made for: [2022]\n");
        other.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        TestFolder.write(office.own("sager-2022.csv"), "Sagsnr;Modtaget\n1;03-01-2022\n");

        Terminal.Ended ended = office.run("due", office.name(), other.name(), "--as-of", "2022-04-02");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out())
                .contains("failed", "1 attempt failed, the next is after 20", "the column \"Afgjort\" is missing");
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        // Not yet: it was tried a moment ago.
        assertThat(due("2022-04-02")).singleElement().asString().contains("failed | 1 attempt failed");
        TestDatabase.client()
                .sql("UPDATE " + office.name().replace('-', '_')
                        + ".due_attempt SET last = TIMESTAMPTZ '2020-01-01 00:00+00'")
                .update();
        assertThat(due("2022-04-02")).singleElement().asString().contains("done | edition 1, made now");
        assertThat(lines(office.run("due", other.name(), "--as-of", "2023-01-02")))
                .isNotEmpty()
                .allMatch(line -> line.contains("done"));
    }

    @Test
    void anInstitutionThatCannotBeReadIsTold() {
        TestFolder.write(office.own("cases.yaml"), "institution: [");

        Terminal.Ended ended = office.run("due", office.name());
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).contains("failed", "cases.yaml");
    }

    @Test
    void aPublishedReportThatWouldDifferNowIsToldAndNotCorrected() {
        declare("made for: [2022]");
        due("2023-01-10");
        office.extract(List.of("1;03-01-2022;10-11-2022;Klager;Nej", "2;03-05-2022;10-05-2022;Klager;Nej"));
        office.ok("load", office.name());

        for (int call = 1; call <= 2; call++) {
            assertThat(due("2023-01-11"))
                    .singleElement()
                    .asString()
                    .contains("done | edition 1; would now differ: 1a 2022: 100 -> 50, ", "(maaltal correct)");
        }
        assertThat(office.made("aarsrapport/2022/edition-2")).doesNotExist();
    }

    @Test
    void aStatusIsMadeEachNightInPlaceOfTheOneBefore() throws IOException {
        declare("made for: nights");
        takenOn("2022-06-02");
        assertThat(due("2022-06-02"))
                .containsExactly("aarsrapport | 2022-06-01 | - | done | status of the night, made now");
        Path status = office.made("aarsrapport/status/overblik.html");
        assertThat(status).content().contains("1. juni 2022").doesNotContain("UDKAST");

        assertThat(due("2022-06-03"))
                .singleElement()
                .asString()
                .contains("waiting | for an extract taken after 2022-06-02");
        takenOn("2022-06-03");
        due("2022-06-03");
        assertThat(status).content().contains("2. juni 2022");
        assertThat(TestDatabase.client()
                        .sql("SELECT count(*) FROM " + office.name().replace('-', '_') + ".edition")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void asJsonEveryFieldHasItsName() {
        assertThat(office.run("due", office.name(), "--as-of", "2022-04-02", "--dry-run", "--format", "json")
                        .out())
                .contains(
                        "\"report\" : \"aarsrapport\"",
                        "\"at\" : \"2022-Q1\"",
                        "\"due\" : \"2022-04-21\"",
                        "\"state\" : \"ready\"",
                        "\"late\" : false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "made for: quarters | quarters without a first one",
                "made for: weeks | made for",
                "made from: 2022-Q1 | a key without \"made for\"",
                "mail to: okonomi | a mail address",
                "copy to: [ud] | an absolute path",
                "gaps: yes | publish or draft",
                "approval: three | one or two",
            })
    void aScheduleThatCannotBeIsRefused(String written, String told) {
        declare(written);

        assertThat(office.run("check", office.name()).err()).contains("report.yaml", told);
    }

    @Test
    void aReportHasADueDayOfItsOwnBesideThePlans() throws IOException {
        declare("due within: 78 days\n  kvartal:\n    documents: [overblik.html]");
        Files.writeString(
                office.own("plan-2022.yaml"),
                "\nreporting: { within: 21 days, on a day off: next working day }\n",
                StandardOpenOption.APPEND);

        // 78 days after the last day of 2022 are Sunday 19 March, 21 days are Saturday 21 January.
        assertThat(office.ok("run", office.name(), "aarsrapport", "--at", "2022-Q4"))
                .contains("Late: the report was due 2023-03-20.");
        assertThat(office.ok("run", office.name(), "kvartal", "--at", "2022-Q4"))
                .contains("Late: the report was due 2023-01-23.");
        assertThat(office.ok("run", office.name(), "aarsrapport", "--at", "2022"))
                .contains("Late: the report was due 2023-03-20.");
    }
}
