package dk.maaltal.store;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.TestDatabase;
import dk.maaltal.database.DatabaseAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own on the tests' server, with nothing in it. */
final class EmptyDatabase implements AutoCloseable {

    private final String name;

    EmptyDatabase(String purpose) {
        this.name = purpose + "_" + ProcessHandle.current().pid();
        close();
        server().sql("CREATE DATABASE " + name).update();
    }

    /** Connections to it whose unqualified names are those of a schema. */
    HikariDataSource pool(String schema, int connections) {
        DatabaseAddress server = TestDatabase.named(name);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setSchema(schema);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(0);
        return pool;
    }

    @Override
    public void close() {
        server().sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)").update();
    }

    private static JdbcClient server() {
        return TestDatabase.client();
    }
}
