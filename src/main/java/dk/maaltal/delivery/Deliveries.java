package dk.maaltal.delivery;

import dk.maaltal.report.Recipients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The receipts of an institution's deliveries. */
public final class Deliveries {

    /** Twice as long after each attempt that was refused, up to half a day or so. */
    private static final Duration FIRST = Duration.ofMinutes(15);

    private static final int MOST_DOUBLED = 6;

    /** How an edition gets to somebody. */
    public enum Kind {
        /** By mail. */
        MAIL,
        /** As a copy in a folder. */
        FOLDER;

        private String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How far a delivery is. */
    public enum State {
        /** Nobody has tried yet. */
        WAITING("waiting"),
        /** An attempt is going on. */
        SENDING("sending"),
        /** It has arrived. */
        SENT("sent"),
        /** A process was lost between sending it and writing that down. */
        PERHAPS_SENT("perhaps sent"),
        /** It could not be sent, and is tried again. */
        REFUSED("refused");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As a command tells it. */
        public String word() {
            return word;
        }

        private static State of(String word) {
            for (State state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }

    /**
     * A delivery.
     *
     * @param edition by its number in the database
     * @param recipient an address or a folder
     * @param attempts so far
     * @param told what the last attempt ended with; empty where it went well
     */
    public record Delivery(long edition, Kind kind, String recipient, State state, int attempts, String told) {}

    private final JdbcClient database;

    /** @param database the institution's own */
    public Deliveries(JdbcClient database) {
        this.database = database;
    }

    /** Lets an edition wait to be delivered, in the transaction that publishes it. */
    public void queue(long edition, Recipients recipients) {
        recipients.mail().forEach(address -> queue(edition, Kind.MAIL, address));
        recipients.folders().stream().map(Path::toString).forEach(folder -> queue(edition, Kind.FOLDER, folder));
    }

    private void queue(long edition, Kind kind, String recipient) {
        database.sql("INSERT INTO delivery (edition, kind, recipient) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(edition, kind.word(), recipient)
                .update();
    }

    /** Every delivery of an edition. */
    public List<Delivery> of(long edition) {
        return deliveries("edition = ?", edition);
    }

    /** Every delivery that has not arrived. */
    public List<Delivery> open() {
        return deliveries("state <> 'sent'");
    }

    /**
     * What was being sent when a process was lost; to be asked by whoever holds the lock of the deliveries, since nobody else
     * can be at it. From now on each is perhaps sent.
     */
    int giveUpLost() {
        return database.sql("""
                        UPDATE delivery
                        SET state = 'perhaps sent',
                            told = 'the process was lost between sending it and writing that down'
                        WHERE state = 'sending'
                        """).update();
    }

    /** What is to be sent now: never tried, or refused long enough ago. */
    List<Delivery> due() {
        return deliveries("""
                state = 'waiting'
                OR state = 'refused'
                   AND last + make_interval(secs => %d * power(2, least(attempts - 1, %d))) <= statement_timestamp()""".formatted(FIRST.toSeconds(), MOST_DOUBLED));
    }

    private List<Delivery> deliveries(String where, Object... parameters) {
        return database.sql("""
                        SELECT edition, kind, recipient, state, attempts, told
                        FROM delivery
                        WHERE %s
                        ORDER BY edition, kind, recipient
                        """.formatted(where))
                .params(parameters)
                .query((row, n) -> new Delivery(
                        row.getLong(1),
                        Kind.valueOf(row.getString(2).toUpperCase(java.util.Locale.ROOT)),
                        row.getString(3),
                        State.of(row.getString(4)),
                        row.getInt(5),
                        row.getString(6)))
                .list();
    }

    /** Writes down that one is about to be sent, in a transaction of its own. */
    void begin(Delivery delivery, Optional<String> messageId) {
        update(
                delivery,
                "state = 'sending', attempts = ?, last = statement_timestamp(), told = '', message_id = ?",
                delivery.attempts() + 1,
                messageId.orElse(null));
    }

    /** Writes down how it went, whether it came to be begun or not: the next attempt is counted from here. */
    void end(Delivery delivery, State state, String told) {
        update(
                delivery,
                "state = ?, told = ?, attempts = ?, last = statement_timestamp()",
                state.word(),
                told,
                delivery.attempts() + 1);
    }

    /** Writes down why one was not tried: it stays as due as it was. */
    void holdUp(Delivery delivery, String told) {
        update(delivery, "told = ?", told);
    }

    /** Lets deliveries of an edition wait again: a person says that they may be sent once more. */
    public int again(long edition, Optional<String> recipient) {
        return database.sql("""
                        UPDATE delivery
                        SET state = 'waiting', told = ''
                        WHERE edition = ? AND (recipient = ? OR ?) AND state IN ('sent', 'perhaps sent', 'refused')
                        """)
                .params(edition, recipient.orElse(""), recipient.isEmpty())
                .update();
    }

    private void update(Delivery delivery, String set, Object... values) {
        List<Object> parameters = new ArrayList<>(java.util.Arrays.asList(values));
        parameters.addAll(List.of(delivery.edition(), delivery.kind().word(), delivery.recipient()));
        database.sql("UPDATE delivery SET " + set + " WHERE edition = ? AND kind = ? AND recipient = ?")
                .params(parameters)
                .update();
    }
}
