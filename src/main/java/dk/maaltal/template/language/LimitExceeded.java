package dk.maaltal.template;

import java.io.IOException;

/** A template, or the file it lies in, asks for more than any report needs; the message says of what, in Danish. */
public final class TooLong extends IOException {

    public TooLong(String what) {
        super(what);
    }
}
