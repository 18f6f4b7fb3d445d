package dk.maaltal.cli;

import dk.maaltal.TestDatabase;
import dk.maaltal.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as a shell starts it: with its umask, its environment and options of its Java. */
final class CommandProcess {

    /** A Java that is started for one command: the quick compiler is enough. */
    static final List<String> JAVA = List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto");

    private static final long MINUTES_AT_MOST = 5;

    /** What a shell counts files in (POSIX). */
    private static final int BLOCK = 512;

    private final List<String> java = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String umask = "022";
    private String before = "";

    CommandProcess() {
        java.add("-Dmaaltal.var=" + System.getProperty("maaltal.var", "target"));
    }

    CommandProcess umask(String value) {
        umask = value;
        return this;
    }

    /** It can write no file that is larger, as where a quota is used up. */
    CommandProcess filesUpTo(long bytes) {
        before = "ulimit -f " + bytes / BLOCK + "; ";
        return this;
    }

    /** The folder that it keeps its own things in, its database too, instead of the tests'. */
    CommandProcess var(Path folder) {
        java.set(0, "-Dmaaltal.var=" + folder);
        environment.put("MAALTAL_DB_URL", "");
        return this;
    }

    /** The database that it works on, where that is not the one that is brought along in its own folder. */
    CommandProcess on(DatabaseAddress database) {
        return with("MAALTAL_DB_URL", database.url())
                .with("MAALTAL_DB_USER", database.user())
                .with("MAALTAL_DB_PASSWORD", database.password());
    }

    CommandProcess java(String option) {
        java.add(option);
        return this;
    }

    CommandProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Process start(Path out, Path err, String... arguments) throws IOException {
        TestDatabase.server();
        List<String> words = new ArrayList<>(List.of("sh", "-c", before + "umask " + umask + "; exec \"$@\"", "sh"));
        words.addAll(JAVA);
        words.addAll(java);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Maaltal.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    Terminal.Ended run(String... arguments) {
        try {
            Path out = Files.createTempFile("command-", ".out");
            Path err = Files.createTempFile("command-", ".err");
            Process process = start(out, err, arguments);
            if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not end: " + String.join(" ", arguments));
            }
            return new Terminal.Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
