package dk.maaltal.template.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The rows of a filled-in sheet while the rest of the workbook is not known yet: short ones in memory, long ones in a
 * temporary file. Formulas are left open, since what they refer to may come after them.
 */
final class RowFile implements AutoCloseable {

    /** Writes the formula of a cell, when all rows are known. */
    interface Formulas {
        byte[] cell(int number) throws IOException;
    }

    private static final int LARGEST_IN_MEMORY = 4_000_000;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out = memory;
    private long length;
    private long[] opens = new long[16];
    private int count;

    void write(byte[] bytes) throws IOException {
        if (file == null && length + bytes.length > LARGEST_IN_MEMORY) {
            file = Files.createTempFile("maaltal-", ".xml");
            out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            memory.writeTo(out);
            memory.reset();
        }
        out.write(bytes);
        length += bytes.length;
    }

    /** Leaves a cell open; they are numbered from 0 in the order they are left. */
    void leaveOpen() {
        if (count == opens.length) {
            opens = Arrays.copyOf(opens, 2 * count);
        }
        opens[count++] = length;
    }

    boolean isLong() {
        return file != null;
    }

    /** Copies the rows, with every cell that was left open. */
    void copy(OutputStream to, Formulas formulas) throws IOException {
        out.flush();
        try (InputStream in =
                file == null ? new java.io.ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long at = 0;
            for (int i = 0; i <= count; i++) {
                long end = i < count ? opens[i] : length;
                while (at < end) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, end - at));
                    to.write(buffer, 0, read);
                    at += read;
                }
                if (i < count) {
                    to.write(formulas.cell(i));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
