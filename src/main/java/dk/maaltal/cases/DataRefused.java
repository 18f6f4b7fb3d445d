package dk.maaltal.cases;

import dk.maaltal.Discreet;
import dk.maaltal.Texts;

/** An extract cannot be taken in as it stands; nothing of it was. The message is for the person who delivers it. */
public final class DataRefused extends RuntimeException implements Discreet {

    private String acceptedBy = "";
    private String quoted = "";

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

    /** @param quoted what the message quotes of the extract, which is in no log */
    static DataRefused quoting(String message, String quoted, Throwable cause) {
        DataRefused refused = new DataRefused(message, cause);
        refused.quoted = Texts.printable(quoted);
        return refused;
    }

    @Override
    public String forTheLog() {
        return quoted.isEmpty() ? getMessage() : getMessage().replace(quoted, "…");
    }

    /** Whether an option takes it in all the same. */
    boolean isAcceptedBy(String option) {
        return option.equals(acceptedBy);
    }
}
