package dk.maaltal.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that Måltal brings along for machines without one: real, durable (fsync on), on the loopback address
 * only, with a password, its data kept in a folder.
 *
 * <p>Several commands may use it at once. The first starts it, the others join it, and the last to leave stops it; a file
 * lock keeps starting and stopping apart. A command that was killed leaves the server running for the next to join.
 */
public final class LocalPostgres implements AutoCloseable {

    /** The name by which the server knows our connections. */
    static final String APPLICATION = "maaltal";

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String USER = "postgres";
    /** How often, and how many milliseconds apart, it is looked whether others still use the server. */
    private static final int LOOKS = 5;

    private static final long BETWEEN_LOOKS = 40;
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final Path folder;
    private final DatabaseAddress address;

    private LocalPostgres(Path folder, DatabaseAddress address) {
        this.folder = folder;
        this.address = address;
    }

    /**
     * Starts the server of a folder, or joins it where it runs.
     *
     * @throws NoDatabase when it does not start
     */
    public static LocalPostgres open(Path folder) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = lockFile(folder)) {
                channel.lock(); // until the channel is closed
                String password = password(folder);
                Optional<DatabaseAddress> running = running(folder, password);
                return new LocalPostgres(folder, running.isPresent() ? running.get() : start(folder, password));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            throw new NoDatabase(
                    "The PostgreSQL that Måltal brings along did not start in " + folder + ": " + e.getMessage()
                            + ". See the log, or name another database in MAALTAL_DB_URL.",
                    e);
        }
    }

    /** Where it listens, with the user and password that it asks for. */
    public DatabaseAddress address() {
        return address;
    }

    /** Leaves the server, and stops it when nobody else uses it. */
    @Override
    public void close() {
        try (FileChannel channel = lockFile(folder)) {
            channel.lock(); // until the channel is closed
            if (!staysInUse()) {
                stop(folder.resolve("data"));
            }
        } catch (IOException | SQLException e) {
            LOG.warn("The local PostgreSQL in {} was left running", folder, e);
        }
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static DatabaseAddress start(Path folder, String password) throws IOException, SQLException {
        int port = freePort();
        Path data = folder.resolve("data");
        Path complete = folder.resolve("complete");
        boolean fresh = !Files.exists(complete);
        if (fresh) {
            clearHalfMade(folder);
        }
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", password)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()));
        settings().forEach(setting -> server.setServerConfig(setting.get(0), setting.get(1)));
        server.start();
        DatabaseAddress address = address(port, password);
        if (fresh) {
            demandPassword(address, data);
            Files.writeString(complete, "The server in data was made whole.\n");
        }
        Path newPort = Files.writeString(folder.resolve("port.new"), Integer.toString(port));
        Files.move(
                newPort, folder.resolve("port"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("Started PostgreSQL in {} on port {}", folder, port);
        return address;
    }

    /** A first start that was killed leaves half a program, or a server that cannot start or asks for no password. */
    private static void clearHalfMade(Path folder) throws IOException {
        stop(folder.resolve("data"));
        FileSystemUtils.deleteRecursively(folder.resolve("data"));
        FileSystemUtils.deleteRecursively(folder.resolve("program"));
    }

    private static List<List<String>> settings() {
        return List.of(
                List.of("listen_addresses", "127.0.0.1"),
                List.of("unix_socket_directories", ""),
                List.of("fsync", "on"),
                List.of("synchronous_commit", "on"),
                List.of("full_page_writes", "on"),
                List.of("shared_buffers", "256MB"),
                List.of("work_mem", "64MB"),
                List.of("maintenance_work_mem", "256MB"),
                List.of("max_wal_size", "4GB"),
                List.of("checkpoint_timeout", "15min"));
    }

    /** A new server trusts whoever connects; from here on it asks for the password. */
    private static void demandPassword(DatabaseAddress address, Path data) throws IOException, SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER " + USER + " PASSWORD '" + address.password() + "'");
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static Optional<DatabaseAddress> running(Path folder, String password) throws IOException {
        Path port = folder.resolve("port");
        if (!Files.exists(port) || !Files.exists(folder.resolve("data").resolve("postmaster.pid"))) {
            return Optional.empty();
        }
        String written = Files.readString(port).strip();
        if (!written.matches("\\d{1,5}") || !Files.exists(folder.resolve("complete"))) {
            return Optional.empty();
        }
        DatabaseAddress address = address(Integer.parseInt(written), password);
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            return Path.of(row.getString(1))
                            .toRealPath()
                            .equals(folder.resolve("data").toRealPath())
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (SQLException e) {
            LOG.info("No server answers for {}", folder);
            return Optional.empty();
        }
    }

    /** Whether another has a connection that stays: the server still shows one for a moment after it was closed. */
    private boolean staysInUse() throws SQLException {
        for (int look = 0; look < LOOKS && usedByOthers(); look++) {
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return usedByOthers();
    }

    private boolean usedByOthers() throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) > 1 FROM pg_stat_activity WHERE backend_type = 'client backend'")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle.of(pid).ifPresent(server -> {
            server.destroy();
            try {
                server.onExit().get(STARTUP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("The local PostgreSQL in {} is slow to stop", data, e);
            }
        });
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?loginTimeout=10&ApplicationName=" + APPLICATION,
                USER,
                password);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path half = folder.resolve("password.new");
            Files.deleteIfExists(half);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(half, HexFormat.of().formatHex(random));
            Files.move(half, file);
        }
        return Files.readString(file).strip();
    }
}
