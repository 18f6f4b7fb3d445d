package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.delivery.Deliveries;
import dk.maaltal.delivery.Deliveries.Delivery;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionQuery;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deliver",
        description = {
            "Sends and copies published editions to whoever report.yaml names, where that has not been done.",
            "A run delivers what it publishes, and \"maaltal due\" what was refused; each recipient has a receipt of their own"
                    + " and gets an edition once. What was perhaps sent, because a process was lost just then, is sent again"
                    + " only with --again.",
            "Exit code 1: something was refused, or perhaps sent."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: maaltal deliver ankestyrelsen",
            "          maaltal deliver ankestyrelsen --again aarsrapport --at 2022 --edition 1 \\",
            "            --to okonomi@styrelsen.dk"
        })
final class DeliverCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "INSTITUTION", description = "The institution's name.")
    private String institution;

    @ArgGroup(exclusive = false)
    private Again again;

    /** An edition that is delivered once more. */
    private static final class Again {
        @Option(
                names = "--again",
                required = true,
                paramLabel = "REPORT",
                description = "Deliver an edition of this report once more, whether it arrived or not.")
        private String report;

        @Option(
                names = "--at",
                required = true,
                paramLabel = "POINT",
                converter = AtConverter.class,
                description = "Its reporting point.")
        private ReportingPoint at;

        @Option(names = "--edition", required = true, paramLabel = "N", description = "Its number.")
        private int edition;

        @Option(names = "--plan", paramLabel = "YEAR", description = "The plan's year, where there are several.")
        private Integer plan;

        @Option(names = "--to", paramLabel = "RECIPIENT", description = "To this one alone (default: everybody).")
        private String recipient;
    }

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open(workspace)) {
            Store store = session.existing(institution);
            if (again != null) {
                waitAgain(store);
            }
            List<Delivery> attempted = new Delivering(workspace, session).deliver(store);
            List<Delivery> open = new Deliveries(store.client()).open();
            session.quiet();
            attempted.forEach(each -> out.println(Texts.printable(Delivering.told(each, store))));
            open.stream()
                    .filter(each -> !attempted.contains(each))
                    .forEach(each -> out.println(Texts.printable(Delivering.told(each, store))));
            if (attempted.isEmpty() && open.isEmpty()) {
                out.println("Everything has been delivered.");
            }
            out.flush();
            return open.isEmpty() ? 0 : Maaltal.FAILED;
        }
    }

    private void waitAgain(Store store) {
        Edition edition = new EditionQuery(institution, again.report, again.at, Optional.ofNullable(again.plan))
                .edition(store.editions(), again.edition);
        if (new Deliveries(store.client()).again(edition.id(), Optional.ofNullable(again.recipient)) == 0) {
            throw new DataRefused("Edition " + again.edition + " of " + again.report + " at " + again.at.name()
                    + (again.recipient == null
                            ? " has no recipients that it was sent to."
                            : " was not sent to " + again.recipient + "."));
        }
    }
}
