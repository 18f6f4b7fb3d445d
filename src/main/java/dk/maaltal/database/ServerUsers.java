package dk.maaltal.database;

import dk.maaltal.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The commands that use a local server, whether or not they have a connection at the moment. Each keeps a file of its own
 * locked in a folder; the operating system gives the lock back when its process ends, however it ends.
 *
 * <p>Whoever asks or changes anything here holds the lock of the server's folder.
 */
final class ServerUsers {

    /** A file of this process must not be opened again: closing it a second time would give up its lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;

    ServerUsers(Path server) throws IOException {
        this.folder = PrivateFile.folder(server.resolve("users")).toAbsolutePath();
    }

    /** One command, until it is closed. */
    final class User {
        private final Path file;
        private final FileChannel channel;

        private User() throws IOException {
            this.file = folder.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
            OURS.add(file);
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            this.channel.lock();
        }

        /** Uses the server no more. */
        void leave() throws IOException {
            channel.close();
            OURS.remove(file);
            Files.deleteIfExists(file);
        }
    }

    /** Begins to use the server. */
    User enter() throws IOException {
        return new User();
    }

    /** Whether any command uses the server; files that killed processes left are deleted. */
    boolean areThereAny() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (OURS.contains(file) || isLocked(file)) {
                    return true;
                }
                Files.deleteIfExists(file);
            }
        }
        return false;
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }
}
