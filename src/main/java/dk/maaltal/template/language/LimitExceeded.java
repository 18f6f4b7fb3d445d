package dk.maaltal.template.language;

import java.io.IOException;

/**
 * A document would be larger than any report is, or than its kind of file can be; the message says of what there is too
 * much, in Danish. It is an IOException because it is thrown where FreeMarker writes.
 */
public final class LimitExceeded extends IOException {

    private static final long serialVersionUID = 1;

    /** @param what there is too much of, in Danish */
    public LimitExceeded(String what) {
        super(what);
    }
}
