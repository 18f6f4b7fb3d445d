package dk.maaltal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final List<Column> columns;
    private final LocalDate today;

    /** @param today columns that are not delivered on this day stay as they were known */
    History(JdbcClient database, CaseTable table, List<Column> columns, LocalDate today) {
        this.database = database;
        this.table = table;
        this.columns = columns;
        this.today = today;
    }

    Merged merge(int load, boolean holdsAll) {
        return table.isEmpty() ? first(load) : next(load, holdsAll);
    }

    /** The first load into an empty table: key and references are made once at the end, not row by row. */
    private Merged first(int load) {
        table.unconstrain();
        long added = update("""
                INSERT INTO cases (%s, loaded_in)
                SELECT %s, :load
                FROM incoming i
                WHERE i.good
                """.formatted(names(""), names("i.")), load);
        table.constrain();
        return new Merged(added, 0, 0);
    }

    /**
     * Every later load: what is known and the extract are compared once, and only what differs is written down, brought in
     * and closed off.
     */
    private Merged next(int load, boolean holdsAll) {
        compare(holdsAll);
        update("""
                UPDATE cases h
                SET replaced_in = :load
                FROM cases_differing d
                WHERE h.case_number = d.case_number
                  AND h.loaded_in = d.loaded_in
                """, load);
        update("""
                INSERT INTO cases (%s, loaded_in)
                SELECT %s, :load
                FROM cases_differing d
                WHERE d.line IS NOT NULL
                """.formatted(names(""), names("d.")), load);
        Merged merged = counted();
        database.sql("DROP TABLE cases_differing").update();
        return merged;
    }

    /**
     * Writes down the good rows of the extract that are new or not as known, with the load that brought what is known
     * ({@code loaded_in}, empty for a new case), and the cases that the extract lacks (no {@code line}). A case whose row
     * is there and could not be taken in stays as it was known.
     */
    private void compare(boolean holdsAll) {
        // The planner takes it that every case differs, and would spare its workers the handing over of them all.
        // What they share stays below the 64 MB that a container has for it.
        database.sql("SET LOCAL parallel_tuple_cost = 0").update();
        database.sql("SET LOCAL work_mem = '8MB'").update();
        database.sql("CREATE UNLOGGED TABLE cases_differing AS\n" + comparison(holdsAll))
                .update();
        database.sql("SET LOCAL parallel_tuple_cost TO DEFAULT").update();
        database.sql("SET LOCAL work_mem TO DEFAULT").update();
        database.sql("ANALYZE cases_differing").update();
    }

    private String comparison(boolean holdsAll) {
        return """
                SELECT i.line, h.loaded_in, case_number, %s
                FROM (SELECT * FROM cases WHERE replaced_in IS NULL) h
                %s JOIN incoming i USING (case_number)
                WHERE i.line IS NULL
                   OR (i.good AND (h.loaded_in IS NULL OR (%s) IS DISTINCT FROM (%s)))
                """.formatted(
                columnsBesideNumber()
                        .map(column -> column.delivery().isOn(today)
                                ? "i." + column.sqlName()
                                : toldOrKnown(column) + " AS " + column.sqlName())
                        .collect(Collectors.joining(", ")),
                holdsAll ? "FULL" : "RIGHT",
                names(columnsBesideNumber(), "h."),
                columnsBesideNumber()
                        .map(column -> column.delivery().isOn(today) ? "i." + column.sqlName() : toldOrKnown(column))
                        .collect(Collectors.joining(", ")));
    }

    private Merged counted() {
        return database.sql("""
                        SELECT count(*) FILTER (WHERE loaded_in IS NULL),
                               count(*) FILTER (WHERE loaded_in IS NOT NULL AND line IS NOT NULL),
                               count(*) FILTER (WHERE line IS NULL)
                        FROM cases_differing
                        """)
                .query((row, n) -> new Merged(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private long update(String sql, int load) {
        return database.sql(sql).param("load", load).update();
    }

    private String names(String prefix) {
        return names(columns.stream(), prefix);
    }

    private Stream<Column> columnsBesideNumber() {
        return columns.stream().filter(column -> !column.isCaseNumber());
    }

    private static String toldOrKnown(Column column) {
        return "coalesce(i." + column.sqlName() + ", h." + column.sqlName() + ")";
    }

    private static String names(Stream<Column> columns, String prefix) {
        return columns.map(column -> prefix + column.sqlName()).collect(Collectors.joining(", "));
    }
}
