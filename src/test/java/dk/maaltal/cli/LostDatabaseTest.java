package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.database.LocalPostgres;
import dk.maaltal.editions.Manifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** "due" loses its database in the middle of a pass: it ends soon, says why, and the next call makes what is left. */
class LostDatabaseTest {

    private static final List<String> NAMES = List.of("tabt-1", "tabt-2", "tabt-3", "tabt-4");
    private static final String UNDISTURBED = "tabt-0";

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final Path OWN = TestDatabase.var("lost-postgres");

    @TempDir
    Path folder;

    private LocalPostgres server;

    @BeforeEach
    void aServerThatMayBeLost() throws Exception {
        server = LocalPostgres.open(OWN);
        for (String name : Stream.concat(NAMES.stream(), Stream.of(UNDISTURBED)).toList()) {
            sql("DROP SCHEMA IF EXISTS " + name.replace('-', '_') + " CASCADE");
            Path own = TestFolder.copy("proeve", folder.resolve("jobs"), name);
            TestFolder.change(
                    own.resolve("report.yaml"),
                    "documents: [maalrapportering.docx, bilag.xlsx]",
                    "documents: [overblik.html, bilag.xlsx]\n    made for: [2022]");
            TestFolder.write(
                    own.resolve("sager-2022.csv"),
                    "Sagsnr;Modtaget;Afgjort;Område;Haster\n1;03-01-2022;10-01-2022;Klager;Nej\n");
        }
        sql("DROP SCHEMA IF EXISTS maaltal CASCADE");
        assertThat(ended(due(server.address(), UNDISTURBED), 0)).contains("1 done");
    }

    @AfterEach
    void leaveIt() {
        server.close();
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = server.address().connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private boolean is(String condition) throws SQLException {
        try (Connection connection = server.address().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + condition)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private Process due(DatabaseAddress database, String... words) throws IOException {
        return new CommandProcess()
                .on(database)
                .with(
                        "MAALTAL_DB_TIMEOUT",
                        Long.toString(database.answersWithin().toSeconds()))
                .with("MAALTAL_SMTP_HOST", "127.0.0.1")
                .with("MAALTAL_SMTP_PORT", Integer.toString(MAIL.getSmtp().getPort()))
                .with("MAALTAL_SMTP_TLS", "none")
                .with("MAALTAL_MAIL_FROM", "maaltal@styrelsen.dk")
                .with("MAALTAL_MAIL_OPERATIONS", "drift@styrelsen.dk")
                .start(
                        folder.resolve("out.txt"),
                        folder.resolve("err.txt"),
                        Stream.concat(
                                        Stream.of(
                                                "due",
                                                "--as-of",
                                                "2023-01-10",
                                                "--parallel",
                                                "2",
                                                "--jobs",
                                                folder.resolve("jobs").toString(),
                                                "--out",
                                                folder.resolve("out").toString()),
                                        Stream.of(words))
                                .toArray(String[]::new));
    }

    private String ended(Process due, int exit) throws Exception {
        boolean soon = due.waitFor(2, TimeUnit.MINUTES);
        due.destroyForcibly();
        assertThat(soon).as("it ends soon").isTrue();
        String told = Files.readString(folder.resolve("out.txt")) + Files.readString(folder.resolve("err.txt"));
        assertThat(due.exitValue()).as(told).isEqualTo(exit);
        return told;
    }

    @Test
    void aServerThatIsStoppedInTheMiddle() throws Exception {
        // The first two are held up where they write their figures.
        ended(due(server.address(), NAMES.get(0), NAMES.get(1), "--dry-run"), 0);
        for (String name : NAMES.subList(0, 2)) {
            String schema = name.replace('-', '_');
            sql(
                    "CREATE FUNCTION " + schema + ".sleep() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN PERFORM pg_sleep(120); RETURN NEW; END $$",
                    "CREATE TRIGGER sleep BEFORE INSERT ON " + schema + ".figure FOR EACH ROW EXECUTE FUNCTION "
                            + schema + ".sleep()");
        }
        Process due = due(server.address(), NAMES.toArray(String[]::new));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> is("count(*) = 2 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"));
        stopAtOnce();

        isTold(ended(due, Maaltal.FAILED));
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(GreenMailUtil.getWholeMessage(MAIL.getReceivedMessages()[0]))
                .contains("To: drift@styrelsen.dk", "The database refused: ", "maaltal due");
        server = LocalPostgres.open(OWN);
        sql("DROP FUNCTION tabt_1.sleep CASCADE", "DROP FUNCTION tabt_2.sleep CASCADE");
        theNextCallMakesWhatIsLeft();
    }

    /** As a machine that loses its power: nothing is finished. */
    private static void stopAtOnce() throws Exception {
        String postmaster = Files.readAllLines(OWN.resolve(Path.of("data", "postmaster.pid")))
                .get(0);
        new ProcessBuilder("kill", "-QUIT", postmaster).start().waitFor();
        ProcessHandle.of(Long.parseLong(postmaster))
                .ifPresent(stopping -> stopping.onExit().join());
    }

    @Test
    void aNetworkThatFreezesInTheMiddle() throws Exception {
        DatabaseAddress address = server.address();
        int port = URI.create(address.url().substring("jdbc:".length())).getPort();
        try (FreezingNetwork network = new FreezingNetwork(port, "INSERT INTO figure")) {
            isTold(ended(
                    due(
                            new DatabaseAddress(
                                    address.url().replace(":" + port + "/", ":" + network.port() + "/"),
                                    address.user(),
                                    address.password(),
                                    Duration.ofSeconds(5)),
                            NAMES.toArray(String[]::new)),
                    Maaltal.FAILED));
        }
        theNextCallMakesWhatIsLeft();
    }

    private static void isTold(String told) {
        assertThat(told)
                .containsPattern("tabt-1 .* failed  The database refused: .*run the command again\\.")
                .containsPattern("tabt-3 .* failed  not looked at, since the database was lost")
                .containsPattern("tabt-4 .* failed  not looked at, since the database was lost")
                .contains("4 failed")
                .doesNotContain("did not foresee", "Connection is not available");
    }

    private void theNextCallMakesWhatIsLeft() throws Exception {
        Awaitility.await("nothing stays locked")
                .atMost(Duration.ofSeconds(30))
                .until(() -> is("NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory')"));

        assertThat(ended(due(server.address(), NAMES.toArray(String[]::new)), 0))
                .contains("4 done");
        Map<String, byte[]> undisturbed = documents(UNDISTURBED);
        assertThat(undisturbed).containsOnlyKeys("bilag.xlsx", "overblik.html");
        for (String name : NAMES) {
            documents(name)
                    .forEach((document, bytes) ->
                            assertThat(bytes).as(name + " " + document).isEqualTo(undisturbed.get(document)));
            assertThat(is("count(*) = 1 FROM " + name.replace('-', '_') + ".edition"))
                    .isTrue();
        }
    }

    private Map<String, byte[]> documents(String name) throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        Path edition = folder.resolve(Path.of("out", name, "aarsrapport", "2022", "edition-1"));
        try (Stream<Path> files = Files.list(edition)) {
            for (Path file : files.filter(each -> !each.endsWith(Manifest.NAME)).toList()) {
                documents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return documents;
    }
}
