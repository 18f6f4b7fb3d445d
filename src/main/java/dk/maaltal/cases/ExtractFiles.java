package dk.maaltal.cases;

import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

/**
 * The files of an institution's extracts, where it delivers files.
 *
 * @param root the folder that they may not lie outside of
 * @param pattern of their names, with its folder
 * @param declaredIn the file that names them
 */
public record ExtractFiles(Path root, Path pattern, Path declaredIn) {

    private static final long SETTLES_MS = Long.getLong("maaltal.settle", 3000);
    private static final int LOOKS = 5;

    /** Those of an institution; empty where a query is declared. */
    static Optional<ExtractFiles> of(CaseDeclaration declaration, CaseSources sources) {
        Path declaredIn = declaration.source().path();
        return declaration
                .extract()
                .flatMap(extract -> extract.source().match(Optional::of, query -> Optional.<Extract.Files>empty()))
                .map(files -> {
                    Path root = files.source()
                            .map(sources::inbox)
                            .orElseGet(() -> declaredIn.toAbsolutePath().getParent());
                    return new ExtractFiles(root, root.resolve(files.pattern()), declaredIn);
                });
    }

    /**
     * The Danish day that the newest extract was taken: that its file was last changed, or today where a query is asked; empty
     * where there is no file.
     */
    public static Optional<LocalDate> lastDay(CaseDeclaration declaration, CaseSources sources) {
        Optional<ExtractFiles> files = of(declaration, sources);
        if (files.isEmpty()) {
            return Optional.of(DanishTime.today());
        }
        List<Path> all = files.get().all();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(DanishTime.dayOf(
                        Instant.ofEpochMilli(all.get(all.size() - 1).toFile().lastModified())));
    }

    /**
     * Waits until the newest file has not changed for a while, so that none is read that is still being written. Who renames
     * a finished file into the folder has nothing to wait for but the while.
     *
     * @return whether it settled; true where there is no file
     */
    public static boolean settle(CaseDeclaration declaration, CaseSources sources) {
        List<Path> all = of(declaration, sources).map(ExtractFiles::all).orElse(List.of());
        if (all.isEmpty()) {
            return true;
        }
        File newest = all.get(all.size() - 1).toFile();
        for (int look = 0; look < LOOKS; look++) {
            long size = newest.length();
            long age = System.currentTimeMillis() - newest.lastModified();
            if (age >= SETTLES_MS) {
                return true;
            }
            try {
                Thread.sleep(SETTLES_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (newest.length() == size && System.currentTimeMillis() - newest.lastModified() >= SETTLES_MS) {
                return true;
            }
        }
        return false;
    }

    /**
     * The newest by name.
     *
     * @throws DataRefused when there is none
     */
    Path newest() {
        List<Path> all = all();
        if (all.isEmpty()) {
            throw new DataRefused("There is no extract: no file " + pattern + " (named in " + declaredIn
                    + "). Put it there, or name one with --from.");
        }
        Path newest = all.get(all.size() - 1);
        refuseOutside(newest);
        return newest;
    }

    /** All there are, in the order of their names: the newest is the last. */
    List<Path> all() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, named(pattern.getFileName()))) {
            return StreamSupport.stream(found.spliterator(), false)
                    .filter(Files::isRegularFile)
                    .filter(path -> isWhole(path.getFileName().toString()))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new DataRefused("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The folder they lie in. */
    Path folder() {
        return pattern.toAbsolutePath().getParent();
    }

    /** Whether a file has the name of an extract. */
    boolean isNamed(Path file) {
        try {
            return isWhole(file.getFileName().toString())
                    && named(pattern.getFileName()).accept(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that begins so is one that Excel has open, or that is still on its way; one that ends so is our own. */
    private static boolean isWhole(String name) {
        return !name.startsWith("~$") && !name.startsWith(".") && !name.endsWith(RefusalNotes.ENDING);
    }

    /** Whether a file has a name like a pattern, as people read both: some systems write å as two characters. */
    private static DirectoryStream.Filter<Path> named(Path pattern) {
        PathMatcher matcher;
        try {
            matcher = pattern.getFileSystem().getPathMatcher("glob:" + Texts.compared(pattern.toString()));
        } catch (PatternSyntaxException e) {
            throw new DataRefused(
                    "\"" + pattern + "\", the name of the files in cases.yaml, cannot be read as a pattern: "
                            + e.getDescription() + ". Write * for what changes, and no bracket. Nothing was loaded.",
                    e);
        }
        return file -> matcher.matches(Path.of(Texts.compared(file.getFileName().toString())));
    }

    /** A link out of the folder would read what whoever writes plans may not. */
    private void refuseOutside(Path file) {
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw new DataRefused(file + " is a link to " + file.toRealPath() + ", which lies outside " + root
                        + ". Put the file itself there, or name it with --from. Nothing was loaded.");
            }
        } catch (IOException e) {
            throw new DataRefused(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
