package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.maaltal.CsvText;
import dk.maaltal.PrivateFile;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** What holds single cases is for nobody but the user who runs the program, whatever the umask; so is what is run. */
class PrivateFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"000", "077"})
    void listsOfCasesAreTheirOwnersAloneWhateverTheUmask(String umask) throws IOException {
        Office office = Office.open(folder, "lukket" + umask);
        TestFolder.change(office.own("cases.yaml"), "holds: all", "holds: all, rejects: at most 50 pct.");
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [bilag.xlsx]\n    case lists: [1a]");
        office.extract(List.of(
                "1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;12-01-2022;Klager;Nej", "3;=1+1;;Klager;Nej"));
        Path list = folder.resolve("sager.csv");
        String[] where = {
            "--jobs",
            folder.resolve("jobs").toString(),
            "--out",
            folder.resolve("out").toString()
        };

        Terminal.Ended run = new CommandProcess()
                .umask(umask)
                .run(words(where, "run", office.name(), "aarsrapport", "--at", "2022"));
        assertThat(run.exit()).as(run.err()).isZero();
        Terminal.Ended explain = new CommandProcess()
                .umask(umask)
                .run(words(where, "explain", office.name(), "1a", "--at", "2022", "--cases", "--to", list.toString()));
        assertThat(explain.exit()).as(explain.err()).isZero();

        assertThat(rights(list)).isEqualTo("rw-------");
        assertThat(rights(office.made("rejects"))).isEqualTo("rwx------");
        assertThat(rights(office.made("rejects/load-1-rejects.csv"))).isEqualTo("rw-------");
        assertThat(Files.readString(office.made("rejects/load-1-rejects.csv"))).contains(";'=1+1;");
        Path internal = office.made("aarsrapport/2022/edition-1-internal");
        assertThat(rights(internal)).isEqualTo("rwx------");
        assertThat(rights(internal.resolve("sager-1a-2022.xlsx"))).isEqualTo("rw-------");
        assertThat(rights(Path.of(System.getProperty("maaltal.var", "target")).resolve("log")))
                .isEqualTo("rwx------");
    }

    @Test
    void theProgramOfTheLocalServerIsItsOwnersAloneAndMadeAnewWhereOthersCouldWrite() throws IOException {
        Path own = TestDatabase.var("private-postgres");
        FileSystemUtils.deleteRecursively(own);
        Path planted = own.resolve("program").resolve("planted");
        Files.createDirectories(planted.getParent());
        Files.writeString(planted, "not ours");
        Files.setPosixFilePermissions(planted.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        LocalPostgres server = LocalPostgres.open(own);
        try (server) {
            assertThat(planted).doesNotExist();
            assertThat(rights(own)).isEqualTo("rwx------");
            assertThat(PrivateFile.isOnlyOurs(own.resolve("program"))).isTrue();
            assertThat(rights(own.resolve("password"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        assumeTrue(other.getFileSystem().supportedFileAttributeViews().contains("unix")
                && System.getProperty("user.name").equals("root"));
        Files.setAttribute(other, "unix:uid", 4711);

        assertThatThrownBy(() -> LocalPostgres.open(other)).hasMessageContaining("belongs to another user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=1+1|'=1+1",
                "+CMD|'+CMD",
                "@SUM(A1)|'@SUM(A1)",
                "-2+3|'-2+3",
                "-|'-",
                "＝1+1|'＝1+1",
                "-12|-12",
                "-1.234,50|-1.234,50",
                "+45 12 34|'+45 12 34",
                "22-0001|22-0001"
            })
    void aTextThatASpreadsheetWouldRunGetsAnApostropheAndANumberStaysOne(String text, String written) {
        assertThat(CsvText.of(text)).isEqualTo(written);
        assertThat(CsvText.of("\t" + text)).startsWith("'");
        assertThat(CsvText.of("\r" + text)).startsWith("'");
    }

    @Test
    void whatWasThereIsReplacedWithItsRights() throws IOException {
        Path file = folder.resolve("sager.csv");
        Files.writeString(file, "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        PrivateFile.write(file, out -> out.write("now".getBytes(StandardCharsets.UTF_8)));

        assertThat(file).hasContent("now");
        assertThat(rights(file)).isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static String[] words(String[] where, String... words) {
        return Stream.concat(Stream.of(words), Stream.of(where)).toArray(String[]::new);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
