package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Whatever a command is given, it says in a sentence what is wrong: what it did not foresee is a defect. */
class NothingUnforeseenTest {

    private static final String NAME = "uforudset";
    private static final List<String> COMMANDS = List.of(
            "check",
            "plan",
            "workbook",
            "fields",
            "load",
            "figures",
            "explain",
            "run",
            "correct",
            "diff",
            "reproduce",
            "verify",
            "purge");

    @TempDir
    static Path folder;

    private static Office office;

    @BeforeAll
    static void anEdition() {
        office = Office.open(folder, NAME);
        office.extract(List.of("1;10-01-2022;17-01-2022;Klager;Nej", "2;10-01-2022;12-04-2022;Klager;Nej"));
        office.reportOk("run");
    }

    /** A command as it is meant, about an institution. */
    private static List<String> meant(String command, String institution) {
        return Stream.concat(
                        Stream.of(command, institution),
                        switch (command) {
                            case "plan", "workbook", "fields", "figures" -> Stream.of("--at", "2022");
                            case "explain" -> Stream.of("1a", "--at", "2022");
                            case "run" -> Stream.of("aarsrapport", "--at", "2022");
                            case "correct" -> Stream.of("aarsrapport", "--at", "2022", "--reason", "Rettet");
                            case "diff" -> Stream.of("aarsrapport", "--at", "2022", "1", "1");
                            case "reproduce" -> Stream.of("aarsrapport", "--at", "2022", "--edition", "1");
                            case "purge" -> Stream.of("--before", "2000-01-01");
                            default -> Stream.<String>of();
                        })
                .toList();
    }

    private static void walk(SoftAssertions softly, List<String> words) {
        Terminal.Ended ended = Terminal.run(words.toArray(String[]::new));
        softly.assertThat(ended.err() + ended.out())
                .as(String.join(" ", words))
                .doesNotContain("did not foresee")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
        softly.assertThat(ended.exit() == 0
                        || !ended.err().isBlank()
                        || !ended.out().isBlank())
                .as("says something: " + String.join(" ", words))
                .isTrue();
    }

    private static List<String> in(Path jobs, Path templates, Path out) {
        return List.of("--jobs", jobs.toString(), "--templates", templates.toString(), "--out", out.toString());
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> words = new ArrayList<>(one);
        words.addAll(other);
        return words;
    }

    @Test
    void foldersThatAreMissingOrFiles() throws IOException {
        Path jobs = folder.resolve("jobs");
        Path templates = Path.of("templates");
        Path out = folder.resolve("out");
        Path missing = folder.resolve("mangler");
        Path file = Files.writeString(folder.resolve("fil"), "x");
        SoftAssertions softly = new SoftAssertions();
        for (String command : COMMANDS) {
            for (List<String> where : List.of(
                    in(missing, templates, out),
                    in(file, templates, out),
                    in(jobs, missing, out),
                    in(jobs, file, out),
                    in(jobs, templates, file))) {
                walk(softly, joined(meant(command, NAME), where));
            }
            for (String institution : List.of("findesikke", "..", "../" + NAME, "", "a b", "x".repeat(300), "Æ", "*")) {
                walk(softly, joined(meant(command, institution), in(jobs, templates, out)));
            }
        }
        softly.assertAll();
    }

    @Test
    void argumentsThatMeanNothing() {
        List<String> where = in(folder.resolve("jobs"), Path.of("templates"), folder.resolve("out"));
        Path none = folder.resolve("mangler").resolve("fil.csv");
        SoftAssertions softly = new SoftAssertions();
        for (String at : List.of("", "0", "2022-Q5", "2022-13", "2022-02-30", "99999", "-1", "1", "9999-12-31", "x")) {
            for (String command : List.of("plan", "fields", "figures", "workbook", "run", "diff", "reproduce")) {
                List<String> words = new ArrayList<>(meant(command, NAME));
                words.set(words.indexOf("--at") + 1, at);
                walk(softly, joined(words, where));
            }
        }
        for (List<String> words : List.of(
                List.of("load", NAME, "--from", none.toString()),
                List.of("load", NAME, "--from", folder.toString()),
                List.of("load", NAME, "--from", ""),
                List.of("load", NAME, "--sources", folder.toString()),
                List.of("load", NAME, "--sources", folder.resolve("fil2").toString()),
                List.of("explain", NAME, "", "--at", "2022"),
                List.of("explain", NAME, "9z", "--at", "2022"),
                List.of("explain", NAME, "1a", "--at", "2022", "--term", "1"),
                List.of("explain", NAME, "1a", "--at", "2022", "--row", "x"),
                List.of("explain", NAME, "1a", "--at", "2022", "--as-of-load", "-1"),
                List.of("explain", NAME, "1a", "--at", "2022", "--cases", "--part", "7"),
                List.of("explain", NAME, "1a", "--at", "2022", "--cases", "--to", none.toString()),
                List.of("explain", NAME, "1a", "--at", "2022", "--cases", "--to", folder.toString()),
                List.of("figures", NAME, "--at", "2022", "--as-of-load", "99"),
                List.of("figures", NAME, "--at", "2022", "--plan", "1"),
                List.of("figures", NAME, "--at", "2022", "--format", "xml"),
                List.of("run", NAME, "", "--at", "2022"),
                List.of("run", NAME, "findesikke", "--at", "2022"),
                List.of("run", NAME, "aarsrapport", "--at", "2022", "--as-of-load", "99"),
                List.of("correct", NAME, "aarsrapport", "--at", "2022", "--reason", ""),
                List.of("correct", NAME, "aarsrapport", "--at", "2022", "--reason", "x".repeat(20_000)),
                List.of("correct", NAME, "aarsrapport", "--at", "2022", "--reason", "a\u0000b"),
                List.of("correct", NAME, "aarsrapport", "--at", "2022", "--reason", "a\u0007b"),
                List.of("diff", NAME, "aarsrapport", "--at", "2022", "0", "99"),
                List.of("reproduce", NAME, "aarsrapport", "--at", "2022", "--edition", "-5"),
                List.of("reproduce", NAME, "findesikke", "--at", "2022", "--edition", "1"),
                List.of("plan", NAME, "--roll-forward", "1"),
                List.of("plan", NAME, "--roll-forward", "99999"),
                List.of("purge", NAME, "--before", "2999-01-01"),
                List.of("purge", NAME, "--before", "x"),
                List.of("verify", NAME, "overflødig"),
                List.of("findesikke"))) {
            walk(softly, joined(words, words.size() == 1 ? List.of() : where));
        }
        softly.assertAll();
    }

