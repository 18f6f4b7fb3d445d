package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.database.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever prepares a server need not own it: the rights to make roles and schemas are enough, and a missing one is told. */
class DatabaseInitTest {

    private static final String ADMINISTRATOR = "styrer";
    private static final String NIGHTLY = "nat";

    @TempDir
    Path folder;

    @Test
    void anAdministratorWhoIsNoSuperuser() throws Exception {
        for (String name : new String[] {"init-en", "init-to"}) {
            TestFolder.copy("proeve", folder.resolve("jobs"), name);
            TestFolder.write(
                    folder.resolve(Path.of("jobs", name, "sager-2022.csv")),
                    "Sagsnr;Modtaget;Afgjort;Område;Haster\n1;03-01-2022;10-01-2022;Klager;Nej\n");
        }
        try (LocalPostgres server = LocalPostgres.open(TestDatabase.var("rights-postgres"))) {
            DatabaseAddress owner = server.address();
            sql(
                    owner,
                    "DROP DATABASE IF EXISTS lejet",
                    // Of an earlier run; who granted the others goes last.
                    "DO $$ DECLARE each name; BEGIN FOR each IN SELECT rolname FROM pg_roles WHERE rolname ~"
                            + " '^(styrer|nat$|maaltal|init)' ORDER BY rolname = 'styrer' LOOP EXECUTE"
                            + " format('DROP ROLE %I', each); END LOOP; END $$",
                    "CREATE DATABASE lejet",
                    "CREATE ROLE " + ADMINISTRATOR + " LOGIN PASSWORD 'hemmelig'",
                    "CREATE ROLE " + NIGHTLY + " LOGIN PASSWORD 'hemmelig'");
            String url = owner.url().replace("/postgres?", "/lejet?");
            DatabaseAddress administrator = new DatabaseAddress(url, ADMINISTRATOR, "hemmelig");
            DatabaseAddress nightly = new DatabaseAddress(url, NIGHTLY, "hemmelig");

            isRefused("permission denied to create role", administrator);
            sql(owner, "ALTER ROLE " + ADMINISTRATOR + " CREATEROLE");
            isRefused("permission denied for database lejet", administrator);
            sql(owner, "GRANT CREATE ON DATABASE lejet TO " + ADMINISTRATOR);

            assertThat(done(administrator, "db", "init", "init-en")).contains("for each of 1 institution a schema");
            sql(administrator, "GRANT maaltal_night TO " + NIGHTLY);
            assertThat(done(nightly, "run", "init-en", "aarsrapport", "--at", "2022"))
                    .contains(": edition 1");
            // Again, for an institution that is new.
            assertThat(done(administrator, "db", "init")).contains("for each of 2 institutions a schema");
            assertThat(done(nightly, "run", "init-to", "aarsrapport", "--at", "2022"))
                    .contains(": edition 1");
        }
    }

    private void isRefused(String why, DatabaseAddress user) {
        Terminal.Ended ended = command(user, "db", "init");
        assertThat(ended.exit()).isNotZero();
        assertThat(ended.err())
                .contains("The schemas and roles could not be made, and none was: ERROR: " + why)
                .contains("CREATEROLE", "GRANT CREATE ON DATABASE")
                .doesNotContain("did not foresee");
    }

    private String done(DatabaseAddress user, String... words) {
        Terminal.Ended ended = command(user, words);
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out();
    }

    private Terminal.Ended command(DatabaseAddress user, String... words) {
        return new CommandProcess()
                .on(user)
                .run(Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--jobs", folder.resolve("jobs").toString(),
                                        "--out", folder.resolve("out").toString()))
                        .toArray(String[]::new));
    }

    private static void sql(DatabaseAddress user, String... statements) throws SQLException {
        try (Connection connection = user.connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
