package dk.maaltal.declaration;

import java.nio.file.Path;

/**
 * One thing wrong with a file a person wrote.
 *
 * @param file the file
 * @param line the line, from 1; 0 when the problem is the whole file's
 * @param key where in the file, as its keys read from the outside in; empty for the whole file
 * @param found what stands there
 * @param expected what should have stood there, or what to do
 */
public record Problem(Path file, int line, String key, String found, String expected) {

    /** The problem as one sentence for the person who wrote the file. */
    @Override
    public String toString() {
        String where = line > 0 ? file + ", line " + line : file.toString();
        return where + (key.isEmpty() ? "" : ", " + key) + ": found " + found + "; expected " + expected
                + (expected.endsWith(".") ? "" : ".");
    }
}
