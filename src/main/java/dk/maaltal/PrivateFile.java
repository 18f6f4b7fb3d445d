package dk.maaltal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders for nobody but the user who runs the program, whatever the umask says: 0600 and 0700. Where the file
 * system knows no such rights (Windows), a file has those of the folder it is in.
 */
public final class PrivateFile {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private PrivateFile() {}

    /**
     * Makes a folder that only its owner may enter, or makes it so where it is there already. Folders around it are made as
     * any other.
     *
     * @throws FileSystemException when it belongs to another user, who could change what is in it
     */
    public static Path folder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(absolute.getParent());
            if (hasRights(absolute)) {
                Files.createDirectory(absolute, PosixFilePermissions.asFileAttribute(FOLDER));
            } else {
                Files.createDirectory(absolute);
            }
        }
        if (!isOurs(absolute.toRealPath())) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "it belongs to another user (" + Files.getOwner(absolute).getName()
                            + "), and what is in it must be nobody's but " + SystemUser.NAME + "'s");
        }
        if (hasRights(absolute) && !Files.getPosixFilePermissions(absolute).equals(FOLDER)) {
            Files.setPosixFilePermissions(absolute, FOLDER);
        }
        return folder;
    }

    /**
     * Writes a file that only its owner may read; one of that name is replaced once the new one is whole. What is no file,
     * such as a terminal or a pipe, is written to as it is.
     */
    public static void write(Path file, Checksum.Written content) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        if (!Files.isDirectory(absolute.getParent())) {
            throw new FileSystemException(file.toString(), null, "there is no folder " + absolute.getParent());
        }
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(absolute))) {
                content.to(out);
            }
            return;
        }
        // A temporary file is its owner's alone.
        Path half = Files.createTempFile(absolute.getParent(), ".writing-", null);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
                content.to(out);
            }
            Files.move(half, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /**
     * Writes a file that is not there yet and that only its owner may read.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name
     */
    public static OutputStream create(Path file) throws IOException {
        if (hasRights(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        } else {
            Files.createFile(file);
        }
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    /**
     * Whether all in a folder, and the folder, is ours and nobody else may write to it: what another user could have put there
     * must not be run.
     */
    public static boolean isOnlyOurs(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (!isOurs(each) || (!Files.isSymbolicLink(each) && othersMayWrite(each))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean othersMayWrite(Path path) throws IOException {
        return hasRights(path)
                && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
                        .anyMatch(OTHERS_WRITE::contains);
    }

    private static boolean isOurs(Path path) throws IOException {
        return !hasRights(path)
                || Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Us.PRINCIPAL);
    }

    private static boolean hasRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Who runs the program, as a file of theirs says: a container may know no name for them. */
    private static final class Us {
        static final UserPrincipal PRINCIPAL = asked();

        private static UserPrincipal asked() {
            try {
                Path file = Files.createTempFile("maaltal-", null);
                try {
                    return Files.getOwner(file);
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("No file can be made in the folder for temporary files", e);
            }
        }
    }
}
