package dk.maaltal.database;

/** The database cannot be reached or started; the message says which and what to look at. */
public final class NoDatabase extends RuntimeException {

    public NoDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
