package dk.maaltal.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.maaltal.Progress;
import dk.maaltal.Texts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Reads a CSV file row by row; memory is one row. */
final class CsvExtract {

    /** No honest field is longer; a quote that is never closed makes one that is. */
    private static final int LONGEST_FIELD = 1 << 20;

    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputFile file;
    private final char delimiter;
    private final Charset encoding;

    CsvExtract(InputFile file, Extract.Files declared) {
        this.file = file;
        this.delimiter = declared.delimiter();
        this.encoding = declared.encoding();
    }

    /** Copies every row after the heading row to staging. */
    void copyTo(StagingCopy staging, List<Column> columns, Progress progress) {
        refuseOtherEncoding();
        long line = 0;
        try (CountedBytes bytes = new CountedBytes(Files.newInputStream(file.path()));
                CsvReader<CsvRecord> csv = reader(new InputStreamReader(withoutMark(bytes), encoding.newDecoder()))) {
            Iterator<CsvRecord> rows = csv.iterator();
            CsvRecord before = headings(rows);
            line = before.getStartingLineNumber();
            Header header = header(before, columns);
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                if (line > before.getStartingLineNumber() + 1) {
                    refuseSwallowedRows(before, header);
                }
                before = row;
                if (isEndOfFile(row)) {
                    continue;
                }
                refuseUnwritten(row);
                staging.row(line, values(row), header);
                if ((staging.rows() & 0x3fff) == 0) {
                    progress.at("Reading " + file.path().getFileName(), bytes.count, file.size());
                }
            }
            refuseSwallowedRows(before, header);
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CharacterCodingException ? wrongEncoding() : unreadable(line, e);
        } catch (CharacterCodingException e) {
            throw wrongEncoding();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? wrongEncoding() : e;
        } catch (IOException e) {
            throw new DataRefused("The extract " + file.path() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** The first row in which something stands. */
    private CsvRecord headings(Iterator<CsvRecord> rows) {
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            if (!row.getFields().stream().map(Texts::compared).allMatch(String::isEmpty)) {
                return row;
            }
        }
        throw refused("it has no heading row", "Deliver it again");
    }

    /** A row of several lines that holds rows is refused, whatever else is wrong with it. */
    private void refuseSwallowedRows(CsvRecord row, Header header) {
        if (StrayQuote.swallowedRows(row.getFields(), header.width(), delimiter)) {
            throw refused(
                    "in line " + row.getStartingLineNumber()
                            + " a quotation mark opens a field that holds the rows after it",
                    "Look at line " + row.getStartingLineNumber()
                            + "; a quotation mark that belongs to a text is written twice, within quotation marks");
        }
    }

    /** The character by which DOS ended its files, on a line by itself. */
    private static boolean isEndOfFile(CsvRecord row) {
        return row.getFieldCount() == 1 && row.getField(0).equals("\u001a");
    }

    /** A system that broke down while it wrote a file leaves zero bytes where rows should be. */
    private void refuseUnwritten(CsvRecord row) {
        if (row.getField(0).startsWith("\0\0\0\0")) {
            throw refused(
                    "from line " + row.getStartingLineNumber()
                            + " on it holds zero bytes, as a file does that was not written whole",
                    "Deliver it again");
        }
    }

    /** The fields; a text that was wrapped in a formula for a spreadsheet's sake without the formula. */
    private static String[] values(CsvRecord row) {
        String[] values = new String[row.getFieldCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = HarmedNumber.unwrapped(row.getField(i));
        }
        return values;
    }

    private CsvReader<CsvRecord> reader(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .maxBufferSize(LONGEST_FIELD)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    /** The bytes after the mark that some programs put before UTF-8. */
    private static InputStream withoutMark(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, UTF8_MARK.length);
        byte[] start = in.readNBytes(UTF8_MARK.length);
        if (!Arrays.equals(start, UTF8_MARK)) {
            in.unread(start);
        }
        return in;
    }

    private Header header(CsvRecord row, List<Column> columns) {
        List<String> headings = row.getFields().stream().map(Texts::heading).toList();
        if (headings.get(0).startsWith("sep=")) {
            throw refused("its first line is Excel's own \"sep=\" and no heading row", "Deliver it without that line");
        }
        if (headings.size() == 1 && columns.size() > 1) {
            for (char other : new char[] {';', ',', '\t', '|'}) {
                if (other != delimiter && row.getField(0).indexOf(other) >= 0) {
                    throw refused(
                            "its heading row is not parted by " + name(delimiter) + " but, it seems, by " + name(other),
                            "Write delimiter: " + name(other) + " in cases.yaml, or deliver it with "
                                    + name(delimiter));
                }
            }
        }
        return Header.match(headings, columns, file.path().toString());
    }

    private static String name(char delimiter) {
        return delimiter == '\t' ? "tab" : "\"" + delimiter + "\"";
    }

    private void refuseOtherEncoding() {
        if (!file.onlyAscii() && file.isUtf8() && !encoding.equals(StandardCharsets.UTF_8)) {
            throw refused(
                    "its letters are UTF-8, and cases.yaml says "
                            + encoding.name().toLowerCase(Locale.ROOT),
                    "Write encoding: utf-8 in cases.yaml, or deliver it as "
                            + encoding.name().toLowerCase(Locale.ROOT));
        }
    }

    private DataRefused wrongEncoding() {
        try {
            Encodings found = Encodings.of(file.path());
            return encoding.equals(StandardCharsets.UTF_8) ? notUtf8(found) : notWindows(found);
        } catch (IOException e) {
            return new DataRefused("The extract " + file.path() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private DataRefused notUtf8(Encodings found) {
        String why = "its letters are not utf-8 (line " + found.notUtf8() + " holds the byte "
                + hex(found.notUtf8Byte()) + ")";
        if (found.utf8Letters() > 0) {
            return refused(
                    why
                            + ", though others are; it was put together from files of two encodings, or cut off within a letter",
                    "Deliver it anew, in one encoding");
        }
        if (found.isDos()) {
            return refused(
                    why + " but, it seems, of a DOS code page (850 or 865)", "Deliver it as utf-8 or windows-1252");
        }
        return found.notWindows() > 0
                ? refused(why + ", nor windows-1252 (line " + found.notWindows() + ")", "Deliver it as utf-8")
                : refused(why, "Write encoding: windows-1252 in cases.yaml, or deliver it as UTF-8");
    }

    private DataRefused notWindows(Encodings found) {
        String why = "its letters are not " + encoding.name().toLowerCase(Locale.ROOT)
                + (found.notWindows() > 0
                        ? " (line " + found.notWindows() + " holds the byte " + hex(found.notWindowsByte()) + ")"
                        : "");
        return refused(
                found.isDos() ? why + " but, it seems, of a DOS code page (850 or 865)" : why,
                "Deliver it as utf-8, and write encoding: utf-8 in cases.yaml, or as windows-1252");
    }

    private static String hex(int value) {
        return Integer.toHexString(value).toUpperCase(Locale.ROOT);
    }

    private DataRefused unreadable(long line, CsvParseException cause) {
        String where = line == 0 ? "from the heading row on" : "after line " + line;
        DataRefused refused = refused(
                where + " a quotation mark is never closed, or closed in the middle of a field, or a field is"
                        + " longer than " + LONGEST_FIELD + " characters",
                (line == 0 ? "Look at the heading row" : "Look at the rows after line " + line)
                        + "; a quotation mark that belongs to a text is written twice");
        refused.initCause(cause);
        return refused;
    }

    private DataRefused refused(String why, String what) {
        return new DataRefused(
                "The extract " + file.path() + " was refused: " + why + ". " + what + ". Nothing was loaded.");
    }

    private static final class CountedBytes extends FilterInputStream {
        private long count;

        CountedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
