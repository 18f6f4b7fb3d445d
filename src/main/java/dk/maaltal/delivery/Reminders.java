package dk.maaltal.delivery;

import dk.maaltal.Checksum;
import dk.maaltal.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reminds people of what is missing: each at most once a day, in one mail for all of it. */
public final class Reminders {

    private static final String TEMPLATE = "mail-paamindelse.txt";

    private final Store store;
    private final Path templates;
    private final Outbox outbox;

    /**
     * @param store of the institution; nobody is told of another
     * @param templates the folder of templates
     * @param outbox that mails go through
     */
    public Reminders(Store store, Path templates, Outbox outbox) {
        this.store = store;
        this.templates = templates;
        this.outbox = outbox;
    }

    /**
     * Something that is waited for.
     *
     * @param report and reporting point in words, its due day and whether that is over, and what is missing; in Danish
     */
    public record Missing(String report, String at, String due, boolean late, String what) {

        Map<String, Object> fields() {
            return Map.of("rapport", report, "opgjort", at, "frist", due, "forsinket", late, "hvad", what);
        }
    }

    /**
     * Reminds somebody, unless that was done today, or the server is too slow to get another mail.
     *
     * @return whether a mail was sent
     * @throws MailServer.NotTaken when the server did not say that it took it; it is tried again where it did not, for certain
     */
    public boolean remind(String institution, String recipient, LocalDate today, List<Missing> missing) {
        if (outbox.isHeldUp()) {
            return false;
        }
        // Written down first: rather one reminder too few than two.
        boolean isFirst = store.client()
                        .sql("INSERT INTO reminder (recipient, day) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .params(recipient, today)
                        .update()
                == 1;
        if (!isFirst) {
            return false;
        }
        String text = MailTemplate.filledIn(
                templates,
                TEMPLATE,
                Map.of(
                        "institution",
                        institution,
                        "venter",
                        missing.stream().map(Missing::fields).toList()));
        String id = Checksum.of((store.schema() + ' ' + recipient + ' ' + today).getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
        try {
            outbox.send(
                    Mail.of(recipient, "maaltal-" + id + "@" + outbox.server().domain(), text, Map.of()));
            return true;
        } catch (MailServer.NotTaken e) {
            if (!e.isPerhapsSent()) {
                store.client()
                        .sql("DELETE FROM reminder WHERE recipient = ? AND day = ?")
                        .params(recipient, today)
                        .update();
            }
            throw e;
        }
    }
}
