package dk.maaltal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network between a command and its database that freezes: from a certain word on, no answer comes through. */
final class FreezingNetwork implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket entrance;
    private final int database;
    private final String word;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean frozen;

    /**
     * @param database the port it leads to
     * @param word that freezes it once it has been sent
     */
    FreezingNetwork(int database, String word) throws IOException {
        this.entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.database = database;
        this.word = word;
        run(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
            open.addAll(List.of(client, server));
            run(() -> pass(client, server, true));
            run(() -> pass(server, client, false));
        }
    }

    private void pass(Socket from, Socket to, boolean question) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        int read = in.read(buffer);
        while (read >= 0) {
            frozen |= question && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(word);
            if (question || !frozen) {
                out.write(buffer, 0, read);
            }
            read = in.read(buffer);
        }
    }

    private interface Passing {
        void pass() throws IOException;
    }

    private static void run(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.pass();
            } catch (IOException e) {
                // One of the two hung up, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
