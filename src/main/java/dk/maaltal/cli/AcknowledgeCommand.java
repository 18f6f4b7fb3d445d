package dk.maaltal.cli;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Warning;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.store.Store;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "acknowledge",
        description = {
            "Says why what a run warns of may be as it is, so that a new warning stands out.",
            "The reason is kept with the answers and stands in the appendix of the next document made, under Datakvalitet."
                    + " The warning is back as soon as its words or its figures are others. No edition is changed, and none"
                    + " has to be corrected for it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: maaltal acknowledge ankestyrelsen aarsrapport --at 2022-Q3 \\",
            "            --warning 2 --warning 3 --reason \"Systemskift i marts\"",
            "          maaltal acknowledge ankestyrelsen aarsrapport --at 2022-Q3 --warning 2 --open-again"
        })
final class AcknowledgeCommand implements Callable<Integer> {

    @Mixin
    private About about;

    @Parameters(index = "1", paramLabel = "REPORT", description = "The report's name in its report.yaml.")
    private String report;

    @Option(
            names = "--warning",
            required = true,
            paramLabel = "N",
            description = "Its number, as the run of the last edition printed it; may be given several times.")
    private List<Integer> numbers;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** What is said of the warnings. */
    private static final class What {
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why it may be as it is, in a sentence.")
        private String reason;

        @Option(names = "--open-again", description = "Take back what was said of it.")
        private boolean openAgain;
    }

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (what.reason != null && what.reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason is empty; say why in a sentence");
        }
        Institution institution = about.read(common.workspace());
        Plan plan = about.plan(institution);
        institution.report(report);
        try (Session session = Session.open(common.workspace())) {
            Store store = session.store(institution);
            Edition edition = store.editions()
                    .newest(new Edition.Key(report, about.at.name(), plan.year()))
                    .orElseThrow(() -> new DataRefused("There is no edition of " + institution.name() + " " + report
                            + " at " + about.at.name() + " (plan " + plan.year()
                            + ") yet, so nothing was warned of. Make one first: maaltal run " + institution.name() + " "
                            + report + " --at " + about.at.name()));
            AnswerHistory answers = store.answers(plan.year());
            List<Warning> chosen = chosen(store.editionSummaries()
                    .of(edition, answers.asOf(Long.MAX_VALUE, about.at.day()))
                    .warnings());
            List<String> keys = chosen.stream().map(Warning::key).toList();
            Optional<String> reason = Optional.ofNullable(what.reason).map(String::strip);
            store.transaction(() -> answers.acknowledge(
                    keys, reason, about.at, "maaltal acknowledge, " + report + " edition " + edition.number()));
            session.quiet();
            PrintWriter out = spec.commandLine().getOut();
            out.println(reason.isPresent() ? "Acknowledged:" : "To be looked at again:");
            chosen.forEach(warning -> out.println("  " + warning.english()));
            out.flush();
        }
        return 0;
    }

    private List<Warning> chosen(List<Warning> warnings) {
        List<Warning> chosen = new ArrayList<>();
        for (int number : new LinkedHashSet<>(numbers)) {
            if (number < 1 || number > warnings.size()) {
                throw new DataRefused("There is no warning " + number + "; the last edition has "
                        + (warnings.isEmpty() ? "none." : "1 to " + warnings.size() + "."));
            }
            Warning warning = warnings.get(number - 1);
            if (warning.key() == null) {
                throw new DataRefused(
                        "Warning " + number + " is of an edition that an older version made, which cannot be"
                                + " acknowledged; make the report again first.");
            }
            if (what.openAgain && warning.isOpen()) {
                throw new DataRefused("Warning " + number + " was not acknowledged: " + warning.english());
            }
            chosen.add(warning);
        }
        return chosen;
    }
}
