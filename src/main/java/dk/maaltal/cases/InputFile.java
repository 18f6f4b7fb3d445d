package dk.maaltal.cases;

import dk.maaltal.Checksum;
import dk.maaltal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An extract's file as it was delivered, read once from end to end before anything is loaded.
 *
 * @param path where it is
 * @param size in bytes
 * @param saved when it was saved last
 * @param sha256 of its bytes, in hexadecimal
 * @param onlyAscii whether every byte is plain ASCII, so that its encoding does not matter
 * @param isUtf8 whether its bytes are valid UTF-8
 */
record InputFile(Path path, long size, FileTime saved, String sha256, boolean onlyAscii, boolean isUtf8) {

    /** @throws DataRefused when the file is missing, empty or cannot be read */
    static InputFile of(Path path) {
        if (Files.isDirectory(path)) {
            throw new DataRefused("The extract " + path + " is a folder; name a file. Nothing was loaded.");
        }
        if (!Files.isRegularFile(path)) {
            throw new DataRefused("The extract " + path + " is not there: no such file"
                    + lookAlike(path)
                            .map(other -> ", but " + other + ", whose name has other characters that look the same")
                            .orElse("")
                    + ". Nothing was loaded.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            long size = Files.size(path);
            if (size == 0) {
                throw new DataRefused("The extract " + path + " is empty: it has 0 bytes. Nothing was loaded.");
            }
            return scan(path, size, Files.getLastModifiedTime(path), in);
        } catch (IOException e) {
            throw new DataRefused("The extract " + path + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** A file beside where a path leads, whose name a reader takes for the same. */
    private static Optional<Path> lookAlike(Path path) {
        String name = Texts.compared(String.valueOf(path.getFileName()));
        try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
            return files.filter(file ->
                            Texts.compared(file.getFileName().toString()).equals(name))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static InputFile scan(Path path, long size, FileTime saved, InputStream in) throws IOException {
        MessageDigest digest = Checksum.digest();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        boolean ascii = true;
        boolean utf8 = true;
        for (int read; (read = in.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0; ) {
            int from = bytes.position();
            digest.update(bytes.array(), from, read);
            boolean asciiPart = isAscii(bytes.array(), from, read);
            ascii &= asciiPart;
            if (!utf8 || (asciiPart && from == 0)) {
                bytes.clear();
                continue;
            }
            bytes.limit(from + read).position(0);
            CoderResult result = decoder.decode(bytes, chars.clear(), false);
            utf8 = !result.isError();
            bytes.compact();
        }
        return new InputFile(
                path, size, saved, HexFormat.of().formatHex(digest.digest()), ascii, utf8 && bytes.position() == 0);
    }

    /**
     * Makes sure that the rows that were read are those of the checksum.
     *
     * @throws DataRefused when the file has been saved, replaced or deleted since it was scanned
     */
    void refuseIfChanged() {
        try {
            if (Files.size(path) == size && Files.getLastModifiedTime(path).equals(saved)) {
                return;
            }
        } catch (IOException e) {
            // It is there no more: told below.
        }
        throw new DataRefused("The extract " + path
                + " was refused: it was changed while it was being read. Wait until it is delivered whole, then load it again."
                + " Nothing was loaded.");
    }

    private static boolean isAscii(byte[] bytes, int from, int length) {
        int bits = 0;
        for (int i = from; i < from + length; i++) {
            bits |= bytes[i];
        }
        return bits >= 0;
    }
}
