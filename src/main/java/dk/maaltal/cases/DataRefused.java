package dk.maaltal.cases;

/** An extract cannot be taken in as it stands; nothing of it was. The message is for the person who delivers it. */
public final class DataRefused extends RuntimeException {

    public DataRefused(String message) {
        super(message);
    }

    public DataRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
