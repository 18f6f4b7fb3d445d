package dk.maaltal.cases;

import dk.maaltal.SystemUser;
import dk.maaltal.calendar.DanishTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbered loads of an institution. */
public final class Loads {

    /**
     * A load that was taken in.
     *
     * @param source the file or address
     * @param checksum SHA-256 of the file, or of the rows of a query
     * @param by the user of the database it was made as
     * @param finished when it was in, Danish time
     * @param cases how many cases are known as it told them
     */
    public record Taken(int number, String source, String checksum, String by, LocalDateTime finished, long cases) {}

    /**
     * What came of a load.
     *
     * @param day on which it was in, Danish time
     * @param read rows after the heading row
     * @param rejected rows that were not taken in
     * @param before the load before it that was taken in; empty for the first
     * @param added cases that were not known before
     * @param changed cases that were known otherwise
     * @param ended cases the extract no longer held
     */
    public record Outcome(
            int number,
            LocalDate day,
            long read,
            long rejected,
            Optional<Integer> before,
            long added,
            long changed,
            long ended) {}

    /**
     * Rows of a load that were rejected for the same reason.
     *
     * @param header of the column it was; empty where it was the row itself
     * @param rows how many; a row with several things wrong is told under each
     */
    public record Rejected(String header, RejectKind kind, long rows) {}

    private final JdbcClient database;

    /** @param database the institution's own */
    public Loads(JdbcClient database) {
        this.database = database;
    }

    /** Waits until no one else loads or purges this institution's cases, and keeps others waiting until the transaction ends. */
    void lock() {
        database.sql("SELECT pg_advisory_xact_lock(hashtextextended('load ' || current_schema(), 0))")
                .query()
                .singleRow();
    }

    /** The last load that a file was taken in with, by its checksum. */
    Optional<Integer> of(String checksum) {
        return database.sql("SELECT max(number) FROM load WHERE checksum = ? AND state = 'loaded'")
                .param(checksum)
                .query(Integer.class)
                .optional();
    }

    /** The number of the last load that was taken in; empty before the first. */
    public Optional<Integer> last() {
        return database.sql("SELECT max(number) FROM load WHERE state = 'loaded'")
                .query(Integer.class)
                .optional();
    }

