package dk.maaltal.cli;

import dk.maaltal.Progress;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.PdfCopies;
import dk.maaltal.jobs.Institution;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.jobs.Reports;
import dk.maaltal.jobs.Workspace;
import dk.maaltal.report.Report;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import java.io.PrintWriter;
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

    void make(RunCommand.RunOptions asked, Optional<String> reason) {
        Optional<PdfCopies> copies = asked.pdf.copies(workspace);
        Institution institution = Institution.read(workspace, asked.about.institution);
        ReportRun run = new ReportRun(
                institution,
                asked.report,
                asked.about.plan(institution),
                asked.about.at,
                Optional.ofNullable(asked.from),
                asked.acceptShrunken,
                Optional.ofNullable(asked.asOfLoad),
                reason);
        institution.report(asked.report);
        try (Session session = Session.open(workspace)) {
            ReportRunner.Outcome outcome = session.get(ReportRunner.class).run(run);
            session.quiet();
            tell(run, outcome, session);
            copies.ifPresent(pdfs -> tellPdfs(pdfs, outcome, session));
        }
    }

    private void tell(ReportRun run, ReportRunner.Outcome outcome, Session session) {
        Report report = session.get(Reports.class).of(run, outcome.edition());
        Store store = session.get(Stores.class).of(run.institution().name());
        if (workspace.realm().isSample()) {
            out.println("EKSEMPELDATA: the cases and the answers are made up.");
            out.println();
        }
        out.println(run.institution().declaration().institution() + ", "
                + run.plan().title() + ", at " + run.at().name() + ": edition "
                + outcome.edition().number() + (outcome.made() ? "" : " (nothing has changed since it was made)"));
        out.println();
        out.print(new FigureList(report.judgements()).summary());
        new Summary(report, out).print();
        out.println();
        out.println("Documents in " + outcome.folder() + ":");
        store.editions().documents(outcome.edition().id()).keySet().forEach(name -> out.println("  " + name));
        List<InternalLists.InternalList> lists =
                store.internalLists().of(outcome.edition().id());
        if (!lists.isEmpty()) {
            out.println("Lists of cases, not for publication, in "
                    + outcome.folder().resolveSibling(outcome.edition().internalFolder()) + ":");
            lists.forEach(list -> out.println("  " + list.name() + ": " + list.cases() + " cases"));
        }
        out.flush();
    }

    /** Last, since it takes longest: what can be read by then is told. */
    private void tellPdfs(PdfCopies copies, ReportRunner.Outcome outcome, Session session) {
        List<String> names;
        try {
            names = copies.make(outcome.folder(), session.get(Progress.class));
        } finally {
            session.quiet();
        }
        names.forEach(name -> out.println("  " + name));
        out.flush();
    }
}
