package dk.maaltal.cli;

import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.FieldList;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "fields",
        description = {
            "Lists every field a template may use, as it is typed, with this institution's values.",
            "Within a list the fields of one element are shown."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal fields ankestyrelsen --at 2023"})
final class FieldsCommand implements Callable<Integer> {

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
            List<FieldList.Line> lines = FieldList.of(
                    session.now(read, plan, about.at, Optional.empty()).reportWithQuality());
            session.quiet();
            int widest = lines.stream()
                    .mapToInt(line -> 2 * line.depth() + line.typed().length())
                    .max()
                    .orElse(0);
            PrintWriter out = spec.commandLine().getOut();
            lines.forEach(line -> out.println(
                    (String.format(Locale.ROOT, "%-" + widest + "s", "  ".repeat(line.depth()) + line.typed()) + "  "
                                    + line.value())
                            .stripTrailing()));
            out.flush();
        }
        return 0;
    }
}
