package dk.maaltal.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.Institution;
import dk.maaltal.TestFolder;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sample cases are made once, and never are others than the files would make. */
class KeptExtractTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);
    private static final Optional<String> THIS = Optional.of("this program");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void declare() throws IOException {
        file = folder.resolve("var/cases.csv");
        for (String name : new String[] {"cases.yaml", "sample.yaml"}) {
            Files.copy(Path.of("jobs", "laegemiddelstyrelsen", name), folder.resolve(name));
        }
        make(THIS);
        touch();
    }

    private void make(Optional<String> program) {
        new KeptExtract(file, program)
                .make(
                        Source.of(folder.resolve("sample.yaml")),
                        Institution.of(folder).declaration());
    }

    /** Gives the file another time and notes it, so that one that is made again is known by its time. */
    private void touch() throws IOException {
        Path note = folder.resolve("var/cases.csv.made-from");
        String noted =
                Files.readString(note).replace(Files.getLastModifiedTime(file).toString(), LONG_AGO.toString());
        Files.setLastModifiedTime(file, LONG_AGO);
        Files.writeString(note, noted);
    }

    private boolean isMadeAnew() throws IOException {
        return !Files.getLastModifiedTime(file).equals(LONG_AGO);
    }

    @Test
    void theyAreMadeOnce() throws IOException {
        make(THIS);

        assertThat(isMadeAnew()).isFalse();
        assertThat(folder.resolve("var")).isDirectoryNotContaining("glob:**sample*");
    }

    @Test
    void anotherSampleYamlMakesOthers() throws IOException {
        TestFolder.change(folder.resolve("sample.yaml"), "seed: ", "seed: 1");
        make(THIS);

        assertThat(isMadeAnew()).isTrue();
    }

    @Test
    void anotherCasesYamlMakesOthers() throws IOException {
        Files.writeString(
                folder.resolve("cases.yaml"), Files.readString(folder.resolve("cases.yaml")) + "# as before\n");
        make(THIS);

        assertThat(isMadeAnew()).isTrue();
    }

    @Test
    void anotherProgramMayMakeOthers() throws IOException {
        make(Optional.of("the next version"));

        assertThat(isMadeAnew()).isTrue();
    }

    @Test
    void aProgramThatIsBeingWorkedOnMakesThemEachTime() throws IOException {
        make(Optional.empty());

        assertThat(isMadeAnew()).isTrue();
    }

    @Test
    void aFileThatSomebodyPutInItsPlaceIsNotTakenForThem() throws IOException {
        Files.writeString(file, "Sagsnr\n");
        make(THIS);

        assertThat(file).content().isNotEqualTo("Sagsnr\n");
    }

    @Test
    void onesThatAreGoneAreMadeAgain() throws IOException {
        Files.delete(file);
        make(THIS);

        assertThat(file).isNotEmptyFile();
    }
}
