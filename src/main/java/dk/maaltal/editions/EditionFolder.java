package dk.maaltal.editions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The folder an edition's documents are read in: there whole or not at all, and never changed once there. */
public final class EditionFolder {

    /** Begins the name of a folder that is being written; one left by a process that was killed is swept away. */
    static final String HALF = ".writing-";

    private EditionFolder() {}

    /**
     * Puts documents into a folder by one rename; does nothing where they are there already.
     *
     * @throws UncheckedIOException when something else is there, or the folder cannot be written
     */
    public static void put(Path folder, Map<String, byte[]> documents) {
        try {
            if (Files.exists(folder)) {
                refuseOther(folder, documents);
                return;
            }
            Files.createDirectories(folder.getParent());
            sweep(folder);
            Path half = Files.createTempDirectory(folder.getParent(), HALF + folder.getFileName() + "-");
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                Files.write(half.resolve(document.getKey()), document.getValue());
            }
            openToReaders(half);
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new UncheckedIOException("The file system of " + folder + " cannot rename a folder in one step", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The documents cannot be put in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void refuseOther(Path folder, Map<String, byte[]> documents) throws IOException {
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            Path file = folder.resolve(document.getKey());
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), document.getValue())) {
                throw new FileSystemException(
                        file.toString(),
                        null,
                        "it is not the document of this edition; move the folder away and run the command again");
            }
        }
    }

    private static void sweep(Path folder) throws IOException {
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            for (Path left : siblings.filter(
                            path -> path.getFileName().toString().startsWith(HALF + folder.getFileName() + "-"))
                    .toList()) {
                try (Stream<Path> files = Files.walk(left)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    /** A temporary folder is its owner's alone; an edition is for those who may read the folder around it. */
    private static void openToReaders(Path half) throws IOException {
        if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(half.getParent()));
        }
    }
}
