package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What piles up is taken away: extracts that were taken in go to an archive, and purge names and removes what is past its term. */
class ArchiveTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void operationsKeepAnArchive() {
        office = Office.open(folder, "arkiv-" + RUN);
        TestFolder.write(folder.resolve("sources.yaml"), office.name() + ":\n  archive: 400 days\n");
    }

    private String load(String file, String row) {
        TestFolder.write(office.own(file), "Sagsnr;Modtaget;Afgjort;Område;Haster\n" + row + "\n");
        return told("load");
    }

    private String told(String command, String... more) {
        return office.ok(Stream.concat(Stream.of(command, office.name()), Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private Path archive() {
        return TestDatabase.var("archive").resolve(office.name());
    }

    @Test
    void anExtractThatWasTakenInGoesToTheArchiveOnceALaterOneIs() throws IOException {
        load("sager-2022-01.csv", "1;03-01-2022;;Klager;Nej");
        assertThat(office.own("sager-2022-01.csv")).exists();
        // Never taken in: it stays.
        TestFolder.write(office.own("sager-2022-00.csv"), "Sagsnr;Modtaget;Afgjort;Område;Haster\n");
        load("sager-2022-02.csv", "1;03-01-2022;10-01-2022;Klager;Nej");

        assertThat(names(office.own("."))).containsExactly("sager-2022-00.csv", "sager-2022-02.csv");
        assertThat(names(archive())).containsExactly("load-1-sager-2022-01.csv");
        assertThat(told("purge")).contains("nothing is past its term");

        TestDatabase.client()
                .sql("UPDATE " + office.name().replace('-', '_') + ".load SET finished = ? WHERE number = 1")
                .param(LocalDate.now().minusDays(401))
                .update();
        assertThat(told("purge", "--dry-run")).contains("to be deleted: ", "load-1-sager-2022-01.csv");
        assertThat(names(archive())).hasSize(1);
        assertThat(told("purge")).contains("deleted: ", "load-1-sager-2022-01.csv");
        assertThat(names(archive())).isEmpty();
    }

    @Test
    void workbooksThatWereLaidAsideGoWithWhatIsPurged() throws IOException {
        load("sager-2022-01.csv", "1;03-01-2022;;Klager;Nej");
        Path old = Files.writeString(office.own("indberetning-2022-lagt-til-side-1.xlsx"), "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2020-05-01T10:00:00Z")));
        Path later = Files.writeString(office.own("indberetning-2022-lagt-til-side-2.xlsx"), "");

        assertThat(told("purge", "--before", "2021-01-01")).contains("deleted: ", "lagt-til-side-1");
        assertThat(old).doesNotExist();
        assertThat(later).exists();
    }

    @Test
    void withoutAnArchiveExtractsStayWhereTheyAre() throws IOException {
        Files.delete(folder.resolve("sources.yaml"));
        load("sager-2022-01.csv", "1;03-01-2022;;Klager;Nej");
        load("sager-2022-02.csv", "1;03-01-2022;10-01-2022;Klager;Nej");

        assertThat(names(office.own("."))).hasSize(2);
    }
}
