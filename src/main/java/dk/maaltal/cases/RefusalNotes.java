package dk.maaltal.cases;

import dk.maaltal.calendar.DanishTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Beside an extract that was refused, why it was, so that whoever delivered it sees it in the folder: a text file of its name
 * and {@link #ENDING}, written anew at each attempt, and gone once the extract is taken in or is not there any more.
 */
public final class RefusalNotes {

    /** No file that ends so is an extract. */
    static final String ENDING = ".refused.txt";

    private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private final ExtractFiles files;
    private final String institution;

    private RefusalNotes(ExtractFiles files, String institution) {
        this.files = files;
        this.institution = institution;
    }

    /** Those of an institution; empty where its cases come from a query. */
    public static Optional<RefusalNotes> of(CaseDeclaration declaration, CaseSources sources, String institution) {
        return ExtractFiles.of(declaration, sources).map(files -> new RefusalNotes(files, institution));
    }

    /**
     * Notes a refusal.
     *
     * @param from a file that was named in place of the newest; nothing is written beside what lies elsewhere
     * @param accepted what was found right already
     * @return that it could not be written, in a sentence
     */
    public Optional<String> refused(Optional<Path> from, Accepted accepted, DataRefused refusal) {
        List<Path> all = files.all();
        Optional<Path> file = from.isPresent()
                ? all.stream().filter(each -> isSame(each, from.get())).findFirst()
                : all.stream().reduce((before, last) -> last);
        return file.flatMap(extract -> {
            Path note = note(extract);
            try {
                write(note, extract, text(extract, from.isPresent(), accepted, refusal));
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("Why " + extract + " was refused cannot be noted in " + note + ": " + e);
            }
        });
    }

    /** Takes away the note of what was loaded, and those of files that are gone. */
    public Optional<String> loaded(Optional<Path> from) {
        List<Path> all = files.all();
        Optional<Path> file = from.or(() -> all.stream().reduce((before, last) -> last));
        return tidy(
                note -> file.filter(loaded -> isSame(extractOf(note), loaded)).isPresent());
    }

    /** Takes away the notes of files that are gone. */
    public Optional<String> tidy() {
        return tidy(note -> false);
    }

    private Optional<String> tidy(Predicate<Path> isOver) {
        Path folder = files.folder();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> notes = found.filter(
                            file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(note -> files.isNamed(extractOf(note)))
                    .filter(note -> !Files.exists(extractOf(note), LinkOption.NOFOLLOW_LINKS) || isOver.test(note))
                    .toList();
            for (Path note : notes) {
                Files.delete(note);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The note of a refused extract that is over cannot be taken away: " + e);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path note(Path extract) {
        return extract.resolveSibling(extract.getFileName() + ENDING);
    }

    private static Path extractOf(Path note) {
        String name = note.getFileName().toString();
        return note.resolveSibling(name.substring(0, name.length() - ENDING.length()));
    }

    private String text(Path extract, boolean isNamed, Accepted accepted, DataRefused refusal) {
        List<String> command = new ArrayList<>(List.of("maaltal load " + institution));
        if (isNamed) {
            command.add("--from '" + extract.toString().replace("'", "'\\''") + "'");
        }
        boolean shrunken = accepted.shrunken() || refusal.isAcceptedBy(Accepted.SHRUNKEN);
        boolean changed = accepted.changed() || refusal.isAcceptedBy(Accepted.CHANGED);
        if (shrunken) {
            command.add(Accepted.SHRUNKEN);
        }
        if (changed) {
            command.add(Accepted.CHANGED);
        }
        return extract.getFileName() + " was refused on "
                + DanishTime.now() + ", Danish time.\n\n"
                + refusal.getMessage() + "\n\n"
                + (shrunken || changed ? "If it is right all the same:\n" : "Once that is mended:\n")
                + "  " + String.join(" ", command) + "\n";
    }

    /**
     * Readable by whoever may read the extract, since it may quote it. What stands under its name is replaced and never written
     * into: it could be a link that another user has put there.
     */
    private static void write(Path note, Path extract, String text) throws IOException {
        if (Files.isDirectory(note, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(note.toString(), null, "it is a folder");
        }
        Path half = Files.createTempFile(note.toAbsolutePath().getParent(), ".writing-", ".part");
        try {
            Files.write(half, text.getBytes(StandardCharsets.UTF_8));
            if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> rights =
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
                rights.addAll(Files.getPosixFilePermissions(extract));
                rights.removeAll(EXECUTE);
                Files.setPosixFilePermissions(half, rights);
            }
            Files.move(half, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
