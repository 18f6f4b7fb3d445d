package dk.maaltal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which files and documents are known again. */
public final class Checksum {

    private Checksum() {}

    /** The checksum of something in memory, in hexadecimal. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** The checksum of a file, in hexadecimal. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in::transferTo);
        }
    }

    /** The checksum of what is written, in hexadecimal; it is kept nowhere. */
    public static String of(Written content) throws IOException {
        MessageDigest digest = digest();
        content.to(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Something that writes itself, and leaves what it is written to open. */
    public interface Written {
        /** Writes all of it, and does not close what it is written to. */
        void to(OutputStream out) throws IOException;
    }

    /** A digest to be fed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
