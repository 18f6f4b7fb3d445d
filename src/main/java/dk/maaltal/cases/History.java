package dk.maaltal.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Merges the good rows of an extract into the table of cases: what is new is added, what differs replaces what was known,
 * and a case that an extract of all cases lacks is ended. Nothing is deleted.
 */
final class History {

    /**
     * What a load changed, in cases.
     *
     * @param added cases that were not known, or had been ended
     * @param changed cases known with another content
     * @param ended cases the extract no longer holds
     */
    record Merged(long added, long changed, long ended) {

        static final Merged NOTHING = new Merged(0, 0, 0);
    }

    private final JdbcClient database;
    private final CaseTable table;
    private final Incoming incoming;
    private final List<Column> columns;

    History(JdbcClient database, CaseTable table, Incoming incoming, List<Column> columns) {
        this.database = database;
        this.table = table;
        this.incoming = incoming;
        this.columns = columns;
    }

    Merged merge(int load, boolean holdsAll) {
        return table.isEmpty() ? first(load) : next(load, holdsAll);
    }

    /** The first load into an empty table: key and references are made once at the end, not row by row. */
    private Merged first(int load) {
        table.unconstrain();
        long added = update("""
                INSERT INTO %s (%s, loaded_in)
                SELECT %s, :load
                FROM %s i
                WHERE i.good
                """.formatted(table.name(), names(""), names("i."), incoming.name()), load);
        table.constrain();
        return new Merged(added, 0, 0);
    }

    private Merged next(int load, boolean holdsAll) {
        long changed = update("""
                UPDATE %s h
                SET replaced_in = :load
                FROM %s i
                WHERE h.case_number = i.case_number
                  AND h.replaced_in IS NULL
                  AND i.good
                  AND (%s) IS DISTINCT FROM (%s)
                """.formatted(table.name(), incoming.name(), names("h."), names("i.")), load);
        long ended = holdsAll ? end(load) : 0;
        long inserted = update("""
                INSERT INTO %1$s (%2$s, loaded_in)
                SELECT %3$s, :load
                FROM %4$s i
                WHERE i.good
                  AND NOT EXISTS (
                      SELECT FROM %1$s h WHERE h.case_number = i.case_number AND h.replaced_in IS NULL)
                """.formatted(table.name(), names(""), names("i."), incoming.name()), load);
        return new Merged(inserted - changed, changed, ended);
    }

    /** Ends what the extract lacks; a case whose row is there and could not be taken in stays as it was known. */
    private long end(int load) {
        return update("""
                UPDATE %s h
                SET replaced_in = :load
                WHERE h.replaced_in IS NULL
                  AND NOT EXISTS (SELECT FROM %s i WHERE i.case_number = h.case_number)
                """.formatted(table.name(), incoming.name()), load);
    }

    private long update(String sql, int load) {
        return database.sql(sql).param("load", load).update();
    }

    private String names(String prefix) {
        return columns.stream().map(column -> prefix + column.sqlName()).collect(Collectors.joining(", "));
    }
}
