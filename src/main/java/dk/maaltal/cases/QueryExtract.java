package dk.maaltal.cases;

import dk.maaltal.Discreet;
import dk.maaltal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/**
 * Reads the rows of a query to another database on a connection of its own; memory is one fetch of rows. The query is one
 * SELECT in a transaction that reads only, and PostgreSQL lets it leave neither.
 */
final class QueryExtract {

    private static final int FETCH = 5_000;
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(10);

    private final CaseSources.Database source;
    private final String query;

    QueryExtract(CaseSources.Database source, String query) {
        this.source = source;
        this.query = query;
    }

    /** Copies every row to staging. A line is the row's number in the result, from 1. */
    void copyTo(StagingCopy staging, List<Column> columns, Progress progress) {
        refuseOther();
        try (Connection connection = connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            limitWaiting(connection);
            begin(connection);
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setFetchSize(FETCH);
                statement.setQueryTimeout((int) source.answersWithin().toSeconds());
                copy(statement.executeQuery(), staging, columns, progress);
            }
            connection.rollback();
        } catch (SQLException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw DataRefused.quoting(
                    "The extract from " + source.address() + " was refused: " + why + ". Nothing was loaded.",
                    Discreet.isOfTheServer(e) ? "" : String.valueOf(why),
                    e);
        }
    }

    /**
     * Takes one SELECT and nothing else. It is taken apart as PostgreSQL's driver would, which sends each part by itself; what
     * it leaves whole, the server refuses to prepare when there is more than one statement in it.
     */
    private void refuseOther() {
        List<NativeQuery> statements;
        try {
            statements = Parser.parseJdbcSql(query, true, true, true, false, false);
        } catch (SQLException e) {
            throw new DataRefused("The query in cases.yaml cannot be read: " + e.getMessage() + ".", e);
        }
        if (statements.size() != 1) {
            throw new DataRefused("The query in cases.yaml is " + statements.size()
                    + " statements; expected one SELECT. Nothing was loaded.");
        }
        SqlCommandType type = statements.get(0).getCommand().getType();
        if (type != SqlCommandType.SELECT && type != SqlCommandType.WITH) {
            throw new DataRefused(
                    "The query in cases.yaml is no SELECT, and only reading is allowed. Nothing was loaded.");
        }
    }

    private void limitWaiting(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(
                    Runnable::run, (int) source.answersWithin().toMillis());
        } catch (SQLFeatureNotSupportedException e) {
            // The time that the statement is given is what limits this driver.
        }
    }

    /** Once a transaction of PostgreSQL has read something, nothing in it can make it one that writes. */
    private void begin(Connection connection) throws SQLException {
        if (source.url().startsWith("jdbc:postgresql:")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
    }

    private void copy(ResultSet rows, StagingCopy staging, List<Column> columns, Progress progress)
            throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> headings = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            headings.add(meta.getColumnLabel(i));
        }
        Header header = Header.match(headings, columns, "from " + source.address());
        String[] fields = new String[headings.size()];
        while (rows.next()) {
            for (int i = 0; i < fields.length; i++) {
                fields[i] = rows.getString(i + 1);
            }
            staging.row(staging.rows() + 1, fields, header);
            if (staging.rows() % FETCH == 0) {
                progress.at("Reading from the case system", staging.rows(), 0);
            }
        }
    }

    private Connection connect() throws SQLException {
        source.driver().ifPresent(this::load);
        Properties properties = new Properties();
        source.user().ifPresent(user -> properties.setProperty("user", user));
        source.password().ifPresent(password -> properties.setProperty("password", read(password)));
        if (source.url().startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", Long.toString(CONNECTS_WITHIN.toSeconds()));
            properties.setProperty("loginTimeout", Long.toString(CONNECTS_WITHIN.toSeconds()));
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("preferQueryMode", "extended");
        } else {
            DriverManager.setLoginTimeout((int) CONNECTS_WITHIN.toSeconds());
        }
        try {
            return DriverManager.getConnection(source.url(), properties);
        } catch (SQLException e) {
            if (e.getMessage() != null && e.getMessage().startsWith("No suitable driver")) {
                throw noDriver(e);
            }
            throw e;
        }
    }

    private void load(String driver) {
        try {
            Class.forName(driver);
        } catch (ClassNotFoundException e) {
            throw noDriver(e);
        }
    }

    private DataRefused noDriver(Exception cause) {
        return new DataRefused(
                "There is no JDBC driver for " + source.address()
                        + ". Put the driver's .jar in the folder lib beside the program. Nothing was loaded.",
                cause);
    }

    private String read(CaseSources.Password password) {
        if (password instanceof CaseSources.Password.File file) {
            return firstLine(file.path());
        }
        String variable = ((CaseSources.Password.Variable) password).name();
        String value = System.getenv(variable);
        if (value == null) {
            throw new DataRefused("The environment variable " + variable + ", which " + CaseSources.NAME
                    + " names for the password of " + source.address() + ", is not set.");
        }
        return value;
    }

    private String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new DataRefused(
                    "The file " + file + ", which " + CaseSources.NAME + " names for the password of "
                            + source.address() + ", cannot be read: " + e + ".",
                    e);
        }
    }
}
