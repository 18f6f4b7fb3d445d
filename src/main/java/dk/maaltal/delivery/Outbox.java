package dk.maaltal.delivery;

/**
 * The way to the mail server for all that one command sends. A server that was too slow once gets no more of it: each mail would
 * wait as long again, for hours where there are many.
 */
public final class Outbox {

    private final MailServer server;
    private volatile boolean slow;

    /** @param server that mails go through */
    public Outbox(MailServer server) {
        this.server = server;
    }

    MailServer server() {
        return server;
    }

    /** Whether the server was too slow for a mail, so that what has not been sent waits for the next command. */
    boolean isHeldUp() {
        return slow;
    }

    /**
     * Sends a mail.
     *
     * @throws MailServer.NotTaken when the server did not say that it took it
     */
    void send(Mail mail) {
        try {
            server.send(mail);
        } catch (MailServer.NotTaken e) {
            slow |= e.isTooSlow();
            throw e;
        }
    }
}
