package dk.maaltal.template.excel;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The rows of a filled-in sheet until the rest of the workbook is known. Up to 4,000,000 bytes are in memory; more than
 * that are in a temporary file, which is deleted on closing. Cells with formulas are left open, since what they refer
 * to may come after them.
 */
final class RowBuffer implements AutoCloseable {

    /** The cells that were left open, when all rows are known. */
    interface Formulas {

        /** The XML of a cell, by its number from 0. */
        byte[] cell(int number) throws IOException;
    }

    private static final int LARGEST_IN_MEMORY = 4_000_000;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream out = memory;
    private long length;
    private long[] opens = new long[16];
    private int count;

    /** Adds XML to the rows. */
    void write(byte[] bytes) throws IOException {
        if (file == null && length + bytes.length > LARGEST_IN_MEMORY) {
            file = Files.createTempFile("maaltal-", ".xml");
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            memory.writeTo(out);
            memory.reset();
        }
        out.write(bytes);
        length += bytes.length;
    }

    /** Leaves a cell open; open cells are numbered from 0 in their order. */
    void leaveOpen() {
        if (count == opens.length) {
            opens = Arrays.copyOf(opens, 2 * count);
        }
        opens[count++] = length;
    }

    /** Whether the rows are in a temporary file. */
    boolean isInFile() {
        return file != null;
    }

    /** Writes the rows, with every cell that was left open. */
    void copy(OutputStream to, Formulas formulas) throws IOException {
        out.flush();
        try (InputStream in =
                file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file)) {
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
