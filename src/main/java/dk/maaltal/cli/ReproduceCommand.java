package dk.maaltal.cli;

import dk.maaltal.jobs.Reproduction;
import dk.maaltal.jobs.Workspace;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reproduce",
        description = {
            "Makes a published edition again from the database alone, and compares it to what was published, byte for byte.",
            "Nothing is published or changed. Exits with 1 where a document is not the same."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal reproduce ankestyrelsen aarsrapport --at 2022-Q3 --edition 1"})
final class ReproduceCommand implements Callable<Integer> {

    @Mixin
    private PublishedReport told;

    @Option(names = "--edition", required = true, paramLabel = "N", description = "The edition's number.")
    private int edition;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        try (Session session = Session.open(workspace)) {
            List<Reproduction.Document> documents =
                    session.get(Reproduction.class).of(told.published(), edition);
            session.quiet();
            PrintWriter out = spec.commandLine().getOut();
            out.println(told.name() + ", edition " + edition + ":");
            for (Reproduction.Document document : documents) {
                out.println("  " + document.name() + ": "
                        + (document.isSame()
                                ? "the same, SHA-256 " + document.published()
                                : "NOT THE SAME: published as " + document.published() + ", now " + document.again()));
            }
            out.flush();
            return documents.stream().allMatch(Reproduction.Document::isSame) ? 0 : Maaltal.FAILED;
        }
    }
}
