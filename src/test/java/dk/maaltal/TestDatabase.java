package dk.maaltal;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.database.Database;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.TestStores;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real PostgreSQL the tests run on, the same for all of them: the one Måltal brings along, or the one that the environment
 * names, which is seen with the Maven profile {@code database} alone.
 */
public final class TestDatabase {

    private static final Database SERVER = Database.open(DatabaseAddress.of(System.getenv()), var("postgres"));
    private static final HikariDataSource POOL = pool();

    /** Of this run of the tests, as long as it goes on. */
    private static final long PROCESS = ProcessHandle.current().pid();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static {
        sweep();
    }

    private TestDatabase() {}

    /** A place of these tests' own below the folder that the program keeps its things in: others run beside them. */
    public static Path var(String name) {
        return Path.of(System.getProperty("maaltal.var", "target")).resolve(name);
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(SERVER.address().url());
        pool.setUsername(SERVER.address().user());
        pool.setPassword(SERVER.address().password());
        pool.setSchema(Realm.REAL.sharedSchema());
        pool.setMaximumPoolSize(8);
        // What a crash of the machine would lose is made anew by the next run of the tests.
        pool.setConnectionInitSql("SET synchronous_commit = off");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            pool.close();
            SERVER.close();
        }));
        return pool;
    }

    /** Forgets the institutions of runs that are over, each of which named its own by the number of its process. */
    private static void sweep() {
        client()
                .sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '^test_p[0-9]+_'")
                .query(String.class)
                .list()
                .stream()
                .filter(schema -> isOver(Long.parseLong(schema.split("_")[1].substring(1))))
                .forEach(schema -> client().sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE")
                        .update());
        new Stores(POOL, Realm.REAL).prepareShared();
    }

    private static boolean isOver(long process) {
        return process == ProcessHandle.current().pid()
                || ProcessHandle.of(process).isEmpty();
    }

    public static DataSource dataSource() {
        return POOL;
    }

    public static Database server() {
        return SERVER;
    }

    /** Another database of the same server. */
    public static DatabaseAddress named(String database) {
        DatabaseAddress server = SERVER.address();
        return new DatabaseAddress(
                server.url().replaceFirst("//([^/]+)/[^?]*", "//$1/" + database), server.user(), server.password());
    }

    /** Statements on connections on which unqualified names are those of the real realm's shared tables. */
    public static JdbcClient client() {
        return JdbcClient.create(POOL);
    }

    /** Forgets an institution of the real realm, and every run of its reports. */
    public static void forget(String institution) {
        client().sql("DROP SCHEMA IF EXISTS " + Realm.REAL.schema(institution) + " CASCADE")
                .update();
        List<Long> runs = client().sql("""
                        SELECT job_execution_id
                        FROM batch_job_execution_params
                        WHERE parameter_name = 'institution' AND parameter_value = ?
                        """).param(institution).query(Long.class).list();
        if (runs.isEmpty()) {
            return;
        }
        for (String table : List.of("batch_step_execution_context", "batch_step_execution")) {
            client().sql("DELETE FROM " + table + " WHERE step_execution_id IN (SELECT step_execution_id FROM"
                            + " batch_step_execution WHERE job_execution_id IN (:runs))")
                    .param("runs", runs)
                    .update();
        }
        for (String table : List.of("batch_job_execution_context", "batch_job_execution_params")) {
            client().sql("DELETE FROM " + table + " WHERE job_execution_id IN (:runs)")
                    .param("runs", runs)
                    .update();
        }
        client().sql("""
                        WITH gone AS (
                            DELETE FROM batch_job_execution WHERE job_execution_id IN (:runs) RETURNING job_instance_id
                        )
                        SELECT DISTINCT job_instance_id FROM gone
                        """).param("runs", runs).query(Long.class).list().forEach(instance -> client().sql(
                        "DELETE FROM batch_job_instance WHERE job_instance_id = ?")
                .param(instance)
                .update());
    }

    /** What is kept of an institution that no other test uses: nothing yet. */
    public static Store newStore() {
        return TestStores.fresh(POOL, "test-p" + PROCESS + "-" + NUMBERS.incrementAndGet());
    }
}
