package dk.maaltal.cases;

import java.sql.Connection;
import java.sql.SQLException;
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
    private final List<Column> columns;

    Staging(JdbcClient database, List<Column> columns) {
        this.database = database;
        this.columns = columns;
    }

    /** An empty staging table, seen by this transaction alone. */
    void create() {
        String texts = IntStream.range(0, columns.size())
                .mapToObj(i -> column(i) + " text, ")
                .collect(Collectors.joining());
        database.sql("CREATE UNLOGGED TABLE staging (line bigint NOT NULL, " + texts + "fault text)")
                .update();
    }

    StagingCopy copy(Connection connection) throws SQLException {
        return new StagingCopy(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY staging FROM STDIN WITH (FORMAT text, ENCODING 'UTF8', FREEZE)"));
    }

    void drop() {
        database.sql("DROP TABLE staging").update();
    }

    /** The staging column of the declared column at a position, from 0. */
    static String column(int position) {
        return "c" + (position + 1);
    }
}
