package dk.maaltal.jobs;

import dk.maaltal.Discreet;

/** Another run of the same report holds its lock. */
public final class AlreadyRunning extends RuntimeException implements Discreet {

    public AlreadyRunning(String message) {
        super(message);
    }

    @Override
    public String forTheLog() {
        return getMessage();
    }
}
