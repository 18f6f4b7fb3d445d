package dk.maaltal.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a server, and what starts it, writes to its log from now on. */
final class ServerLog {

    private final Path file;
    private final int before;

    ServerLog(Path file) throws IOException {
        this.file = file;
        this.before = all().length;
    }

    private byte[] all() throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    String added() throws IOException {
        byte[] all = all();
        int from = Math.min(before, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    /** Why a server ended, as it says itself. */
    Optional<String> lastWords() throws IOException {
        return added().lines()
                .filter(line -> line.matches(".*(FATAL|PANIC|could not).*"))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): +", ""))
                .findFirst();
    }
}
