package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that Måltal does not own: whoever runs it needs no right on the database, and an auditor reads one institution. */
class LeastPrivilegeTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final String DATABASE = "ret_" + RUN;
    private static final String NIGHTLY = "nat_" + RUN;
    private static final String AUDITOR = "revisor_" + RUN;
    private static final List<String> NAMES = List.of("ret-en-" + RUN, "ret-to-" + RUN);

    @TempDir
    Path folder;

    private final DatabaseAddress server = TestDatabase.server().address();

    @BeforeEach
    void aDatabaseOfSomebodyElse() throws SQLException {
        sql(server.url(), server.user(), "CREATE DATABASE " + DATABASE);
        sql(
                url(),
                server.user(),
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "REVOKE CREATE ON DATABASE " + DATABASE + " FROM PUBLIC");
        for (String login : List.of(NIGHTLY, AUDITOR)) {
            sql(url(), server.user(), "CREATE ROLE " + login + " LOGIN PASSWORD 'hemmelig'");
        }
        for (String name : NAMES) {
            TestFolder.copy("proeve", folder.resolve("jobs"), name);
            TestFolder.write(
                    folder.resolve(Path.of("jobs", name, "sager-2022.csv")),
                    "Sagsnr;Modtaget;Afgjort;Område;Haster\n1;10-01-2022;17-01-2022;Klager;Nej\n");
        }
    }

    @AfterEach
    void removeIt() throws SQLException {
        sql(server.url(), server.user(), "DROP DATABASE " + DATABASE + " WITH (FORCE)");
        for (String role : List.of(NIGHTLY, AUDITOR, schema(0) + "_auditor", schema(1) + "_auditor")) {
            sql(server.url(), server.user(), "DROP ROLE IF EXISTS " + role);
        }
    }

    private static String schema(int number) {
        return NAMES.get(number).replace('-', '_');
    }

    private String url() {
        return TestDatabase.named(DATABASE).url();
    }

    private void sql(String url, String user, String... statements) throws SQLException {
        String password = user.equals(server.user()) ? server.password() : "hemmelig";
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private Terminal.Ended command(String user, String password, String... words) {
        return new CommandProcess()
                .with("MAALTAL_DB_URL", url().replaceFirst("\\?.*", ""))
                .with("MAALTAL_DB_USER", user)
                .with("MAALTAL_DB_PASSWORD", password)
                .run(Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--jobs", folder.resolve("jobs").toString(),
                                        "--out", folder.resolve("out").toString()))
                        .toArray(String[]::new));
    }

    @Test
    void whoeverRunsItNeedsNoRightOnTheDatabaseAndAnAuditorReadsOneInstitution() throws SQLException {
        Terminal.Ended made = command(server.user(), server.password(), "db", "init");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(command(server.user(), server.password(), "db", "init").exit())
                .isZero();
        sql(
                url(),
                server.user(),
                "GRANT maaltal_night TO " + NIGHTLY,
                "ALTER ROLE " + NIGHTLY + " SET role = maaltal_night",
                "GRANT " + schema(0) + "_auditor TO " + AUDITOR);

        for (String name : NAMES) {
            Terminal.Ended ran = command(NIGHTLY, "hemmelig", "run", name, "aarsrapport", "--at", "2022");
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).contains(": edition 1");
        }
        sql(url(), AUDITOR, "SELECT * FROM " + schema(0) + ".figure", "SELECT * FROM " + schema(0) + ".cases");
        for (String table :
                List.of(schema(1) + ".figure", schema(1) + ".cases", "maaltal.batch_job_execution_params")) {
            assertThatThrownBy(() -> sql(url(), AUDITOR, "SELECT * FROM " + table))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> sql(url(), AUDITOR, "DELETE FROM " + schema(0) + ".figure"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theStatementsArePrintedForWhoeverAdministersTheServer() {
        assertThat(Terminal.run("db", "init", NAMES.get(0), "--print").out())
                .contains(
                        "CREATE ROLE maaltal_night",
                        "CREATE SCHEMA IF NOT EXISTS maaltal AUTHORIZATION maaltal_night;",
                        "CREATE SCHEMA IF NOT EXISTS " + schema(0) + " AUTHORIZATION maaltal_night;");
    }
}
