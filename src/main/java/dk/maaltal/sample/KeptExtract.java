package dk.maaltal.sample;

import dk.maaltal.Checksum;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.sources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A sample extract that is made once, and anew when anything that it is made from is another: {@code sample.yaml}, {@code
 * cases.yaml} or the program. A note beside it says what it was made from.
 */
public final class KeptExtract {

    private final Path file;
    private final Path note;
    private final Optional<String> program;

    /** An extract of the program that runs. */
    public KeptExtract(Path file) {
        this(file, program());
    }

    /** @param program by which it is known to be the same; empty where it may be any from one moment to the next */
    KeptExtract(Path file, Optional<String> program) {
        this.file = file;
        this.note = file.resolveSibling(file.getFileName() + ".made-from");
        this.program = program;
    }

    /** Makes the extract, where it is not there as these files would make it. */
    public void make(Source sample, CaseDeclaration declaration) {
        String from = String.join(
                "\n",
                Checksum.of(sample.bytes()),
                Checksum.of(declaration.source().bytes()),
                program.orElse(""));
        try {
            if (program.isEmpty() || !isMade(from)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "sample", ".csv");
                SampleExtract.write(sample, declaration, 1, made);
                // Noted is this one: another process may put its own in its place at any moment.
                String noted = from + '\n' + state(made);
                Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(note, noted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMade(String from) throws IOException {
        return Files.exists(file)
                && Files.exists(note)
                && Files.readString(note).equals(from + '\n' + state(file));
    }

    /** The jar; empty where the program is classes in a folder. */
    private static Optional<String> program() {
        try {
            Path place = Path.of(KeptExtract.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(place) ? Optional.of(state(place)) : Optional.empty();
        } catch (URISyntaxException | IOException e) {
            return Optional.empty();
        }
    }

    private static String state(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file);
    }
}
