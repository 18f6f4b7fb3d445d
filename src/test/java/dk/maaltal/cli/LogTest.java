package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.SystemUser;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log, as the program writes it in a process of its own: what people typed and the cases themselves are not in it. */
class LogTest {

    @TempDir
    Path folder;

    private Office office;
    private String form;

    private Terminal.Ended command(String... words) {
        DatabaseAddress database = TestDatabase.server().address();
        return new CommandProcess()
                .java("-Dlogback.configurationFile=logback.xml")
                .java("-Dlogging.config=classpath:logback.xml")
                .java("-Dmaaltal.settle=0")
                .var(folder.resolve("var"))
                .with("MAALTAL_LOG", form)
                .with("MAALTAL_DB_URL", database.url())
                .with("MAALTAL_DB_USER", database.user())
                .with("MAALTAL_DB_PASSWORD", database.password())
                .run(Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "--jobs", folder.resolve("jobs").toString(),
                                        "--out", folder.resolve("out").toString(),
                                        "--templates", "templates"))
                        .toArray(String[]::new));
    }

    private void ok(String command, String... more) {
        Terminal.Ended ended = about(command, more);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    }

    private Terminal.Ended about(String command, String... more) {
        return command(Stream.concat(Stream.of(command, office.name(), "aarsrapport", "--at", "2022"), Stream.of(more))
                .toArray(String[]::new));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("var").resolve("log").resolve("maaltal.log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void holdsNothingThatPeopleTypedAndNothingOfACase(String asked) throws IOException {
        form = asked;
        office = Office.open(folder, "log-" + asked + "-" + Long.toString(System.currentTimeMillis(), 36));
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [overblik.html]\n    approval: one\n    approvers: [" + SystemUser.NAME
                        + "]\n    made for: years\n    made from: 2022");
        office.extract(
                List.of("SAG-7701;03-01-2022;17-06-2022;Klager;Nej", "SAG-7702;03-01-2022;10-01-2022;Klager;Nej"));
        ok("run");
        ok("acknowledge", "--warning", "1", "--reason", "Aftalt med Karen Blixen om SAG-7701");
        ok("approve", "--edition", "1", "--note", "Set af Karen Blixen");
        office.extract(
                List.of("SAG-7701;03-01-2022;17-01-2022;Klager;Nej", "SAG-7702;03-01-2022;10-01-2022;Klager;Nej"));
        ok("correct", "--reason", "Karen Blixen fandt en fejl i SAG-7701");
        // A row that is refused, an extract refused for it, and the same by night.
        office.extract(List.of("SAG-7703;i går hos Karen Blixen;;Klager;Nej", "SAG-7704;03-01-2022;;Klager;Nej"));
        Terminal.Ended refused = command("load", office.name());
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("i går hos Karen Blixen");
        Terminal.Ended night = command("due", office.name());
        assertThat(night.out() + night.err()).contains(office.name());
        // A file that is not there.
        Terminal.Ended wrong =
                about("correct", "--reason", "Karen Blixen " + "x".repeat(20), "--from", "/dev/null/SAG");
        assertThat(wrong.exit()).isNotZero();

        assertThat(log())
                .contains(
                        "institution=" + office.name(),
                        "report=aarsrapport",
                        "1 of 2 rows cannot be taken in",
                        "DataRefused")
                .doesNotContain("Blixen", "Aftalt", "fandt en fejl", "i g")
                .doesNotContainPattern("SAG-77");
        assertThat(night.out() + night.err()).doesNotContain("Blixen", "SAG-77");
        // The database that comes along keeps no errors, which quote rows.
        assertThat(TestDatabase.client()
                        .sql("SHOW log_min_messages")
                        .query(String.class)
                        .single())
                .isEqualTo("log");
    }
}
