package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.database.NoDatabase;
import dk.maaltal.institution.Institution;
import dk.maaltal.institution.TemplateCheck;
import dk.maaltal.intake.WorkbookFiles;
import dk.maaltal.plan.Oddities;
import dk.maaltal.plan.Plan;
import dk.maaltal.rollforward.PublishedResults;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Reads and checks everything an institution has declared; computes nothing and needs no database.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal check ankestyrelsen"})
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "INSTITUTION", description = "The name of the institution's folder in jobs/.")
    private String institution;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Institution read = Institution.read(workspace.jobs(), workspace.templates(), institution);
        read.requireEveryPlan();
        TemplateCheck.of(read);
        PrintWriter out = spec.commandLine().getOut();
        out.println(read.declaration().institution() + " is in order:");
        out.println("  cases.yaml: " + read.declaration().columns().size() + " columns, "
                + read.declaration().populations().size() + " populations");
        read.plans()
                .values()
                .forEach(plan -> out.println("  " + plan.file().fileName() + ": " + plan.title() + ", "
                        + plan.goals().size() + " goals, "
                        + plan.goals().stream()
                                .mapToInt(goal -> goal.measures().size())
                                .sum() + " measures"));
        read.reports()
                .forEach((name, report) -> out.println("  report " + name + ": "
                        + String.join(", ", report.templates())
                        + (report.caseLists().isEmpty()
                                ? ""
                                : "; internal lists of the cases of " + String.join(", ", report.caseLists()))
                        + (report.hideBelow() == 0 ? "" : "; counts below " + report.hideBelow() + " are hidden")));
        read.plans().values().forEach(plan -> Oddities.of(plan)
                .forEach(odd -> out.println("  look at " + plan.file().fileName() + ", " + odd)));
        if (!read.plans().isEmpty()) {
            Plan newest = read.plans().lastEntry().getValue();
            ReportingPoint yearEnd = newest.yearEnd();
            new WorkbookFiles(read.folder(), newest.year())
                    .notes(newest, yearEnd)
                    .forEach(note -> out.println("  " + note));
        }
        printKept(workspace, read, out);
        out.flush();
        return 0;
    }

    /** Held against our cases and our own editions where there is a database at hand; none is made for it. */
    private static void printKept(Workspace workspace, Institution read, PrintWriter out) {
        boolean hasSeveralPlans = read.plans().size() > 1;
        if (!hasSeveralPlans && read.declaration().extract().isEmpty() || !Session.isAtHand(workspace)) {
            return;
        }
        try (Session session = Session.open(workspace)) {
            if (!session.kept().contains(read.name())) {
                return;
            }
            Store store = session.store(read);
            store.unknownTexts(read.declaration()).forEach(unknown -> out.println("  look at cases.yaml, " + unknown));
            read.plans().values().forEach(plan -> store.unknownTexts(plan)
                    .forEach(unknown -> out.println("  look at " + plan.file().fileName() + ", " + unknown)));
            if (hasSeveralPlans) {
                PublishedResults results = new PublishedResults(store);
                read.plans()
                        .values()
                        .forEach(plan -> ReportMaker.printPublished(results.differing(read, plan), read, plan, out));
            }
        } catch (NoDatabase e) {
            out.println("  "
                    + (hasSeveralPlans
                            ? "published results were not held against our editions: "
                            : "texts of populations and measures were not held against our cases: ")
                    + e.getMessage());
        }
    }
}
