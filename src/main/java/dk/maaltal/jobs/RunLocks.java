package dk.maaltal.jobs;

import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.editions.Edition;
import dk.maaltal.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The locks that runs in this process hold. */
@Component
class RunLocks {

    private final DatabaseAddress address;
    private final Map<String, RunLock> held = new ConcurrentHashMap<>();

    RunLocks(DatabaseAddress address) {
        this.address = address;
    }

    /** Names a report of an institution in its lock, the same on every machine. */
    static String key(Store store, Edition.Key report) {
        return store.schema() + " " + report.report() + " " + report.at() + " (plan " + report.plan() + ")";
    }

    /**
     * Takes a lock.
     *
     * @throws AlreadyRunning when another run holds it
     */
    RunLock take(String key) {
        RunLock lock = RunLock.take(address, key, () -> held.remove(key));
        held.put(key, lock);
        return lock;
    }

    /** Takes a lock without waiting; empty where another process holds it. */
    Optional<RunLock> takeNow(String key) {
        try {
            return Optional.of(RunLock.take(address, key, Duration.ZERO, () -> {}));
        } catch (AlreadyRunning e) {
            return Optional.empty();
        }
    }

    /**
     * Makes sure, before something is published, that a lock is still held.
     *
     * @throws AlreadyRunning when it was never taken, or was lost with its connection
     */
    void confirm(String key) {
        Optional.ofNullable(held.get(key))
                .orElseThrow(() -> new AlreadyRunning(
                        "The run of " + key + " holds no lock, so nothing was published. Start it with: maaltal run"))
                .confirm();
    }
}
