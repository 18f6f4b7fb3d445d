package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.database.LocalPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Which database a command works on: the one in the environment, or the one brought along; the real side or the sample side. */
class DatabaseTest {

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatIsNotThereIsToldInASentence() throws Exception {
        TestFolder.copy("proeve", folder, "proeve");

        Terminal.Ended ended = process(
                Map.of("MAALTAL_DB_URL", "jdbc:postgresql://127.0.0.1:1/maaltal?password=hemmelig"),
                "figures",
                "proeve",
                "--at",
                "2022",
                "--jobs",
                folder.toString());

        assertThat(ended.exit()).isEqualTo(Maaltal.FAILED);
        assertThat(ended.err())
                .startsWith("The database jdbc:postgresql://127.0.0.1:1/maaltal does not answer")
                .contains("MAALTAL_DB_URL")
                .doesNotContain("hemmelig")
                .doesNotContain("\tat ");
    }

    @Test
    void anAddressWithAPasswordInItIsRefusedWithoutRepeatingIt() throws Exception {
        TestFolder.copy("proeve", folder, "proeve");

        Terminal.Ended ended = process(
                Map.of("MAALTAL_DB_URL", "postgresql://bruger:hemmelig@127.0.0.1:1/maaltal"),
                "figures",
                "proeve",
                "--at",
                "2022",
                "--jobs",
                folder.toString());

        assertThat(ended.exit()).isEqualTo(Maaltal.FAILED);
        assertThat(ended.err())
                .startsWith("MAALTAL_DB_URL is not a JDBC address of PostgreSQL")
                .contains("MAALTAL_DB_PASSWORD")
                .doesNotContain("hemmelig");
    }

