package dk.maaltal.cli;

import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import dk.maaltal.workbook.WorkbookHandOut;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "workbook",
        description = {
            "Writes the workbook in which the finance officer tells what no case system knows.",
            "It holds a row for every value, milestone, assessment and text the plan needs, filled in with what is known."
                    + " Filled in and put back where it was written, it is read by the next run. One that is there already is"
                    + " read first, so nothing in it is lost."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal workbook ankestyrelsen --at 2023-Q1"})
final class WorkbookCommand implements Callable<Integer> {

    @Mixin
    private About about;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Institution read = about.read(workspace);
        Plan plan = about.plan(read);
        try (Session session = Session.open(workspace)) {
            Store store = session.store(read);
            WorkbookHandOut.HandedOut workbook =
                    new WorkbookHandOut(store, session.intake(store)).write(read, plan, about.at);
            session.quiet();
            PrintWriter out = spec.commandLine().getOut();
            workbook.aside()
                    .ifPresent(aside ->
                            out.println("The one that was there can be used no more and was laid aside as " + aside));
            out.println("The workbook is " + workbook.file());
            out.println("Fill in its yellow cells and leave it there; the next run reads it.");
            out.flush();
        }
        return 0;
    }
}
