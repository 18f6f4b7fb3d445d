package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import dk.maaltal.SystemUser;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log, as the program writes it: what people typed and the cases themselves are not in it. */
class LogTest {

    @TempDir
    Path folder;

    private Office office;

    /** This process logs as the program does, from its first command on, and as tests do afterwards. */
    @BeforeEach
    void logAsTheProgramDoes() throws Exception {
        Files.deleteIfExists(Common.LOG);
        System.setProperty("maaltal.log", Common.LOG.toString());
        configure("/logback.xml");
    }

    @AfterEach
    void logAsTestsDo() throws Exception {
        configure("/logback-test.xml");
    }

    private static void configure(String resource) throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogTest.class.getResource(resource));
    }

    /** A command in a process of its own, which logs in a folder of its own. */
    private CommandProcess process() {
        return new CommandProcess()
                .java("-Dlogback.configurationFile=logback.xml")
                .var(folder.resolve("var"))
                .on(TestDatabase.server().address());
    }

    private String[] inFolder(String... words) {
        return Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--jobs", folder.resolve("jobs").toString(),
                                "--out", folder.resolve("out").toString()))
                .toArray(String[]::new);
    }

    /** What is in the log of such processes, whose lines are JSON, once a command has been run. */
    private String json(String... words) throws IOException {
        process().with("MAALTAL_LOG", "json").run(inFolder(words));
        return Files.readString(folder.resolve(Path.of("var", "log", "maaltal.log")));
    }

    /** Where no more of it can be written, lines are lost, and the command is not. */
    @Test
    void whatIsLostOfTheLogIsToldBesideHowTheCommandEnded() throws Exception {
        int most = 1 << 20;
        office = Office.open(folder, "log-" + Long.toString(System.currentTimeMillis(), 36));
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        Path log = folder.resolve(Path.of("var", "log", "maaltal.log"));
        Files.createDirectories(log.getParent());
        Files.writeString(log, "x".repeat(most - 100));
        String lost = "What was done is not all in the log " + log
                + ", which could not be written (File too large). Make room there.";
        String[] run = inFolder("run", office.name(), "aarsrapport", "--at", "2022");

        Terminal.Ended made = process().filesUpTo(most).run(run);
        assertThat(made.exit()).isEqualTo(Maaltal.FAILED);
        assertThat(made.out()).contains(": edition 1");
        assertThat(made.err()).contains(lost).doesNotContain("\tat ", "ERROR in");

        office.extract(List.of("1;i går;10-01-2022;Klager;Nej"));
        Terminal.Ended refused = process().filesUpTo(most).run(inFolder("load", office.name()));
        assertThat(refused.exit()).isEqualTo(Maaltal.REFUSED);
        assertThat(refused.err()).contains("1 of 1 rows cannot be taken in", lost);

        assertThat(log).hasSize(most);
        office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        Terminal.Ended again = process().run(run);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(Files.size(log)).isGreaterThan(most);
    }

    @Test
    void holdsNothingThatPeopleTypedAndNothingOfACase() throws Exception {
        office = Office.open(folder, "log-" + Long.toString(System.currentTimeMillis(), 36));
        TestFolder.change(
                office.own("report.yaml"),
                "documents: [maalrapportering.docx, bilag.xlsx]",
                "documents: [overblik.html]\n    approval: one\n    approvers: [" + SystemUser.NAME
                        + "]\n    made for: years\n    made from: 2022");
        office.extract(
                List.of("SAG-7701;03-01-2022;17-06-2022;Klager;Nej", "SAG-7702;03-01-2022;10-01-2022;Klager;Nej"));
        office.reportOk("run");
        office.reportOk("acknowledge", "--warning", "1", "--reason", "Aftalt med Karen Blixen om SAG-7701");
        office.reportOk("approve", "--edition", "1", "--note", "Set af Karen Blixen");
        office.extract(
                List.of("SAG-7701;03-01-2022;17-01-2022;Klager;Nej", "SAG-7702;03-01-2022;10-01-2022;Klager;Nej"));
        office.reportOk("correct", "--reason", "Karen Blixen fandt en fejl i SAG-7701");
        // The same in processes of their own, whose log is one JSON object a line.
        json("run", office.name(), "aarsrapport", "--at", "2022-Q4");
        json("correct", office.name(), "aarsrapport", "--at", "2022", "--reason", "Karen Blixen fandt en fejl til");
        // A row that is refused, an extract refused for it, and the same by night.
        office.extract(List.of("SAG-7703;i går hos Karen Blixen;;Klager;Nej", "SAG-7704;03-01-2022;;Klager;Nej"));
        Terminal.Ended refused = office.run("load", office.name());
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("i går hos Karen Blixen");
        Terminal.Ended night = office.run("due", office.name());
        assertThat(night.out() + night.err()).contains(office.name());
        // A file that is not there.
        Terminal.Ended wrong =
                office.report("correct", "--reason", "Karen Blixen " + "x".repeat(20), "--from", "/dev/null/SAG");
        assertThat(wrong.exit()).isNotZero();

        for (String log : List.of(Files.readString(Common.LOG), json("load", office.name()))) {
            assertThat(log)
                    .contains(
                            "institution=" + office.name(),
                            "report=aarsrapport, plan=2022, at=2022, edition=2",
                            "1 of 2 rows cannot be taken in",
                            "DataRefused")
                    .doesNotContain("Blixen", "Aftalt", "fandt en fejl", "i g", "SAG-77");
        }
        assertThat(night.out() + night.err()).doesNotContain("Blixen", "SAG-77");
        // The database that comes along keeps no errors, which quote rows.
        assertThat(TestDatabase.client()
                        .sql("SHOW log_min_messages")
                        .query(String.class)
                        .single())
                .isEqualTo("log");
    }
}
