package dk.maaltal.editions;

import dk.maaltal.Checksum;

/**
 * What a file of an edition holds.
 *
 * @param sha256 its checksum, by which it is known without being made
 * @param made writes it
 */
public record Content(String sha256, Checksum.Written made) {

    /** What is in memory already. */
    public static Content of(byte[] bytes) {
        return new Content(Checksum.of(bytes), out -> out.write(bytes));
    }
}
