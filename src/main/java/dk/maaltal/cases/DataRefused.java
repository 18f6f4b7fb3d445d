package dk.maaltal.cases;

import dk.maaltal.Texts;

/** An extract cannot be taken in as it stands; nothing of it was. The message is for the person who delivers it. */
public final class DataRefused extends RuntimeException {

    public DataRefused(String message) {
        super(Texts.printable(message));
    }

    public DataRefused(String message, Throwable cause) {
        super(Texts.printable(message), cause);
    }
}
