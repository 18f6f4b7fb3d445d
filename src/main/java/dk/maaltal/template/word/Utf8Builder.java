package dk.maaltal.template.word;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a long text in UTF-8 from many pieces, without a copy of the whole as characters. */
final class Utf8Builder {

    private byte[] bytes;
    private int length;

    /** @param expected about how many bytes there will be */
    Utf8Builder(int expected) {
        bytes = new byte[expected];
    }

    void add(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Adds characters from an index, inclusive, to another, exclusive; none of them may be a surrogate. */
    void add(char[] chars, int from, int to) {
        room(3 * (to - from));
        int at = length;
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xc0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3f);
            } else {
                bytes[at++] = (byte) (0xe0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[at++] = (byte) (0x80 | c & 0x3f);
            }
        }
        length = at;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + bytes.length / 2));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
