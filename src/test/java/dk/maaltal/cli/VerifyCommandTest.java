package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Checksum;
import dk.maaltal.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was changed after it was published shows, wherever it was changed. */
class VerifyCommandTest {

    private static final String NAME = "efterproeves";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void threeEditions() {
        office = Office.open(folder, NAME);
        office.extract(List.of("1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;12-04-2022;Klager;Nej"));
        office.reportOk("run");
        office.extract(List.of("1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;13-01-2022;Klager;Nej"));
        office.reportOk("correct", "--reason", "Rettet");
        office.extract(List.of("1;10-01-2022;18-01-2022;Klager;Nej", "2;10-01-2022;13-01-2022;Klager;Nej"));
        office.reportOk("correct", "--reason", "Rettet igen");
    }

    @Test
    void whatIsAsPublishedIsInOrderAndEachManifestHoldsThatBeforeIt() throws IOException {
        assertThat(office.ok("verify", NAME)).contains(NAME + ": 3 editions, all as published");

        Path first = office.made("aarsrapport/2022/edition-1/manifest.json");
        assertThat(Files.readString(office.made("aarsrapport/2022/edition-2/manifest.json")))
                .contains("\"sha256_of_previous_manifest\" : \"" + Checksum.of(first) + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "UPDATE document SET content = content || 'x'::bytea WHERE name = 'bilag.xlsx' AND edition = (SELECT id FROM edition WHERE number = 1)~edition 1: the document bilag.xlsx in the database",
                "UPDATE figure SET result = 99 WHERE edition = (SELECT id FROM edition WHERE number = 2)~edition 2: the figures or verdicts",
                "UPDATE goal_verdict SET verdict = 'MET' || verdict WHERE edition = (SELECT id FROM edition WHERE number = 3)~edition 3: the figures or verdicts",
                "UPDATE edition SET reason = 'En anden' WHERE number = 2~edition 3: the record of the edition published before it",
                "UPDATE edition SET published = NULL, place = NULL WHERE number = 2~edition 2: it is gone",
                "UPDATE edition SET previous = NULL WHERE number = 3~edition 3: the edition published before it is gone"
            })
    void aChangeInTheDatabaseShows(String change, String told) throws SQLException {
        try (Connection connection = TestDatabase.server().address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + NAME + "; " + change);
        }

        Terminal.Ended ended = office.run("verify", NAME);

        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(Maaltal.FAILED);
        assertThat(ended.out()).contains("NOT ALL AS PUBLISHED", told);
    }

    @Test
    void aChangeInAFolderShows() throws IOException {
        Path edition = office.made("aarsrapport/2022/edition-2");
        Files.writeString(edition.resolve("bilag.xlsx"), "x", StandardOpenOption.APPEND);
        Files.delete(edition.resolve("maalrapportering.docx"));
        Files.writeString(edition.resolve("andet.docx"), "x");

        assertThat(office.run("verify", NAME).out())
                .contains("bilag.xlsx is not the file that was published")
                .contains("maalrapportering.docx is gone")
                .contains("andet.docx does not belong there");
    }

    @Test
    void aChangedEditionIsNotGoneOnFrom() {
        TestDatabase.client()
                .sql("UPDATE " + NAME + ".figure SET result = 99 WHERE edition = (SELECT id FROM " + NAME
                        + ".edition WHERE number = 3)")
                .update();
        office.extract(List.of("1;10-01-2022;19-01-2022;Klager;Nej", "2;10-01-2022;13-01-2022;Klager;Nej"));

        assertThat(List.of(
                        office.report("correct", "--reason", "Igen"),
                        office.report("run"),
                        office.report("reproduce", "--edition", "3"),
                        office.report("diff", "2", "3")))
                .allSatisfy(ended -> {
                    assertThat(ended.exit()).isEqualTo(Maaltal.REFUSED);
                    assertThat(ended.err())
                            .contains("was changed after it was published")
                            .contains("maaltal verify");
                });
    }
}
