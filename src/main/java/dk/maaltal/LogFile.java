package dk.maaltal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.lang.reflect.Proxy;

/** The log, in which no failure quotes what it came upon: the exceptions of a database or a parser hold the values of cases. */
public final class LogFile extends RollingFileAppender<ILoggingEvent> {

    private static volatile boolean open;

    /** Whether anything has asked for the log; a command that says nothing does without all that it takes to read its settings. */
    public static boolean isOpen() {
        return open;
    }

    @Override
    public void start() {
        open = true;
        super.start();
    }

    @Override
    protected void subAppend(ILoggingEvent event) {
        super.subAppend(event.getThrowableProxy() == null ? event : discreet(event));
    }

    /** The event as it is, but for its failure. */
    private static ILoggingEvent discreet(ILoggingEvent event) {
        return (ILoggingEvent) Proxy.newProxyInstance(
                LogFile.class.getClassLoader(),
                new Class<?>[] {ILoggingEvent.class},
                (proxy, asked, arguments) -> asked.getName().equals("getThrowableProxy")
                        ? LoggedFailure.of(event.getThrowableProxy())
                        : asked.invoke(event, arguments));
    }
}
