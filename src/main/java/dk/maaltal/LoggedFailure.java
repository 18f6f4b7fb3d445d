package dk.maaltal;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;

/** A failure as it is logged: what it is and where it came about, and its message only where that can quote no case. */
record LoggedFailure(IThrowableProxy failure) implements IThrowableProxy {

    private static final String LEFT_OUT = "(what it says is left out: it may quote a case)";

    /** Failures of the Java machine, of files and of folders. */
    private static final Set<Class<? extends Throwable>> OF_THE_MACHINE = Set.of(
            NullPointerException.class,
            IndexOutOfBoundsException.class,
            ClassCastException.class,
            ArithmeticException.class,
            VirtualMachineError.class,
            LinkageError.class,
            IOException.class,
            UncheckedIOException.class);

    static LoggedFailure of(IThrowableProxy failure) {
        return failure == null ? null : new LoggedFailure(failure);
    }

    @Override
    public String getMessage() {
        return failure instanceof ThrowableProxy proxy ? message(proxy.getThrowable()) : LEFT_OUT;
    }

    private static String message(Throwable failure) {
        if (failure instanceof Discreet discreet) {
            return discreet.forTheLog();
        }
        if (failure instanceof SQLException sql) {
            return "SQLSTATE " + sql.getSQLState() + ": " + (Discreet.isOfTheServer(sql) ? sql.getMessage() : LEFT_OUT);
        }
        return OF_THE_MACHINE.stream().anyMatch(kind -> kind.isInstance(failure)) ? failure.getMessage() : LEFT_OUT;
    }

    @Override
    public String getClassName() {
        return failure.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return failure.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return failure.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return of(failure.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Arrays.stream(failure.getSuppressed()).map(LoggedFailure::of).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return failure.isCyclic();
    }
}
