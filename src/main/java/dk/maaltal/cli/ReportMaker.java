package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.calendar.DueDay;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.RejectFile;
import dk.maaltal.delivery.Deliveries;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.PdfCopies;
import dk.maaltal.institution.Institution;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Release;
import dk.maaltal.report.Standing;
import dk.maaltal.reported.Answers;
import dk.maaltal.rollforward.PublishedResults;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a report for a command and tells how it went: where the documents are, and every goal in a table. */
final class ReportMaker {

    private final Workspace workspace;
    private final PrintWriter out;

    ReportMaker(Workspace workspace, PrintWriter out) {
        this.workspace = workspace;
        this.out = out;
    }

    void make(RunCommand.RunOptions options, Optional<String> reason) {
        Optional<PdfCopies> copies = options.pdf.copies(workspace);
        Institution institution = options.about.read(workspace);
        ReportRun asked = new ReportRun(
                institution,
                options.report,
                options.about.plan(institution),
                options.about.at,
                Optional.ofNullable(options.from),
                new Accepted(options.acceptShrunken, options.acceptChanged),
                Optional.ofNullable(options.asOfLoad),
                reason,
                options.withGaps ? ReportRun.Publish.WITH_GAPS : ReportRun.Publish.AS_DECLARED);
        institution.report(options.report);
        try (Session session = Session.open(workspace)) {
            ReportRun run = options.keepCases ? asked.withCasesOf(session.store(institution)) : asked;
            make(run, session, copies, options.figures);
        }
    }

    /**
     * Runs a report and tells how it went.
     *
     * @param withFigures whether every figure is printed too
     */
    void make(ReportRun run, Session session, Optional<PdfCopies> copies, boolean withFigures) {
        ReportRunner.Outcome outcome = session.runner().run(run);
        session.quiet();
        print(run, outcome, session.store(run.institution()), withFigures);
        session.printNotes(out);
        deliver(session.store(run.institution()), session);
        copies.ifPresent(pdfs -> printPdfs(pdfs, outcome, session));
    }

    /** What could not be delivered is tried again by "maaltal due" and "maaltal deliver". */
    private void deliver(Store store, Session session) {
        List<Deliveries.Delivery> delivered = new Delivering(workspace, session).deliver(store);
        if (!delivered.isEmpty()) {
            out.println("Delivered:");
            delivered.forEach(each -> out.println("  " + Texts.printable(Delivering.told(each, store))));
        }
        out.flush();
    }

    private void print(ReportRun run, ReportRunner.Outcome outcome, Store store, boolean withFigures) {
        Edition edition = outcome.edition();
        if (workspace.realm().isSample()) {
            out.println("EKSEMPELDATA: the cases and the answers are made up.");
            out.println();
        }
        out.println(run.institution().declaration().institution() + ", "
                + run.plan().title() + ", at " + run.at().name() + ": "
                + (outcome.published()
                        ? "edition "
                        : isStatus(run) ? "status, not an edition, as of " : "DRAFT of edition ")
                + (outcome.published() || !isStatus(run)
                        ? edition.number()
                        : run.at().name())
                + (outcome.made() ? "" : " (nothing has changed since it was made)"));
        out.println("Cases as of load " + edition.load() + ".");
        run.institution()
                .report(run.report())
                .due(Optional.of(run.plan()), run.at())
                .flatMap(due -> told(run, due, outcome))
                .ifPresent(out::println);
        if (!outcome.published() && !isStatus(run)) {
            waiting(run, edition, store).forEach(out::println);
        }
        if (outcome.made()) {
            CorrectionText.of(store, edition).forEach(out::println);
        }
        if (withFigures) {
            out.println();
            out.print(new FigureList(
                            store.editionFigures().printed(edition),
                            run.plan().inForce(run.at().day()))
                    .summary());
        }
        Answers answers =
                store.answers(run.plan().year()).asOf(Long.MAX_VALUE, run.at().day());
        new SummaryText(
                        store.editionSummaries().of(edition, answers),
                        run.plan().inForce(run.at().day()),
                        out)
                .print();
        Path rejects = workspace
                .out(run.institution().name())
                .resolve(RejectFile.FOLDER)
                .resolve(RejectFile.name(edition.load()));
        if (Files.exists(rejects)) {
            out.println();
            out.println("Rejected rows, with the reasons: " + rejects);
        }
        printPublished(
                new PublishedResults(store).differing(run.institution(), run.plan()),
                run.institution(),
                run.plan(),
                out);
        out.println();
        out.println("Documents in " + outcome.folder() + ":");
        store.editions().documentNames(edition.id()).forEach(name -> out.println("  " + name));
        List<InternalLists.InternalList> lists = store.internalLists().of(edition.id());
        if (!lists.isEmpty()) {
            out.println("Lists of cases, not for publication, in "
                    + outcome.folder().resolveSibling(edition.internalFolder()) + ":");
            lists.forEach(list -> out.println("  " + list.name() + ": " + list.cases() + " cases"));
        }
        out.flush();
    }

