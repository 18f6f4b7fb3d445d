package dk.maaltal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Failures that quote what they came upon, and what the log makes of them, in both forms. */
class LogFileTest {

    @TempDir
    Path folder;

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    private String logged(Encoder<ILoggingEvent> encoder, Throwable failure) throws IOException {
        Path file = Files.createTempFile(folder, "", ".log");
        LogFile log = new LogFile();
        log.setContext(context);
        log.setFile(file.toString());
        encoder.setContext(context);
        encoder.start();
        log.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(log);
        rolling.setFileNamePattern(file + ".%i");
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.start();
        log.setRollingPolicy(rolling);
        log.setTriggeringPolicy(size);
        log.start();
        log.doAppend(new LoggingEvent("", context.getLogger("a"), Level.ERROR, "It failed", failure, null));
        log.stop();
        return Files.readString(file);
    }

    private String text(Throwable failure) throws IOException {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern("%level %msg%n");
        return logged(encoder, failure);
    }

    @Test
    void whatMayQuoteACaseIsLeftOutHoweverDeepItLies() throws IOException {
        SQLException row = new SQLException("Key (case_number)=(SAG-1) already exists.", "23505");
        row.addSuppressed(new NumberFormatException("For input string: \"SAG-1\""));
        Throwable failure = new IllegalStateException("while reading SAG-1", new RuntimeException("SAG-1", row));

        for (String log : new String[] {text(failure), logged(new JsonEncoder(), failure)}) {
            assertThat(log)
                    .contains("It failed", "java.lang.IllegalStateException", "java.sql.SQLException", "SQLSTATE 23505")
                    .contains("NumberFormatException", "LogFileTest")
                    .doesNotContain("SAG-1", "case_number");
        }
    }

    @Test
    void whatOperationsMustKnowStays() throws IOException {
        assertThat(text(new SQLException("Connection to db:5432 refused.", "08001")))
                .contains("db:5432 refused");
        assertThat(text(new NoSuchFileException("/srv/inbox"))).contains("/srv/inbox");
        assertThat(text(new NullPointerException("because \"x\" is null"))).contains("because \"x\" is null");
    }
}
