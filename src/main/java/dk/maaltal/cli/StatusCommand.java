package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.due.Owed;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "status",
        description = {
            "Tells how things stand: the last load, the last editions, what is due when, what waits for whom, what failed.",
            "Nothing is loaded, computed or made. With --page, the same is written as a page, index.html in the folder of what"
                    + " is made, with links to every edition; \"maaltal due\" writes it each time."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples: maaltal status", "          maaltal status ankestyrelsen --format json"})
final class StatusCommand implements Callable<Integer> {

    private static final int STATE = 9;

    @Mixin
    private Several institutions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TableOrJson format = TableOrJson.table;

    @Option(names = "--page", description = "Write the page of all institutions too.")
    private boolean page;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Workspace workspace = common.workspace();
        PrintWriter out = spec.commandLine().getOut();
        List<String> names = institutions.names(workspace);
        try (Session session = Session.open(workspace)) {
            List<InstitutionStatus> all = names.stream()
                    .map(name -> InstitutionStatus.of(name, workspace, session, DanishTime.today()))
                    .toList();
            session.quiet();
            if (format == TableOrJson.json) {
                out.print(json(all));
            } else {
                all.forEach(status -> print(status, out));
            }
            if (page) {
                out.println("Page: " + StatusPage.write(workspace, session, DanishTime.today(), Map.of()));
            }
            out.flush();
        }
        return 0;
    }

    private static void print(InstitutionStatus status, PrintWriter out) {
        out.println(Texts.printable(status.title()) + " (" + status.name() + ")");
        line(
                "load",
                status.load()
                        .map(load -> load.number() + " of " + load.day() + ", " + load.read() + " rows, "
                                + load.rejected() + " rejected")
                        .orElse("none yet"),
                "",
                out);
        status.editions().stream()
                .limit(3)
                .forEach(made -> line(
                        "edition",
                        made.edition().number() + " of " + made.edition().key().report() + " at "
                                + made.edition().key().at(),
                        "",
                        out));
        status.owed().stream()
                .filter(owed -> owed.state() != Owed.State.DONE || owed.told().contains("would now differ"))
                .forEach(owed -> line(
                        owed.state() == Owed.State.DONE ? "differs" : word(owed.state()),
                        told(owed),
                        colour(owed),
                        out));
        status.next()
                .forEach(coming -> line(
                        "next",
                        coming.report() + " at " + coming.at()
                                + coming.due().map(day -> ", due " + day).orElse(""),
                        "",
                        out));
        out.println();
    }

    /** The words say everything; the colour only repeats them. */
    private static void line(String word, String told, String colour, PrintWriter out) {
        String padded = word + " ".repeat(Math.max(0, STATE - word.length()));
        out.println("  "
                + (colour.isEmpty() ? padded : Ansi.AUTO.string("@|" + colour + " " + padded + "|@"))
                + Texts.printable(told));
    }

    private static String colour(Owed owed) {
        if (owed.state() == Owed.State.FAILED || owed.late()) {
            return "bold,red";
        }
        return owed.state() == Owed.State.DONE ? "" : "yellow";
    }

    static String word(Owed.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** "aarsrapport at 2022, due 2023-01-21, late: for approval …". */
    static String told(Owed owed) {
        return owed.report()
                + (owed.at().isEmpty() ? "" : (owed.report().isEmpty() ? "" : " at ") + owed.at())
                + owed.due().map(day -> ", due " + day).orElse("")
                + (owed.late() ? ", late" : "")
                + (owed.told().isEmpty() || owed.report().isEmpty() && owed.at().isEmpty() ? "" : ": ")
                + owed.sentence();
    }

    private static String json(List<InstitutionStatus> all) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all.stream().map(StatusCommand::row).toList())
                + "\n";
    }

    private static Map<String, Object> row(InstitutionStatus status) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("institution", status.name());
        row.put("title", status.title());
        row.put(
                "load",
                status.load()
                        .map(load -> Map.<String, Object>of(
                                "number", load.number(),
                                "day", load.day().toString(),
                                "rows", load.read(),
                                "rejected", load.rejected()))
                        .orElse(null));
        row.put(
                "editions",
                status.editions().stream()
                        .map(made -> Map.<String, Object>of(
                                "report", made.edition().key().report(),
                                "at", made.edition().key().at(),
                                "plan", made.edition().key().plan(),
                                "edition", made.edition().number(),
                                "folder", made.folder()))
                        .toList());
        row.put("owed", status.owed().stream().map(DueCommand::row).toList());
        row.put("next", status.next().stream().map(StatusCommand::next).toList());
        return row;
    }

    private static Map<String, Object> next(InstitutionStatus.Coming coming) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("report", coming.report());
        row.put("at", coming.at());
        row.put("due", coming.due().map(LocalDate::toString).orElse(null));
        return row;
    }
}
