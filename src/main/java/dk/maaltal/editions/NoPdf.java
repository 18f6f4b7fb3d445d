package dk.maaltal.editions;

/** A PDF cannot be made; the message says why and what to do. */
public final class NoPdf extends RuntimeException {

    NoPdf(String message) {
        super(message);
    }
}