    /** The loads that cases are known from once a certain one was in, and that one itself; the newest first. */
    public List<Taken> behind(int asOfLoad) {
        return database.sql("""
                        SELECT l.number, l.source, coalesce(l.checksum, ''), l.loaded_by,
                               l.finished AT TIME ZONE :zone, coalesce(k.cases, 0)
                        FROM load l
                        LEFT JOIN (SELECT loaded_in, count(*) AS cases
                                   FROM cases
                                   WHERE replaced_in IS NULL OR replaced_in > :load
                                   GROUP BY loaded_in) AS k ON k.loaded_in = l.number
                        WHERE l.state = 'loaded' AND l.number <= :load AND (k.cases > 0 OR l.number = :load)
                        ORDER BY l.number DESC
                        """)
                .param("zone", DanishTime.ZONE)
                .param("load", asOfLoad)
                .query((row, n) -> new Taken(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDateTime.class),
                        row.getLong(6)))
                .list();
    }

    /**
     * A load that was taken in, by its number, of which all is kept.
     *
     * @throws DataRefused when there is none, or what it knew was purged
     */
    public int require(int number) {
        List<Integer> taken = database.sql("SELECT number FROM load WHERE state = 'loaded' ORDER BY number")
                .query(Integer.class)
                .list();
        if (!taken.contains(number)) {
            throw new DataRefused("There is no load " + number + " that was taken in; there "
                    + (taken.isEmpty() ? "are none yet" : "are " + taken) + ".");
        }
        purged(number).ifPresent(day -> {
            throw new DataRefused("The cases as they were known once load " + number + " was in were purged on " + day
                    + ", so nothing can be made from them again.");
        });
        return number;
    }

    /** The Danish day on which what was known by a load was removed; empty while all of it is kept. */
    public Optional<LocalDate> purged(int number) {
        return database.sql("SELECT (purged AT TIME ZONE ?)::date FROM load WHERE number = ? AND purged IS NOT NULL")
                .params(DanishTime.ZONE, number)
                .query(LocalDate.class)
                .optional();
    }

    /** What came of a load that was taken in. */
    public Outcome outcome(int number) {
        return database.sql("""
                        SELECT (finished AT TIME ZONE :zone)::date, rows_read, rows_rejected,
                               (SELECT max(number) FROM load WHERE state = 'loaded' AND number < :load),
                               cases_added, cases_changed, cases_ended
                        FROM load
                        WHERE number = :load
                        """)
                .param("zone", DanishTime.ZONE)
                .param("load", number)
                .query((row, n) -> new Outcome(
                        number,
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        Optional.ofNullable(row.getObject(4, Integer.class)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .single();
    }

    /** The rejected rows of a load by column and kind, most first. */
    public List<Rejected> rejected(int number) {
        return database.sql("""
                        SELECT column_name, kind, count(DISTINCT line) AS rows
                        FROM reject
                        WHERE load = :load
                        GROUP BY column_name, kind
                        ORDER BY rows DESC, column_name COLLATE "C", kind COLLATE "C"
                        """)
                .param("load", number)
                .query((row, n) -> new Rejected(row.getString(1), RejectKind.of(row.getString(2)), row.getLong(3)))
                .list();
    }

    /** The last load, if it took in this very extract by this very declaration. */
    Optional<Load> same(String checksum, String declaration) {
        return database.sql("""
                        SELECT number, source, rows_read, rows_rejected, cases_added, cases_changed, cases_ended
                        FROM load
                        WHERE number = (SELECT max(number) FROM load WHERE state = 'loaded')
                          AND checksum = ?
                          AND declaration = ?
                        """)
                .params(checksum, declaration)
                .query((row, n) -> new Load(
                        row.getInt(1),
                        false,
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        Optional.empty(),
                        Optional.empty()))
                .optional();
    }

    /** Whether the load that is being read has other columns than the one before it: then every case may be changed. */
    boolean hasOtherColumns() {
        return database.sql("""
                        SELECT (SELECT columns FROM load ORDER BY number DESC LIMIT 1)
                               IS DISTINCT FROM
                               (SELECT columns FROM load WHERE state = 'loaded' ORDER BY number DESC LIMIT 1)
                        """).query(Boolean.class).single();
    }

    /** The cases that were known before the load that is being read. */
    long known() {
        return database.sql("""
                        SELECT count(*)
                        FROM cases, (SELECT max(number) AS reading FROM load) AS l
                        WHERE loaded_in < reading AND (replaced_in IS NULL OR replaced_in = reading)
                        """).query(Long.class).single();
    }

    /** Rows the last load took in; 0 before the first. */
    long lastGoodRows() {
        return database.sql(
                        "SELECT rows_read - rows_rejected FROM load WHERE state = 'loaded' ORDER BY number DESC LIMIT 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * Gives a load the next number. Loads of an institution wait for each other, so that the last one plus one is free; an
     * identity would leave a gap where one was broken off, and the documents of a run taken up again would not be those
     * of one that nothing happened to.
     */
    int begin(String source, String checksum, String declaration, List<Column> delivered) {
        return database.sql("""
                        INSERT INTO load (number, state, source, checksum, declaration, loaded_by, columns)
                        SELECT coalesce(max(number), 0) + 1, 'reading', ?, ?, ?, ?, ?
                        FROM load
                        RETURNING number
                        """)
                .params(
                        source,
                        checksum,
                        declaration,
                        SystemUser.NAME,
                        delivered.stream().map(Column::header).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    void finish(int number, String state, long rows, long rejected, History.Merged merged) {
        database.sql("""
                        UPDATE load
                        SET state = ?, finished = statement_timestamp(), rows_read = ?, rows_rejected = ?,
                            cases_added = ?, cases_changed = ?, cases_ended = ?
                        WHERE number = ?
                        """)
                .params(state, rows, rejected, merged.added(), merged.changed(), merged.ended(), number)
                .update();
    }

    /** The first few rejects of a load as lines of text. */
    String firstRejects(int load) {
        return database
                .sql("SELECT line, column_name, value, reason FROM reject WHERE load = ? ORDER BY line LIMIT 5")
                .param(load)
                .query((row, n) -> "  line " + row.getLong(1) + ": "
                        + (row.getString(2).isEmpty()
                                ? ""
                                : row.getString(2)
                                        + (row.getString(3) == null ? " " : " \"" + row.getString(3) + "\" "))
                        + row.getString(4))
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
