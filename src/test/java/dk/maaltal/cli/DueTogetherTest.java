package dk.maaltal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import dk.maaltal.TestDatabase;
import dk.maaltal.TestFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes make what many institutions owe, and one of them is killed again and again: every edition is made once,
 * nobody gets a mail twice, and nothing stays locked. {@code -Dmaaltal.institutions=200 -Dmaaltal.kills=10} for the long one; and
 * with {@code -Dmaaltal.kills=0 -Dmaaltal.parallel=1 -Dmaaltal.processes=1}, then 2 and so on, it prints what more processes give.
 */
class DueTogetherTest {

    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
    private static final int INSTITUTIONS = Integer.getInteger("maaltal.institutions", 5);
    private static final int KILLS = Integer.getInteger("maaltal.kills", 2);
    private static final int PROCESSES = Integer.getInteger("maaltal.processes", 3);
    private static final String PARALLEL = System.getProperty("maaltal.parallel", "2");
    private static final int CALLS_AT_MOST = 5;

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("maaltal.seed", 7));
    private int started;

    private static String name(int number) {
        return "sammen-" + RUN + "-" + number;
    }

    private Process due() throws IOException {
        started++;
        return new CommandProcess()
                .with("MAALTAL_SMTP_HOST", "127.0.0.1")
                .with("MAALTAL_SMTP_PORT", Integer.toString(SERVER.getSmtp().getPort()))
                .with("MAALTAL_SMTP_TLS", "none")
                .with("MAALTAL_MAIL_FROM", "maaltal@styrelsen.dk")
                .start(
                        out(started),
                        folder.resolve("err-" + started),
                        "due",
                        "--as-of",
                        "2023-01-10",
                        "--parallel",
                        PARALLEL,
                        "--jobs",
                        folder.resolve("jobs").toString(),
                        "--out",
                        folder.resolve("out").toString());
    }

    private Path out(int number) {
        return folder.resolve("out-" + number);
    }

    private void ends(Process process) throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void everyEditionAndEveryMailOnceWhoeverIsKilled() throws Exception {
        for (int number = 1; number <= INSTITUTIONS; number++) {
            Office office = Office.open(folder, name(number));
            TestFolder.write(
                    office.own("report.yaml"),
                    "reports:\n  aarsrapport:\n    documents: [overblik.html]\n    made for: [2022-Q4, 2022]\n    mail to: ["
                            + name(number) + "@styrelsen.dk]\n");
            office.extract(List.of("1;03-01-2022;10-01-2022;Klager;Nej"));
        }
        long begun = System.nanoTime();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(due());
        }
        for (int kill = 0; kill < KILLS; kill++) {
            TimeUnit.MILLISECONDS.sleep(1500 + random.nextInt(4000));
            Process victim = processes.remove(0);
            victim.destroyForcibly();
            ends(victim);
            processes.add(due());
        }
        for (Process process : processes) {
            ends(process);
        }
        System.out.printf(
                "%d institutions, %d processes: %.1f s%n", INSTITUTIONS, PROCESSES, (System.nanoTime() - begun) / 1e9);
        String last = "";
        for (int call = 0; call < CALLS_AT_MOST && !isDone(last); call++) {
            // A report that was being made when its process was killed may have to wait for its next attempt.
            for (int number = 1; number <= INSTITUTIONS; number++) {
                database("UPDATE %s.due_attempt SET last = TIMESTAMPTZ '2020-01-01 00:00+00'", number);
                database(
                        "UPDATE %s.delivery SET last = TIMESTAMPTZ '2020-01-01 00:00+00' WHERE state = 'refused'",
                        number);
            }
            Process again = due();
            ends(again);
            last = Files.readString(out(started));
        }

        assertThat(last).contains(2 * INSTITUTIONS + " done");
        Map<String, Integer> mails = mails();
        for (int number = 1; number <= INSTITUTIONS; number++) {
            assertThat(count("SELECT count(*) FROM %s.edition WHERE published IS NOT NULL", number))
                    .isEqualTo(2);
            assertThat(count("SELECT count(*) FROM %s.edition", number)).isEqualTo(2);
            int sent = count("SELECT count(*) FROM %s.delivery WHERE state = 'sent'", number);
            int perhaps = count("SELECT count(*) FROM %s.delivery WHERE state = 'perhaps sent'", number);
            assertThat(sent + perhaps).isEqualTo(2);
            for (String what :
                    List.of("due", "deliveries", "aarsrapport 2022 (plan 2022)", "aarsrapport 2022-Q4 (plan 2022)")) {
                assertThat(isLocked(name(number).replace('-', '_') + " " + what))
                        .as(what)
                        .isFalse();
            }
            assertThat(mails.getOrDefault(name(number) + "@styrelsen.dk", 0)).isBetween(sent, sent + perhaps);
        }
        try (Stream<Path> left = Files.walk(folder.resolve("out"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(file -> file.startsWith(".writing"));
        }
    }

    private static boolean isLocked(String key) {
        return TestDatabase.client().sql("""
                        SELECT EXISTS (
                            SELECT FROM pg_locks
                            WHERE locktype = 'advisory' AND granted
                              AND (classid::bigint << 32) + objid::bigint = hashtextextended(?, 0))
                        """).param(key).query(Boolean.class).single();
    }

    private boolean isDone(String told) {
        return told.contains(2 * INSTITUTIONS + " done");
    }

    private static void database(String sql, int number) {
        TestDatabase.client().sql(sql.formatted(name(number).replace('-', '_'))).update();
    }

    private static int count(String sql, int number) {
        return TestDatabase.client()
                .sql(sql.formatted(name(number).replace('-', '_')))
                .query(Integer.class)
                .single();
    }

    /** How many mails each address got, no Message-ID twice. */
    private static Map<String, Integer> mails() throws Exception {
        Map<String, Integer> mails = new TreeMap<>();
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : SERVER.getReceivedMessages()) {
            mails.merge(message.getAllRecipients()[0].toString(), 1, Integer::sum);
            ids.add(message.getMessageID());
        }
        assertThat(ids).doesNotHaveDuplicates();
        return mails;
    }

    /** Twenty runs of one report at once: one makes it, the others leave at once with a sentence. */
    @Test
    void ofTwentyRunsOfOneReportOneRuns() throws Exception {
        Office office = Office.open(folder, name(0));
        office.extract(IntStream.rangeClosed(1, 20_000)
                .mapToObj(number -> number + ";03-01-2022;10-01-2022;Klager;Nej")
                .toList());
        int processes = Integer.getInteger("maaltal.runs", 4);
        List<Process> runs = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            runs.add(new CommandProcess()
                    .start(
                            folder.resolve("run-out-" + i),
                            folder.resolve("run-err-" + i),
                            "run",
                            office.name(),
                            "aarsrapport",
                            "--at",
                            "2022",
                            "--jobs",
                            folder.resolve("jobs").toString(),
                            "--out",
                            folder.resolve("out").toString()));
        }
        for (int i = 0; i < processes; i++) {
            ends(runs.get(i));
            int exit = runs.get(i).exitValue();
            String err = Files.readString(folder.resolve("run-err-" + i));
            assertThat(exit).as(err).isIn(0, 4);
            if (exit == 4) {
                assertThat(err).contains("Another run of").contains("is going on");
            } else {
                assertThat(Files.readString(folder.resolve("run-out-" + i))).contains(": edition 1");
            }
        }
        assertThat(count("SELECT count(*) FROM %s.edition", 0)).isEqualTo(1);
    }
}
