package dk.maaltal.template.office;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the zip file that a Word or Excel file is. The same parts give the same bytes on any day and any version of
 * Java: every part has the same time, and parts are stored uncompressed, since versions of Java differ in how they
 * compress.
 */
final class OfficeZip {

    /** Not the earliest time a zip file can hold: for that, Java also writes one in the machine's time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    OfficeZip(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    /** Adds a part, uncompressed. */
    void add(String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Begins a part that is too long to hold in memory; its content is written to the returned stream, and compressed.
     */
    OutputStream stream(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        return zip;
    }

    /** Ends the part that {@link #stream} began. */
    void endPart() throws IOException {
        zip.closeEntry();
    }

    /** Ends the file, and leaves the stream below open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
