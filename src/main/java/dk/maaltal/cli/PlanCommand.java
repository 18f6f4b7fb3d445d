package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.GoalWords;
import dk.maaltal.rollforward.NextPlan;
import dk.maaltal.rollforward.PublishedResults;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description = {
            "Prints a plan as it was read, in plain Danish, for proof-reading; needs no database.",
            "With --roll-forward, begins a later year's plan from it: years and due days move on, results become published"
                    + " ones, texts and comments stay."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: maaltal plan ankestyrelsen --at 2023",
            "          maaltal plan ankestyrelsen --plan 2023 --adopt-published",
            "          maaltal plan ankestyrelsen --roll-forward 2024"
        })
final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "INSTITUTION", description = "The name of the institution's folder in jobs/.")
    private String institution;

    @Option(
            names = "--at",
            paramLabel = "POINT",
            converter = AtConverter.class,
            description = "The reporting point whose plan is meant, as it is in force then (default: the last plan).")
    private ReportingPoint at;

    @Option(
            names = "--plan",
            paramLabel = "YEAR",
            description = "The plan; left out, that of the reporting point's year or else the nearest later one.")
    private Integer year;

    @Option(
            names = "--roll-forward",
            paramLabel = "YEAR",
            description = "Write plan-YEAR.yaml from the last plan before it.")
    private Integer rollForward;

    @ArgGroup(exclusive = true)
    private Published published = new Published();

    /** What to do about published results that our own editions print otherwise. */
    private static final class Published {
        @Option(
                names = "--adopt-published",
                description = "Write the results of our newest editions into the plan, where it has others.")
        private boolean adopt;

        @Option(
                names = "--keep-published",
                description =
                        "Let the plan's published results stand, and be asked no more until an edition has yet others.")
        private boolean keep;
    }

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Institution read = Institution.read(workspace.jobs(), workspace.templates(), institution);
        if (published.adopt || published.keep) {
            settle(workspace, read);
        } else if (rollForward == null) {
            print(read.declaration(), chosen(read));
        } else {
            rollForward(workspace, read);
        }
        return 0;
    }

    private Plan chosen(Institution read) {
        if (at != null) {
            return read.plan(Optional.ofNullable(year), at).inForce(at.day());
        }
        return read.plan(Optional.ofNullable(year).or(read::lastYear), 0);
    }

    private void rollForward(Workspace workspace, Institution read) {
        try (Session session = Session.open(workspace)) {
            NextPlan.Written written = new NextPlan(
                            session.store(read), (plan, point) -> session.now(read, plan, point, Optional.empty())
                                    .printed())
                    .write(read, rollForward);
            session.quiet();
            PrintWriter out = spec.commandLine().getOut();
            out.println("Wrote " + written.file());
            out.println(written.source());
            written.lookAt().forEach(line -> out.println("  " + line));
            out.flush();
        }
    }

    private void settle(Workspace workspace, Institution read) {
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = read.plan(
                Optional.ofNullable(year).or(read::lastYear),
                Optional.ofNullable(at).map(ReportingPoint::year).orElse(0));
        try (Session session = Session.open(workspace)) {
            PublishedResults results = new PublishedResults(session.store(read));
            List<PublishedResults.Difference> differences = results.differing(read, plan);
            session.quiet();
            if (differences.isEmpty()) {
                out.println(
                        "Every published result of " + plan.file().fileName() + " is as our editions, or was settled.");
            } else if (published.keep) {
                results.keep(plan, differences);
                out.println("These stand as the plan has them:");
            } else {
                PublishedResults.adopt(plan, differences);
                out.println("Changed in " + plan.file().path() + " to what our editions printed:");
            }
            differences.forEach(each -> out.println("  " + each.words()));
            out.flush();
        }
    }

    private void print(CaseDeclaration declaration, Plan plan) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(declaration.institution() + ": " + plan.title());
        if (!plan.between().isEmpty()) {
            out.println("Aftalt mellem " + String.join(" og ", plan.between()));
        }
        String section = "";
        for (Goal goal : plan.goals()) {
            if (!goal.section().equals(section)) {
                section = goal.section();
                out.println();
                out.println(section.toUpperCase(Locale.forLanguageTag("da")));
            }
            print(goal, plan, declaration, out);
        }
        out.println();
        out.println("Alle vurderinger foretages på det uafrundede tal.");
        out.flush();
    }

    private static void print(Goal goal, Plan plan, CaseDeclaration declaration, PrintWriter out) {
        out.println();
        out.println("Mål " + goal.number() + " – " + goal.title());
        Stream.concat(goal.text().stream(), Stream.of(goal.scope(), goal.remarks()))
                .filter(text -> !text.isEmpty())
                .forEach(text -> out.println("  " + text));
        out.println("  " + GoalWords.of(goal, plan));
        for (Measure measure : goal.measures()) {
            out.println();
            out.println("  " + goal.number() + " " + measure.id() + GoalWords.terms(measure) + " " + measure.title());
            GoalWords.lines(measure, declaration).forEach(line -> out.println("      " + line));
        }
    }
}
