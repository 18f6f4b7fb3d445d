package dk.maaltal;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.database.LocalPostgres;
import dk.maaltal.database.Schemas;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real PostgreSQL the tests run on: the one Måltal brings along, started once for all of them. */
public final class TestDatabase {

    private static final LocalPostgres SERVER = LocalPostgres.open(Path.of("target", "postgres"));
    private static final HikariDataSource POOL = pool();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private TestDatabase() {}

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(SERVER.address().url());
        pool.setUsername(SERVER.address().user());
        pool.setPassword(SERVER.address().password());
        pool.setMaximumPoolSize(4);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            pool.close();
            SERVER.close();
        }));
        return pool;
    }

    public static DataSource dataSource() {
        return POOL;
    }

    public static LocalPostgres server() {
        return SERVER;
    }

    public static JdbcClient client() {
        return JdbcClient.create(POOL);
    }

    /** A schema of an institution that no other test uses, with Måltal's tables in it. */
    public static String newSchema() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        client().sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE").update();
        Schemas.prepareInstitution(POOL, schema);
        return schema;
    }
}
