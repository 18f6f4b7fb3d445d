package dk.maaltal.cli;

import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import dk.maaltal.verify.Verification;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Looks whether everything that was published is as it was published, and says where it is not.",
            "Documents and figures are held against their checksums, folders against the database, and each edition against"
                    + " the one published before it. Nothing is changed. Exits with 1 where something is not as it was."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples: maaltal verify ankestyrelsen", "          maaltal verify"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "INSTITUTION",
            description = "The institution's name (default: every institution of which something is kept).")
    private String institution;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        boolean isInOrder = true;
        try (Session session = Session.open(workspace)) {
            for (String name : institution == null ? session.kept() : List.of(institution)) {
                Store store = session.existing(name);
                Verification.Verified verified = new Verification(store, workspace, session.progress()).verify();
                session.quiet();
                print(name, verified, spec.commandLine().getOut());
                isInOrder &= verified.isInOrder();
            }
        }
        return isInOrder ? 0 : Maaltal.FAILED;
    }

    private static void print(String institution, Verification.Verified verified, PrintWriter out) {
        out.println(institution + ": " + verified.editions() + (verified.editions() == 1 ? " edition" : " editions")
                + ", " + (verified.isInOrder() ? "all as published" : "NOT ALL AS PUBLISHED"));
        verified.faults().forEach(fault -> out.println("  " + fault));
        verified.withoutFolder()
                .forEach(edition ->
                        out.println("  no folder here of " + edition.key().report() + " at "
                                + edition.key().at() + ", edition " + edition.number()
                                + "; its documents are in the database"));
        out.flush();
    }
}