    @Test
    void filesThatAreFoldersOrNothingOrOfAnotherKind() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String name : List.of("cases.yaml", "plan-2022.yaml", "report.yaml", "sager-2022.csv", "sample.yaml")) {
            for (int kind = 0; kind < 5; kind++) {
                Path jobs = Files.createTempDirectory(folder, "jobs");
                Path own = TestFolder.copy("proeve", jobs, NAME);
                TestFolder.write(own.resolve("sager-2022.csv"), TestFolder.EXTRACT);
                Path file = own.resolve(name);
                FileSystemUtils.deleteRecursively(file);
                switch (kind) {
                    case 0 -> Files.createDirectory(file);
                    case 1 -> Files.writeString(file, "");
                    case 2 -> Files.write(file, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe, 0x50, 0x4b});
                    case 3 -> Files.writeString(file, "a: &a [*a, *a]\nb: ? ! - {");
                    default -> Files.createSymbolicLink(file, own.resolve("fører-ingen-steder-hen"));
                }
                for (String command : List.of("check", "load", "figures", "run", "workbook")) {
                    walk(
                            softly,
                            joined(
                                    meant(command, NAME),
                                    List.of(
                                            "--demo",
                                            "--jobs",
                                            jobs.toString(),
                                            "--out",
                                            folder.resolve("demo").toString())));
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void twoDocumentsOfOneName() throws IOException {
        Path jobs = Files.createTempDirectory(folder, "jobs");
        Path own = TestFolder.copy("proeve", jobs, "tvilling");
        MadeReport.forget("tvilling");
        TestFolder.write(own.resolve("sager-2022.csv"), TestFolder.EXTRACT);
        TestFolder.change(own.resolve("report.yaml"), "bilag.xlsx]", "bilag.xlsx, bilag.xlsx]");
        SoftAssertions softly = new SoftAssertions();
        for (String command : List.of("check", "run")) {
            walk(
                    softly,
                    joined(
                            meant(command, "tvilling"),
                            List.of(
                                    "--jobs",
                                    jobs.toString(),
                                    "--out",
                                    folder.resolve("out").toString())));
        }
        softly.assertAll();
        assertThat(Terminal.run("check", "tvilling", "--jobs", jobs.toString()).exit())
                .isEqualTo(Maaltal.WRONG);
    }

    @Test
    void aDatabaseThatRefuses() {
        TestDatabase.client()
                .sql("DROP DATABASE IF EXISTS naegter WITH (FORCE)")
                .update();
        TestDatabase.client().sql("DROP ROLE IF EXISTS uden_ret").update();
        TestDatabase.client().sql("CREATE ROLE uden_ret LOGIN PASSWORD 'x'").update();
        TestDatabase.client().sql("CREATE DATABASE naegter").update();
        String url = TestDatabase.named("naegter").url();

        Terminal.Ended noRight = new CommandProcess()
                .on(new DatabaseAddress(url, "uden_ret", "x"))
                .run(
                        "figures",
                        NAME,
                        "--at",
                        "2022",
                        "--jobs",
                        folder.resolve("jobs").toString());
        Terminal.Ended wrongPassword = new CommandProcess()
                .on(new DatabaseAddress(url, "uden_ret", "y"))
                .run(
                        "figures",
                        NAME,
                        "--at",
                        "2022",
                        "--jobs",
                        folder.resolve("jobs").toString());
        Terminal.Ended readOnly = new CommandProcess()
                .on(new DatabaseAddress(
                        url + (url.contains("?") ? "&" : "?") + "options=-c%20default_transaction_read_only=on",
                        TestDatabase.server().address().user(),
                        TestDatabase.server().address().password()))
                .run(
                        "figures",
                        NAME,
                        "--at",
                        "2022",
                        "--jobs",
                        folder.resolve("jobs").toString());

        assertThat(List.of(noRight, wrongPassword, readOnly)).allSatisfy(ended -> {
            assertThat(ended.exit()).isEqualTo(Maaltal.FAILED);
            assertThat(ended.err()).doesNotContain("did not foresee").doesNotContain("\tat ");
        });
        assertThat(noRight.err()).contains("GRANT CREATE ON DATABASE");
        TestDatabase.client().sql("DROP DATABASE naegter WITH (FORCE)").update();
        TestDatabase.client().sql("DROP ROLE uden_ret").update();
    }
}
