package dk.maaltal.setup;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dk.maaltal.cases.DataRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An extract that nobody has declared, as every row of it was seen.
 *
 * @param file it is
 * @param charset it is written in
 * @param delimiter between its fields
 * @param columns in its order
 * @param rows below the heading
 */
record SeenExtract(Path file, Charset charset, char delimiter, List<SeenColumn> columns, long rows) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');
    private static final int LOOKED_AT = 200;
    private static final int FEWEST_COLUMNS = 3;

    /**
     * Looks at a file.
     *
     * @throws DataRefused when it is no CSV file with a heading row
     */
    static SeenExtract of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataRefused(file + " is no file. Name the extract with --from.");
        }
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        if (name.matches(".*\\.(xlsx|xlsm|xls|ods)")) {
            throw new DataRefused(
                    file + " is a workbook, and init guesses from CSV: save it as CSV (in UTF-8, with a heading"
                            + " row), and declare the workbook in cases.yaml once the rest is right.");
        }
        Charset charset = charset(file);
        char delimiter = delimiter(file, charset);
        List<SeenColumn> columns = new ArrayList<>();
        long[] rows = {0};
        read(file, charset, delimiter, record -> {
            if (columns.isEmpty()) {
                heading(file, record.getFields()).forEach(header -> columns.add(new SeenColumn(header)));
                return;
            }
            if (record.getFieldCount() == 1 && record.getField(0).isBlank()) {
                return;
            }
            rows[0]++;
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).see(i < record.getFieldCount() ? record.getField(i) : "");
            }
        });
        if (rows[0] == 0) {
            throw new DataRefused(file + " has a heading row and no rows, so nothing can be guessed from it.");
        }
        return new SeenExtract(file, charset, delimiter, List.copyOf(columns), rows[0]);
    }

    private static List<String> heading(Path file, List<String> fields) {
        List<String> heading = fields.stream()
                .map(field -> field.replace("\uFEFF", "").strip())
                .toList();
        Set<String> seen = new HashSet<>();
        for (String header : heading) {
            if (header.isEmpty() || header.matches("[-+]?[\\d.,:/ T-]+") || !seen.add(header)) {
                throw new DataRefused("The first row of " + file + " is no heading row: "
                        + (header.isEmpty()
                                ? "one of its fields is empty"
                                : "\"" + header + "\" is no heading, or stands twice")
                        + ". Put the headings in the first row, each once.");
            }
        }
        return heading;
    }

    private static Charset charset(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
            char[] buffer = new char[1 << 16];
            while (reader.read(buffer) >= 0) {
                // Reading all of it is the question.
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return WINDOWS;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The one by which the first rows all have as many fields, and most. */
    private static char delimiter(Path file, Charset charset) {
        char best = 0;
        int most = 0;
        for (char each : DELIMITERS) {
            int fields = fields(file, charset, each);
            if (fields > most) {
                most = fields;
                best = each;
            }
        }
        if (most < FEWEST_COLUMNS) {
            throw new DataRefused("It cannot be told what is between the fields of " + file
                    + ": by none of ; , tab and | do its rows have equally many, and at least " + FEWEST_COLUMNS
                    + ". Case number, received and decided must be there.");
        }
        return best;
    }

    /** How many fields each of the first rows has; 0 where they differ. */
    private static int fields(Path file, Charset charset, char delimiter) {
        int[] fields = {-1, 0};
        try (CsvReader<CsvRecord> csv = reader(file, charset, delimiter)) {
            for (CsvRecord record : csv) {
                if (fields[0] >= 0 && record.getFieldCount() != fields[0]) {
                    return 0;
                }
                fields[0] = record.getFieldCount();
                if (++fields[1] > LOOKED_AT) {
                    break;
                }
            }
            return fields[0];
        } catch (CsvParseException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void read(Path file, Charset charset, char delimiter, Consumer<CsvRecord> consumer) {
        try (CsvReader<CsvRecord> csv = reader(file, charset, delimiter)) {
            csv.forEach(consumer);
        } catch (CsvParseException e) {
            throw new DataRefused(file + " cannot be read as CSV: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static CsvReader<CsvRecord> reader(Path file, Charset charset, char delimiter) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .ofCsvRecord(new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset)));
    }

    /** The rows again, as the texts of two columns. */
    void pairs(SeenColumn one, SeenColumn other, java.util.function.BiConsumer<String, String> consumer) {
        int first = columns.indexOf(one);
        int second = columns.indexOf(other);
        boolean[] heading = {true};
        read(file, charset, delimiter, record -> {
            if (heading[0]) {
                heading[0] = false;
            } else if (record.getFieldCount() > Math.max(first, second)) {
                consumer.accept(
                        record.getField(first).strip(), record.getField(second).strip());
            }
        });
    }

    /** As {@code cases.yaml} names the delimiter. */
    String delimiterName() {
        return Map.of('\t', "tab").getOrDefault(delimiter, Character.toString(delimiter));
    }
}
