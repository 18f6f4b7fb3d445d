package dk.maaltal.cases;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rejected rows of a load as a file a controller opens in Excel. */
public final class RejectFile {

    /** The folder they lie in, in the institution's folder for what is made. */
    public static final String FOLDER = "rejects";

    private RejectFile() {}

    /** The name of the list of a load. */
    public static String name(int load) {
        return "load-" + load + "-rejects.csv";
    }

    /** Writes {@code load-<number>-rejects.csv} (UTF-8 with mark, semicolons) to a folder, by line. */
    static Path write(JdbcClient database, int load, Path folder) {
        Path file = folder.resolve(name(load));
        try {
            Files.createDirectories(folder);
            try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                out.write('\ufeff');
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out);
                csv.writeRecord("line", "column", "value", "reason");
                try (Stream<String[]> rejects = rejects(database, load)) {
                    rejects.forEach(csv::writeRecord);
                }
                csv.flush();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String[]> rejects(JdbcClient database, int load) {
        return database
                .sql("SELECT line, column_name, value, reason FROM reject WHERE load = ? ORDER BY line, column_name")
                .param(load)
                .query((row, n) ->
                        new String[] {row.getString(1), row.getString(2), row.getString(3), row.getString(4)})
                .stream();
    }
}
