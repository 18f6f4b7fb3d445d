package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three loads of 2019, 2020 and 2021, each with an edition: the second corrects three cases and withdraws one, the third
 * withdraws another. Then what was known before June 2020 is removed.
 */
class PurgeCommandTest {

    private static final String NAME = "glemmestyrelsen";

    @TempDir
    private Path folder;

    private final Map<Integer, String> cases = new TreeMap<>();
    private final JdbcClient database = TestDatabase.client();
    private Office office;

    @BeforeEach
    void threeLoadsAndEditions() {
        office = Office.open(folder, NAME);
        TestFolder.change(office.own("cases.yaml"), "holds: all", "holds: all, rejects: at most 10 pct.");
        TestFolder.change(office.own("report.yaml"), "bilag.xlsx]", "bilag.xlsx]\n    case lists: [1a]");
        IntStream.rangeClosed(1, 20).forEach(number -> cases.put(number, row(number, "17-01-2022")));
        cases.put(21, "S-21;10-01-2022;09-01-2022;Klager;Nej"); // decided before it was received: rejected
        take(2019, "run");
        List.of(3, 4, 5).forEach(number -> cases.put(number, row(number, "14-03-2022")));
        cases.remove(6);
        take(2020, "correct", "--reason", "Fejl i datoer");
        cases.remove(7);
        take(2021, "correct", "--reason", "Trukket tilbage");
    }

    private static String row(int number, String decided) {
        return "S-" + number + ";10-01-2022;" + decided + ";Klager;Nej";
    }

    /** Loads the cases, and makes an edition of them, as if in January of a year. */
    private void take(int year, String command, String... more) {
        office.extract(cases.values());
        office.ok("load", NAME);
        LocalDate day = LocalDate.of(year, 1, 15);
        database.sql("UPDATE " + NAME + ".load SET finished = ? WHERE number = ?")
                .params(day, year - 2018)
                .update();
        office.reportOk(command, more);
        database.sql("UPDATE " + NAME + ".edition SET published = ? WHERE number = ?")
                .params(day, year - 2018)
                .update();
    }

    @Test
    void whatWasReplacedBeforeTheDayIsRemovedAndToldOf() {
        Path rejects = office.made("rejects/load-1-rejects.csv");
        Path lists = office.made("aarsrapport/2022/edition-1-internal");

        String told = office.ok("purge", NAME, "--before", "2020-06-01");

        assertThat(told).isEqualTo("""
                glemmestyrelsen, before 2020-06-01:
                  removed: 4 former versions of cases, and with them all there was of 1 withdrawn case; 2 values of rejected rows
                  deleted: %s
                  deleted: %s
                  deleted: %s
                  deleted: %s
                  kept: 18 cases as they are known now, and every edition
                Figures can be made no more as of load 1.
                Can be made again no more: aarsrapport at 2022 (plan 2022), edition 1; its documents are kept.
                """.formatted(
                        rejects,
                        office.made("rejects/load-2-rejects.csv"),
                        lists,
                        office.made("aarsrapport/2022/edition-2-internal")));
        assertThat(rejects).doesNotExist();
        assertThat(lists).doesNotExist();
        assertThat(office.made("aarsrapport/2022/edition-3-internal")).exists();
        assertThat(office.made("aarsrapport/2022/edition-1/maalrapportering.docx"))
                .exists();
        assertThat(count("cases")).isEqualTo(19); // of the third load one is withdrawn, and was known until then
        assertThat(count("cases WHERE case_number = 'S-6'")).isZero();
        assertThat(count("reject WHERE value IS NOT NULL AND load <= 2")).isZero();
        assertThat(count("reject WHERE reason LIKE 'decided before%'")).isEqualTo(3);
        assertThat(count("document")).isEqualTo(6);
    }

