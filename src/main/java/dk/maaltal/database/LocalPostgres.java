package dk.maaltal.database;

import dk.maaltal.PrivateFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that Måltal brings along for machines without one: real, durable (fsync on), on the loopback address
 * only, with a password, its data kept in a folder.
 *
 * <p>Several commands may use it at once. The first starts it, the others join it, and the last to leave stops it; a file
 * lock keeps starting and stopping apart. A command that was killed leaves the server running for the next to join. The
 * folder is its owner's alone, and no program is run from it that another user could have put there.
 */
public final class LocalPostgres implements AutoCloseable {

    /** The name by which the server knows our connections. */
    static final String APPLICATION = "maaltal";

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String USER = "postgres";
    private static final String PROGRAM = "program";

    /** A machine that is busy takes its time to make or recover a server. */
    private static final Duration STARTUP = Duration.ofMinutes(3);

    /** How long another command may take to start or stop the server. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long BETWEEN_TRIES_MS = 100;

    /** How often, and how many milliseconds apart, it is looked whether others have connections. */
    private static final int LOOKS = 5;

    private static final long BETWEEN_LOOKS = 40;

    /** How far the system's clock may be from the server's when both say when a process began. */
    private static final Duration SAME_START = Duration.ofSeconds(30);

    private final Path folder;
    private final DatabaseAddress address;
    private final ServerUsers users;
    private final ServerUsers.User us;

    private LocalPostgres(Path folder, DatabaseAddress address, ServerUsers users) throws IOException {
        this.folder = folder;
        this.address = address;
        this.users = users;
        this.us = users.enter();
    }

    /**
     * Starts the server of a folder, or joins it where it runs.
     *
     * @throws NoDatabase when it does not start, or the folder is another user's
     */
    public static LocalPostgres open(Path folder) {
        try {
            PrivateFile.folder(folder);
            FileChannel channel = locked(folder.resolve("lock"));
            try (channel) {
                String password = password(folder);
                Optional<DatabaseAddress> running = running(folder, password);
                return new LocalPostgres(
                        folder, running.isPresent() ? running.get() : start(folder, password), new ServerUsers(folder));
            }
        } catch (NoDatabase e) {
            throw e;
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
        try {
            FileChannel channel = locked(folder.resolve("lock"));
            try (channel) {
                us.leave();
                if (!users.areThereAny() && !staysInUse()) {
                    stop(folder.resolve("data"));
                }
            }
        } catch (IOException | SQLException | NoDatabase e) {
            LOG.warn("The local PostgreSQL in {} was left running", folder, e);
        }
    }

    /** A file that nobody else has locked until the channel is closed. */
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!tryLock(channel)) {
            if (System.nanoTime() > deadline) {
                channel.close();
                throw new NoDatabase(
                        "Another command has been starting or stopping the PostgreSQL in " + file.getParent() + " for "
                                + PATIENCE.toMinutes() + " minutes. Wait for it to end, or end it, and try again.",
                        null);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                channel.close();
                throw new IOException("It was interrupted while it waited for another command", e);
            }
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by another thread of this process
        }
    }

    private static DatabaseAddress start(Path folder, String password) throws IOException, SQLException {
        int port = freePort();
        Path data = folder.resolve("data");
        Path complete = folder.resolve("complete");
        boolean fresh = !Files.exists(complete);
        if (fresh) {
            clearHalfMade(folder);
        }
        clearProgramOfOthers(folder.resolve(PROGRAM));
        Path librarysLock = data.resolve("epg-lock");
        if (Files.exists(data)) {
            // The command that started the last server may be about to end; until then it holds the library's own lock.
            locked(librarysLock).close();
        }
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve(PROGRAM).toFile())
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
        ServerLog log = new ServerLog(folder.resolve("server.log"));
        PatienceEnds patience = new PatienceEnds(log);
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw new IOException(log.lastWords().orElse(e.getMessage()), e);
        } finally {
            patience.close();
        }
        if (process(data).isEmpty()) {
            throw new IOException(log.lastWords().orElse("it ended at once"));
        }
        // Held until the process ends, and in the way of whoever starts the next server; the lock of the folder is
        // enough.
        Files.deleteIfExists(librarysLock);
        closeProgram(folder.resolve(PROGRAM));
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
        FileSystemUtils.deleteRecursively(folder.resolve(PROGRAM));
    }

    /**
     * Deletes the program where another user could have changed it, so that it is unpacked anew: the library, and with it
     * older versions of Måltal, let everybody write to the folder.
     */
    private static void clearProgramOfOthers(Path program) throws IOException {
        if (Files.exists(program, LinkOption.NOFOLLOW_LINKS) && !PrivateFile.isOnlyOurs(program)) {
            LOG.warn("{} could be written to by others; it is made anew", program);
            FileSystemUtils.deleteRecursively(program);
        }
        PrivateFile.folder(program);
    }

    /** Takes back the right to write that the library gives everybody. */
    private static void closeProgram(Path program) throws IOException {
        PrivateFile.folder(program);
        try (Stream<Path> versions = Files.list(program)) {
            for (Path version : versions.filter(Files::isDirectory).toList()) {
                PrivateFile.folder(version);
            }
        }
    }

    private static List<List<String>> settings() {
        return List.of(
                List.of("listen_addresses", "127.0.0.1"),
                List.of("unix_socket_directories", ""),
                // Errors go to whoever asked; here they would keep what they quote of cases.
                List.of("log_min_messages", "log"),
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

    /** Whether somebody else, such as psql, has a connection that stays: one that was closed is shown for a moment yet. */
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
        Optional<ProcessHandle> running = process(data);
        if (running.isEmpty()) {
            return;
        }
        ProcessHandle server = running.get();
        server.destroy();
        try {
            server.onExit().get(STARTUP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The local PostgreSQL in {} is slow to stop", data, e);
        }
    }

    /**
     * The process of the server that works on a folder of data; empty where none does. The number in a file that a crash left
     * may by now be that of anybody's process, which is known by its program and by when it began.
     */
    static Optional<ProcessHandle> process(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 3
                || !lines.get(0).strip().matches("\\d{1,10}")
                || !lines.get(2).strip().matches("\\d{1,12}")) {
            return Optional.empty();
        }
        Instant began = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> isPostgres(process.info())
                        && process.info()
                                .startInstant()
                                .filter(start ->
                                        Duration.between(start, began).abs().compareTo(SAME_START) <= 0)
                                .isPresent());
    }

    private static boolean isPostgres(ProcessHandle.Info info) {
        return info.command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=" + APPLICATION, USER, password);
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
            try (OutputStream out = PrivateFile.create(half)) {
                out.write(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
            }
            Files.move(half, file);
        }
        return Files.readString(file).strip();
    }
}
