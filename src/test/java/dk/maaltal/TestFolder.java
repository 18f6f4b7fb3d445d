package dk.maaltal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Copies of the institutions of the tests, to be changed at will. */
public final class TestFolder {

    public static final Charset WINDOWS = Charset.forName("windows-1252");

    /** A heading row and three good rows for the institution "proeve". */
    public static final String EXTRACT = """
            Sagsnr;Modtaget;Afgjort;Område;Haster
            1;03-01-2022;17-01-2022;Klager;Ja
            2;10-01-2022;14-03-2022;Klager;Nej
            3;01-02-2022;;Tilsyn;Nej
            """;

    private TestFolder() {}

    /** Copies an institution of the test resources into a folder of institutions, under a name of its own. */
    public static Path copy(String institution, Path jobs, String name) {
        Path from = Path.of("src", "test", "resources", "jobs", institution);
        try {
            Path to = Files.createDirectories(jobs.resolve(name));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a piece of text, which must be there, in a file. */
    public static void change(Path file, String text, String by) {
        try {
            String content = Files.readString(file);
            if (!content.contains(text)) {
                throw new IllegalArgumentException(file + " does not hold \"" + text + '"');
            }
            Files.writeString(file, content.replace(text, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text as a Windows program would. */
    public static Path write(Path file, String text) {
        return write(file, text.getBytes(WINDOWS));
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
