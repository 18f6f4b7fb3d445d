package dk.maaltal.cases;

import dk.maaltal.Checksum;
import dk.maaltal.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows of text to a staging table by COPY: line number, one text per declared column in the form in which texts are
 * compared ({@link Texts}), and what was found wrong with the row. Memory is one buffer, however many rows.
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
     * Adds a row; one in which no declared column holds anything is passed over, as spreadsheets leave such rows behind.
     *
     * @param line where the row begins in the extract, from 1
     * @param row the row's fields, as the extract has them
     * @param header which of them are wanted
     */
    void row(long line, String[] row, Header header) {
        if (row.length == header.width()) {
            row(line, row, header, Optional.empty());
        } else if (!isBlank(row, header)) {
            row(
                    line,
                    row,
                    header,
                    Optional.of(Fault.ofRow(
                            "the row has " + row.length + " fields where the heading row has " + header.width())));
        }
    }

    /** Adds a row of which something may be known to be wrong. */
    void row(long line, String[] row, Header header, Optional<Fault> known) {
        if (known.isEmpty() && isBlank(row, header)) {
            return;
        }
        Optional<Fault> fault = known.or(() -> underNoHeading(row, header));
        text(Long.toString(line));
        for (int i = 0; i < header.positions().length; i++) {
            put((byte) '\t');
            int position = header.positions()[i];
            String raw = 0 <= position && position < row.length && row[position] != null ? row[position] : "";
            boolean ascii = Texts.isAscii(raw);
            String value = ascii ? raw.strip() : Texts.compared(raw).replace("\0", "");
            if (fault.isEmpty()) {
                fault = fault(header.columns().get(i), raw, value, ascii);
            }
            if (value.isEmpty()) {
                text("\\N");
            } else {
                escaped(value);
            }
        }
        put((byte) '\t');
        if (fault.isPresent()) {
            escaped(fault.get().kept());
        } else {
            text("\\N");
        }
        put((byte) '\n');
        rows++;
    }

    /** Whether nothing stands in a declared column, nor where there is no heading. */
    private static boolean isBlank(String[] row, Header header) {
        for (int position : header.positions()) {
            if (!isBlank(row, position)) {
                return false;
            }
        }
        return underNoHeading(row, header).isEmpty()
                && IntStream.range(header.width(), row.length).allMatch(position -> isBlank(row, position));
    }

    private static boolean isBlank(String[] row, int position) {
        return position < 0
                || position >= row.length
                || row[position] == null
                || Texts.compared(row[position]).isEmpty();
    }

    /** What is wrong with a value that its type would not find. */
    private static Optional<Fault> fault(Column column, String raw, String value, boolean ascii) {
        if (!ascii && MisreadLetters.isSuspect(raw)) {
            Optional<String> reason = MisreadLetters.reason(raw);
            if (reason.isPresent()) {
                return reason.map(why -> new Fault(RejectKind.UNREADABLE, column.header(), value, why));
            }
        }
        if (column.isCaseNumber() && HarmedNumber.isSuspect(value)) {
            return HarmedNumber.reason(value).map(why -> new Fault(RejectKind.HARMED, column.header(), value, why));
        }
        return Optional.empty();
    }

    private static Optional<Fault> underNoHeading(String[] row, Header header) {
        for (int position : header.unnamed()) {
            if (position < row.length
                    && row[position] != null
                    && !Texts.compared(row[position]).isEmpty()) {
                return Optional.of(Fault.ofRow("\"" + Header.shorten(Texts.compared(row[position]), 40)
                        + "\" stands in column " + (position + 1) + ", which has no heading"));
            }
        }
        return Optional.empty();
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
