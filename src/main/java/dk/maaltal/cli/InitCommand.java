package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.institution.Institution;
import dk.maaltal.institution.InstitutionName;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.setup.FirstFiles;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        description = {
            "Begins a new institution from an extract nobody has declared: a CSV or XLSX file with a row for each case.",
            "Encoding, delimiter, sheet, heading row, dates, the case number, received and decided are guessed from every row, and what each guess"
                    + " rests on is told. cases.yaml, a plan with three measures and report.yaml are written, the extract is"
                    + " loaded, and a first report is made, a draft until it is approved. What cannot be told from the file is refused, and nothing is written."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal init min-styrelse --from sager-2026.csv --title \"Min Styrelse\""})
final class InitCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "INSTITUTION",
            description = "The folder's name: small letters a to z, digits and hyphens.")
    private String institution;

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The extract.")
    private Path from;

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "The sheet of a workbook that holds the cases (default: the only one that can).")
    private String sheet;

    @Option(
            names = "--title",
            paramLabel = "NAME",
            description = "The institution's name as it is printed (default: made of the folder's).")
    private String title;

    @Option(names = "--no-report", description = "Write the files and load the extract, and make no report.")
    private boolean noReport;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        PrintWriter out = spec.commandLine().getOut();
        Path folder = workspace.jobs().resolve(institution);
        if (!InstitutionName.isValid(institution)) {
            throw new DataRefused("\"" + institution
                    + "\" cannot be the name of an institution's folder: small letters a to z, digits and hyphens.");
        }
        if (Files.exists(folder)) {
            throw new DataRefused(folder + " is there already; init begins new institutions only.");
        }
        FirstFiles.Written written = FirstFiles.write(
                folder,
                Optional.ofNullable(title).orElseGet(() -> titleOf(institution)),
                from,
                Optional.ofNullable(sheet));
        out.println("What the extract shows:");
        written.evidence().forEach(line -> out.println("  " + Texts.printable(line)));
        if (!written.unsure().isEmpty()) {
            out.println();
            out.println("Check this first, it could be otherwise:");
            written.unsure().forEach(line -> out.println("  " + Texts.printable(line)));
        }
        out.println();
        out.println("Written: " + folder + " (cases.yaml, plan-" + written.year() + ".yaml, report.yaml, the extract)");
        out.println();
        out.flush();
        try (Session session = Session.open(workspace)) {
            Institution read = Institution.read(workspace.jobs(), workspace.templates(), institution);
            if (noReport) {
                session.intake(session.store(read)).load(read.cases(), Optional.empty(), Accepted.NOTHING);
                session.quiet();
            } else {
                ReportingPoint at = ReportingPoint.parse(Integer.toString(written.year()));
                new ReportMaker(workspace, out)
                        .make(
                                new ReportRun(
                                        read,
                                        "aarsrapport",
                                        read.plan(Optional.of(written.year()), at.year())
                                                .inForce(at.day()),
                                        at,
                                        Optional.empty(),
                                        Accepted.NOTHING,
                                        Optional.empty(),
                                        Optional.empty(),
                                        ReportRun.Publish.AS_DECLARED),
                                session,
                                Optional.empty(),
                                true);
            }
        }
        out.println();
        out.println("Next: read " + folder.resolve("cases.yaml") + ", put the plan's own goals in plan-"
                + written.year() + ".yaml, and look with: maaltal check " + institution);
        out.flush();
        return 0;
    }

    /** "min-styrelse" as "Min styrelse". */
    private static String titleOf(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
