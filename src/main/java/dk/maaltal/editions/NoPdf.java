package dk.maaltal.editions;

import dk.maaltal.Discreet;

/** A PDF cannot be made; the message says why and what to do. */
public final class NoPdf extends RuntimeException implements Discreet {

    NoPdf(String message) {
        super(message);
    }

    @Override
    public String forTheLog() {
        return getMessage();
    }
}
