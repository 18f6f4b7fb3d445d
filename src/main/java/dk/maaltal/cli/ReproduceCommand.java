package dk.maaltal.cli;

import dk.maaltal.reproduce.Reproduction;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
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
            "Nothing is published or changed. Exits with 1 where a document is not the same, and with 5 where it was made by another version of Måltal and"
                    + " every figure and verdict is."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal reproduce ankestyrelsen aarsrapport --at 2022-Q3 --edition 1"})
final class ReproduceCommand implements Callable<Integer> {

    @Mixin
    private PublishedReport report;

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
            Store store = session.existing(report.institution());
            Reproduction.Outcome outcome =
                    new Reproduction(store, session.archive(store), session.progress()).of(report.query(), edition);
            session.quiet();
            print(outcome, spec.commandLine().getOut());
            return outcome.isSame() ? 0 : outcome.isOfAnotherVersion() ? Maaltal.OTHER_VERSION : Maaltal.FAILED;
        }
    }

    private void print(Reproduction.Outcome outcome, PrintWriter out) {
        out.println(report.name() + ", edition " + edition + ":");
        for (Reproduction.Document document : outcome.documents()) {
            out.println("  " + document.name() + ": "
                    + (document.isSame()
                            ? "the same, SHA-256 " + document.published()
                            : "NOT THE SAME: published as " + document.published() + ", now " + document.again()));
        }
        if (outcome.changed() > 0) {
            out.println(outcome.changed() + (outcome.changed() == 1 ? " figure or verdict" : " figures or verdicts")
                    + " came out otherwise.");
        }
        outcome.unreadable()
                .ifPresent(why -> out.println(
                        "  cannot be made again: this version of Måltal cannot read what it was made from.\n  "
                                + why.replace("\n", "\n  ")));
        if (outcome.isOfAnotherVersion()) {
            out.println("It was made by Måltal " + outcome.madeBy().orElseThrow() + "; this is another version."
                    + (outcome.unreadable().isPresent()
                            ? " Its documents and figures are kept."
                            : " Every figure and every verdict is the same."));
        }
        out.flush();
    }
}
