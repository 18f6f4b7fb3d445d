package dk.maaltal.cli;

import dk.maaltal.delivery.MailServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server that is in trouble, in a way that the recipient's name says. */
final class SlowMailServer implements AutoCloseable {

    /** Every answer about them takes a while. */
    static final String SLOW = "slow@styrelsen.dk";
    /** Of their address it says one byte after another, without end. */
    static final String TRICKLING = "trickling@styrelsen.dk";
    /** It hangs up when their mail is about to be handed over. */
    static final String HANGS_UP = "hangs-up@styrelsen.dk";
    /** It gets their mail whole, and never says so. */
    static final String STALLING = "stalling@styrelsen.dk";
    /** It gets their mail whole, and hangs up. */
    static final String GONE = "gone@styrelsen.dk";

    private static final int A_WHILE_MS = 100;

    private final ServerSocket entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final MailServer.Tls tls;
    private final Optional<SSLContext> secrets;

    /** One that speaks openly. */
    SlowMailServer() throws IOException {
        this(MailServer.Tls.NONE, Optional.empty());
    }

    /** One whose connections are protected, and that takes no mail on any other. */
    SlowMailServer(MailServer.Tls tls, SSLContext secrets) throws IOException {
        this(tls, Optional.of(secrets));
    }

    private SlowMailServer(MailServer.Tls tls, Optional<SSLContext> secrets) throws IOException {
        this.tls = tls;
        this.secrets = secrets;
        thread(() -> {
            while (true) {
                Socket client = entrance.accept();
                open.add(client);
                thread(() -> {
                    try (client) {
                        serve(tls == MailServer.Tls.IMPLICIT ? secured(client) : client);
                    }
                });
            }
        });
    }

    private Socket secured(Socket client) throws IOException {
        SSLSocket secured =
                (SSLSocket) secrets.orElseThrow().getSocketFactory().createSocket(client, null, client.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** To whom mails were to be sent, in order. */
    List<String> asked() {
        return asked;
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (!(client instanceof SSLSocket) || tls == MailServer.Tls.IMPLICIT) {
            say(out, "220 ready");
        }
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.toUpperCase(Locale.ROOT);
            if (tls == MailServer.Tls.STARTTLS && !(client instanceof SSLSocket)) {
                if (word.startsWith("STARTTLS")) {
                    say(out, "220 go on");
                    serve(secured(client));
                    return;
                }
                say(out, word.startsWith("EHLO") ? "250-here\r\n250 STARTTLS" : "530 STARTTLS first");
                continue;
            }
            if (word.startsWith("RCPT")) {
                to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                asked.add(to);
                while (to.equals(TRICKLING)) {
                    Thread.sleep(A_WHILE_MS);
                    out.write('2');
                }
            } else if (word.startsWith("DATA")) {
                if (to.equals(HANGS_UP)) {
                    return;
                }
                say(out, "354 go on");
                while (!in.readLine().equals(".")) {
                    continue;
                }
                if (to.equals(STALLING)) {
                    in.readLine();
                }
                if (to.equals(STALLING) || to.equals(GONE)) {
                    return;
                }
            }
            if (to.equals(SLOW)) {
                Thread.sleep(A_WHILE_MS);
            }
            say(out, "250 done");
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private interface Serving {
        void serve() throws IOException, InterruptedException;
    }

    private static void thread(Serving serving) {
        Thread thread = new Thread(() -> {
            try {
                serving.serve();
            } catch (IOException | InterruptedException e) {
                // The other side hung up, or the test is over.
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
