package dk.maaltal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL in use: the one named in the environment, or else the one Måltal brings along.
 *
 * <p>Closing it leaves the latter, after its pools were closed.
 */
public final class Database implements AutoCloseable {

    /** The first with {@code pg_input_is_valid}, by which extracts are checked. */
    private static final int OLDEST = 160_000;

    private static final int POOL = 6;
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final DatabaseAddress address;
    private final Optional<LocalPostgres> local;

    private Database(DatabaseAddress address, Optional<LocalPostgres> local) {
        this.address = address;
        this.local = local;
    }

    /**
     * @param named in the environment, if any
     * @param folder of the local server's data, used when none is named
     * @throws NoDatabase when the local server does not start
     */
    public static Database open(Optional<DatabaseAddress> named, Path folder) {
        if (named.isPresent()) {
            return new Database(named.get(), Optional.empty());
        }
        LocalPostgres local = LocalPostgres.open(folder);
        return new Database(local.address(), Optional.of(local));
    }

    /** Where it is, for connections that are nobody else's. */
    public DatabaseAddress address() {
        return address;
    }

    /**
     * A pool of connections.
     *
     * @param schema whose tables unqualified names are; it need not exist yet
     * @throws NoDatabase when the database does not answer
     */
    public HikariDataSource pool(String schema) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("maaltal");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.setSchema(schema);
        config.setConnectionInitSql(address.greeting());
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setInitializationFailTimeout(1);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            refuseOld(pool);
            if (local.isEmpty()) {
                refuseTransactionPooler(pool);
            }
            return pool;
        } catch (HikariPool.PoolInitializationException e) {
            throw new NoDatabase(
                    "The database " + address.shown() + " does not answer: "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage())
                            + " Look at MAALTAL_DB_URL, MAALTAL_DB_USER and MAALTAL_DB_PASSWORD, and at the server.",
                    e);
        } catch (NoDatabase e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NoDatabase("The database " + address.shown() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void refuseOld(HikariDataSource pool) {
        int version = JdbcClient.create(pool)
                .sql("SELECT current_setting('server_version_num')::integer")
                .query(Integer.class)
                .single();
        if (version < OLDEST) {
            pool.close();
            throw new NoDatabase(
                    "The database " + address.shown() + " is PostgreSQL " + version / 10_000 + "; Måltal needs "
                            + OLDEST / 10_000 + " or newer.",
                    null);
        }
    }

    /**
     * A pooler that gives each transaction another session, such as PgBouncer in transaction mode, would lose the locks by which
     * runs keep out of each other's way. What one connection sets is then seen on another; a session of its own never shows that.
     */
    private void refuseTransactionPooler(HikariDataSource pool) {
        String mark = UUID.randomUUID().toString();
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection();
                Statement set = one.createStatement();
                Statement ask = other.createStatement()) {
            set.execute("SET maaltal.session = '" + mark + "'");
            boolean seen;
            try (ResultSet row = ask.executeQuery("SELECT current_setting('maaltal.session', true)")) {
                row.next();
                seen = mark.equals(row.getString(1));
            }
            set.execute("RESET maaltal.session");
            if (seen) {
                throw new NoDatabase(
                        "The database " + address.shown()
                                + " is reached through a pooler that gives each transaction another"
                                + " session (PgBouncer in transaction mode): the locks by which runs keep out of each other's"
                                + " way would be lost. Name the server itself, or a pool in session mode, in MAALTAL_DB_URL.",
                        null);
            }
        } catch (SQLException e) {
            throw new NoDatabase("The database " + address.shown() + " cannot be used: " + e.getMessage(), e);
        } catch (NoDatabase e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public void close() {
        local.ifPresent(LocalPostgres::close);
    }
}
