package dk.maaltal.database;

import dk.maaltal.Discreet;

/** The database cannot be reached or started; the message says which and what to look at. */
public final class NoDatabase extends RuntimeException implements Discreet {

    public NoDatabase(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String forTheLog() {
        return getMessage();
    }
}
