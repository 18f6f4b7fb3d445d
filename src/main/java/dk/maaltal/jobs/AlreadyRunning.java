package dk.maaltal.jobs;

/** Another run holds the lock of what was asked for. */
public final class AlreadyRunning extends RuntimeException {

    public AlreadyRunning(String message) {
        super(message);
    }
}
