package dk.maaltal.cases;

import dk.maaltal.Checksum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows of text to a staging table by COPY: line number, one text per declared column, and what was wrong with the
 * row as a row. Memory is one buffer, however many rows.
 */
final class StagingCopy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final MessageDigest digest = Checksum.digest();
    private final byte[] buffer = new byte[BUFFER + 16];
    private int filled;
    private long rows;

    StagingCopy(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Adds a row.
     *
     * @param line where the row begins in the extract, from 1
     * @param row the row's fields, as the extract has them
     * @param header which of them are wanted
     */
    void row(long line, String[] row, Header header) {
        row(
                line,
                row,
                header,
                row.length == header.width()
                        ? null
                        : "the row has " + row.length + " fields where the heading row has " + header.width());
    }

    /**
     * Adds a row of which something may be known to be wrong.
     *
     * @param known what is wrong with it, in plain ASCII; null for nothing
     */
    void row(long line, String[] row, Header header, String known) {
        String fault = known;
        text(Long.toString(line));
        for (int position : header.positions()) {
            put((byte) '\t');
            String value = position < row.length ? trim(row[position]) : "";
            if (value.indexOf('\0') >= 0) {
                fault = "the row has a character (NUL) that is no text";
                value = value.replace("\0", "");
            }
            if (value.isEmpty()) {
                text("\\N");
            } else {
                escaped(value);
            }
        }
        put((byte) '\t');
        text(fault == null ? "\\N" : fault);
        put((byte) '\n');
        rows++;
    }

    /** Sends what is left and ends the COPY. */
    void finish() {
        flush();
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Breaks the COPY off where it was not finished; the connection can do nothing else before that. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    long rows() {
        return rows;
    }

    /** SHA-256 of all that was written, in hexadecimal: equal for equal rows at equal lines. */
    String checksum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String trim(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        boolean clean = first > ' ' && first != '\u00a0' && last > ' ' && last != '\u00a0';
        return clean ? value : value.replace('\u00a0', ' ').strip();
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                int end = i;
                while (end < value.length() && value.charAt(end) >= 0x80) {
                    end++;
                }
                bytes(value.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            } else {
                switch (c) {
                    case '\\' -> text("\\\\");
                    case '\t' -> text("\\t");
                    case '\n' -> text("\\n");
                    case '\r' -> text("\\r");
                    default -> put((byte) c);
                }
            }
        }
    }

    private void text(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put((byte) ascii.charAt(i));
        }
    }

    private void bytes(byte[] bytes) {
        for (byte b : bytes) {
            put(b);
        }
    }

    private void put(byte b) {
        buffer[filled++] = b;
        if (filled >= BUFFER) {
            flush();
        }
    }

    private void flush() {
        try {
            digest.update(buffer, 0, filled);
            copy.writeToCopy(buffer, 0, filled);
            filled = 0;
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
