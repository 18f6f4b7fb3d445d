package dk.maaltal.cases;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the bytes of a CSV file say of the encoding it is written in, looked at when it could not be read.
 *
 * @param notUtf8 the line, from 1, of the first byte that is not UTF-8; 0 for none
 * @param notUtf8Byte that byte
 * @param notWindows the line of the first byte that windows-1252 has no letter for; 0 for none
 * @param notWindowsByte that byte
 * @param utf8Letters how many letters are written as UTF-8 writes them
 * @param dosLetters how many bytes within words are æ, ø, å, Æ, Ø or Å in DOS code pages
 * @param windowsLetters how many bytes within words are such letters in windows-1252
 */
record Encodings(
        long notUtf8,
        int notUtf8Byte,
        long notWindows,
        int notWindowsByte,
        long utf8Letters,
        long dosLetters,
        long windowsLetters) {

    private static final String DOS = "\u0086\u008f\u0091\u0092\u009b\u009d";
    private static final String WINDOWS = "\u00e5\u00c5\u00e6\u00c6\u00f8\u00d8\u00e9\u00f6\u00fc\u00e4";
    private static final String NOT_WINDOWS = "\u0081\u008d\u008f\u0090\u009d";

    static Encodings of(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            return scan(in);
        }
    }

    private static Encodings scan(InputStream in) throws IOException {
        long line = 1;
        long notUtf8 = 0;
        int notUtf8Byte = 0;
        long notWindows = 0;
        int notWindowsByte = 0;
        long utf8 = 0;
        long dos = 0;
        long windows = 0;
        int before = -1;
        int b = in.read();
        while (b >= 0) {
            int next = in.read();
            if (b >= 0x80 && NOT_WINDOWS.indexOf(b) >= 0 && notWindows == 0) {
                notWindows = line;
                notWindowsByte = b;
            }
            int more = b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
            if (more > 0 && isContinuation(next)) {
                int read = 0;
                while (read < more && isContinuation(next)) {
                    if (NOT_WINDOWS.indexOf(next) >= 0 && notWindows == 0) {
                        notWindows = line;
                        notWindowsByte = next;
                    }
                    next = in.read();
                    read++;
                }
                utf8 += read == more ? 1 : 0;
                if (read < more && notUtf8 == 0) {
                    notUtf8 = line;
                    notUtf8Byte = b;
                }
            } else if (b >= 0x80) {
                if (notUtf8 == 0) {
                    notUtf8 = line;
                    notUtf8Byte = b;
                }
                boolean inWord = isLetter(before) || isLetter(next);
                dos += inWord && DOS.indexOf(b) >= 0 ? 1 : 0;
                windows += inWord && WINDOWS.indexOf(b) >= 0 ? 1 : 0;
            } else if (b == '\n' || b == '\r' && next != '\n') {
                line++;
            }
            before = b;
            b = next;
        }
        return new Encodings(notUtf8, notUtf8Byte, notWindows, notWindowsByte, utf8, dos, windows);
    }

    /** Whether it is most likely written by DOS. */
    boolean isDos() {
        return dosLetters > windowsLetters && utf8Letters == 0;
    }

    private static boolean isContinuation(int b) {
        return b >= 0x80 && b <= 0xbf;
    }

    private static boolean isLetter(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
