package dk.maaltal.editions;

import dk.maaltal.Checksum;
import dk.maaltal.PrivateFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The folder an edition's documents are read in: there whole or not at all, and never changed once there. */
public final class EditionFolder {

    /** Begins the name of a folder that is being written; one left by a process that was killed is swept away. */
    static final String HALF = ".writing-";

    private EditionFolder() {}

    /**
     * Puts documents into a folder by one rename, for whoever may read the folder around it; does nothing where they are
     * there already.
     *
     * @throws UncheckedIOException when something else is there, or the folder cannot be written
     */
    public static void put(Path folder, Map<String, Content> documents) {
        put(folder, documents, false, false);
    }

    /**
     * Puts documents of a draft or a status into a folder, in place of those of the one before.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static void replace(Path folder, Map<String, Content> documents) {
        if (!isThere(folder, documents)) {
            put(folder, documents, false, true);
        }
    }

    /** Removes the folder of a draft, where there is one. */
    public static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static boolean isThere(Path folder, Map<String, Content> documents) {
        if (!Files.exists(folder)) {
            return false;
        }
        try {
            refuseOther(folder, documents);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@link #put}, for documents that only the user who runs this may read. */
    public static void putInternal(Path folder, Map<String, Content> documents) {
        put(folder, documents, true, false);
    }

    /** Whether a file beside documents is a copy that may be made of one of them later, such as a PDF. */
    public static boolean isCopy(Path file, Collection<String> documents) {
        String name = file.getFileName().toString();
        return name.endsWith(".pdf")
                && documents.stream().anyMatch(document -> document.replaceFirst("\\.[^.]*$", "")
                        .equals(name.replaceFirst("\\.pdf$", "")));
    }

    private static void put(Path folder, Map<String, Content> documents, boolean internal, boolean instead) {
        try {
            if (Files.exists(folder) && !instead) {
                refuseOther(folder, documents);
                return;
            }
            Files.createDirectories(folder.getParent());
            sweep(folder);
            try {
                // A temporary folder is its owner's alone.
                Path half = Files.createTempDirectory(folder.getParent(), HALF + folder.getFileName() + "-");
                for (Map.Entry<String, Content> document : documents.entrySet()) {
                    write(half.resolve(document.getKey()), document.getValue(), internal);
                }
                if (!internal) {
                    openToReaders(half);
                }
                // The one before goes once the new one is whole: a disk that is full leaves it.
                if (instead) {
                    FileSystemUtils.deleteRecursively(folder);
                }
                Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                // Half a folder would fill a disk that is full already.
                sweep(folder);
            }
        } catch (AtomicMoveNotSupportedException e) {
            throw new UncheckedIOException("The file system of " + folder + " cannot rename a folder in one step", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The documents cannot be put in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, Content content, boolean internal) throws IOException {
        try (OutputStream out =
                internal ? PrivateFile.create(file) : new BufferedOutputStream(Files.newOutputStream(file))) {
            content.made().to(out);
        }
        if (!Checksum.of(file).equals(content.sha256())) {
            throw new FileSystemException(
                    file.getFileName().toString(),
                    null,
                    "it could not be made as it was when the edition was published");
        }
    }

    private static void refuseOther(Path folder, Map<String, Content> documents) throws IOException {
        for (Map.Entry<String, Content> document : documents.entrySet()) {
            Path file = folder.resolve(document.getKey());
            if (!Files.exists(file)
                    || !Checksum.of(file).equals(document.getValue().sha256())) {
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
                FileSystemUtils.deleteRecursively(left);
            }
        }
    }

    private static void openToReaders(Path half) throws IOException {
        if (half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(half, Files.getPosixFilePermissions(half.getParent()));
        }
    }
}
