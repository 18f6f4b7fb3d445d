package dk.maaltal.database;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the thread that waits for a server to start once {@code pg_ctl} has said that it could not: the library would wait its
 * whole time for what never comes, such as on a disk that is full.
 */
final class PatienceEnds implements AutoCloseable {

    private static final long BETWEEN_LOOKS_MS = 200;

    private final ServerLog log;
    private final Thread waiting = Thread.currentThread();
    private final Thread watch = new Thread(this::look, "maaltal-server-start");
    private boolean over;

    /** Watches over the start of the server that writes to a log, for the thread that asks. */
    PatienceEnds(ServerLog log) {
        this.log = log;
        watch.setDaemon(true);
        watch.start();
    }

    private void look() {
        try {
            while (!log.added().contains("could not start server")) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
            synchronized (this) {
                if (!over) {
                    waiting.interrupt();
                }
            }
        } catch (InterruptedException | IOException e) {
            // The server is there, or its log cannot be read: then it is waited for.
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        watch.interrupt();
        // A wake-up that came is over with the wait that it ended.
        Thread.interrupted();
    }
}
