package dk.maaltal.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The connection of one mail, cut when its time is over, whatever it is doing. A socket's own time-out begins anew with each
 * byte that comes, so that a server which trickles would never run into it.
 */
final class TimedSockets extends SocketFactory implements AutoCloseable {

    private final CompletableFuture<Void> end;
    private Socket open = new Socket();
    private boolean over;

    TimedSockets(Duration within) {
        end = new CompletableFuture<Void>().completeOnTimeout(null, within.toMillis(), TimeUnit.MILLISECONDS);
        end.thenRun(this::cut);
    }

    private synchronized void cut() {
        over = true;
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its time is over. */
    synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (over) {
            throw new SocketException("its time is over");
        }
        open = new Socket();
        return open;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    /** Cuts what is left of it. */
    @Override
    public void close() {
        end.cancel(false);
        cut();
    }
}
