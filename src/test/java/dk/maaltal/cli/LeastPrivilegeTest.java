package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.maaltal.SystemUser;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Roles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that Måltal does not own: whoever runs it needs no right on the database, and each institution is loaded, reported,
 * approved of and audited by those who were given the role for it.
 */
class LeastPrivilegeTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final String DATABASE = "ret_" + RUN;
    private static final String NIGHTLY = "nat_" + RUN;
    private static final String REPORTER = "rapport_" + RUN;
    private static final String APPROVER = "godkender_" + RUN;
    private static final String AUDITOR = "revisor_" + RUN;
    private static final List<String> LOGINS = List.of(NIGHTLY, REPORTER, APPROVER, AUDITOR);
    private static final List<String> NAMES = List.of("ret-en-" + RUN, "ret-to-" + RUN);

    private static final String HEADINGS = "Sagsnr;Modtaget;Afgjort;Område;Haster\n";
    private static final String FIRST = HEADINGS + "1;10-01-2022;17-01-2022;Klager;Nej\n";
    private static final String SECOND = FIRST + "2;10-01-2022;18-07-2022;Klager;Nej\n";

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
        for (String login : LOGINS) {
            sql(url(), server.user(), "CREATE ROLE " + login + " LOGIN PASSWORD 'hemmelig'");
        }
        for (String name : NAMES) {
            TestFolder.copy("proeve", folder.resolve("jobs"), name);
            TestFolder.change(
                    folder.resolve(Path.of("jobs", name, "report.yaml")),
                    "reports:\n",
                    "reports:\n  godkendt:\n    documents: [bilag.xlsx]\n    approval: one\n    approvers: ["
                            + SystemUser.NAME + "]\n");
            extract(name, FIRST);
        }
    }

    private void extract(String name, String rows) {
        TestFolder.write(folder.resolve(Path.of("jobs", name, "sager-2022.csv")), rows);
    }

    @AfterEach
    void removeIt() throws SQLException {
        sql(server.url(), server.user(), "DROP DATABASE " + DATABASE + " WITH (FORCE)");
        for (String login : LOGINS) {
            sql(server.url(), server.user(), "DROP ROLE IF EXISTS " + login);
        }
        for (String role : List.of("_loader", "_reporter", "_approver", "_auditor")) {
            sql(server.url(), server.user(), "DROP ROLE IF EXISTS " + schema(0) + role + ", " + schema(1) + role);
        }
    }

    private static String schema(int number) {
        return NAMES.get(number).replace('-', '_');
    }

    private String url() {
        return TestDatabase.named(DATABASE).url();
    }

    private void sql(String url, String user, String... statements) throws SQLException {
        try (Connection connection = connect(url, user);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private Connection connect(String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, password(user));
    }

    private String password(String user) {
        return user.equals(server.user()) ? server.password() : "hemmelig";
    }

    private Terminal.Ended command(String user, String... words) {
        return new CommandProcess()
                .on(new DatabaseAddress(url().replaceFirst("\\?.*", ""), user, password(user)))
                .run(Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--jobs", folder.resolve("jobs").toString(),
                                        "--out", folder.resolve("out").toString()))
                        .toArray(String[]::new));
    }

    private String done(String user, String... words) {
        Terminal.Ended ended = command(user, words);
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    private void refused(String role, String user, String... words) {
        Terminal.Ended ended = command(user, words);
        assertThat(ended.exit()).as(ended.out()).isEqualTo(Maaltal.FAILED);
        assertThat(ended.err()).contains("GRANT " + role + " TO " + user).doesNotContain("did not foresee");
    }

    private void denied(String user, String... statements) {
        for (String statement : statements) {
            assertThatThrownBy(() -> sql(url(), user, statement))
                    .as(user + ": " + statement)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void eachDoesWhatTheirRoleIsForAndNoMore() throws SQLException {
        sql(
                url(),
                server.user(),
                "DO $$ BEGIN CREATE ROLE maaltal_night; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "GRANT maaltal_night TO " + NIGHTLY,
                "CREATE SCHEMA " + schema(1) + " AUTHORIZATION maaltal_night");
        // As it was set up before there were loaders.
        done(NIGHTLY, "load", NAMES.get(1));
        assertThat(owners()).containsExactly("maaltal_night");
        done(server.user(), "db", "init");
        sql(url(), server.user(), Roles.statements(Realm.REAL, NAMES).toArray(String[]::new));
        sql(
                url(),
                server.user(),
                "GRANT " + schema(0) + "_reporter TO " + REPORTER,
                "GRANT " + schema(0) + "_approver TO " + APPROVER,
                "GRANT " + schema(0) + "_auditor TO " + AUDITOR);

        String name = NAMES.get(0);
        assertThat(done(NIGHTLY, "run", name, "aarsrapport", "--at", "2022")).contains(": edition 1");
        assertThat(owners()).containsExactly(schema(0) + "_loader", schema(1) + "_loader");

        assertThat(done(REPORTER, "run", name, "godkendt", "--at", "2022")).contains("waits for approval");
        refused(schema(0) + "_approver", REPORTER, "approve", name, "godkendt", "--at", "2022", "--edition", "1");
        assertThat(done(APPROVER, "approve", name, "godkendt", "--at", "2022", "--edition", "1"))
                .contains(": edition 1");

        extract(name, SECOND);
        refused(schema(0) + "_loader", REPORTER, "run", name, "aarsrapport", "--at", "2022");
        assertThat(folder.resolve(Path.of("jobs", name)).toFile().list())
                .noneMatch(file -> file.endsWith(".refused.txt"));
        done(NIGHTLY, "load", name);
        done(REPORTER, "correct", name, "aarsrapport", "--at", "2022", "--reason", "En sag til");

        Stream.of(
                        "figures NAME",
                        "explain NAME 1a",
                        "diff NAME aarsrapport 1 2",
                        "reproduce NAME aarsrapport --edition 2")
                .parallel()
                .forEach(words -> done(AUDITOR, (words.replace("NAME", name) + " --at 2022").split(" ")));
        refused(schema(1) + "_auditor", AUDITOR, "figures", NAMES.get(1), "--at", "2022");
        done(NIGHTLY, "purge", name, "--before", "2022-01-01");
        theTablesThemselvesRefuse();
    }

    /** Also where somebody goes past the program. */
    private void theTablesThemselvesRefuse() throws SQLException {
        for (String user : List.of(REPORTER, APPROVER, AUDITOR)) {
            sql(url(), user, "SELECT * FROM " + schema(0) + ".cases", "SELECT * FROM " + schema(0) + ".figure");
            denied(
                    user,
                    "SELECT * FROM " + schema(1) + ".cases",
                    "DELETE FROM " + schema(0) + ".cases",
                    "UPDATE " + schema(0) + ".load SET rows_read = 0",
                    "DELETE FROM " + schema(0) + ".reject",
                    "UPDATE " + schema(0) + ".answer SET value = ''",
                    "DELETE FROM " + schema(0) + ".maaltal_schema",
                    "CREATE TABLE " + schema(0) + ".mit (sag text)");
        }
        String approval = "INSERT INTO " + schema(0) + ".approval (edition, approved_by, note) VALUES (1, 'x', '')";
        for (String user : List.of(NIGHTLY, REPORTER, AUDITOR)) {
            denied(user, approval);
        }
        denied(
                AUDITOR,
                "DELETE FROM " + schema(0) + ".figure",
                "DELETE FROM " + schema(0) + ".approval",
                "SELECT * FROM maaltal.batch_job_execution_params");
    }

    /** Whose the tables of the institutions are. */
    private List<String> owners() throws SQLException {
        try (Connection connection = connect(url(), server.user());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT array_agg(DISTINCT tableowner::text) FROM pg_tables"
                        + " WHERE schemaname IN ('" + schema(0) + "', '" + schema(1) + "')")) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    @Test
    void theStatementsArePrintedForWhoeverAdministersTheServer() {
        assertThat(Terminal.run("db", "init", NAMES.get(0), "--print").out())
                .contains(
                        "CREATE ROLE maaltal_night",
                        "CREATE SCHEMA IF NOT EXISTS maaltal AUTHORIZATION maaltal_night;",
                        "CREATE SCHEMA IF NOT EXISTS " + schema(0) + " AUTHORIZATION " + schema(0) + "_loader;");
    }
}
