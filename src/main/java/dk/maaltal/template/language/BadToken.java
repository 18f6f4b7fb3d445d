package dk.maaltal.template.language;

/** A text begins like template language and is none. The message says what is wrong, in Danish, but not where. */
public final class BadToken extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param what is wrong, in Danish */
    public BadToken(String what) {
        super(what);
    }
}
