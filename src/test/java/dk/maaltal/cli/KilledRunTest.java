package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import dk.maaltal.editions.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run killed outright in any step is taken up by the same command, and ends as if nothing had happened. A step is held up
 * by a trigger that sleeps, so that the kill hits it and no other.
 */
class KilledRunTest {

    @TempDir
    static Path folder;

    private static Map<String, byte[]> undisturbed;

    @ParameterizedTest(name = "killed in {0}")
    @CsvSource({
        "load,    load,     UPDATE",
        "compute, figure,   INSERT",
        "judge,   figure,   UPDATE",
        "render,  document, INSERT",
        "publish, edition,  UPDATE OF published"
    })
    void aRunKilledTwiceIsTakenUpByTheSameCommand(String step, String table, String event) throws Exception {
        String institution = prepare("killed-" + step);
        String schema = institution.replace('-', '_');
        assertThat(Terminal.run(command("figures", institution)).exit()).isEqualTo(Maaltal.REFUSED);
        sleepOn(schema, table, event);

        kill(start(institution));
        kill(start(institution));
        takeAway(schema, table);

        assertThat(lastStatus(institution)).isEqualTo("STARTED");
        assertThat(documents(institution)).isEmpty();
        Terminal.Ended ended = Terminal.run(command("run", institution));
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(lastStatus(institution)).isEqualTo("COMPLETED");
        assertThat(documents(institution)).containsOnlyKeys("bilag.xlsx", "maalrapportering.docx");
        documents(institution).forEach((name, bytes) -> assertThat(bytes)
                .isEqualTo(undisturbed().get(name)));
    }

    @Test
    void aRunKilledBeforeItsExecutionWasWrittenDownIsTakenUp() throws Exception {
        String institution = prepare("killed-between");
        assertThat(Terminal.run(command("figures", institution)).exit()).isEqualTo(Maaltal.REFUSED);
        sleepOn("killed_between", "load", "UPDATE");
        kill(start(institution));
        takeAway("killed_between", "load");
        // What is left of a run that was killed after Spring Batch had written down the instance, and nothing else.
        TestDatabase.client().sql("""
                        TRUNCATE batch_job_execution, batch_job_execution_params, batch_step_execution,
                                 batch_step_execution_context, batch_job_execution_context
                        """).update();
        assertThat(TestDatabase.client()
                        .sql("SELECT count(*) FROM batch_job_instance")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        Terminal.Ended ended = Terminal.run(command("run", institution));

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(lastStatus(institution)).isEqualTo("COMPLETED");
    }

    @Test
    void aSecondRunOfTheSameReportIsTurnedAwayWhileTheFirstGoesOn() throws Exception {
        String institution = prepare("locked");
        Terminal.run(command("figures", institution));
        sleepOn("locked", "figure", "INSERT");

        Process run = start(institution);
        awaitSleeper();
        Terminal.Ended second = Terminal.run(command("run", institution));
        endSleep();
        takeAway("locked", "figure");

        assertThat(second.exit()).as(second.err()).isEqualTo(Maaltal.LOCKED);
        assertThat(second.err()).contains("Another run of locked aarsrapport 2022 (plan 2022) is going on");
        // The first was woken by force, so it failed, kept nothing, and can be run again.
        assertThat(run.waitFor()).isEqualTo(Maaltal.FAILED);
        assertThat(Terminal.run(command("run", institution)).exit()).isZero();
    }

    @Test
    void aRunThatIsAskedToEndStopsBetweenTwoStepsAndIsTakenUp() throws Exception {
        String institution = prepare("stopped");
        Terminal.run(command("figures", institution));
        sleepOn("stopped", "figure", "UPDATE", 0.5);

        Process run = start(institution);
        awaitSleeper();
        run.destroy();
        run.waitFor();

        assertThat(lastStatus(institution)).isEqualTo("STOPPED");
        assertThat(documents(institution)).isEmpty();
        takeAway("stopped", "figure");
        assertThat(Terminal.run(command("run", institution)).exit()).isZero();
    }

    private static synchronized Map<String, byte[]> undisturbed() {
        if (undisturbed == null) {
            String institution = prepare("undisturbed");
            Terminal.Ended ended = Terminal.run(command("run", institution));
            assertThat(ended.exit()).as(ended.err()).isZero();
            undisturbed = documents(institution);
        }
        return undisturbed;
    }

    private static String prepare(String institution) {
        Path own = TestFolder.copy("proeve", folder.resolve("jobs"), institution);
        TestFolder.write(own.resolve("sager-2022.csv"), TestFolder.EXTRACT);
        TestDatabase.client()
                .sql("DROP SCHEMA IF EXISTS " + institution.replace('-', '_') + " CASCADE")
                .update();
        TestDatabase.client().sql("""
                        DO $$ BEGIN
                            IF to_regclass('maaltal.batch_job_instance') IS NOT NULL THEN
                                TRUNCATE batch_job_instance, batch_job_execution, batch_job_execution_params,
                                         batch_step_execution, batch_step_execution_context, batch_job_execution_context;
                            END IF;
                        END $$
                        """).update();
        return institution;
    }

    private static String[] command(String command, String institution) {
        Stream<String> words = command.equals("figures")
                ? Stream.of("figures", institution)
                : Stream.of("run", institution, "aarsrapport");
        return Stream.concat(
                        words,
                        Stream.of(
                                "--at",
                                "2022",
                                "--jobs",
                                folder.resolve("jobs").toString(),
                                "--out",
                                folder.resolve("out").toString()))
                .toArray(String[]::new);
    }

    private static Process start(String institution) throws IOException {
        List<String> words = new ArrayList<>(CommandProcess.JAVA);
        words.addAll(List.of(
                "-Dmaaltal.var=" + System.getProperty("maaltal.var"),
                "-cp",
                System.getProperty("java.class.path"),
                Maaltal.class.getName()));
        words.addAll(List.of(command("run", institution)));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(institution + ".log").toFile())
                .start();
    }

