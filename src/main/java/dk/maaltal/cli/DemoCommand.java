package dk.maaltal.cli;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.store.Realm;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Shows the whole way on sample cases.",
            "Starts the database, makes up and loads three years of cases, computes and judges the figures of a real plan, and"
                    + " makes the Word and Excel documents of a quarter and of the year."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String INSTITUTION = "ankestyrelsen";

    @Mixin
    private PdfOption pdf;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        make("afrapportering", "2023-Q3");
        spec.commandLine().getOut().println();
        make("aarsrapport", "2023");
        return 0;
    }

    private void make(String report, String at) {
        RunCommand.RunOptions asked = new RunCommand.RunOptions();
        asked.about = new About();
        asked.about.institution = INSTITUTION;
        asked.about.at = ReportingPoint.parse(at);
        asked.report = report;
        asked.pdf = pdf;
        new ReportMaker(common.workspace(Realm.SAMPLE), spec.commandLine().getOut()).make(asked, Optional.of("demo"));
    }
}
