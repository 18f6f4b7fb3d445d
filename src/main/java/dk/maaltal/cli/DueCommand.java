package dk.maaltal.cli;

import dk.maaltal.SystemUser;
import dk.maaltal.Texts;
import dk.maaltal.calendar.DanishTime;
import dk.maaltal.delivery.MailServer;
import dk.maaltal.delivery.OperationsMail;
import dk.maaltal.due.Owed;
import dk.maaltal.store.Workspace;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "due",
        description = {
            "Makes every report that is owed and can be made, oldest first, and tells how far each is.",
            "What is owed is said in report.yaml (made for) and follows from the calendar and from what is kept: call it as"
                    + " often as you like, on as many machines as you like. A report waits for an extract taken after its"
                    + " reporting point, for every answer that is asked for, and for approval where that is declared; its"
                    + " workbook is handed out when it is time. What fails is tried again after 15 minutes, then half an"
                    + " hour, and so on up to 16 hours, and holds up no other institution. Published reports are never"
                    + " corrected: that they would differ now is told.",
            "Exit code 1: something failed. Waiting is no failure."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: maaltal due",
            "          maaltal due ankestyrelsen --dry-run",
            "          maaltal due --format json"
        })
final class DueCommand implements Callable<Integer> {

    /** Each takes up to three connections of the pool. */
    private static final int MOST_AT_ONCE = 8;

    @Mixin
    private Several institutions;

    @Option(names = "--dry-run", description = "Tell what is owed, and make nothing.")
    private boolean dryRun;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            converter = DayConverter.class,
            description = "As if it were another day, such as 2026-10-21.")
    private LocalDate asOf;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "So many institutions at once (default: the processor's cores).")
    private int parallel = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TableOrJson format = TableOrJson.table;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (parallel < 1 || parallel > MOST_AT_ONCE) {
            throw new ParameterException(
                    spec.commandLine(), "--parallel " + parallel + "; expected 1 to " + MOST_AT_ONCE);
        }
        Workspace workspace = common.workspace();
        List<String> names = institutions.names(workspace);
        long begun = System.nanoTime();
        Map<String, List<Owed>> byName;
        try (Session session = Session.open(workspace)) {
            LocalDate today = asOf == null ? DanishTime.today() : asOf;
            DueWork work = new DueWork(workspace, session, today, dryRun ? DueWork.Mode.TRY : DueWork.Mode.MAKE);
            byName = all(names, work, session);
            List<Owed> all = byName.values().stream().flatMap(List::stream).toList();
            session.quiet();
            tellOperations(workspace, work.failures());
            PrintWriter out = spec.commandLine().getOut();
            if (format == TableOrJson.json) {
                out.print(json(all));
            } else {
                print(all, out);
                session.printNotes(out);
            }
            out.flush();
            // Last, since where they cannot be written what was done is told all the same.
            if (!dryRun) {
                MetricsFile.write(byName, Duration.ofNanos(System.nanoTime() - begun));
                if (!work.isDatabaseLost()) {
                    StatusPage.write(workspace, session, today, byName);
                }
            }
        }
        return byName.values().stream().flatMap(List::stream).anyMatch(owed -> owed.state() == Owed.State.FAILED)
                ? Maaltal.FAILED
                : 0;
    }

    private void tellOperations(Workspace workspace, List<OperationsMail.Failure> failures) {
        if (failures.isEmpty() || workspace.realm().isSample()) {
            return;
        }
        try {
            MailServer.of(System.getenv())
                    .ifPresent(server -> OperationsMail.send(
                            server, workspace.templates(), SystemUser.machine(), Common.LOG, failures));
        } catch (RuntimeException e) {
            spec.commandLine().getErr().println("Operations could not be told by mail: " + Maaltal.sentence(e));
        }
    }

    /** Several institutions at once, told in the order of their names. */
    private Map<String, List<Owed>> all(List<String> names, DueWork work, Session session) {
        if (!dryRun) {
            // Made once, before several threads would.
            session.runner();
        }
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<List<Owed>>> begun = names.stream()
                    .map(name -> threads.submit(() -> work.of(name)))
                    .toList();
            Map<String, List<Owed>> all = new LinkedHashMap<>();
            for (int i = 0; i < begun.size(); i++) {
                all.put(names.get(i), begun.get(i).get());
                session.progress().at("Institutions", i + 1, begun.size());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void print(List<Owed> all, PrintWriter out) {
        if (all.isEmpty()) {
            out.println("Nothing is owed: no report.yaml says which reporting points a report is made for (made for).");
            return;
        }
        TextTable table = new TextTable(Set.of(), "institution", "report", "at", "due", "state", "what");
        for (Owed owed : all) {
            table.add(
                    owed.institution(),
                    owed.report(),
                    owed.at(),
                    owed.due().map(LocalDate::toString).orElse("-"),
                    word(owed),
                    Texts.printable(owed.sentence()));
        }
        out.print(table);
        out.println();
        for (Owed.State state : Owed.State.values()) {
            long count = all.stream().filter(owed -> owed.state() == state).count();
            if (count > 0) {
                out.println(count + " " + state.name().toLowerCase(Locale.ROOT));
            }
        }
        long late = all.stream().filter(Owed::late).count();
        if (late > 0) {
            out.println(late + " of them late");
        }
    }

    private static String word(Owed owed) {
        return (owed.late() ? "late, " : "") + owed.state().name().toLowerCase(Locale.ROOT);
    }

    private static String json(List<Owed> all) {
        List<Map<String, Object>> rows = all.stream().map(DueCommand::row).toList();
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(rows) + "\n";
    }

    static Map<String, Object> row(Owed owed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("institution", owed.institution());
        row.put("report", owed.report());
        row.put("at", owed.at());
        row.put("due", owed.due().map(LocalDate::toString).orElse(null));
        row.put("state", owed.state().name().toLowerCase(Locale.ROOT));
        row.put("late", owed.late());
        row.put("what", owed.told());
        return row;
    }
}
