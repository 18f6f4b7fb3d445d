package dk.maaltal.cli;

import dk.maaltal.calendar.DanishTime;
import dk.maaltal.cases.Retention;
import dk.maaltal.editions.Edition;
import dk.maaltal.purge.Purge;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "purge",
        description = {
            "Removes what is kept of single cases past its term, and tells what can be made again no more.",
            "That is what was known of cases before a day and had been corrected or withdrawn by then; values of rejected"
                    + " rows; and internal lists of cases that went with editions published before it. It cannot be undone.",
            "Cases as they are known now are kept, and so are all editions with their figures and documents; those that"
                    + " can be made again no more are named. Extracts go where they lie in the archive, and workbooks that"
                    + " were laid aside; files of extracts that you keep yourself are not touched."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: maaltal purge ankestyrelsen --before 2021-01-01 --dry-run",
            "          maaltal purge ankestyrelsen --before 2021-01-01",
            "          maaltal purge ankestyrelsen"
        })
final class PurgeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "INSTITUTION", description = "The institution's name.")
    private String institution;

    @Option(
            names = "--before",
            paramLabel = "DAY",
            converter = DayConverter.class,
            description =
                    "The first day to be kept, as 2021-01-01. Left out, only extracts go that are past the term of the archive"
                            + " (sources.yaml).")
    private LocalDate before;

    @Option(names = "--dry-run", description = "Tell what would be removed, and remove nothing.")
    private boolean dryRun;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (before != null && before.isAfter(DanishTime.today())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--before " + before + " is a day to come; the history of today would go with it");
        }
        Workspace workspace = common.workspace();
        try (Session session = Session.open(workspace)) {
            Purge purge = new Purge(session.existing(institution), workspace, session.progress());
            if (before == null) {
                List<Path> extracts = purge.purgeArchive(dryRun);
                session.quiet();
                tell(extracts, spec.commandLine().getOut());
                return 0;
            }
            Purge.Purged purged = dryRun ? purge.trial(before) : purge.purge(before);
            session.quiet();
            tell(purged, spec.commandLine().getOut());
        }
        return 0;
    }

    private void tell(List<Path> extracts, PrintWriter out) {
        out.println(institution + ", archive" + (dryRun ? " (nothing is removed: --dry-run)" : "") + ":");
        extracts.forEach(file -> out.println("  " + (dryRun ? "to be deleted: " : "deleted: ") + file));
        if (extracts.isEmpty()) {
            out.println("  nothing is past its term");
        }
        out.flush();
    }

    private void tell(Purge.Purged purged, PrintWriter out) {
        Retention.Removed cases = purged.cases();
        out.println(institution + ", before " + before + (dryRun ? " (nothing is removed: --dry-run)" : "") + ":");
        out.println("  " + (dryRun ? "to be removed: " : "removed: ")
                + counted(cases.versions(), "former version") + " of cases, and with them all there was of "
                + counted(cases.forgotten(), "withdrawn case") + "; " + counted(cases.rejectedValues(), "value")
                + " of rejected rows");
        purged.files().forEach(file -> out.println("  " + (dryRun ? "to be deleted: " : "deleted: ") + file));
        out.println("  kept: " + cases.kept() + " cases as they are known now, and every edition");
        if (!cases.loads().isEmpty()) {
            out.println("Figures can be made no more as of " + loads(cases.loads()) + ".");
        }
        for (Edition edition : purged.editions()) {
            out.println("Can be made again no more: " + edition.key().report() + " at "
                    + edition.key().at() + " (plan " + edition.key().plan() + "), edition " + edition.number()
                    + "; its documents are kept.");
        }
        out.flush();
    }

    private static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String loads(List<Integer> loads) {
        boolean run = loads.get(loads.size() - 1) - loads.get(0) == loads.size() - 1;
        return loads.size() == 1
                ? "load " + loads.get(0)
                : run && loads.size() > 2
                        ? "loads " + loads.get(0) + " to " + loads.get(loads.size() - 1)
                        : "loads "
                                + String.join(
                                        ", ",
                                        loads.stream().map(String::valueOf).toList());
    }
}
