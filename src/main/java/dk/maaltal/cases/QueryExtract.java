package dk.maaltal.cases;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dk.maaltal.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a query to another database through a pool of its own; memory is one fetch of rows. */
final class QueryExtract {

    private static final int FETCH = 5_000;
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final Extract.Query query;

    QueryExtract(Extract.Query query) {
        this.query = query;
    }

    /** Copies every row to staging. A line is the row's number in the result, from 1. */
    void copyTo(StagingCopy staging, List<Column> columns, Progress progress) {
        try (HikariDataSource pool = pool();
                Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (PreparedStatement statement = connection.prepareStatement(query.query())) {
                statement.setFetchSize(FETCH);
                copy(statement.executeQuery(), staging, columns, progress);
            }
        } catch (HikariPool.PoolInitializationException | SQLException e) {
            throw new DataRefused(
                    "The extract from " + query.address() + " was refused: "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage())
                            + ". Nothing was loaded.",
                    e);
        }
    }

    private void copy(ResultSet rows, StagingCopy staging, List<Column> columns, Progress progress)
            throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> headings = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            headings.add(meta.getColumnLabel(i));
        }
        Header header = Header.match(headings, columns, "from " + query.address());
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

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("extract");
        config.setJdbcUrl(query.url());
        query.user().ifPresent(config::setUsername);
        query.passwordFrom().ifPresent(variable -> {
            String password = System.getenv(variable);
            if (password == null) {
                throw new DataRefused("The environment variable " + variable
                        + ", which cases.yaml names for the password of " + query.address() + ", is not set.");
            }
            config.setPassword(password);
        });
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setInitializationFailTimeout(CONNECT_TIMEOUT_MS);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DataRefused(
                    "There is no JDBC driver for " + query.address()
                            + ". Put the driver's .jar in the folder lib beside the program. Nothing was loaded.",
                    e);
        }
    }
}
