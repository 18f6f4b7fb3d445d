package dk.maaltal.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the thread that waits for a server to start once the program that starts it has ended without one: the library would
 * wait its whole time for what never comes, such as on a disk that is full.
 */
final class PatienceEnds implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MS = 200;

    private final Path data;
    private final Thread waiting = Thread.currentThread();
    private final Thread watch = new Thread(this::look, "maaltal-server-start");
    private boolean over;

    /** Watches over the start of the server of a folder of data, by the thread that asks. */
    PatienceEnds(Path data) {
        this.data = data;
        watch.setDaemon(true);
        watch.start();
    }

    private void look() {
        try {
            Optional<ProcessHandle> starter = Optional.empty();
            while (starter.isEmpty() || starter.get().isAlive()) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
                starter = starter.isPresent() ? starter : starter();
            }
            synchronized (this) {
                if (!over && LocalPostgres.process(data).isEmpty()) {
                    waiting.interrupt();
                }
            }
        } catch (InterruptedException | IOException e) {
            // The server is there, or what it says of itself cannot be read: then it is waited for.
        }
    }

    /** The {@code pg_ctl} of this very folder; it is not seen where the system does not tell how programs were started. */
    private Optional<ProcessHandle> starter() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains("pg_ctl") && line.contains(data.toString()))
                        .isPresent())
                .findFirst();
    }

    @Override
    public synchronized void close() {
        over = true;
        watch.interrupt();
        // A wake-up that came is over with the wait that it ended.
        Thread.interrupted();
    }
}
