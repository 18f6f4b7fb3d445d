package dk.maaltal.delivery;

import dk.maaltal.Secrets;
import dk.maaltal.cases.DataRefused;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SMTP server that mails go through, as the environment names it.
 *
 * @param host of it
 * @param tls how the connection is protected
 * @param user empty for a server that asks for none
 * @param from the address mails come from
 * @param operations who is told when something fails; empty where nobody is
 * @param mostBytes of all attachments of a mail; a longer one says where the documents are
 * @param within how long a mail may take from the first byte to the last answer
 */
public record MailServer(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<String> password,
        String from,
        Optional<String> operations,
        long mostBytes,
        Duration within) {

    /** How a connection is protected. */
    public enum Tls {
        /** Asked for once connected, and demanded. */
        STARTTLS(587),
        /** From the first byte. */
        IMPLICIT(465),
        /** Not at all: for a server on the same machine. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    /** A mail of which the server did not say that it took it. */
    public static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean perhaps;
        private final boolean slow;

        private NotTaken(String message, boolean perhaps, boolean slow, Throwable cause) {
            super(message, cause);
            this.perhaps = perhaps;
            this.slow = slow;
        }

        NotTaken(String message, Throwable cause) {
            this(message, false, false, cause);
        }

        /** Whether it was handed over whole, so that the server may have taken it without coming to say so. */
        boolean isPerhapsSent() {
            return perhaps;
        }

        /** Whether the server did not answer in time, as it may not the next mail. */
        boolean isTooSlow() {
            return slow;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

    private static final long CONNECT = 10_000;
    /** A server looks through a mail for what is harmful before it answers (RFC 5321, 4.5.3.2.6, lets it have ten minutes). */
    private static final int DEFAULT_SECONDS = 600;
    /** From here on a server says no (RFC 5321, 4.2.1); a connection that was lost has no code. */
    private static final int NO = 400;

    private static final long MEGABYTE = 1_000_000;
    private static final int DEFAULT_MOST = 10;

    /** The server that the environment names; empty where it names none. */
    public static Optional<MailServer> of(Map<String, String> environment) {
        return value(environment, "MAALTAL_SMTP_HOST").map(host -> {
            Tls tls =
                    value(environment, "MAALTAL_SMTP_TLS").map(MailServer::tls).orElse(Tls.STARTTLS);
            return new MailServer(
                    host,
                    value(environment, "MAALTAL_SMTP_PORT")
                            .map(port -> number("MAALTAL_SMTP_PORT", port))
                            .orElse(tls.port),
                    tls,
                    value(environment, "MAALTAL_SMTP_USER"),
                    Secrets.of(environment, "MAALTAL_SMTP_PASSWORD"),
                    value(environment, "MAALTAL_MAIL_FROM")
                            .orElseThrow(() -> new DataRefused(
                                    "MAALTAL_SMTP_HOST is set and MAALTAL_MAIL_FROM is not: set it to the address mails"
                                            + " come from.")),
                    value(environment, "MAALTAL_MAIL_OPERATIONS"),
                    value(environment, "MAALTAL_MAIL_MOST_MB")
                                    .map(most -> number("MAALTAL_MAIL_MOST_MB", most))
                                    .orElse(DEFAULT_MOST)
                            * MEGABYTE,
                    Duration.ofSeconds(value(environment, "MAALTAL_SMTP_TIMEOUT")
                            .map(seconds -> number("MAALTAL_SMTP_TIMEOUT", seconds))
                            .orElse(DEFAULT_SECONDS)));
        });
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Tls tls(String word) {
        try {
            return Tls.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new DataRefused("MAALTAL_SMTP_TLS is " + word + "; expected starttls, implicit or none.", e);
        }
    }

    private static int number(String name, String written) {
        if (!written.matches("[1-9]\\d{0,4}")) {
            throw new DataRefused(name + " is " + written + "; expected a whole number above 0.");
        }
        return Integer.parseInt(written);
    }

    /** The part of its address after the @, in which the mails have their names. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /**
     * Sends a mail.
     *
     * @throws NotTaken when the server did not say that it took it
     */
    void send(Mail mail) {
        try (TimedSockets sockets = new TimedSockets(within)) {
            Session session = Session.getInstance(properties(sockets));
            NamedMessage message = message(session, mail);
            Transport transport = connected(session, sockets);
            try {
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException e) {
                throw notTaken(e, message.isWritten(), sockets);
            }
            leave(transport);
        } catch (MessagingException e) {
            throw new NotTaken("the mail cannot be put together: " + reason(e), e);
        }
    }

    private NotTaken notTaken(MessagingException e, boolean written, TimedSockets sockets) {
        boolean saidNo = e instanceof SMTPSendFailedException answered && answered.getReturnCode() >= NO;
        return new NotTaken(
                saidNo
                        ? reason(e)
                        : "the connection to " + host + " was lost while it was sent (" + why(e, sockets) + ")",
                written && !saidNo,
                isTooSlow(e, sockets),
                e);
    }

    /** The mail was taken, however the two part. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    private Transport connected(Session session, TimedSockets sockets) {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect(host, port, user.orElse(null), password.orElse(null));
            return transport;
        } catch (AuthenticationFailedException e) {
            throw new NotTaken(host + " does not take the user and the password: " + reason(e), e);
        } catch (MessagingException e) {
            throw new NotTaken(
                    host + ":" + port + " cannot be used: " + why(e, sockets), false, isTooSlow(e, sockets), e);
        }
    }

    private static boolean isTooSlow(MessagingException e, TimedSockets sockets) {
        return sockets.isOver() || innermost(e) instanceof SocketTimeoutException;
    }

    private String why(MessagingException e, TimedSockets sockets) {
        if (sockets.isOver()) {
            return "it took longer than " + within.toSeconds() + " seconds, MAALTAL_SMTP_TIMEOUT";
        }
        return innermost(e) instanceof SSLHandshakeException refused
                        && refused.getCause() instanceof CertificateException
                ? "its certificate is not one that Java trusts for " + host + " (" + reason(e)
                        + "); MAALTAL_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=FILE names whom else to trust"
                : reason(e);
    }

    private Properties properties(TimedSockets sockets) {
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", Long.toString(Math.min(CONNECT, within.toMillis())));
        // The answer to its goodbye is not waited for.
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.IMPLICIT));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private NamedMessage message(Session session, Mail mail) throws MessagingException {
        NamedMessage message = new NamedMessage(session, "<" + mail.messageId() + ">");
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        MimeMultipart parts = new MimeMultipart(text);
        for (Map.Entry<String, byte[]> attachment : mail.attachments().entrySet()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(attachment.getValue(), type(attachment.getKey()))));
            part.setFileName(attachment.getKey());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static String type(String name) {
        String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "html" -> "text/html; charset=utf-8";
            case "pdf" -> "application/pdf";
            default -> "application/octet-stream";
        };
    }

    /** The innermost reason, on one line. */
    private static String reason(MessagingException e) {
        return String.valueOf(innermost(e).getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static Exception innermost(MessagingException e) {
        Exception innermost = e;
        while (innermost instanceof MessagingException messaging && messaging.getNextException() != null) {
            innermost = messaging.getNextException();
        }
        return innermost;
    }

    @Override
    public String toString() {
        return "smtp " + host + ":" + port;
    }

    /** A message that keeps the name it is given, where the library makes up a new one for each attempt, and knows how far it is. */
    private static final class NamedMessage extends MimeMessage {

        private final String id;
        private boolean written;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        @Override
        public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
            super.writeTo(out, without);
            written = true;
        }

        /** Whether all of it was handed over: what comes after it is its end, and the server's answer. */
        boolean isWritten() {
            return written;
        }
    }
}
