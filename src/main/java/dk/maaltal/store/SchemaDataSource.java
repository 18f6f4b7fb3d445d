package dk.maaltal.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of a pool on which unqualified names are those of one schema. The pool gives them its own schema back when they
 * are returned: HikariCP does so where its configuration names one.
 */
final class SchemaDataSource extends DelegatingDataSource {

    private final String schema;

    SchemaDataSource(DataSource pool, String schema) {
        super(pool);
        this.schema = schema;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return bound(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return bound(super.getConnection(user, password));
    }

    private Connection bound(Connection connection) throws SQLException {
        try {
            connection.setSchema(schema);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
