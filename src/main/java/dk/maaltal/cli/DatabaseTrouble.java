package dk.maaltal.cli;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

    private DatabaseTrouble() {}

    /** A sentence for whoever runs the database; empty where a failure is not of that kind. */
    static Optional<String> told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                Optional<String> advice = ADVICE.entrySet().stream()
                        .filter(each -> sql.getSQLState().startsWith(each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
                if (advice.isPresent()) {
                    return Optional.of("The database refused: "
                            + String.valueOf(sql.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("") + ". " + advice.get());
                }
            }
        }
        return Optional.empty();
    }
}