    @Test
    void aServerWhoseFirstStartWasKilledIsMadeAnew() throws Exception {
        Path own = TestDatabase.var("half-postgres");
        FileSystemUtils.deleteRecursively(own);
        Files.createDirectories(own.resolve("data"));
        Files.writeString(own.resolve("data").resolve("postgresql.conf"), "half written");
        Files.writeString(own.resolve("port"), "");

        try (LocalPostgres server = LocalPostgres.open(own);
                var connection = server.address().connect()) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void aServerThatCannotStartIsNotWaitedForAndSaysWhy() throws Exception {
        Path own = TestDatabase.var("broken-postgres");
        FileSystemUtils.deleteRecursively(own);
        // On a busy machine a connection that is going away may still count as somebody's, and the server is left
        // running.
        do {
            LocalPostgres.open(own).close();
        } while (Files.exists(own.resolve("data").resolve("postmaster.pid")));
        Path version = own.resolve("data").resolve("PG_VERSION");
        Files.writeString(version, "9.6\n");
        long begun = System.nanoTime();

        assertThat(catchThrowable(() -> LocalPostgres.open(own)))
                .hasMessageContaining("did not start in " + own)
                .hasMessageContaining("database files are incompatible with server");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void theDatabaseInTheEnvironmentIsTheOneThatIsUsed() throws Exception {
        TestFolder.copy("proeve", folder, "elsewhere");
        Path extract = TestFolder.write(folder.resolve("sager.csv"), TestFolder.EXTRACT);
        try (LocalPostgres other = LocalPostgres.open(TestDatabase.var("other-postgres"))) {
            try (var connection = DriverManager.getConnection(
                            other.address().url(),
                            other.address().user(),
                            other.address().password());
                    var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS agency");
                statement.execute("CREATE DATABASE agency");
            }
            Terminal.Ended ended = process(
                    Map.of(
                            "MAALTAL_DB_URL", other.address().url().replace("/postgres?", "/agency?"),
                            "MAALTAL_DB_USER", other.address().user(),
                            "MAALTAL_DB_PASSWORD", other.address().password()),
                    "load",
                    "elsewhere",
                    "--from",
                    extract.toString(),
                    "--jobs",
                    folder.toString(),
                    "--out",
                    folder.toString());

            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("Load 1 of").contains("cases new 3");
            assertThat(TestDatabase.client()
                            .sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'elsewhere'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void sampleCasesAndRealCasesNeverShareATable() {
        TestFolder.copy("proeve", folder, "sides");
        Path extract = TestFolder.write(folder.resolve("sager.csv"), TestFolder.EXTRACT);
        List.of("sides", "eksempel_sides").forEach(schema -> TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE")
                .update());

        Terminal.run("load", "sides", "--demo", "--from", extract.toString(), "--jobs", folder.toString());

        assertThat(TestDatabase.client()
                        .sql("SELECT count(*) FROM eksempel_sides.cases")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(Terminal.run("figures", "sides", "--at", "2022", "--jobs", folder.toString())
                        .err())
                .contains("No cases of sides have been loaded");
        assertThat(Terminal.run("figures", "sides", "--at", "2022", "--demo", "--jobs", folder.toString())
                        .out())
                .contains("50,0");
    }

    @Test
    @Tag("brought-along")
    void theServerThatIsBroughtAlongAsksForAPasswordListensHereAloneAndIsDurable() throws Exception {
        DatabaseAddress server = TestDatabase.server().address();
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(catchThrowable(() -> DriverManager.getConnection(server.url(), server.user(), "wrong")
                        .close()))
                .hasMessageContaining("password authentication failed");
    }

    /** It lets go of the locks of whoever is gone without a word, such as with the network between the two. */
    @Test
    void theServerLooksAfterAMinuteOfSilenceWhetherWeAreThere() throws Exception {
        assertThat(setting("tcp_keepalives_idle")).isEqualTo("60");
        try (HikariDataSource pool = TestDatabase.server().pool("maaltal")) {
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT current_setting('tcp_keepalives_idle')")
                            .query(String.class)
                            .single())
                    .isEqualTo("60");
        }
    }

    @Test
    void theServerThatIsBroughtAlongStopsWhenTheLastToUseItLeaves() throws Exception {
        Path own = TestDatabase.var("stopping-postgres");
        LocalPostgres first = LocalPostgres.open(own);
        LocalPostgres second = LocalPostgres.open(own);
        assertThat(second.address()).isEqualTo(first.address());
        try (var connection = DriverManager.getConnection(
                first.address().url(), first.address().user(), first.address().password())) {
            second.close();
            assertThat(connection.isValid(2)).isTrue();
        }
        LocalPostgres third = LocalPostgres.open(own);
        third.close();
        try (var connection = first.address().connect()) {
            assertThat(connection.isValid(2))
                    .as("the first had no connection when the third left, and uses it still")
                    .isTrue();
        }
        first.close();
        assertThat(catchThrowable(() -> DriverManager.getConnection(
                                first.address().url(),
                                first.address().user(),
                                first.address().password())
                        .close()))
                .hasMessageContaining("refused");
    }

    @Test
    void aServerThatWasStoppedStartsAgainWhileTheProcessThatStartedItFirstGoesOn() throws Exception {
        Path own = TestDatabase.var("again-postgres");
        LocalPostgres.open(own).close();
        try (LocalPostgres again = LocalPostgres.open(own);
                var connection = again.address().connect()) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    @Test
    void fourCommandsAtOnceOnAServerThatIsNotThereAllFindIt() throws Exception {
        TestFolder.copy("proeve", folder, "samtidig");
        Path extract = TestFolder.write(folder.resolve("sager.csv"), TestFolder.EXTRACT);
        Path var = folder.resolve("var");
        List<Process> commands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            commands.add(new CommandProcess()
                    .var(var)
                    .start(
                            folder.resolve(i + ".out"),
                            folder.resolve(i + ".err"),
                            "load",
                            "samtidig",
                            "--from",
                            extract.toString(),
                            "--jobs",
                            folder.toString(),
                            "--out",
                            folder.toString()));
        }
        for (int i = 0; i < commands.size(); i++) {
            assertThat(commands.get(i).waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(commands.get(i).exitValue())
                    .as(Files.readString(folder.resolve(i + ".err")))
                    .isZero();
        }
        assertThat(var.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aProcessThatHasGotTheNumberOfAServerThatIsGoneIsLeftAlone() throws Exception {
        Path own = TestDatabase.var("stale-postgres");
        FileSystemUtils.deleteRecursively(own);
        Files.createDirectories(own.resolve("data"));
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    own.resolve("data").resolve("postmaster.pid"),
                    bystander.pid() + "\n" + own.resolve("data") + "\n" + System.currentTimeMillis() / 1000
                            + "\n5432\n");
            // Half made: it is cleared away, and whatever runs on it is stopped first.
            LocalPostgres.open(own).close();

            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroy();
        }
    }

    @Test
    void aDatabaseThatNeverAnswersIsGivenUp() throws Exception {
        TestFolder.copy("proeve", folder, "proeve");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Terminal.Ended ended = new CommandProcess()
                    .on(new DatabaseAddress(
                            "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/maaltal", "maaltal", "x"))
                    .run("figures", "proeve", "--at", "2022", "--jobs", folder.toString());

            assertThat(ended.exit()).as(ended.err()).isEqualTo(Maaltal.FAILED);
            assertThat(ended.err()).contains("does not answer").doesNotContain("did not foresee");
        }
    }

    @Test
    void aLockThatOthersKeepIsWaitedForNoLongerThanAllowed() throws Exception {
        TestFolder.copy("proeve", folder, "tavs");
        try (var holder = TestDatabase.server().address().connect();
                var statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('maaltal schemas', 0))");

            Terminal.Ended ended = waiting("3", TestDatabase.server().address().url());

            assertThat(ended.exit()).as(ended.err()).isEqualTo(Maaltal.FAILED);
            assertThat(ended.err())
                    .contains("lock timeout", "Another command is at work on the same", "MAALTAL_DB_TIMEOUT")
                    .doesNotContain("did not foresee");
        }
    }

    @Test
    void aDatabaseThatFallsSilentIsGivenUpAfterItsTime() throws Exception {
        TestFolder.copy("proeve", folder, "tavs");
        String url = TestDatabase.server().address().url();
        int port = URI.create(url.substring("jdbc:".length())).getPort();
        // Whatever asks for the institution is passed on, and its answer is not.
        try (FreezingNetwork network = new FreezingNetwork(port, "tavs")) {
            Terminal.Ended ended = waiting("3", url.replace(":" + port + "/", ":" + network.port() + "/"));

            assertThat(ended.exit()).as(ended.err()).isEqualTo(Maaltal.FAILED);
            assertThat(ended.err()).contains("MAALTAL_DB_TIMEOUT").doesNotContain("did not foresee");
        }
    }

    private Terminal.Ended waiting(String seconds, String url) throws Exception {
        DatabaseAddress address = TestDatabase.server().address();
        return new CommandProcess()
                .on(new DatabaseAddress(url, address.user(), address.password()))
                .with("MAALTAL_DB_TIMEOUT", seconds)
                .run("figures", "tavs", "--at", "2022", "--jobs", folder.toString());
    }

    /** As the server has it for a command; the tests' own pool gives up some durability. */
    private static String setting(String name) throws SQLException {
        try (var connection = TestDatabase.server().address().connect();
                var row = connection.createStatement().executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Terminal.Ended process(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(CommandProcess.JAVA);
        words.addAll(List.of(
                "-Dmaaltal.var=" + TestDatabase.var("other-var"),
                "-cp",
                System.getProperty("java.class.path"),
                Maaltal.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        Path err = TestDatabase.var("process-err.txt");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Terminal.Ended(process.waitFor(), out, Files.readString(err));
    }
}
