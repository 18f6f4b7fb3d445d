package dk.maaltal.cli;

import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Sides;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import dk.maaltal.workbook.WorkbookHandOut;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "workbook",
        description = {
            "Writes the workbook in which the finance officer tells what no case system knows.",
            "Where the plan says \"asked of\", each office gets one of its own.",
            "It holds a row for every value, milestone, assessment and text the plan needs, filled in with what is known."
                    + " Filled in and put back where it was written, it is read by the next run. One that is there already is"
                    + " read first, so nothing in it is lost."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal workbook ankestyrelsen --at 2023-Q1"})
final class WorkbookCommand implements Callable<Integer> {

    @Mixin
    private About about;

    @Option(
            names = "--take",
            paramLabel = "CELL",
            description =
                    "Where the workbook says one thing and others have answered another since, take what it says in this"
                            + " cell, such as Tal!E6; all for every such cell.")
    private Set<String> take = Set.of();

    @Option(names = "--keep", paramLabel = "CELL", description = "As --take, but keep what others have answered.")
    private Set<String> keep = Set.of();

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Institution read = about.read(workspace);
        Plan plan = about.plan(read);
        Sides sides = sides();
        try (Session session = Session.open(workspace)) {
            Store store = session.store(read);
            List<WorkbookHandOut.HandedOut> workbooks =
                    new WorkbookHandOut(store, session.intake(store)).write(read, plan, about.at, sides);
            session.quiet();
            PrintWriter out = spec.commandLine().getOut();
            for (WorkbookHandOut.HandedOut workbook : workbooks) {
                workbook.aside().ifPresent(aside -> {
                    out.println("The one that was there can be used no more and was laid aside as " + aside + ":");
                    workbook.notes().forEach(note -> out.println("  " + note));
                });
                out.println("The workbook" + (workbook.office().isEmpty() ? "" : " of " + workbook.office()) + " is "
                        + workbook.file());
            }
            session.printNotes(out);
            out.println("Fill in " + (workbooks.size() == 1 ? "its" : "their") + " yellow cells and leave "
                    + (workbooks.size() == 1 ? "it" : "them") + " there; the next run reads "
                    + (workbooks.size() == 1 ? "it." : "them."));
            out.flush();
        }
        return 0;
    }

    private Sides sides() {
        try {
            return new Sides(take, keep);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage() + "; choose one side", e);
        }
    }
}
