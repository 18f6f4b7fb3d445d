package dk.maaltal.cli;

import dk.maaltal.calendar.DanishTime;
import dk.maaltal.cases.Accepted;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.PdfCopies;
import dk.maaltal.institution.Institution;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.rollforward.PublishedResults;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.time.LocalDate;
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
                reason);
        institution.report(options.report);
        try (Session session = Session.open(workspace)) {
            ReportRun run = options.keepCases ? asked.withCasesOf(session.store(institution)) : asked;
            ReportRunner.Outcome outcome = session.runner().run(run);
            session.quiet();
            print(run, outcome, session.store(institution));
            session.printNotes(out);
            copies.ifPresent(pdfs -> printPdfs(pdfs, outcome, session));
        }
    }

    private void print(ReportRun run, ReportRunner.Outcome outcome, Store store) {
        Edition edition = outcome.edition();
        if (workspace.realm().isSample()) {
            out.println("EKSEMPELDATA: the cases and the answers are made up.");
            out.println();
        }
        out.println(run.institution().declaration().institution() + ", "
                + run.plan().title() + ", at " + run.at().name() + ": edition "
                + edition.number() + (outcome.made() ? "" : " (nothing has changed since it was made)"));
        out.println("Cases as of load " + edition.load() + ".");
        run.plan().due(run.at()).flatMap(due -> told(run, due, outcome)).ifPresent(out::println);
        if (outcome.made()) {
            CorrectionText.of(store, edition).forEach(out::println);
        }
        out.println();
        out.print(new FigureList(
                        store.editionFigures().printed(edition),
                        run.plan().inForce(run.at().day()))
                .summary());
        new SummaryText(store.editionSummaries().of(edition), out).print();
        printPublished(new PublishedResults(store).differing(run.institution(), run.plan()), run);
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

    /** When the report is due; once its day is over, that the first edition is late, and nothing of the corrections. */
    private Optional<String> told(ReportRun run, LocalDate due, ReportRunner.Outcome outcome) {
        if (workspace.realm().isSample() || !DanishTime.today().isAfter(due)) {
            LocalDate counted = run.plan()
                    .reporting()
                    .flatMap(rule -> rule.counted(run.at()))
                    .orElseThrow();
            return Optional.of("The report is due " + due
                    + (run.plan().workingDays().includes(counted)
                            ? "."
                            : due.equals(counted) ? ", which is a day off." : ": " + counted + " is a day off."));
        }
        return outcome.made() && outcome.edition().number() == 1
                ? Optional.of("Late: the report was due " + due + ".")
                : Optional.empty();
    }

    private void printPublished(List<PublishedResults.Difference> differences, ReportRun run) {
        if (!differences.isEmpty()) {
            out.println();
            out.println("Published results that our own editions print otherwise; choose with \"maaltal plan "
                    + run.institution().name() + " --plan " + run.plan().year()
                    + " --adopt-published\" or \"--keep-published\":");
            differences.forEach(each -> out.println("  " + each.words()));
        }
    }

    /** Last, since it takes longest: what can be read by then is told. */
    private void printPdfs(PdfCopies copies, ReportRunner.Outcome outcome, Session session) {
        List<String> names;
        try {
            names = copies.make(outcome.folder(), session.progress());
        } finally {
            session.quiet();
        }
        names.forEach(name -> out.println("  " + name));
        out.flush();
    }
}
