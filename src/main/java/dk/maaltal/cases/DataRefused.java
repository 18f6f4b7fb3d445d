package dk.maaltal.cases;

import dk.maaltal.Texts;

/** An extract cannot be taken in as it stands; nothing of it was. The message is for the person who delivers it. */
public final class DataRefused extends RuntimeException {

    private String acceptedBy = "";

    public DataRefused(String message) {
        super(Texts.printable(message));
    }

    public DataRefused(String message, Throwable cause) {
        super(Texts.printable(message), cause);
    }

    /** @param acceptedBy the option with which it is taken in all the same */
    DataRefused(String message, String acceptedBy) {
        this(message);
        this.acceptedBy = acceptedBy;
    }

    /** Whether an option takes it in all the same. */
    boolean isAcceptedBy(String option) {
        return option.equals(acceptedBy);
    }
}
