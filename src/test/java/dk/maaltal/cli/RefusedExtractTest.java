package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of an extract that was refused is to be read beside it. */
class RefusedExtractTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String HEADINGS = "Sagsnr;Modtaget;Afgjort;Område;Haster\n";

    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void openAnOffice() {
        office = Office.open(
                folder, "afvist-" + Long.toString(System.currentTimeMillis(), 36) + "-" + NAMES.incrementAndGet());
    }

    private Path deliver(String file, String rows) {
        return TestFolder.write(office.own(file), HEADINGS + rows + "\n");
    }

    private static String cases(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> i + ";03-01-2022;10-01-2022;Klager;Nej")
                .collect(Collectors.joining("\n"));
    }

    private Path note(String file) {
        return office.own(file + ".refused.txt");
    }

    private Terminal.Ended refused(String... words) {
        Terminal.Ended ended = office.run(words);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(3);
        return ended;
    }

    @Test
    void theReasonStandsBesideTheFileUntilItIsTakenIn() throws IOException {
        Path extract = deliver("sager-2022.csv", "1;i går;;Klager;Nej");
        Files.setPosixFilePermissions(extract, PosixFilePermissions.fromString("rw-r-----"));
        String told = refused("load", office.name()).err();

        assertThat(note("sager-2022.csv"))
                .content()
                .startsWith("sager-2022.csv was refused on ")
                .contains(told.lines().findFirst().orElseThrow())
                .contains("line 2: Modtaget \"i går\"")
                .endsWith("Once that is mended:\n  maaltal load " + office.name() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note("sager-2022.csv"))))
                .isEqualTo("rw-r-----");

        deliver("sager-2022.csv", "1;i morgen;;Klager;Nej");
        refused("load", office.name());
        assertThat(note("sager-2022.csv")).content().contains("i morgen").doesNotContain("i går");

        deliver("sager-2022.csv", "1;03-01-2022;;Klager;Nej");
        office.ok("load", office.name());
        assertThat(note("sager-2022.csv")).doesNotExist();
    }

    @Test
    void theCommandItNamesTakesTheFileUp() {
        deliver("sager-2022-01.csv", cases(10));
        office.ok("load", office.name());
        deliver("sager-2022-02.csv", cases(2));
        refused("load", office.name());

        String command = "maaltal load " + office.name() + " --accept-shrunken";
        assertThat(note("sager-2022-02.csv")).content().endsWith("If it is right all the same:\n  " + command + "\n");

        office.ok(command.replaceFirst("maaltal ", "").split(" "));
        assertThat(note("sager-2022-02.csv")).doesNotExist();
    }

    @Test
    void aFileNamedByHandIsNotedWhereItIsDeliveredAndNowhereElse() {
        Path elsewhere = TestFolder.write(folder.resolve("andet.csv"), HEADINGS);
        refused("load", office.name(), "--from", elsewhere.toString());
        assertThat(folder.resolve("andet.csv.refused.txt")).doesNotExist();

        Path older = deliver("sager-2022-01.csv", "1;i går;;Klager;Nej");
        deliver("sager-2022-02.csv", cases(2));
        refused("load", office.name(), "--from", older.toString());
        assertThat(note("sager-2022-01.csv")).content().contains("load " + office.name() + " --from '" + older);
        office.ok("load", office.name());
        assertThat(note("sager-2022-01.csv")).exists();
    }

    @Test
    void aNoteGoesWithItsFileAndIsNeverTakenForOne() throws IOException {
        TestFolder.change(office.own("cases.yaml"), "sager-*.csv", "sager*");
        Path extract = deliver("sager-2022.csv", "1;i går;;Klager;Nej");
        refused("load", office.name());
        TestFolder.write(office.own("sager-2022.csv.refused.txt.refused.txt"), "not ours");

        // The newest by name would be the note.
        assertThat(refused("load", office.name()).err()).contains("sager-2022.csv was refused");

        Files.delete(extract);
        deliver("sager-2021.csv", cases(2));
        office.ok("load", office.name());
        assertThat(note("sager-2022.csv")).doesNotExist();
        assertThat(office.own("sager-2022.csv.refused.txt.refused.txt")).exists();
    }

    @Test
    void whereItCannotBeWrittenThatIsAWarningBesideTheReason() throws IOException {
        deliver("sager-2022.csv", "1;i går;;Klager;Nej");
        Files.createDirectories(note("sager-2022.csv").resolve("taken"));

        assertThat(refused("load", office.name()).err())
                .contains("Modtaget \"i går\"", "cannot be noted in", "it is a folder");
    }

    @Test
    void whatALinkInItsPlaceNamesIsNotWrittenTo() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "kept");
        deliver("sager-2022.csv", "1;i går;;Klager;Nej");
        Files.createSymbolicLink(note("sager-2022.csv"), other);

        refused("load", office.name());

        assertThat(other).content().isEqualTo("kept");
        assertThat(note("sager-2022.csv")).content().contains("i går");
    }

    @Test
    void theNightNotesItToo() throws IOException {
        TestFolder.write(office.own("report.yaml"), """
                reports:
                  aarsrapport:
                    documents: [overblik.html]
                    made for: quarters
                    made from: 2022-Q1
                    due within: 21 days
                """);
        Path extract = deliver("sager-2022.csv", "1;i går;;Klager;Nej");
        Files.setLastModifiedTime(extract, FileTime.from(Instant.parse("2022-04-05T10:00:00Z")));

        assertThat(office.run("due", office.name(), "--as-of", "2022-04-06").exit())
                .isEqualTo(1);
        assertThat(note("sager-2022.csv"))
                .content()
                .contains("line 2: Modtaget \"i går\"", "maaltal load " + office.name());
    }
}
