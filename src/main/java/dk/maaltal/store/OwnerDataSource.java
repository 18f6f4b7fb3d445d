package dk.maaltal.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of a pool that work as the owner of a schema, where the user may be that: so whatever is made there is the
 * owner's, whoever makes it, and the rights that others were given to the owner's tables hold for it. They are given back to
 * the pool as they were.
 */
final class OwnerDataSource extends DelegatingDataSource {

    private static final String OWNER = """
            SELECT quote_ident(r.rolname)
            FROM pg_catalog.pg_namespace AS n
            JOIN pg_catalog.pg_roles AS r ON r.oid = n.nspowner
            WHERE n.nspname = ? AND r.rolname <> current_user AND pg_has_role(session_user, r.oid, 'SET')
            """;

    private final String schema;

    /** @param schema which need not exist yet */
    OwnerDataSource(DataSource pool, String schema) {
        super(pool);
        this.schema = schema;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            Optional<String> owner = owner(connection);
            return owner.isEmpty() ? connection : as(owner.get(), connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Optional<String> owner(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OWNER)) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static Connection as(String owner, Connection connection) throws SQLException {
        set("SET ROLE " + owner, connection);
        return (Connection) Proxy.newProxyInstance(
                OwnerDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What a transaction set is undone when it is rolled back, so it is over first; a connection that is lost has no role. */
    private static void giveBack(Connection connection) throws SQLException {
        try (connection) {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                set("RESET ROLE", connection);
            }
        }
    }

    private static void set(String role, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(role);
        }
    }
}
