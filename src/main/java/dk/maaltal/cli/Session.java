package dk.maaltal.cli;

import com.zaxxer.hikari.HikariDataSource;
import dk.maaltal.Progress;
import dk.maaltal.Texts;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.database.Database;
import dk.maaltal.database.DatabaseAddress;
import dk.maaltal.delivery.MailServer;
import dk.maaltal.delivery.Outbox;
import dk.maaltal.dossier.Archive;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.dossier.OlderEditions;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Intake;
import dk.maaltal.intake.Known;
import dk.maaltal.jobs.Application;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** A command's use of the database, from opening to closing; Spring Batch is started for those commands only that run a report. */
final class Session implements AutoCloseable {

    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final Workspace workspace;
    private final ProgressLine line;
    private final Progress progress;
    private final Database database;
    private final HikariDataSource pool;
    private final Stores stores;
    private final Thread onShutdown = new Thread(this::release, "maaltal-shutdown");
    private ConfigurableApplicationContext jobs;
    private Optional<Outbox> outbox = Optional.empty();
    private boolean released;

    private Session(Workspace workspace, Optional<Progress> watcher) {
        this.workspace = workspace;
        this.line = new ProgressLine();
        this.progress = watcher.orElse(line);
        this.database = Database.open(
                DatabaseAddress.of(System.getenv()), workspace.var().resolve("postgres"));
        this.pool = pool(database, workspace);
        this.stores = new Stores(pool, workspace.realm(), store -> new OlderEditions(store, archive(store)).complete());
        Runtime.getRuntime().addShutdownHook(onShutdown);
    }

    /** A database that gives no connections is left again, so that one that was started for this command is stopped. */
    private static HikariDataSource pool(Database database, Workspace workspace) {
        try {
            return database.pool(workspace.realm().sharedSchema());
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Whether there is a database already: one that the environment names, or a local one that was made before. */
    static boolean isAtHand(Workspace workspace) {
        return DatabaseAddress.of(System.getenv()).isPresent()
                || Files.exists(workspace.var().resolve("postgres").resolve("data"));
    }

    static Session open(Workspace workspace) {
        return new Session(workspace, Optional.empty());
    }

    /** A session whose progress is told to somebody else than the terminal. */
    static Session open(Workspace workspace, Progress watcher) {
        return new Session(workspace, Optional.of(watcher));
    }

    /** The store of an institution, made if there is none. */
    Store store(Institution institution) {
        return stores.of(institution.name());
    }

    /** The store of an institution by its name, made if there is none. */
    Store store(String institution) {
        return stores.of(institution);
    }

    /** The store of an institution of which something is kept; it need not have a folder any more. */
    Store existing(String institution) {
        return stores.existing(institution);
    }

    /** The institutions of which something is kept. */
    List<String> kept() {
        return stores.kept();
    }

    Intake intake(Store store) {
        return new Intake(store, workspace, progress);
    }

    Archive archive(Store store) {
        return new Archive(store, workspace.realm().isSample(), progress);
    }

    /** What is known now of a plan: the newest answers, and the cases as of a load or else the last. */
    Dossier now(Institution institution, Plan plan, ReportingPoint at, Optional<Integer> asOfLoad) {
        Store store = store(institution);
        return new Dossier(
                store,
                institution,
                plan,
                at,
                Known.now(store, institution, asOfLoad),
                workspace.realm().isSample(),
                progress);
    }

    ReportRunner runner() {
        if (jobs == null) {
            jobs = Application.start(workspace, database.address(), pool, stores, progress);
        }
        return jobs.getBean(ReportRunner.class);
    }

    /** Whether the database still lets somebody in. */
    boolean isDatabaseThere() {
        try (Connection connection = database.address().connect()) {
            return connection.isValid(ANSWERS_WITHIN_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The way to the mail server, the same for all that the command sends; empty where no server is named. */
    synchronized Optional<Outbox> outbox() {
        if (outbox.isEmpty()) {
            outbox = MailServer.of(System.getenv()).map(Outbox::new);
        }
        return outbox;
    }

    Progress progress() {
        return progress;
    }

    /** Clears the progress from the terminal, before something is printed. */
    void quiet() {
        line.close();
    }

    /** Prints what the people should know who fill in workbooks. */
    void printNotes(PrintWriter out) {
        print("About the cases:", line.takeRemarks(), out);
        print("Om projektmapperne:", line.takeNotes(), out);
    }

    private static void print(String heading, List<String> lines, PrintWriter out) {
        if (!lines.isEmpty()) {
            out.println();
            out.println(heading);
            lines.forEach(each -> out.println("  " + Texts.printable(each)));
            out.println();
            out.flush();
        }
    }

    @Override
    public void close() {
        // What a command did not come to print, since it failed, is told all the same.
        printNotes(new PrintWriter(System.err, true));
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is what closes this.
        }
    }

    /** From the outside to the inside: a running job is stopped while its repository can be written to. */
    private synchronized void release() {
        if (released) {
            return;
        }
        released = true;
        line.close();
        if (jobs != null) {
            jobs.close();
        }
        pool.close();
        database.close();
    }
}