    private static boolean isStatus(ReportRun run) {
        return run.institution().report(run.report()).isStatus();
    }

    /** What a draft waits for, and how it is published. */
    private List<String> waiting(ReportRun run, Edition draft, Store store) {
        Release release = run.institution().report(run.report()).release();
        String command = run.institution().name() + " " + run.report() + " --at "
                + run.at().name()
                + (run.plan().year() == run.at().year()
                        ? ""
                        : " --plan " + run.plan().year())
                + (workspace.realm().isSample() ? " --demo" : "");
        if (release.approvals() == 0) {
            return List.of(
                    "It lacks answers or explanations, and is not published. Once they are in:",
                    "  maaltal run " + command,
                    "To publish it as it is: the same with --with-gaps");
        }
        List<String> approved = store.approvals().of(draft.id()).stream()
                .map(Standing.Approval::by)
                .toList();
        return List.of(
                "It waits for approval by " + (release.approvals() == 1 ? "one" : "two") + " of "
                        + String.join(", ", release.approvers())
                        + (approved.isEmpty() ? "" : "; approved by " + String.join(", ", approved)) + ":",
                "  maaltal approve " + command + " --edition " + draft.number());
    }

    /** When the report is due; once its day is over, that the first edition is late, and nothing of the corrections. */
    private Optional<String> told(ReportRun run, DueDay due, ReportRunner.Outcome outcome) {
        if (workspace.realm().isSample() || !DanishTime.today().isAfter(due.day())) {
            return Optional.of("The report is due " + due.day()
                    + (run.plan().workingDays().includes(due.counted())
                            ? "."
                            : due.day().equals(due.counted())
                                    ? ", which is a day off."
                                    : ": " + due.counted() + " is a day off."));
        }
        return outcome.made() && outcome.edition().number() == 1
                ? Optional.of("Late: the report was due " + due.day() + ".")
                : Optional.empty();
    }

    /** Results of a plan that our own editions print otherwise, and how to choose; nothing where there are none. */
    static void printPublished(
            List<PublishedResults.Difference> differences, Institution institution, Plan plan, PrintWriter out) {
        if (!differences.isEmpty()) {
            out.println();
            out.println("Published results that our own editions print otherwise; choose with \"maaltal plan "
                    + institution.name() + " --plan " + plan.year()
                    + " --adopt-published\" or \"--keep-published\":");
            differences.forEach(each -> out.println("  " + each.words()));
        }
    }

    /** Last, since it takes longest: what can be read by then is told. */
    private void printPdfs(PdfCopies copies, ReportRunner.Outcome outcome, Session session) {
        List<PdfCopies.Copy> made;
        try {
            made = copies.make(outcome.folder(), session.progress());
        } finally {
            session.quiet();
        }
        made.forEach(pdf -> out.println("  " + pdf.name()
                + pdf.otherFont().map(other -> " (" + other + ")").orElse("")));
        out.flush();
    }
}
