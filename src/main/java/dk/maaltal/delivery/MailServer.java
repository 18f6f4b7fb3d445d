package dk.maaltal.delivery;

import dk.maaltal.Secrets;
import dk.maaltal.cases.DataRefused;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The SMTP server that mails go through, as the environment names it.
 *
 * @param host of it
 * @param tls how the connection is protected
 * @param user empty for a server that asks for none
 * @param from the address mails come from
 * @param operations who is told when something fails; empty where nobody is
 * @param mostBytes of all attachments of a mail; a longer one says where the documents are
 */
public record MailServer(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<String> password,
        String from,
        Optional<String> operations,
        long mostBytes) {

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

    /** A mail that the server did not take, for certain. */
    static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean refused;

        /** @param refused whether the server refused this very mail, and is there for others */
        NotSent(String message, boolean refused, Throwable cause) {
            super(message, cause);
            this.refused = refused;
        }

        boolean isRefused() {
            return refused;
        }
    }

    private static final String WAIT = "60000";
    private static final String CONNECT = "10000";
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
                            * MEGABYTE);
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
     * @throws NotSent when it was not taken, for certain
     * @throws IllegalStateException when the connection was lost, and it may have been
     */
    void send(Mail mail) {
        Session session = Session.getInstance(properties());
        MimeMessage message = message(session, mail);
        Transport transport = connected(session);
        try (transport) {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            throw new NotSent(reason(e), true, e);
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "the connection to " + host + " was lost while it was sent (" + reason(e) + ")", e);
        }
    }

    private Transport connected(Session session) {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect(host, port, user.orElse(null), password.orElse(null));
            return transport;
        } catch (AuthenticationFailedException e) {
            throw new NotSent(host + " does not take the user and the password: " + reason(e), false, e);
        } catch (MessagingException e) {
            throw new NotSent(host + ":" + port + " cannot be used: " + reason(e), false, e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", CONNECT);
        properties.put("mail.smtp.timeout", WAIT);
        properties.put("mail.smtp.writetimeout", WAIT);
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.IMPLICIT));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private MimeMessage message(Session session, Mail mail) {
        try {
            MimeMessage message = new NamedMessage(session, "<" + mail.messageId() + ">");
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
        } catch (MessagingException e) {
            throw new NotSent("the mail cannot be put together: " + reason(e), true, e);
        }
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
        Exception innermost = e;
        while (innermost instanceof MessagingException messaging && messaging.getNextException() != null) {
            innermost = messaging.getNextException();
        }
        return String.valueOf(innermost.getMessage()).strip().replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return "smtp " + host + ":" + port;
    }

    /** A message that keeps the name it is given; the library makes up a new one for each attempt. */
    private static final class NamedMessage extends MimeMessage {

        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
