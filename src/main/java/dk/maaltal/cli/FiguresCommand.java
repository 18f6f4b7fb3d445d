package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.jobs.CurrentFigures;
import dk.maaltal.jobs.Institution;
import dk.maaltal.jobs.Workspace;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "figures",
        description = "Computes the figures of a plan from the cases last loaded, and makes no documents.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal figures ankestyrelsen --at 2022-Q3 --format json"})
final class FiguresCommand implements Callable<Integer> {

    @Parameters(paramLabel = "INSTITUTION", description = "The name of the institution's folder in jobs/.")
    private String institution;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "POINT",
            converter = AtConverter.class,
            description = "The reporting point: 2023, 2023-Q3, 2023-09 or 2023-09-15.")
    private ReportingPoint at;

    @Option(
            names = "--plan",
            paramLabel = "YEAR",
            description = "The plan; left out, that of the reporting point's year or else the nearest later one.")
    private Integer plan;

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
        Institution read = Institution.read(workspace, institution);
        var chosen = read.plan(Optional.ofNullable(plan), at.year());
        try (Session session = Session.open(workspace)) {
            var judgements = session.get(CurrentFigures.class).of(read, chosen, at);
            session.quiet();
            spec.commandLine().getOut().print(new FigureList(judgements).as(format));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
