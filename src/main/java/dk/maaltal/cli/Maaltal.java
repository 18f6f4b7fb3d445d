package dk.maaltal.cli;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.database.NoDatabase;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.editions.NoPdf;
import dk.maaltal.jobs.AlreadyRunning;
import dk.maaltal.jobs.CorrectionNeedsReason;
import dk.maaltal.reported.WorkbookRefused;
import dk.maaltal.template.BadTemplate;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code maaltal}. */
@Command(
        name = "maaltal",
        description = "Turns an agency's cases into the target-reporting section of its annual report.",
        mixinStandardHelpOptions = true,
        versionProvider = Maaltal.Version.class,
        subcommands = {
            DemoCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            WorkbookCommand.class,
            FieldsCommand.class,
            LoadCommand.class,
            FiguresCommand.class,
            ExplainCommand.class,
            RunCommand.class,
            CorrectCommand.class,
            DiffCommand.class,
            ReproduceCommand.class,
            PurgeCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  failed; see the log",
            "  2  wrong command, plan or template",
            "  3  data refused; nothing of it was loaded",
            "  4  another run has the lock",
            "  5  the same figures, made by another version",
            "",
            "The database is a PostgreSQL that is started on demand under var/, or the one named by",
            "MAALTAL_DB_URL, MAALTAL_DB_USER and MAALTAL_DB_PASSWORD.",
            "",
            "Try: maaltal demo"
        })
public final class Maaltal {

    static final int FAILED = 1;
    static final int WRONG = 2;
    static final int REFUSED = 3;
    static final int LOCKED = 4;
    static final int OTHER_VERSION = 5;

    /** The failures whose message is for the person at the terminal, and how the command exits with each. */
    private static final Map<Class<? extends Exception>, Integer> EXITS = Map.of(
            BadDeclaration.class, WRONG,
            BadTemplate.class, WRONG,
            CorrectionNeedsReason.class, WRONG,
            DataRefused.class, REFUSED,
            WorkbookRefused.class, REFUSED,
            AlreadyRunning.class, LOCKED,
            NoDatabase.class, FAILED,
            NoPdf.class, FAILED,
            UncheckedIOException.class, FAILED);

    private Maaltal() {}

    /** Runs a command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Numbers in statements and files are written in ASCII digits, whatever the language of the machine.
        Locale.setDefault(Locale.ENGLISH);
        System.exit(run(arguments));
    }

    /** Runs a command and gives its exit code. */
    static int run(String... arguments) {
        System.setProperty("maaltal.log", Common.LOG.toString());
        CommandLine command = new CommandLine(new Maaltal());
        command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        command.setUsageHelpAutoWidth(true);
        command.setExecutionExceptionHandler((failure, failed, result) -> told(failure, failed.getErr()));
        if (arguments.length == 0) {
            command.usage(command.getErr());
            return WRONG;
        }
        return command.execute(arguments);
    }

    /** Tells the person what to do about a failure, and the log the rest. */
    private static int told(Exception failure, PrintWriter err) {
        LoggerFactory.getLogger(Maaltal.class).error("The command failed", failure);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (EXITS.containsKey(cause.getClass())) {
                err.println(cause.getMessage());
                return EXITS.get(cause.getClass());
            }
        }
        err.println("Something went wrong that Måltal did not foresee: "
                + String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        err.println("The log has the whole of it: " + Common.LOG);
        return FAILED;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Maaltal.class.getPackage().getImplementationVersion();
            return new String[] {"maaltal " + (version == null ? "(built from source)" : version)};
        }
    }
}
