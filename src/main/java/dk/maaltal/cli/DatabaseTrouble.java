package dk.maaltal.cli;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.transaction.TransactionSystemException;

/** What a database says of itself, its rights and its connections, and what to do; a fault in a statement of ours is none. */
final class DatabaseTrouble {

    /** What to do, by how the SQLSTATE begins (PostgreSQL, appendix A). */
    private static final Map<String, String> ADVICE = new LinkedHashMap<>();

    static {
        ADVICE.put(
                "08",
                "Its connection was lost, or it did not answer within MAALTAL_DB_TIMEOUT; run the command again.");
        ADVICE.put("25006", "It takes no changes: name the server that does in MAALTAL_DB_URL.");
        ADVICE.put("28", "Look at MAALTAL_DB_USER and MAALTAL_DB_PASSWORD.");
        ADVICE.put(
                "42501",
                "Give the user of MAALTAL_DB_USER the role of its institution that \"maaltal db init\" makes (as"
                        + " ankestyrelsen_reporter, which makes reports; _loader loads cases, _approver approves, _auditor"
                        + " reads), or maaltal_night, which all of an institution's work at night is done by; or else the right"
                        + " to make schemas itself (GRANT CREATE ON DATABASE).");
        ADVICE.put("53", "It has no room or no connections left; make room, then run the command again.");
        ADVICE.put(
                "55P03",
                "Another command is at work on the same; wait for it to end, then run the command again. MAALTAL_DB_TIMEOUT"
                        + " is how many seconds are waited at most.");
        ADVICE.put("57", "It was stopped, or the statement was; run the command again.");
        ADVICE.put("58", "Something is wrong with the machine it is on; see its own log.");
    }

    /** Of a connection that was lost, or a server that is going down, coming up or gone. */
    private static final Pattern OF_CONNECTION = Pattern.compile("08.*|57P.*");

    private DatabaseTrouble() {}

    /** Whether a failure may have come of a database that is not there any more. */
    static boolean isOfConnection(Throwable failure) {
        return causes(failure)
                .flatMap(DatabaseTrouble::state)
                .anyMatch(state -> OF_CONNECTION.matcher(state).matches());
    }

    /** A sentence for whoever runs the database; empty where a failure is not of that kind. */
    static Optional<String> told(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> state(cause)
                        .flatMap(state -> ADVICE.entrySet().stream()
                                .filter(each -> state.startsWith(each.getKey()))
                                .limit(1))
                        .map(advice -> "The database refused: " + said(cause) + ". " + advice.getValue()))
                .findFirst();
    }

    /** What happened first is innermost: a pool that waited in vain has the reason as its cause. */
    private static Stream<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = before(cause)) {
            causes.add(0, cause);
        }
        return causes.stream();
    }

    /** A transaction that could not be rolled back any more hides why it was to be. */
    private static Throwable before(Throwable failure) {
        return failure instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : failure.getCause();
    }

    private static Stream<String> state(Throwable cause) {
        return cause instanceof SQLException sql ? Stream.ofNullable(sql.getSQLState()) : Stream.empty();
    }

    private static String said(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
