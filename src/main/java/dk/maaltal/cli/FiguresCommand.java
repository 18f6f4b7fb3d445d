package dk.maaltal.cli;

import dk.maaltal.dossier.Dossier;
import dk.maaltal.institution.Institution;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.report.Summary;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "figures",
        description = "Computes the figures of a plan from the cases last loaded, and makes no documents.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal figures ankestyrelsen --at 2022-Q3 --format json"})
final class FiguresCommand implements Callable<Integer> {

    @Mixin
    private About about;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private FigureList.Format format = FigureList.Format.table;

    @Option(
            names = "--as-of-load",
            paramLabel = "N",
            description = "As the cases were known once load N was in (default: the last).")
    private Integer asOfLoad;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Institution read = about.read(workspace);
        var chosen = about.plan(read);
        try (Session session = Session.open(workspace)) {
            Dossier dossier = session.now(read, chosen, about.at, Optional.ofNullable(asOfLoad));
            List<PrintedFigure> figures = dossier.printed();
            session.quiet();
            Summary summary = Summary.of(dossier.report());
            PrintWriter out = spec.commandLine().getOut();
            FigureExport export = new FigureExport(figures, dossier.plan(), summary);
            switch (format) {
                case table -> {
                    out.print(new FigureList(figures, dossier.plan()).table());
                    new SummaryText(summary, dossier.plan(), out).print();
                }
                case csv -> out.print(export.csv());
                case json -> out.print(export.json());
            }
            out.flush();
        }
        return 0;
    }
}
