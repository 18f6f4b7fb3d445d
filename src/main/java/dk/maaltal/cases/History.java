package dk.maaltal.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Merges the good rows of a staged extract into the table of cases: what is new is added, what differs replaces what was
 * known, and a case that an extract of all cases lacks is ended. Nothing is deleted.
 */
final class History {

    /**
     * What a load changed, in cases.
     *
     * @param added cases that were not known, or had been ended
     * @param changed cases known with another content
     * @param ended cases the extract no longer holds
     */
    record Merged(long added, long changed, long ended) {}

    private final JdbcClient database;
    private final CaseTable table;
    private final Staging staging;
    private final String schema;
    private final List<Column> columns;

    History(JdbcClient database, CaseTable table, Staging staging, String schema, List<Column> columns) {
        this.database = database;
        this.table = table;
        this.staging = staging;
        this.schema = schema;
        this.columns = columns;
    }

    Merged merge(int load, boolean rejects, boolean holdsAll) {
        return table.isEmpty() ? first(load, rejects) : next(load, rejects, holdsAll);
    }

    /** The first load into an empty table: the key is built once at the end, not row by row. */
    private Merged first(int load, boolean rejects) {
        database.sql("ALTER TABLE " + table.name() + " DROP CONSTRAINT cases_key").update();
        long added = update("INSERT INTO " + table.name() + " (" + names("") + ", loaded_in)\nSELECT " + names("g.")
                + ", :load FROM (\n" + staging.good(rejects) + "\n) g", load);
        database.sql("ALTER TABLE " + table.name() + " ADD CONSTRAINT cases_key " + CaseTable.KEY).update();
        return new Merged(added, 0, 0);
    }

    private Merged next(int load, boolean rejects, boolean holdsAll) {
        String incoming = schema + ".incoming";
        update("CREATE UNLOGGED TABLE " + incoming + " AS\n" + staging.good(rejects), load);
        database.sql("ANALYZE " + incoming).update();
        long changed = update("""
                UPDATE %s h
                SET replaced_in = :load
                FROM %s i
                WHERE h.case_number = i.case_number
                  AND h.replaced_in IS NULL
                  AND (%s) IS DISTINCT FROM (%s)
                """.formatted(table.name(), incoming, names("h."), names("i.")), load);
        long ended = holdsAll ? end(load, incoming) : 0;
        long inserted = update("""
                INSERT INTO %1$s (%2$s, loaded_in)
                SELECT %3$s, :load
                FROM %4$s i
                WHERE NOT EXISTS (
                    SELECT FROM %1$s h WHERE h.case_number = i.case_number AND h.replaced_in IS NULL)
                """.formatted(table.name(), names(""), names("i."), incoming), load);
        database.sql("DROP TABLE " + incoming).update();
        return new Merged(inserted - changed, changed, ended);
    }

    /** Ends what the extract lacks, but not a case whose row was there and could not be read. */
    private long end(int load, String incoming) {
        String number = staging.column(Column.CASE_NUMBER);
        return update("""
                UPDATE %1$s h
                SET replaced_in = :load
                WHERE h.replaced_in IS NULL
                  AND NOT EXISTS (SELECT FROM %2$s i WHERE i.case_number = h.case_number)
                  AND NOT EXISTS (
                      SELECT FROM %3$s.reject r JOIN %4$s s ON s.line = r.line
                      WHERE r.load = :load AND %5$s = h.case_number)
                """.formatted(table.name(), incoming, schema, staging.name(), number), load);
    }

    private long update(String sql, int load) {
        return database.sql(sql).param("load", load).update();
    }

    private String names(String prefix) {
        return columns.stream().map(column -> prefix + column.sqlName()).collect(Collectors.joining(", "));
    }
}
