package dk.maaltal.due;

import dk.maaltal.calendar.DanishTime;
import dk.maaltal.editions.Edition;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reports that were owed and could not be made, and when each is tried again. */
public final class Attempts {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLED = 6;

    /**
     * An attempt that failed.
     *
     * @param failures in a row
     * @param again when it is tried next, Danish time
     * @param due whether that moment has come
     * @param sentence why
     */
    public record Failed(int failures, LocalDateTime again, boolean due, String sentence) {

        /** Whether that was not known before: it is the first, or another reason than the last time. */
        public boolean isNews(Optional<Failed> before) {
            return before.filter(last -> last.sentence.equals(sentence)).isEmpty();
        }
    }

    private final JdbcClient database;

    /** @param database the institution's own */
    public Attempts(JdbcClient database) {
        this.database = database;
    }

    /** The last attempt at a report, if it failed. */
    public Optional<Failed> failed(Edition.Key key) {
        return database.sql("""
                        SELECT failures, again AT TIME ZONE :zone, again <= statement_timestamp(), sentence
                        FROM (SELECT failures, sentence,
                                     last + make_interval(secs => :first * power(2, least(failures - 1, :most))) AS again
                              FROM due_attempt
                              WHERE report = :report AND at = :at AND plan = :plan) AS attempt
                        """)
                .param("zone", DanishTime.ZONE)
                .param("first", FIRST.toSeconds())
                .param("most", MOST_DOUBLED)
                .param("report", key.report())
                .param("at", key.at())
                .param("plan", key.plan())
                .query((row, n) -> new Failed(
                        row.getInt(1), row.getObject(2, LocalDateTime.class), row.getBoolean(3), row.getString(4)))
                .optional();
    }

    /** Keeps that an attempt failed: the next waits 15 minutes, then half an hour, and so on up to 16 hours. */
    public Failed keep(Edition.Key key, String sentence) {
        database.sql("""
                        INSERT INTO due_attempt (report, at, plan, failures, sentence)
                        VALUES (?, ?, ?, 1, ?)
                        ON CONFLICT (report, at, plan) DO UPDATE
                        SET failures = due_attempt.failures + 1, last = excluded.last, sentence = excluded.sentence
                        """).params(key.report(), key.at(), key.plan(), sentence).update();
        return failed(key).orElseThrow();
    }

    /** Forgets the failures of a report that could be made, and what it waited for. */
    public void forget(Edition.Key key) {
        forget("due_attempt", key);
        forget("due_waiting", key);
    }

    /** The answers that a report waited for when it was last tried; empty where it waited for none. */
    public Optional<String> waiting(Edition.Key key) {
        return database.sql("SELECT told FROM due_waiting WHERE report = ? AND at = ? AND plan = ?")
                .params(key.report(), key.at(), key.plan())
                .query(String.class)
                .optional();
    }

    /** Keeps which answers a report waits for. */
    public void keepWaiting(Edition.Key key, String answers) {
        database.sql("""
                        INSERT INTO due_waiting (report, at, plan, told)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (report, at, plan) DO UPDATE SET told = excluded.told
                        """).params(key.report(), key.at(), key.plan(), answers).update();
    }

    private void forget(String table, Edition.Key key) {
        database.sql("DELETE FROM " + table + " WHERE report = ? AND at = ? AND plan = ?")
                .params(key.report(), key.at(), key.plan())
                .update();
    }
}
