package dk.maaltal.jobs;

import dk.maaltal.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of one report at a time, on any machine: an advisory lock of the database, held on a connection of its own for
 * as long as the run lasts. A process that is killed loses it with its connection.
 */
final class RunLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    /** PostgreSQL may take a second to see that a killed holder is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Connection connection;
    private final String key;

    private final Runnable onRelease;

    private RunLock(Connection connection, String key, Runnable onRelease) {
        this.connection = connection;
        this.key = key;
        this.onRelease = onRelease;
    }

    /**
     * Takes the lock.
     *
     * @param key what is run
     * @param onRelease what is done when the lock is given back
     * @throws AlreadyRunning when another run holds it
     */
    static RunLock take(DatabaseAddress address, String key, Runnable onRelease) {
        return take(address, key, PATIENCE, onRelease);
    }

    /** The same, waiting for as long. */
    static RunLock take(DatabaseAddress address, String key, Duration patience, Runnable onRelease) {
        try {
            Connection connection = address.connect();
            try {
                await(connection, key, patience);
            } catch (SQLException | InterruptedException | RuntimeException e) {
                leave(connection, key);
                throw e;
            }
            return new RunLock(connection, key, onRelease);
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of " + key + " could not be asked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(Connection connection, String key, Duration patience)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ask(connection, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", key)) {
            if (System.nanoTime() > deadline) {
                throw new AlreadyRunning("Another run of " + key + " is going on. Wait for it to end, then try again.");
            }
            Thread.sleep(200);
        }
    }

    /**
     * Makes sure, before something is published, that the lock is still held.
     *
     * @throws AlreadyRunning when the connection was lost, and the lock with it
     */
    void confirm() {
        try {
            if (ask(connection, """
                    SELECT EXISTS (
                        SELECT FROM pg_locks
                        WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted
                          AND (classid::bigint << 32) + objid::bigint = hashtextextended(?, 0))
                    """, key)) {
                return;
            }
        } catch (SQLException e) {
            throw new AlreadyRunning("The lock of " + key + " was lost with its connection (" + e.getMessage()
                    + "); nothing was published. Run the command again.");
        }
        throw new AlreadyRunning("The lock of " + key + " was lost; nothing was published. Run the command again.");
    }

    @Override
    public void close() {
        onRelease.run();
        leave(connection, key);
    }

    /** The server gives the lock back, however the two part; what is told is how the run ended. */
    private static void leave(Connection connection, String key) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The connection of the lock of {} could not be closed", key, e);
        }
    }

    private static boolean ask(Connection connection, String sql, String key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
