package dk.maaltal.editions;

import dk.maaltal.Checksum;
import dk.maaltal.cases.Loads;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What editions were made from: files that people wrote, each content once, and the loads that cases were known from. */
public final class Origin {

    private final JdbcClient database;

    /** @param database the institution's own */
    public Origin(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the files that an edition is made from. */
    public void saveFiles(long edition, Map<String, byte[]> files) {
        files.forEach((name, content) -> {
            String checksum = Checksum.of(content);
            database.sql("INSERT INTO file (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(checksum, content)
                    .update();
            database.sql("INSERT INTO edition_file (edition, name, sha256) VALUES (?, ?, ?)")
                    .params(edition, name, checksum)
                    .update();
        });
    }

    /** The files that an edition was made from, by their names below {@code jobs/} and {@code templates/}. */
    public Map<String, byte[]> files(long edition) {
        Map<String, byte[]> files = new TreeMap<>();
        database.sql("""
                        SELECT name, content
                        FROM edition_file
                        JOIN file USING (sha256)
                        WHERE edition = ?
                        """).params(edition).query(row -> {
            files.put(row.getString(1), row.getBytes(2));
        });
        return files;
    }

    /** Keeps which loads the cases of an edition are known from. */
    public void saveLoads(long edition, List<Loads.Taken> loads) {
        loads.forEach(load -> database.sql("INSERT INTO edition_load (edition, load, cases) VALUES (?, ?, ?)")
                .params(edition, load.number(), load.cases())
                .update());
    }
}
