package dk.maaltal.jobs;

/** Another run of the same report holds its lock. */
public final class AlreadyRunning extends RuntimeException {

    public AlreadyRunning(String message) {
        super(message);
    }
}
