package dk.maaltal.cli;

import dk.maaltal.diff.EditionDiff;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        description = {
            "Tells what differs between two editions of a report, down to the cases.",
            "Every figure and verdict that is another, and the cases that entered it, left it, or count otherwise. The list holds case numbers; it is not for publication."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal diff ankestyrelsen aarsrapport --at 2022-Q3 1 2"})
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private PublishedReport report;

    @Parameters(index = "2", paramLabel = "FIRST", description = "The earlier edition's number.")
    private int first;

    @Parameters(index = "3", paramLabel = "SECOND", description = "The later edition's number.")
    private int second;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FigureList.Format format = FigureList.Format.table;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        try (Session session = Session.open(workspace)) {
            Store store = session.existing(report.institution());
            EditionDiff.Between between = new EditionDiff(store, session.archive(store), session.progress())
                    .between(report.query(), first, second);
            session.quiet();
            spec.commandLine().getOut().print(new DifferenceList(report.name(), between).as(format));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
