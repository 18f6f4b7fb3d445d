package dk.maaltal.template;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Word or Excel file from its parts, in which the same parts give the same bytes on any day and any Java: no moment is in
 * it, and the parts are not compressed, since Javas differ in how they compress.
 */
public final class OfficeZip {

    /** Not the earliest moment a zip file can hold: to that one Java adds another, in the machine's time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    public OfficeZip(OutputStream out) {
        zip = new ZipOutputStream(out);
    }

    public void add(String name, byte[] content) throws IOException {
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

    /** Begins a part too long to hold, written to the stream that is given back, and compressed. */
    public OutputStream stream(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        return zip;
    }

    /** Ends a part that was begun. */
    public void endPart() throws IOException {
        zip.closeEntry();
    }

    /** Ends the file; what it is written to stays open. */
    public void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
