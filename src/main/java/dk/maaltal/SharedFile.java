package dk.maaltal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Files that people and the program both write: whoever may work in a folder may work on what is put there. */
public final class SharedFile {

    private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private SharedFile() {}

    /**
     * Writes a file whole or not at all. A new one has the rights of its folder, one that is replaced keeps its own; another
     * user's file stays that user's.
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean isReplaced = Files.exists(file);
        Path half = Files.createTempFile(folder, ".writing-", ".part");
        try {
            Files.write(half, content);
            if (isReplaced && !Files.getOwner(file).equals(Files.getOwner(half))) {
                // Moving the new one there would take the file from its owner.
                Files.write(file, content);
                return;
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> rights = EnumSet.copyOf(
                        Files.getPosixFilePermissions(isReplaced ? file : folder, LinkOption.NOFOLLOW_LINKS));
                rights.removeAll(EXECUTE);
                Files.setPosixFilePermissions(half, rights);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
