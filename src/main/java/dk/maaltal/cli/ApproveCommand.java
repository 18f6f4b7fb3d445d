package dk.maaltal.cli;

import dk.maaltal.SystemUser;
import dk.maaltal.Texts;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.diff.Drift;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.PdfCopies;
import dk.maaltal.institution.Institution;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Release;
import dk.maaltal.report.Standing;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "approve",
        description = {
            "Approves of a draft; with the last approval that report.yaml asks for, it is published.",
            "The documents are then made again from what the draft was made from, without the mark UDKAST. Where that has"
                    + " changed since, or a figure would be another now, the approval is refused and the difference told.",
            "You approve as the user the system knows you by; report.yaml names who may."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: maaltal approve ankestyrelsen aarsrapport --at 2022 --edition 1 --note \"Set med direktionen\""
        })
final class ApproveCommand implements Callable<Integer> {

    private static final int LONGEST_NOTE = 2000;

    @Mixin
    private About about;

    @Parameters(index = "1", paramLabel = "REPORT", description = "The report's name in its report.yaml.")
    private String report;

    @Option(names = "--edition", required = true, paramLabel = "N", description = "The draft's number.")
    private int number;

    @Option(names = "--note", paramLabel = "TEXT", description = "What is said with it; kept in the manifest.")
    private String note = "";

    @Mixin
    private PdfOption pdf;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        Optional<PdfCopies> copies = pdf.copies(workspace);
        Institution institution = about.read(workspace);
        Plan plan = about.plan(institution);
        Release release = institution.report(report).release();
        requireApprover(institution, release);
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open(workspace)) {
            Store store = session.store(institution);
            Edition draft = draft(store, new Edition.Key(report, about.at.name(), plan.year()));
            session.intake(store).answers(institution, plan, about.at);
            requireUnchanged(Drift.of(store, draft, session.now(institution, plan, about.at, Optional.empty())));
            boolean isNew = store.transaction(() -> store.approvals().give(draft.id(), note.strip()));
            List<String> approved = store.approvals().of(draft.id()).stream()
                    .map(Standing.Approval::by)
                    .toList();
            session.quiet();
            out.println(SystemUser.NAME + (isNew ? " approves of" : " has approved before of") + " edition " + number
                    + " of " + institution.name() + " " + report + " at " + about.at.name() + ".");
            if (approved.size() < release.approvals()) {
                out.println("It stays a draft until another one of " + String.join(", ", others(release, approved))
                        + " approves of it too.");
                out.flush();
                return 0;
            }
            out.println();
            new ReportMaker(workspace, out)
                    .make(ReportRun.ofApproved(draft, institution, plan), session, copies, false);
        }
        return 0;
    }

    private void requireApprover(Institution institution, Release release) {
        if (note.length() > LONGEST_NOTE) {
            throw new DataRefused(
                    "--note has " + note.length() + " characters; at most " + LONGEST_NOTE + " are kept.");
        }
        if (release.approvals() == 0) {
            throw new DataRefused("The report " + report + " of " + institution.name()
                    + " needs no approval (report.yaml: approval); nothing was approved.");
        }
        if (!release.approvers().contains(SystemUser.NAME)) {
            throw new DataRefused("You are " + SystemUser.NAME + ", and " + report + " of " + institution.name()
                    + " is approved by " + String.join(", ", release.approvers())
                    + " (report.yaml: approvers); nothing was approved.");
        }
    }

    private static List<String> others(Release release, List<String> approved) {
        List<String> others = new ArrayList<>(release.approvers());
        others.removeAll(approved);
        return others;
    }

    private Edition draft(Store store, Edition.Key key) {
        Optional<Edition> draft = store.editions().draft(key);
        return draft.filter(waiting -> waiting.number() == number)
                .orElseThrow(() -> new DataRefused("There is no draft of edition " + number + " of " + about.institution
                        + " " + report + " at " + about.at.name() + ": "
                        + draft.map(other -> "the draft that waits is of edition " + other.number() + ".")
                                .orElse(
                                        store.editions().published(key, number).isPresent()
                                                ? "it is published."
                                                : "make it first with \"maaltal run\".")));
    }

    private void requireUnchanged(Drift drift) {
        if (drift.isNone()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "What the draft of edition " + number
                        + " says is not what it would say now, so it was not approved. Make it anew with \"maaltal run\", and look at it:");
        drift.files().forEach(file -> lines.add("  " + Texts.printable(file) + " has changed"));
        drift.answers().forEach(answer -> lines.add("  answered otherwise: " + Texts.printable(answer)));
        drift.figures()
                .forEach(
                        change -> lines.add("  " + DifferenceList.name(change) + ": " + DifferenceList.values(change)));
        throw new DataRefused(String.join(System.lineSeparator(), lines));
    }
}
