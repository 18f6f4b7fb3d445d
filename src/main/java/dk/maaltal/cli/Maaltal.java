package dk.maaltal.cli;

import dk.maaltal.Discreet;
import dk.maaltal.MissingRight;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.database.NoDatabase;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.delivery.MailServer;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
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
            InitCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            WorkbookCommand.class,
            FieldsCommand.class,
            LoadCommand.class,
            FiguresCommand.class,
            ExplainCommand.class,
            RunCommand.class,
            CorrectCommand.class,
            DueCommand.class,
            StatusCommand.class,
            DeliverCommand.class,
            AcknowledgeCommand.class,
            ApproveCommand.class,
            DiffCommand.class,
            ReproduceCommand.class,
            VerifyCommand.class,
            PurgeCommand.class,
            DbCommand.class
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
            "  6  published already, and would change: maaltal correct",
            "",
            "The database is a PostgreSQL that is started on demand under var/, or the one named by",
            "MAALTAL_DB_URL, MAALTAL_DB_USER and MAALTAL_DB_PASSWORD (or MAALTAL_DB_PASSWORD_FILE, a file",
            "that holds it). MAALTAL_DB_TIMEOUT says how many",
            "seconds it may take to answer a statement (default 600). MAALTAL_VAR names another folder for var/.",
            "",
            "Try: maaltal demo"
        })
public final class Maaltal {

    static final int FAILED = 1;
    static final int WRONG = 2;
    static final int REFUSED = 3;
    static final int LOCKED = 4;
    static final int OTHER_VERSION = 5;
    static final int NEEDS_CORRECTION = 6;

    /** The failures whose message is for the person at the terminal, and how the command exits with each. */
    private static final Map<Class<? extends Exception>, Integer> EXITS = Map.ofEntries(
            Map.entry(BadDeclaration.class, WRONG),
            Map.entry(BadTemplate.class, WRONG),
            Map.entry(CorrectionNeedsReason.class, NEEDS_CORRECTION),
            Map.entry(DataRefused.class, REFUSED),
            Map.entry(WorkbookRefused.class, REFUSED),
            Map.entry(AlreadyRunning.class, LOCKED),
            Map.entry(MissingRight.class, FAILED),
            Map.entry(NoDatabase.class, FAILED),
            Map.entry(NoPdf.class, FAILED),
            Map.entry(MailServer.NotTaken.class, FAILED),
            Map.entry(UncheckedIOException.class, FAILED));

    /** What Java puts where bytes are no character. */
    private static final char UNREADABLE = '\uFFFD';

    private Maaltal() {}

    /** Runs a command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Numbers in statements and files are written in ASCII digits, whatever the language of the machine.
        Locale.setDefault(Locale.ENGLISH);
        System.exit(run(arguments));
    }

    /** Runs a command and gives its exit code. */
    static int run(String... arguments) {
        CommandLine command = new CommandLine(new Maaltal());
        command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        command.setUsageHelpAutoWidth(true);
        command.setExecutionExceptionHandler((failure, failed, result) -> told(failure, failed.getErr()));
        if (arguments.length == 0) {
            command.usage(command.getErr());
            return WRONG;
        }
        Optional<String> wrong = unreadable(arguments).or(() -> control(arguments));
        if (wrong.isPresent()) {
            command.getErr().println(wrong.get());
            return WRONG;
        }
        Optional<String> refusal = WritableLog.refusal(Common.LOG);
        if (refusal.isPresent()) {
            command.getErr().println(refusal.get());
            return FAILED;
        }
        System.setProperty("maaltal.log", Common.LOG.toString());
        System.setProperty(
                "maaltal.log.format", "json".equalsIgnoreCase(System.getenv("MAALTAL_LOG")) ? "json" : "text");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int exit = command.execute(arguments);
        Optional<String> lost = WritableLog.lost(Common.LOG);
        lost.ifPresent(command.getErr()::println);
        return exit == 0 && lost.isPresent() ? FAILED : exit;
    }

    private static Optional<String> control(String... arguments) {
        return Stream.of(arguments)
                .filter(argument ->
                        argument.chars().anyMatch(each -> Character.isISOControl(each) && "\n\r\t".indexOf(each) < 0))
                .findFirst()
                .map(argument -> "There is a control character, which nothing can be printed for, in \""
                        + argument.replaceAll("\\p{Cntrl}", "?") + "\". Write the command again without it.");
    }

    /** What is wrong with an argument in which Java could not read a letter: it would be published as a question mark. */
    private static Optional<String> unreadable(String... arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument.indexOf(UNREADABLE) >= 0)
                .findFirst()
                .map(argument -> "A letter of \"" + argument + "\" could not be read (U+FFFD stands for it): what the"
                        + " terminal sends is not in the character set that the machine is set to. Set LC_ALL=C.UTF-8 and"
                        + " the terminal to UTF-8, and write the command again.");
    }

    /** Tells the person what to do about a failure, and the log the rest. */
    private static int told(Exception failure, PrintWriter err) {
        LoggerFactory.getLogger(Maaltal.class).error("The command failed", failure);
        err.println(sentence(failure));
        return foreseen(failure).map(cause -> EXITS.get(cause.getClass())).orElse(FAILED);
    }

    private static Optional<Throwable> foreseen(Exception failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(cause -> EXITS.containsKey(cause.getClass()))
                .findFirst();
    }

    /** What a person is told of a failure. */
    static String sentence(Exception failure) {
        return sentence(failure, Throwable::getMessage);
    }

    /** The same without what it quotes of single cases: for what is printed at night, and mailed. */
    static String discreet(Exception failure) {
        return sentence(
                failure, cause -> cause instanceof Discreet discreet ? discreet.forTheLog() : cause.getMessage());
    }

    private static String sentence(Exception failure, Function<Throwable, String> told) {
        return foreseen(failure)
                .map(cause -> reasoned(cause, told.apply(cause)))
                .or(() -> DatabaseTrouble.told(failure))
                .orElseGet(() -> "Something went wrong that Måltal did not foresee: "
                        + String.valueOf(failure.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("")
                        + System.lineSeparator() + "The log has the whole of it: " + Common.LOG);
    }

    /** A message with the reason that it leaves to its cause, such as a disk that is full. */
    private static String reasoned(Throwable failure, String told) {
        String reason = failure instanceof UncheckedIOException
                ? String.valueOf(failure.getCause().getMessage())
                : "";
        String message = String.valueOf(told);
        return message.contains(reason) ? message : message + " (" + reason + ")";
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Maaltal.class.getPackage().getImplementationVersion();
            return new String[] {"maaltal " + (version == null ? "(built from source)" : version)};
        }
    }
}
