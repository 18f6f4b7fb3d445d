package dk.maaltal.cli;

import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.Load;
import dk.maaltal.institution.DeclaredCases;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Takes an extract of cases into the institution's history, whole or not at all.",
            "The same extract again makes no new load."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal load ankestyrelsen --from sager-2022-10-01.csv"})
final class LoadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "INSTITUTION", description = "The name of the institution's folder in jobs/.")
    private String institution;

    @Option(names = "--from", paramLabel = "FILE", description = "A CSV or XLSX file (default: what cases.yaml names).")
    private Path from;

    @Option(
            names = Accepted.SHRUNKEN,
            description = "Take an extract with many fewer cases than the last; cases it lacks are ended.")
    private boolean acceptShrunken;

    @Option(names = Accepted.CHANGED, description = "Take an extract that changes many of the cases that are known.")
    private boolean acceptChanged;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        DeclaredCases read = DeclaredCases.read(workspace.jobs(), workspace.templates(), institution);
        try (Session session = Session.open(workspace)) {
            Load load = session.intake(session.store(institution))
                    .load(read, Optional.ofNullable(from), new Accepted(acceptShrunken, acceptChanged));
            session.quiet();
            tell(load, spec.commandLine().getOut());
            session.printNotes(spec.commandLine().getOut());
        }
        return 0;
    }

    static void tell(Load load, PrintWriter out) {
        if (!load.isNew()) {
            out.println("Nothing to load: " + load.source() + " is the same extract as load " + load.number() + ".");
            return;
        }
        out.println("Load " + load.number() + " of " + load.source());
        out.println("  rows read " + load.rowsRead() + ", rejected " + load.rowsRejected());
        out.println("  cases new " + load.added() + ", changed " + load.changed() + ", ended " + load.ended());
        load.rejectFile().ifPresent(file -> out.println("  the rejected rows are listed in " + file));
    }
}
