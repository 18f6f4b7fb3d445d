package dk.maaltal.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "correct",
        description = {
            "Makes the next edition of a published report, from the cases, the plan and the templates as they are now.",
            "Earlier editions stay as they are."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal correct ankestyrelsen aarsrapport --at 2022-Q3 --reason \"Sene registreringer\""
        })
final class CorrectCommand implements Callable<Integer> {

    /** The record of runs holds no longer text (Spring Batch, PARAMETER_VALUE). */
    private static final int LONGEST_REASON = 2000;

    @Mixin
    private RunCommand.RunOptions asked;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in a sentence; kept with the edition.")
    private String reason;

    @Option(
            names = "--keep-cases",
            description =
                    "Load nothing, and take the cases that the last edition was made from: for a text or a template.")
    private boolean keepCases;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (reason.length() > LONGEST_REASON) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--reason has " + reason.length() + " characters; at most " + LONGEST_REASON + " are kept");
        }
        if (keepCases && (asked.from != null || asked.asOfLoad != null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--keep-cases and --from or --as-of-load say different things; give one");
        }
        asked.keepCases = keepCases;
        new ReportMaker(common.workspace(), spec.commandLine().getOut()).make(asked, Optional.of(reason));
        return 0;
    }
}
