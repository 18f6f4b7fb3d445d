package dk.maaltal.cli;

import dk.maaltal.cases.Accepted;
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
        name = "run",
        description = {
            "Makes a report: loads the cases, computes and judges the figures, fills in the documents, publishes them.",
            "Where nothing has changed since the last edition, none is made; a run that was broken off is taken up."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: maaltal run ankestyrelsen aarsrapport --at 2022-Q3"})
final class RunCommand implements Callable<Integer> {

    @Mixin
    private RunOptions asked;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    /** What a run is told. */
    static final class RunOptions {

        @Mixin
        About about;

        @Parameters(index = "1", paramLabel = "REPORT", description = "The report's name in its report.yaml.")
        String report;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "A CSV or XLSX file (default: what cases.yaml names).")
        Path from;

        @Option(
                names = Accepted.SHRUNKEN,
                description = "Take an extract with many fewer cases than the last; cases it lacks are ended.")
        boolean acceptShrunken;

        @Option(
                names = Accepted.CHANGED,
                description = "Take an extract that changes many of the cases that are known.")
        boolean acceptChanged;

        @Option(
                names = "--as-of-load",
                paramLabel = "N",
                description = "Load nothing, and take the cases as they were known once load N was in.")
        Integer asOfLoad;

        @Option(
                names = "--with-gaps",
                description =
                        "Publish a first edition though it lacks answers or explanations (report.yaml, gaps: draft).")
        boolean withGaps;

        @Option(names = "--figures", description = "Print every figure too, with the counts behind it.")
        boolean figures;

        /** Whether the cases are those of the last edition; only a correction can ask for it. */
        boolean keepCases;

        @Mixin
        PdfOption pdf;
    }

    @Override
    public Integer call() {
        new ReportMaker(common.workspace(), spec.commandLine().getOut()).make(asked, Optional.empty());
        return 0;
    }
}