    private static void sleepOn(String schema, String table, String event) {
        sleepOn(schema, table, event, 120);
    }

    private static void sleepOn(String schema, String table, String event, double seconds) {
        TestDatabase.client().sql("""
                        CREATE FUNCTION %1$s.sleep() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            PERFORM pg_sleep(%4$s);
                            RETURN NEW;
                        END $$;
                        CREATE TRIGGER sleep BEFORE %3$s ON %1$s.%2$s FOR EACH ROW EXECUTE FUNCTION %1$s.sleep();
                        """.formatted(schema, table, event, seconds)).update();
    }

    private static void awaitSleeper() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> TestDatabase.client()
                        .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep')")
                        .query(Boolean.class)
                        .single());
    }

    private static void kill(Process run) throws InterruptedException {
        awaitSleeper();
        run.destroyForcibly().waitFor();
        endSleep();
    }

    /** Ends the sleeping server process, which has not yet seen that its client is gone. */
    private static void endSleep() {
        TestDatabase.client()
                .sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                .query()
                .listOfRows();
    }

    private static void takeAway(String schema, String table) {
        TestDatabase.client()
                .sql("DROP TRIGGER sleep ON " + schema + "." + table)
                .update();
    }

    private static String lastStatus(String institution) {
        return TestDatabase.client()
                .sql("""
                        SELECT e.status
                        FROM batch_job_execution e
                        JOIN batch_job_execution_params p USING (job_execution_id)
                        WHERE p.parameter_name = 'institution' AND p.parameter_value = ?
                        ORDER BY e.job_execution_id DESC
                        LIMIT 1
                        """)
                .param(institution)
                .query(String.class)
                .single();
    }

    /** The documents themselves; the manifest tells when they were made. */
    private static Map<String, byte[]> documents(String institution) {
        Path edition = folder.resolve(Path.of("out", institution, "aarsrapport", "2022", "edition-1"));
        Map<String, byte[]> documents = new TreeMap<>();
        if (Files.exists(edition)) {
            try (Stream<Path> files = Files.list(edition)) {
                for (Path file :
                        files.filter(each -> !each.endsWith(Manifest.NAME)).toList()) {
                    documents.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return documents;
    }
}
