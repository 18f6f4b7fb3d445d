package dk.maaltal.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An extract as text in PostgreSQL, before it is known to be any good: one row a line, columns {@code c1}, {@code c2}, …
 * in the order declared, and {@code fault} where the row itself was malformed.
 */
final class Staging {

    private final JdbcClient database;
    private final String schema;
    private final List<Column> columns;

    Staging(JdbcClient database, String schema, List<Column> columns) {
        this.database = database;
        this.schema = schema;
        this.columns = columns;
    }

    String name() {
        return schema + ".staging";
    }

    /** An empty staging table, seen by this transaction alone and gone with it. */
    void create() {
        String texts = IntStream.rangeClosed(1, columns.size())
                .mapToObj(i -> "c" + i + " text, ")
                .collect(Collectors.joining());
        database.sql("DROP TABLE IF EXISTS " + name()).update();
        database.sql("CREATE UNLOGGED TABLE " + name() + " (line bigint NOT NULL, " + texts + "fault text)").update();
    }

    StagingCopy copy(Connection connection) throws SQLException {
        return new StagingCopy(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + name() + " FROM STDIN WITH (FORMAT text, ENCODING 'UTF8', FREEZE)"));
    }

    void drop() {
        database.sql("DROP TABLE " + name()).update();
    }

    /**
     * Finds what cannot be taken in and writes it to the rejects of a load.
     *
     * @return how many rows were rejected
     */
    long check(int load) {
        database.sql("ANALYZE " + name()).update();
        database.sql(rejectFaults()).param("load", load).update();
        database.sql(rejectDuplicates()).param("load", load).update();
        return database.sql("SELECT count(DISTINCT line) FROM " + schema + ".reject WHERE load = ?")
                .param(load)
                .query(Long.class)
                .single();
    }

    /** A SELECT of the good rows with their columns converted and named as in the table of cases. */
    String good(boolean rejects) {
        String typed = IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    Column column = columns.get(i);
                    return column.type().converted("s.c" + (i + 1)) + " AS " + column.sqlName();
                })
                .collect(Collectors.joining(",\n       "));
        return "SELECT " + typed + "\nFROM " + name() + " s"
                + (rejects
                        ? "\nWHERE NOT EXISTS (SELECT FROM " + schema + ".reject r WHERE r.load = :load AND r.line = s.line)"
                        : "");
    }

    /** The staging column of a declared column. */
    String column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return "s.c" + (i + 1);
            }
        }
        throw new IllegalArgumentException(name);
    }

    private Column declared(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
    }

    private String rejectFaults() {
        List<String> good = new ArrayList<>(List.of("s.fault IS NULL"));
        List<String> reasons = new ArrayList<>(List.of("('', NULL, s.fault)"));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String value = "s.c" + (i + 1);
            good.add(column.mayBeEmpty()
                    ? "(" + value + " IS NULL OR " + column.type().valid(value) + ")"
                    : "(" + value + " IS NOT NULL AND " + column.type().valid(value) + ")");
            reasons.add("(" + SqlName.literal(column.header()) + ", " + value + ", " + reason(column, value) + ")");
        }
        good.add("NOT " + decidedBeforeReceived());
        reasons.add("(" + SqlName.literal(declared(Column.DECIDED).header()) + ", " + column(Column.DECIDED)
                + ", CASE WHEN " + decidedBeforeReceived() + " THEN 'decided before received' END)");
        // Rows are judged by one cheap condition; only the bad ones are asked what is wrong with them.
        return """
                INSERT INTO %s.reject (load, line, column_name, value, reason)
                SELECT :load, s.line, p.column_name, p.value, p.reason
                FROM %s s
                CROSS JOIN LATERAL (VALUES
                    %s
                ) AS p (column_name, value, reason)
                WHERE (%s) IS NOT TRUE
                  AND p.reason IS NOT NULL
                """
                .formatted(schema, name(), String.join(",\n    ", reasons), String.join("\n  AND ", good));
    }

    private static String reason(Column column, String value) {
        String empty = column.mayBeEmpty() ? "" : "WHEN " + value + " IS NULL THEN 'is empty' ";
        return "CASE " + empty + "WHEN " + value + " IS NOT NULL AND (" + column.type().valid(value)
                + ") IS NOT TRUE THEN " + SqlName.literal("is not " + column.type().expected()) + " END";
    }

    private String decidedBeforeReceived() {
        ColumnType received = declared(Column.RECEIVED).type();
        ColumnType decided = declared(Column.DECIDED).type();
        String from = column(Column.RECEIVED);
        String to = column(Column.DECIDED);
        // CASE, because only it keeps PostgreSQL from converting a text that is not valid.
        return "CASE WHEN " + to + " IS NOT NULL AND " + from + " IS NOT NULL AND " + received.valid(from) + " AND "
                + decided.valid(to) + " THEN " + decided.converted(to) + " < " + received.converted(from)
                + " ELSE false END";
    }

    /** A line repeated word for word is taken once; where the lines differ, none can be trusted and none is taken. */
    private String rejectDuplicates() {
        String texts = IntStream.rangeClosed(1, columns.size())
                .mapToObj(i -> "s.c" + i)
                .collect(Collectors.joining(", "));
        String number = column(Column.CASE_NUMBER);
        String header = SqlName.literal(declared(Column.CASE_NUMBER).header());
        return """
                WITH doubled AS (
                    SELECT %1$s AS case_number
                    FROM %2$s s
                    WHERE %1$s IS NOT NULL
                    GROUP BY %1$s
                    HAVING count(*) > 1
                ), lines AS (
                    SELECT s.line, d.case_number, row(%3$s)::text AS content
                    FROM doubled d
                    JOIN %2$s s ON %1$s = d.case_number
                ), groups AS (
                    SELECT case_number, min(line) AS first_line, count(DISTINCT content) AS versions,
                           string_agg(line::text, ', ' ORDER BY line) FILTER (WHERE line <> first) AS others
                    FROM (SELECT *, min(line) OVER (PARTITION BY case_number) AS first FROM lines) l
                    GROUP BY case_number
                )
                INSERT INTO %4$s.reject (load, line, column_name, value, reason)
                SELECT :load, l.line, %5$s, l.case_number,
                       CASE WHEN g.versions = 1
                            THEN 'duplicate case number: repeats line ' || g.first_line || ' word for word'
                            ELSE 'duplicate case number: lines ' || g.first_line || ', ' || left(g.others, 200)
                                 || ' differ, so none of them is taken' END
                FROM lines l
                JOIN groups g USING (case_number)
                WHERE g.versions > 1 OR l.line <> g.first_line
                """
                .formatted(number, name(), texts, schema, header);
    }
}
