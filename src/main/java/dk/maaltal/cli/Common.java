package dk.maaltal.cli;

import dk.maaltal.cases.CaseSources;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options every command has. */
final class Common {

    /** The folder the program is in, as its launcher says. */
    private static final Path HOME = Path.of(System.getProperty("maaltal.home", "."));

    /** What Måltal keeps for itself; where the program's folder may not be written to, MAALTAL_VAR names another. */
    private static final Path VAR = Optional.ofNullable(System.getProperty("maaltal.var"))
            .or(() -> Optional.ofNullable(System.getenv("MAALTAL_VAR")).filter(folder -> !folder.isBlank()))
            .map(Path::of)
            .orElse(HOME.resolve("var"));

    /** What operations have set. */
    private static final Path CONFIG = Optional.ofNullable(System.getenv("MAALTAL_CONFIG"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .orElse(HOME);

    /** Where the stack traces go. */
    static final Path LOG = VAR.resolve("log").resolve("maaltal.log");

    @Option(
            names = "--jobs",
            paramLabel = "DIR",
            description =
                    "The folder with a folder for each institution (default: MAALTAL_JOBS, or else jobs beside the program).")
    private Path jobs;

    @Option(
            names = "--templates",
            paramLabel = "DIR",
            description =
                    "The folder of Word and Excel templates (default: MAALTAL_TEMPLATES, or else templates beside the program).")
    private Path templates;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder that editions are put in (default: MAALTAL_OUT, or else out beside the program).")
    private Path out;

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description =
                    "The file in which operations name the databases and folders that cases may come from (default:"
                            + " sources.yaml in the folder MAALTAL_CONFIG, or else beside the program).")
    private Path sources;

    @Option(
            names = "--demo",
            description =
                    "Work on the sample side: made-up cases in schemas of their own, every page marked EKSEMPELDATA.")
    private boolean demo;

    /** The folder that a variable of the environment names, or the one beside the program. */
    private static Path named(String variable, String folder) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(HOME.resolve(folder));
    }

    /** Where the command works. */
    Workspace workspace() {
        return workspace(demo ? Realm.SAMPLE : Realm.REAL);
    }

    Workspace workspace(Realm realm) {
        return new Workspace(
                Optional.ofNullable(jobs).orElse(named("MAALTAL_JOBS", "jobs")),
                Optional.ofNullable(templates).orElse(named("MAALTAL_TEMPLATES", "templates")),
                Optional.ofNullable(out).orElse(named("MAALTAL_OUT", "out")),
                VAR,
                Optional.ofNullable(sources).orElse(CONFIG.resolve(CaseSources.NAME)),
                realm);
    }
}
