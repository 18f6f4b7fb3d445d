package dk.maaltal.delivery;

import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.delivery.Deliveries.Delivery;
import dk.maaltal.delivery.Deliveries.Kind;
import dk.maaltal.delivery.Deliveries.State;
import dk.maaltal.dossier.Archive;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFolder;
import dk.maaltal.report.Summary;
import dk.maaltal.reported.Answers;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import dk.maaltal.verdicts.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Delivers the published editions of an institution to whoever they wait for. Each delivery is written down before and after
 * the attempt, so that one that was refused is tried again alone, and one that may have arrived is left to a person.
 */
public final class Courier {

    private static final String TEMPLATE = "mail-udgave.txt";

    private static final String HELD_UP = "the mail server took too long for another mail; the next call tries again";

    private final Store store;
    private final Workspace workspace;
    private final Optional<Outbox> outbox;

    /**
     * @param store of the institution
     * @param workspace whose templates mails are made of
     * @param outbox that mails go through; empty where no server is named
     */
    public Courier(Store store, Workspace workspace, Optional<Outbox> outbox) {
        this.store = store;
        this.workspace = workspace;
        this.outbox = outbox;
    }

    /**
     * Delivers what waits. Only whoever holds the lock of the institution's deliveries may ask for it.
     *
     * @return what was attempted or held up, as it ended
     */
    public List<Delivery> deliver() {
        Deliveries deliveries = new Deliveries(store.client());
        deliveries.giveUpLost();
        List<Delivery> due = deliveries.due();
        due.forEach(delivery -> deliver(delivery, deliveries));
        List<Delivery> all = due.stream()
                .map(Delivery::edition)
                .distinct()
                .flatMap(edition -> deliveries.of(edition).stream())
                .toList();
        return all.stream()
                .filter(ended -> due.stream()
                        .anyMatch(begun -> begun.edition() == ended.edition()
                                && begun.kind() == ended.kind()
                                && begun.recipient().equals(ended.recipient())))
                .toList();
    }

    private void deliver(Delivery delivery, Deliveries deliveries) {
        if (delivery.kind() == Kind.MAIL && outbox.filter(Outbox::isHeldUp).isPresent()) {
            deliveries.holdUp(delivery, HELD_UP);
            return;
        }
        Edition edition = store.editions().of(delivery.edition());
        try {
            store.chain().requireIntact(edition);
            if (delivery.kind() == Kind.FOLDER) {
                deliveries.begin(delivery, Optional.empty());
                copy(edition, Path.of(delivery.recipient()));
            } else {
                send(delivery, edition, deliveries);
            }
            deliveries.end(delivery, State.SENT, "");
        } catch (MailServer.NotTaken e) {
            deliveries.end(delivery, e.isPerhapsSent() ? State.PERHAPS_SENT : State.REFUSED, e.getMessage());
        } catch (RuntimeException e) {
            // Before anything was sent: the folder, the template, or what the edition is made of.
            deliveries.end(delivery, State.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private void copy(Edition edition, Path folder) {
        EditionFolder.put(
                folder.resolve(store.name())
                        .resolve(edition.key().report())
                        .resolve(edition.key().at())
                        .resolve(edition.folder()),
                store.editions().contents(edition));
    }

    private void send(Delivery delivery, Edition edition, Deliveries deliveries) {
        Outbox through =
                outbox.orElseThrow(() -> new MailServer.NotTaken("no mail server is named (MAALTAL_SMTP_HOST)", null));
        Map<String, byte[]> documents = store.editions().documents(edition.id());
        long bytes =
                documents.values().stream().mapToLong(content -> content.length).sum();
        boolean attached = bytes <= through.server().mostBytes();
        String id = messageId(edition, delivery.recipient()) + "@"
                + through.server().domain();
        String text = MailTemplate.filledIn(
                workspace.templates(),
                TEMPLATE,
                fields(edition, documents.keySet().stream().sorted().toList(), attached));
        Mail mail = Mail.of(delivery.recipient(), id, text, attached ? new TreeMap<>(documents) : Map.of());
        deliveries.begin(delivery, Optional.of(id));
        through.send(mail);
    }

    /** The same for each attempt, and another for each edition and recipient. */
    private String messageId(Edition edition, String recipient) {
        return "maaltal-"
                + Checksum.of((store.schema()
                                        + ' '
                                        + edition.key()
                                        + ' '
                                        + edition.number()
                                        + ' '
                                        + edition.inputs()
                                        + ' '
                                        + recipient)
                                .getBytes(StandardCharsets.UTF_8))
                        .substring(0, 32);
    }

    private Map<String, Object> fields(Edition edition, List<String> documents, boolean attached) {
        Dossier dossier = new Archive(store, workspace.realm().isSample(), Progress.UNSEEN).open(edition);
        Summary summary = store.editionSummaries().of(edition, Answers.NONE);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("eksempeldata", workspace.realm().isSample());
        fields.put("institution", dossier.institution().declaration().institution());
        fields.put("plan", dossier.plan().title());
        fields.put("rapport", edition.key().report());
        fields.put("opgjort", ReportingPoint.parse(edition.key().at()).danish());
        fields.put("udgave", Integer.toString(edition.number()));
        fields.put(
                "forrigeudgave",
                store.editions()
                        .publishedBefore(edition)
                        .map(before -> Integer.toString(before.number()))
                        .orElse(""));
        fields.put("begrundelse", edition.reason().orElse(""));
        fields.put(
                "opfyldt",
                Long.toString(summary.goals().stream()
                        .filter(goal -> goal.verdict() == Verdict.MET)
                        .count()));
        fields.put(
                "maal",
                Long.toString(summary.goals().stream()
                        .filter(goal -> goal.verdict() != Verdict.NOT_JUDGED)
                        .count()));
        fields.put("dokumenter", documents);
        fields.put("vedhaeftet", attached);
        fields.put(
                "mappe",
                workspace
                        .editions(store.name(), edition.key())
                        .resolve(edition.folder())
                        .toAbsolutePath()
                        .toString());
        return fields;
    }
}
