package dk.maaltal.jobs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool that writes down every statement that is prepared on its connections. */
final class RecordedStatements extends DelegatingDataSource {

    private static final Set<String> PREPARING = Set.of("prepareStatement", "prepareCall");

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    RecordedStatements(DataSource pool) {
        super(pool);
    }

    /** How many of the statements hold a text. */
    long holding(String text) {
        return List.copyOf(statements).stream()
                .filter(statement -> statement.replaceAll("\\s+", " ").contains(text))
                .count();
    }

    void forget() {
        statements.clear();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (PREPARING.contains(method.getName())) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
