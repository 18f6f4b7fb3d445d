package dk.maaltal.cases;

import de.siegmar.fastcsv.writer.CsvWriter;
import dk.maaltal.CsvText;
import dk.maaltal.PrivateFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rejected rows of a load as a file a controller opens in Excel, and nobody else. */
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
            PrivateFile.folder(folder);
            PrivateFile.write(file, stream -> {
                Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
                out.write('\ufeff');
                CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out);
                csv.writeRecord("line", "column", "value", "reason");
                try (Stream<String[]> rejects = rejects(database, load)) {
                    rejects.forEach(csv::writeRecord);
                }
                csv.flush();
                out.flush();
            });
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The rejected rows cannot be listed in " + file + ": " + e, e);
        }
    }

    private static Stream<String[]> rejects(JdbcClient database, int load) {
        return database
                .sql("SELECT line, column_name, value, reason FROM reject WHERE load = ? ORDER BY line, column_name")
                .param(load)
                .query((row, n) -> new String[] {
                    row.getString(1), text(row.getString(2)), text(row.getString(3)), text(row.getString(4))
                })
                .stream();
    }

    /** What is purged has no value any more. */
    private static String text(String text) {
        return text == null ? "" : CsvText.of(text);
    }
}