    @Test
    void anEditionWhoseCasesAreKeptIsMadeAgainAndTheOtherIsRefused() {
        office.ok("purge", NAME, "--before", "2020-06-01");

        assertThat(office.reportOk("reproduce", "--edition", "2")).contains("bilag.xlsx: the same");
        assertThat(office.reportOk("reproduce", "--edition", "3"))
                .contains("bilag.xlsx: the same", "sager-1a-2022.xlsx: the same");
        Terminal.Ended first = office.report("reproduce", "--edition", "1");
        assertThat(first.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(first.err())
                .startsWith("The cases as they were known once load 1 was in were purged on ")
                .contains("nothing can be made from them again");
    }

    @Test
    void figuresOfAPurgedLoadAreRefusedAndThoseOfOthersStay() {
        String second = office.ok("figures", NAME, "--at", "2022", "--as-of-load", "2");
        String newest = office.ok("figures", NAME, "--at", "2022");
        office.ok("purge", NAME, "--before", "2020-06-01");

        assertThat(office.ok("figures", NAME, "--at", "2022", "--as-of-load", "2"))
                .isEqualTo(second);
        assertThat(office.ok("figures", NAME, "--at", "2022")).isEqualTo(newest);
        for (String command : List.of("figures", "explain")) {
            String[] words = command.equals("figures")
                    ? new String[] {command, NAME, "--at", "2022", "--as-of-load", "1"}
                    : new String[] {command, NAME, "1a", "--at", "2022", "--as-of-load", "1"};
            assertThat(office.run(words).exit()).isEqualTo(Maaltal.REFUSED);
        }
    }

    @Test
    void theDifferenceBetweenEditionsIsStillToldWithoutTheCases() {
        assertThat(office.reportOk("diff", "1", "2")).contains("S-3", "S-6");
        office.ok("purge", NAME, "--before", "2020-06-01");

        assertThat(office.reportOk("diff", "1", "2"))
                .contains("1a 2022", "100 ", "they were purged")
                .doesNotContain("S-3", "S-6");
        assertThat(office.reportOk("diff", "2", "3")).contains("S-7").doesNotContain("purged");
    }

    @Test
    void aDryRunTellsTheSameAndRemovesNothing() {
        String told = office.ok("purge", NAME, "--before", "2020-06-01", "--dry-run");

        assertThat(told).contains("nothing is removed", "to be removed: 4 former versions of cases", "edition 1;");
        assertThat(count("cases")).isEqualTo(23);
        assertThat(office.made("rejects/load-1-rejects.csv")).exists();
        assertThat(office.reportOk("reproduce", "--edition", "1")).contains("sager-1a-2022.xlsx: the same");
    }

    @Test
    void aDayBeforeEverythingRemovesNothing() {
        assertThat(office.ok("purge", NAME, "--before", "2018-01-01")).contains("removed: 0 former versions");
        assertThat(office.reportOk("reproduce", "--edition", "1")).contains("the same");
    }

    @Test
    void aDayToComeAndAnUnknownInstitutionAreRefused() {
        Terminal.Ended later = office.run(
                "purge", NAME, "--before", LocalDate.now().plusDays(2).toString());
        assertThat(later.exit()).isEqualTo(Maaltal.WRONG);
        assertThat(later.err()).contains("is a day to come");
        assertThat(office.run("purge", NAME, "--before", "31-12-2020").err())
                .contains("\"31-12-2020\" is no day, such as 2021-01-01");

        Terminal.Ended nobody = office.run("purge", "ingenstyrelsen", "--before", "2020-01-01");
        assertThat(nobody.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(nobody.err()).contains("No cases of ingenstyrelsen are kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Glemmestyrelsen", "glemmestyrelsen !", "glemmestyrelse"})
    void aNameWrittenOtherwiseIsRefusedAndNothingIsRemovedAnywhere(String name) {
        Path lists = office.made("aarsrapport/2022/edition-1-internal");

        Terminal.Ended refused = office.run("purge", name, "--before", "2020-06-01");

        assertThat(refused.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(refused.err()).contains("No cases of " + name + " are kept", "expected \"glemmestyrelsen\"");
        assertThat(lists).exists();
        assertThat(count("case_list WHERE purged IS NOT NULL")).isZero();
        assertThat(count("cases")).isEqualTo(23);
    }

    private long count(String from) {
        return database.sql("SELECT count(*) FROM " + NAME + "." + from)
                .query(Long.class)
                .single();
    }
}
