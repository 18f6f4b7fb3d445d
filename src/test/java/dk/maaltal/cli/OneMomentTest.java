package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestFolder;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.institution.Institution;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.store.Realm;
import dk.maaltal.store.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An edition is made from the files of one moment: whatever is saved, spoiled or deleted while it is made is for the next run,
 * which says so.
 */
class OneMomentTest {

    private static final List<String> MOMENTS = List.of(
            "Checking 3 rows",
            "Merging 3 rows",
            "Computing the figures",
            "Judging 6 figures",
            "Looking at the quality of the cases",
            "Preparing the documents",
            "Making maalrapportering.docx",
            "Making bilag.xlsx");

    private enum Change {
        SAVED {
            @Override
            void apply(Path file) throws IOException {
                Files.writeString(
                        file,
                        Files.readString(file)
                                .replace("at least 90.0", "at least 99.9")
                                .replace("institution: Prøvestyrelsen", "institution: Enanden")
                                .replace("documents:", "hide counts below: 5\n    documents:"));
            }
        },
        SPOILED {
            @Override
            void apply(Path file) throws IOException {
                Files.writeString(file, "this is: [no such thing");
            }
        },
        DELETED {
            @Override
            void apply(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void apply(Path file) throws IOException;
    }

    @TempDir
    static Path folder;

    private static Map<String, byte[]> undisturbed;

    static Stream<Arguments> momentsAndChanges() {
        return MOMENTS.stream()
                .flatMap(moment -> Stream.of(Change.values()).map(change -> Arguments.of(moment, change)));
    }

    @ParameterizedTest(name = "{1} at \"{0}\"")
    @MethodSource("momentsAndChanges")
    void anEditionIsMadeFromTheFilesOfOneMoment(String moment, Change change) throws IOException {
        String name = "oejeblik-" + MOMENTS.indexOf(moment) + "-" + change.ordinal();
        Workspace workspace = prepare(name);

        Map<String, byte[]> documents = run(workspace, name, Optional.of(moment), change);

        assertThat(documents).containsOnlyKeys("bilag.xlsx", "maalrapportering.docx");
        undisturbed()
                .forEach((document, bytes) ->
                        assertThat(documents.get(document)).as(document).isEqualTo(bytes));
        String[] about = {name, "aarsrapport", "--at", "2022"};
        Terminal.Ended again = Terminal.run(words(workspace, "reproduce", about, "--edition", "1"));
        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        Terminal.Ended next = Terminal.run(words(workspace, "run", about));
        assertThat(next.exit())
                .as(next.err())
                .isEqualTo(change == Change.SAVED ? Maaltal.NEEDS_CORRECTION : Maaltal.WRONG);
        assertThat(next.err())
                .containsPattern(
                        change == Change.SAVED
                                ? "is published, and the cases, the answers, the plan"
                                : "plan-2022.yaml|cases.yaml");
    }

    private static synchronized Map<String, byte[]> undisturbed() throws IOException {
        if (undisturbed == null) {
            undisturbed = run(prepare("oejeblik"), "oejeblik", Optional.empty(), Change.SAVED);
        }
        return undisturbed;
    }

    /** Each its own folders, so that templates can be changed too; the extract is left alone, which is only read. */
    private static Workspace prepare(String name) throws IOException {
        MadeReport.forget(name);
        Path own = folder.resolve(name);
        Path declared = TestFolder.copy("proeve", own.resolve("jobs"), name);
        TestFolder.write(declared.resolve("sager-2022.csv"), TestFolder.EXTRACT);
        Path templates = Files.createDirectories(own.resolve("templates"));
        for (String template : List.of("maalrapportering.docx", "bilag.xlsx")) {
            Files.copy(Path.of("templates").resolve(template), templates.resolve(template));
        }
        return new Workspace(
                own.resolve("jobs"),
                templates,
                own.resolve("out"),
                Path.of(System.getProperty("maaltal.var")),
                Realm.REAL);
    }

    private static Map<String, byte[]> run(Workspace workspace, String name, Optional<String> moment, Change change)
            throws IOException {
        Institution institution = Institution.read(workspace.jobs(), workspace.templates(), name);
        ReportingPoint at = ReportingPoint.parse("2022");
        ReportRun run = new ReportRun(
                institution,
                "aarsrapport",
                institution.plan(Optional.empty(), 2022).inForce(at.day()),
                at,
                Optional.empty(),
                Accepted.NOTHING,
                Optional.empty(),
                Optional.empty(),
                ReportRun.Publish.AS_DECLARED);
        List<String> seen = new ArrayList<>();
        try (Session session = Session.open(workspace, (what, done, total) -> {
            if (moment.filter(what::equals).isPresent() && !seen.contains(what)) {
                changeEverything(workspace, name, change);
            }
            seen.add(what);
        })) {
            ReportRunner.Outcome outcome = session.runner().run(run);
            moment.ifPresent(expected -> assertThat(seen).contains(expected));
            Map<String, byte[]> documents = new TreeMap<>();
            for (String document : List.of("bilag.xlsx", "maalrapportering.docx")) {
                documents.put(document, Files.readAllBytes(outcome.folder().resolve(document)));
            }
            return documents;
        }
    }

    private static void changeEverything(Workspace workspace, String name, Change change) {
        try {
            for (String file : List.of("cases.yaml", "plan-2022.yaml", "report.yaml")) {
                change.apply(workspace.jobs().resolve(name).resolve(file));
            }
            for (String template : List.of("maalrapportering.docx", "bilag.xlsx")) {
                Files.delete(workspace.templates().resolve(template));
                if (change == Change.SAVED) {
                    Files.copy(
                            Path.of("templates", template.equals("bilag.xlsx") ? template : "status.docx"),
                            workspace.templates().resolve(template));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] words(Workspace workspace, String command, String[] about, String... more) {
        return Stream.of(
                        Stream.of(command),
                        Stream.of(about),
                        Stream.of(more),
                        Stream.of(
                                "--jobs",
                                workspace.jobs().toString(),
                                "--templates",
                                workspace.templates().toString(),
                                "--out",
                                workspace.out().toString()))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }
}
