package dk.maaltal.editions;

import dk.maaltal.calendar.DanishTime;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The internal lists of cases that went with an edition. Only their checksums are kept: the cases are in the database, and a
 * list is made from them whenever it is asked for, until they are purged.
 */
public final class InternalLists {

    /**
     * A list.
     *
     * @param name of its file
     * @param cases how many it has
     */
    public record InternalList(String name, String sha256, long cases) {}

    private final JdbcClient database;

    /** @param database the institution's own */
    public InternalLists(JdbcClient database) {
        this.database = database;
    }

    /** Keeps that a list goes with an edition, and its checksum. */
    public void save(long edition, InternalList list) {
        database.sql("INSERT INTO case_list (edition, name, sha256, cases) VALUES (?, ?, ?, ?)")
                .params(edition, list.name(), list.sha256(), list.cases())
                .update();
    }

    /**
     * Marks as purged the lists of editions that were published before a day began, Danish time.
     *
     * @return those editions
     */
    public List<Edition> purge(LocalDate before) {
        List<Long> editions = database.sql("""
                        UPDATE case_list
                        SET purged = statement_timestamp()
                        FROM edition e
                        WHERE e.id = edition
                          AND case_list.purged IS NULL
                          AND e.published < ?
                        RETURNING e.id
                        """)
                .params(DanishTime.startOf(before))
                .query(Long.class)
                .list();
        return new Editions(database).of(editions.stream().distinct().toList());
    }

    /** Those of an edition that are not purged, by their names. */
    public List<InternalList> of(long edition) {
        return database.sql(
                        "SELECT name, sha256, cases FROM case_list WHERE edition = ? AND purged IS NULL ORDER BY name")
                .params(edition)
                .query((row, n) -> new InternalList(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
