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
                    + " makes the Word and Excel documents."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String INSTITUTION = "ankestyrelsen";
    private static final String REPORT = "aarsrapport";
    private static final String AT = "2022-Q3";

    @Mixin
    private PdfOption pdf;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunCommand.RunOptions asked = new RunCommand.RunOptions();
        asked.about = new About();
        asked.about.institution = INSTITUTION;
        asked.about.at = ReportingPoint.parse(AT);
        asked.report = REPORT;
        asked.pdf = pdf;
        new ReportMaker(common.workspace(Realm.SAMPLE), spec.commandLine().getOut()).make(asked, Optional.of("demo"));
        return 0;
    }
}
