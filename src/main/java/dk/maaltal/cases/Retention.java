package dk.maaltal.cases;

import dk.maaltal.calendar.DanishTime;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes what was known of cases before a day and had been replaced or withdrawn by then. What is known of a case now stays,
 * however old the case is: the case system decides how long that is delivered.
 */
public final class Retention {

    /**
     * What was removed.
     *
     * @param versions rows of cases as they once were
     * @param forgotten cases of which nothing is left: they were withdrawn before the day
     * @param kept cases as they are known now
     * @param rejectedValues values of rejected rows; column and reason of each stay, to be counted
     * @param loads as of which figures could be made until now, and no more
     */
    public record Removed(long versions, long forgotten, long kept, long rejectedValues, List<Integer> loads) {}

    private final JdbcClient database;

    /** @param database the institution's own */
    public Retention(JdbcClient database) {
        this.database = database;
    }

    /** Loads taken in or refused before a day began, Danish time. */
    public List<Integer> loadsBefore(LocalDate day) {
        return database.sql("SELECT number FROM load WHERE finished < ? ORDER BY number")
                .params(DanishTime.startOf(day))
                .query(Integer.class)
                .list();
    }

    /** Removes what no load from a day on knew; in a transaction, while no extract is loaded. */
    public Removed purge(LocalDate before) {
        new Loads(database).lock();
        List<Integer> old = loadsBefore(before);
        int last = old.isEmpty() ? 0 : old.get(old.size() - 1);
        List<Integer> loads = markLoads(last);
        long forgotten = database.sql("""
                        SELECT count(*)
                        FROM (SELECT
                              FROM cases
                              GROUP BY case_number
                              HAVING bool_and(replaced_in IS NOT NULL AND replaced_in <= ?)) AS gone
                        """).params(last).query(Long.class).single();
        long versions = database.sql("DELETE FROM cases WHERE replaced_in <= ?")
                .params(last)
                .update();
        long values = database.sql("UPDATE reject SET value = NULL WHERE load <= ? AND value IS NOT NULL")
                .params(last)
                .update();
        long kept = database.sql("SELECT count(*) FROM cases WHERE replaced_in IS NULL")
                .query(Long.class)
                .single();
        return new Removed(versions, forgotten, kept, values, loads);
    }

    /** Marks the loads that knew one of the rows that are about to go. */
    private List<Integer> markLoads(int last) {
        return database.sql("""
                        UPDATE load l
                        SET purged = statement_timestamp()
                        FROM (
                            SELECT DISTINCT n.number
                            FROM (SELECT DISTINCT loaded_in, replaced_in FROM cases WHERE replaced_in <= ?) AS gone
                            JOIN load n ON n.number >= gone.loaded_in AND n.number < gone.replaced_in
                        ) AS knew
                        WHERE l.number = knew.number AND l.state = 'loaded' AND l.purged IS NULL
                        RETURNING l.number
                        """).params(last).query(Integer.class).list().stream()
                .sorted()
                .toList();
    }
}
