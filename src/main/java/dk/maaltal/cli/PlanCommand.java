package dk.maaltal.cli;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.jobs.Institution;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Method;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description = "Prints a plan as it was read, in plain Danish, for proof-reading; needs no database.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal plan ankestyrelsen --at 2023"})
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private About about;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Institution read = Institution.read(common.workspace(), about.institution);
        Plan chosen = about.plan(read);
        PrintWriter out = spec.commandLine().getOut();
        out.println(read.declaration().institution() + ": " + chosen.title());
        if (!chosen.between().isEmpty()) {
            out.println("Aftalt mellem " + String.join(" og ", chosen.between()));
        }
        chosen.goals().forEach(goal -> print(goal, read.declaration(), out));
        out.println();
        out.println("Alle vurderinger foretages på det uafrundede tal.");
        out.flush();
        return 0;
    }

    private static void print(Goal goal, CaseDeclaration declaration, PrintWriter out) {
        out.println();
        out.println("Mål " + goal.number() + " – " + goal.title());
        for (Measure measure : goal.measures()) {
            out.println();
            out.println("  " + goal.number() + " " + measure.id() + " (" + measure.firstYear() + "-"
                    + measure.lastYear() + ") " + measure.title());
            out.println("      " + Method.of(measure, declaration));
            out.println("      Mål: " + Method.targets(measure));
        }
    }
}
