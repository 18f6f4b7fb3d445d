package dk.maaltal.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real disk of two megabytes: a tmpfs of its own, which only a user who may mount one can have. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts one; without the right to, the test is skipped. */
    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                isDone("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()),
                "whoever runs the tests may not mount a tmpfs, so no disk can be filled");
        return new SmallDisk(folder);
    }

    private static boolean isDone(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Fills it but for so many bytes. */
    void fill(int but) throws IOException {
        Path filling = folder.resolve("filling");
        try (OutputStream out = Files.newOutputStream(filling)) {
            out.write(new byte[Math.toIntExact(Files.getFileStore(folder).getUsableSpace()) - but]);
        }
    }

    /** Makes room again. */
    void makeRoom() throws IOException {
        Files.delete(folder.resolve("filling"));
    }

    @Override
    public void close() {
        try {
            isDone("umount", "-l", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
