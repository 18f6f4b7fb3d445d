package dk.maaltal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Where a PostgreSQL is and who asks.
 *
 * @param url JDBC
 * @param user may be empty when the URL says it
 * @param password may be empty
 */
public record DatabaseAddress(String url, String user, String password) {

    /** The database that the environment names ({@code MAALTAL_DB_URL}, {@code _USER}, {@code _PASSWORD}), if it does. */
    public static Optional<DatabaseAddress> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("MAALTAL_DB_URL"))
                .filter(url -> !url.isBlank())
                .map(DatabaseAddress::refuseOther)
                .map(url -> new DatabaseAddress(
                        url,
                        environment.getOrDefault("MAALTAL_DB_USER", ""),
                        environment.getOrDefault("MAALTAL_DB_PASSWORD", "")));
    }

    private static String refuseOther(String url) {
        if (!url.matches("jdbc:postgresql://[^@]*")) {
            throw new NoDatabase(
                    "MAALTAL_DB_URL is not a JDBC address of PostgreSQL such as jdbc:postgresql://host:5432/maaltal"
                            + " (user and password belong in MAALTAL_DB_USER and MAALTAL_DB_PASSWORD).",
                    null);
        }
        return url;
    }

    /** The URL without what follows its question mark, where a password may be. */
    public String shown() {
        return url.replaceFirst("\\?.*", "");
    }

    /** A connection that is nobody else's. */
    public Connection connect() throws SQLException {
        return user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }
}
