package dk.maaltal.database;

import dk.maaltal.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a PostgreSQL is and who asks.
 *
 * @param url JDBC
 * @param user may be empty when the URL says it
 * @param password may be empty
 * @param answersWithin how long it may take to answer a statement before it is given up
 */
public record DatabaseAddress(String url, String user, String password, Duration answersWithin) {

    /** A statement over millions of cases takes minutes; a network that is gone answers never. */
    public static final Duration ANSWERS_WITHIN = Duration.ofMinutes(10);

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(10);
    private static final Duration LETS_IN_WITHIN = Duration.ofSeconds(30);

    /** A database that has the usual time to answer. */
    public DatabaseAddress(String url, String user, String password) {
        this(url, user, password, ANSWERS_WITHIN);
    }

    /** The database that the environment names ({@code MAALTAL_DB_URL}, {@code _USER}, {@code _PASSWORD},
     * {@code _TIMEOUT}), if it does. */
    public static Optional<DatabaseAddress> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("MAALTAL_DB_URL"))
                .filter(url -> !url.isBlank())
                .map(DatabaseAddress::refuseOther)
                .map(url -> new DatabaseAddress(
                        url,
                        environment.getOrDefault("MAALTAL_DB_USER", ""),
                        Secrets.of(environment, "MAALTAL_DB_PASSWORD").orElse(""),
                        timeout(environment.getOrDefault("MAALTAL_DB_TIMEOUT", ""))));
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

    private static Duration timeout(String seconds) {
        if (seconds.isBlank()) {
            return ANSWERS_WITHIN;
        }
        if (!seconds.strip().matches("[1-9]\\d{0,4}")) {
            throw new NoDatabase(
                    "MAALTAL_DB_TIMEOUT is \"" + seconds + "\"; expected whole seconds from 1 to 99999, such as 600.",
                    null);
        }
        return Duration.ofSeconds(Long.parseLong(seconds.strip()));
    }

    /** How connections are made, so that no network hangs a command without end; what the URL says goes before it. */
    Properties properties() {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", Long.toString(CONNECTS_WITHIN.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(LETS_IN_WITHIN.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(answersWithin.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /**
     * What the server is told on each connection: to say what is waited for before the connection would be given up, and to look
     * after a minute of silence whether we are there, or it would keep the locks of a network that is gone for two hours.
     */
    String greeting() {
        return "SET lock_timeout = " + answersWithin.toMillis() * 9 / 10
                + "; SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 6"
                + "; SET tcp_user_timeout = 120000";
    }

    /** A connection that is nobody else's. */
    public Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute(greeting());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
