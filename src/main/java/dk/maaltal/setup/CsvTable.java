package dk.maaltal.setup;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.UndeclaredSheet.Cell;
import dk.maaltal.cases.UndeclaredSheet.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file whose first row is its headings.
 *
 * @param charset it is written in
 * @param delimiter between its fields
 */
record CsvTable(Path file, Charset charset, char delimiter) implements Table {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');
    private static final int LOOKED_AT = 200;
    private static final int FEWEST_COLUMNS = 3;

    /**
     * Looks at a file.
     *
     * @throws DataRefused when it cannot be told how it is written
     */
    static CsvTable of(Path file) {
        Charset charset = charset(file);
        return new CsvTable(file, charset, delimiter(file, charset));
    }

    @Override
    public String layout() {
        return encoding() + ", fields separated by " + delimiterName();
    }

    @Override
    public String declared() {
        return "  delimiter: \"" + delimiterName() + "\"\n  encoding: " + encoding() + "\n";
    }

    private String encoding() {
        return charset.name().toLowerCase(Locale.ROOT);
    }

    private String delimiterName() {
        return Map.of('\t', "tab").getOrDefault(delimiter, Character.toString(delimiter));
    }

    @Override
    public List<Cell> headings() {
        try (CsvReader<CsvRecord> csv = reader(file, charset, delimiter)) {
            return csv.stream().findFirst().map(CsvTable::cells).orElse(List.of());
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    @Override
    public void rows(Consumer<Row> consumer) {
        boolean[] heading = {true};
        try (CsvReader<CsvRecord> csv = reader(file, charset, delimiter)) {
            csv.forEach(record -> {
                List<Cell> cells = cells(record);
                if (!heading[0] && !cells.stream().allMatch(Cell::isBlank)) {
                    consumer.accept(new Row(record.getStartingLineNumber(), cells));
                }
                heading[0] = false;
            });
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private DataRefused unreadable(CsvParseException e) {
        return new DataRefused(file + " cannot be read as CSV: " + e.getMessage() + ".", e);
    }

    private static List<Cell> cells(CsvRecord record) {
        return record.getFields().stream().map(Cell::of).toList();
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

    private static CsvReader<CsvRecord> reader(Path file, Charset charset, char delimiter) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .ofCsvRecord(new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset)));
    }
}
