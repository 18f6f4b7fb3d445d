package dk.maaltal.cli;

import dk.maaltal.jobs.Workspace;
import dk.maaltal.store.Realm;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options every command has. */
final class Common {

    /** The folder the program is in, as its launcher says. */
    private static final Path HOME = Path.of(System.getProperty("maaltal.home", "."));

    /** What Måltal keeps for itself. */
    private static final Path VAR =
            Path.of(System.getProperty("maaltal.var", HOME.resolve("var").toString()));

    /** Where the stack traces go. */
    static final Path LOG = VAR.resolve("log").resolve("maaltal.log");

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description = "The folder with a folder for each institution (default: jobs beside the program).")
    private Path jobs;

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description = "The folder of Word and Excel templates (default: templates beside the program).")
    private Path templates;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder that editions are put in (default: out beside the program).")
    private Path out;

    @Option(
            names = "--demo",
            description =
                    "Work on the sample side: made-up cases in schemas of their own, every page marked EKSEMPELDATA.")
    private boolean demo;

    /** Where the command works. */
    Workspace workspace() {
        return workspace(demo ? Realm.SAMPLE : Realm.REAL);
    }

    Workspace workspace(Realm realm) {
        return new Workspace(
                Optional.ofNullable(jobs).orElse(HOME.resolve("jobs")),
                Optional.ofNullable(templates).orElse(HOME.resolve("templates")),
                Optional.ofNullable(out).orElse(HOME.resolve("out")),
                VAR,
                realm);
    }
}
