package dk.maaltal.cases;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.maaltal.Progress;
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
        long line = 1;
        try (CountedBytes bytes = new CountedBytes(Files.newInputStream(file.path()));
                CsvReader<CsvRecord> csv = reader(new InputStreamReader(withoutMark(bytes), encoding.newDecoder()))) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw refused("it has no heading row", "Deliver it again");
            }
            Header header = header(rows.next(), columns);
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
                    continue;
                }
                staging.row(line, row.getFields().toArray(String[]::new), header);
                if ((staging.rows() & 0x3fff) == 0) {
                    progress.at("Reading " + file.path().getFileName(), bytes.count, file.size());
                }
            }
        } catch (CsvParseException e) {
            throw e.getCause() instanceof CharacterCodingException ? wrongEncoding(line) : unreadable(line, e);
        } catch (CharacterCodingException e) {
            throw wrongEncoding(line);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? wrongEncoding(line) : e;
        } catch (IOException e) {
            throw new DataRefused("The extract " + file.path() + " cannot be read: " + e.getMessage() + ".", e);
        }
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
        List<String> headings = row.getFields().stream().map(String::strip).toList();
        if (headings.get(0).startsWith("\u00ff\u00fe") || headings.get(0).startsWith("\u00fe\u00ff")) {
            throw refused(
                    "its letters are UTF-16 (what Excel calls Unicode text)",
                    "Deliver it as " + encoding.name().toLowerCase(Locale.ROOT));
        }
        if (headings.get(0).startsWith("sep=")) {
            throw refused("its first line is Excel's own \"sep=\" and no heading row", "Deliver it without that line");
        }
        if (headings.size() == 1 && columns.size() > 1) {
            for (char other : new char[] {';', ',', '\t', '|'}) {
                if (other != delimiter && headings.get(0).indexOf(other) >= 0) {
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

    private DataRefused wrongEncoding(long line) {
        return refused(
                "its letters are not " + encoding.name().toLowerCase(Locale.ROOT) + " (after line " + line + ")",
                encoding.equals(StandardCharsets.UTF_8)
                        ? "Write encoding: windows-1252 in cases.yaml, or deliver it as UTF-8"
                        : "Deliver it as " + encoding.name().toLowerCase(Locale.ROOT));
    }

    private DataRefused unreadable(long line, CsvParseException cause) {
        DataRefused refused = refused(
                "after line " + line
                        + " a quotation mark is never closed, or closed in the middle of a field, or a field is"
                        + " longer than " + LONGEST_FIELD + " characters",
                "Look at the rows after line " + line + "; a quotation mark that belongs to a text is written twice");
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
