package dk.maaltal.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import dk.maaltal.LogFile;
import dk.maaltal.PrivateFile;
import dk.maaltal.SystemUser;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Whether the log can be written, before a command begins and after it. */
final class WritableLog {

    /** What a command writes at the least. */
    private static final int ROOM = 4096;

    private WritableLog() {}

    /** Why nothing is to be begun: there would be no record of it. */
    static Optional<String> refusal(Path log) {
        Path var = log.getParent().getParent();
        try {
            PrivateFile.folder(log.getParent());
            if (!Files.isWritable(Files.exists(log) ? log : log.getParent())) {
                throw new AccessDeniedException(log.toString());
            }
        } catch (IOException e) {
            return Optional.of("Måltal keeps its log and what else is its own in " + var + ", and " + SystemUser.NAME
                    + " may not write there (" + e + "). Name a folder of your own in MAALTAL_VAR.");
        }
        try {
            Path trial = Files.createTempFile(log.getParent(), ".writing-", null);
            try {
                Files.write(trial, new byte[ROOM]);
            } finally {
                Files.delete(trial);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Måltal keeps its log and what else is its own in " + var
                    + ", and nothing can be written" + " there (" + e.getMessage()
                    + "). Nothing was begun: make room, then run the command again.");
        }
    }

    /** What is to be told where a line was lost while a command was at work. */
    static Optional<String> lost(Path log) {
        return LogFile.isOpen() && LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                ? context.getStatusManager().getCopyOfStatusList().stream()
                        .filter(status -> status.getEffectiveLevel() == Status.ERROR)
                        .map(status -> status.getThrowable() == null
                                ? status.getMessage()
                                : status.getThrowable().getMessage())
                        .findFirst()
                        .map(reason -> "What was done is not all in the log " + log + ", which could not be written ("
                                + reason + "). Make room there.")
                : Optional.empty();
    }
}
