package dk.maaltal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.TestDatabase;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PgBouncer before a real PostgreSQL: what loses the locks of runs is recognised. */
class PoolerTest {

    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final int ATTEMPTS = 50;

    @TempDir
    Path folder;

    private Process pooler;

    @AfterEach
    void stop() throws InterruptedException {
        if (pooler != null) {
            pooler.destroy();
            pooler.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private DatabaseAddress through(String mode) throws Exception {
        if (!Files.exists(PROGRAM)) {
            assertThat(System.getenv("CI_DOCUMENTS"))
                    .as("PgBouncer is not installed; see .ci/run")
                    .isNotEqualTo("1");
            Assumptions.abort("PgBouncer is not installed");
        }
        DatabaseAddress server = TestDatabase.server().address();
        URI uri = URI.create(server.url().substring("jdbc:".length()));
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                postgres = host=%s port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                auth_type = any
                pool_mode = %s
                unix_socket_dir =
                ignore_startup_parameters = extra_float_digits,search_path,options
                """.formatted(
                        uri.getHost(), uri.getPort(), server.user(), server.password(), port, mode));
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        pooler = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (Socket open = new Socket("127.0.0.1", port)) {
                assertThat(open.isConnected()).isTrue();
                return new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", server.user(), server.password());
            } catch (ConnectException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("log")));
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void aPoolOfTransactionsIsRefusedWithTheReason() throws Exception {
        try (Database database = Database.open(Optional.of(through("transaction")), folder)) {
            assertThatThrownBy(() -> database.pool("maaltal"))
                    .isInstanceOf(NoDatabase.class)
                    .hasMessageContaining("gives each transaction another session")
                    .hasMessageContaining("MAALTAL_DB_URL");
        }
    }

    @Test
    void aPoolOfSessionsIsUsed() throws Exception {
        try (Database database = Database.open(Optional.of(through("session")), folder);
                HikariDataSource pool = database.pool("maaltal");
                Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
