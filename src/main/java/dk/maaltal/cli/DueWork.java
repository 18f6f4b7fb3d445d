package dk.maaltal.cli;

import dk.maaltal.cases.Accepted;
import dk.maaltal.delivery.Deliveries;
import dk.maaltal.delivery.OperationsMail;
import dk.maaltal.delivery.Outbox;
import dk.maaltal.delivery.Reminders;
import dk.maaltal.diff.Drift;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.due.Attempts;
import dk.maaltal.due.KnownDrift;
import dk.maaltal.due.Owed;
import dk.maaltal.due.Owed.State;
import dk.maaltal.due.Owing;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Intake;
import dk.maaltal.jobs.AlreadyRunning;
import dk.maaltal.jobs.CorrectionNeedsReason;
import dk.maaltal.jobs.ReportRun;
import dk.maaltal.jobs.ReportRunner;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Danish;
import dk.maaltal.report.Recipients;
import dk.maaltal.reported.Questions;
import dk.maaltal.reported.Sides;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import dk.maaltal.workbook.WorkbookHandOut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the reports that an institution owes, oldest first, and tells how far each is. */
final class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

    private static final String ELSEWHERE = "another process, which is at work on it";

    /** Published reports of as many years back are held against what is known now. */
    private static final int YEARS_BACK = 1;

    private static final int NAMED = 3;

    /** The key of a failure of the whole institution. */
    private static final Edition.Key WHOLE = new Edition.Key("", "", 0);

    /** What is done about what is owed. */
    enum Mode {
        /** It is made. */
        MAKE,
        /** It is found out whether it could be; nothing is made. */
        TRY,
        /** It is told as it was found last; nothing is computed. */
        GLANCE
    }

    private static final String NOT_LOOKED_AT = "not looked at, since the database was lost";

    private final List<OperationsMail.Failure> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean lost = new AtomicBoolean();

    private final Workspace workspace;
    private final Session session;
    private final LocalDate today;
    private final Mode mode;

    /**
     * @param today the day it is
     * @param mode what is done about it
     */
    DueWork(Workspace workspace, Session session, LocalDate today, Mode mode) {
        this.workspace = workspace;
        this.session = session;
        this.today = today;
        this.mode = mode;
    }

    /** What an institution owes; a fault of it is told among that, and is no other institution's. */
    List<Owed> of(String name) {
        if (lost.get()) {
            return List.of(Owed.failed(name, NOT_LOOKED_AT));
        }
        try {
            Institution institution = Institution.read(workspace.jobs(), workspace.templates(), name);
            if (institution.reports().values().stream()
                    .allMatch(report -> report.schedule().isEmpty())) {
                return List.of();
            }
            return mode != Mode.MAKE
                    ? new Of(institution).look()
                    : session.runner()
                            .alone(name, "due", () -> new Of(institution).make())
                            .orElseGet(() -> new Of(institution)
                                    .look().stream()
                                            .map(owed -> owed.state() == State.READY
                                                    ? owed.now(State.WAITING, ELSEWHERE)
                                                    : owed)
                                            .toList());
        } catch (RuntimeException e) {
            LOG.error("What {} owes could not be found out", name, e);
            String sentence = Maaltal.discreet(e);
            if (hasLostDatabase(e)) {
                loseDatabase(name, sentence);
            } else if (mode == Mode.MAKE) {
                failedWhole(name, sentence);
            }
            return List.of(Owed.failed(name, sentence));
        }
    }

    /** Whether the failure is not the institution's own: each that came after it would wait for a database in vain. */
    private boolean hasLostDatabase(RuntimeException failure) {
        return DatabaseTrouble.isOfConnection(failure) && (lost.get() || !session.isDatabaseThere());
    }

    /** Nothing can be kept of it; the next call finds no database and makes nothing, so that it is told once all the same. */
    private void loseDatabase(String name, String sentence) {
        if (lost.compareAndSet(false, true)) {
            failures.add(new OperationsMail.Failure(name, "", "", sentence, "maaltal due"));
        }
    }

    /** Whether the database was lost on the way, so that nothing more can be asked of it. */
    boolean isDatabaseLost() {
        return lost.get();
    }

    private void failedWhole(String name, String sentence) {
        try {
            keep(new Attempts(session.store(name).client()), WHOLE, sentence, name, "maaltal check " + name);
        } catch (RuntimeException e) {
            LOG.error("That {} failed could not be kept", name, e);
        }
    }

    private Attempts.Failed keep(Attempts attempts, Edition.Key key, String sentence, String name, String command) {
        Optional<Attempts.Failed> before = attempts.failed(key);
        Attempts.Failed failed = attempts.keep(key, sentence);
        if (failed.isNews(before)) {
            failures.add(new OperationsMail.Failure(name, key.report(), key.at(), sentence, command));
        }
        return failed;
    }

    /** What failed otherwise than the last time, and has not been told yet. */
    List<OperationsMail.Failure> failures() {
        return List.copyOf(failures);
    }

    /** The work on one institution. */
    private final class Of {

        private final Institution institution;
        private final Store store;
        private final Intake intake;
        private final Owing owing;
        private final Set<Integer> withWorkbook = new HashSet<>();
        private final Map<String, List<Reminders.Missing>> missing = new TreeMap<>();
        private boolean loaded;

        Of(Institution institution) {
            this.institution = institution;
            this.store = session.store(institution);
            this.intake = session.intake(store);
            this.owing = new Owing(institution, store, intake.extractDay(institution.cases()), today);
        }

        List<Owed> look() {
            List<Owed> all = new ArrayList<>();
            owing.items().forEach(item -> all.add(withDrift(item, looked(item, owing.look(item)))));
            all.addAll(owing.withoutPlan());
            return all;
        }

        private Owed looked(Owing.Item item, Owed owed) {
            if (owed.state() != State.READY || item.isStatus()) {
                return owed;
            }
            boolean isKnown = institution.declaration().extract().isEmpty()
                    || store.loads().last().isPresent();
            Optional<String> answers = mode != Mode.TRY || !isKnown
                    ? new Attempts(store.client()).waiting(item.key())
                    : Optional.of(gaps(item)).filter(gaps -> !gaps.isEmpty()).map(this::answers);
            return answers.map(missing -> owed.now(State.WAITING, missing)).orElse(owed);
        }

        /** What people have not told that a report needs. */
        private List<String> gaps(Owing.Item item) {
            return session.now(institution, item.plan().orElseThrow(), item.at(), Optional.empty())
                    .report()
                    .gaps();
        }

        List<Owed> make() {
            List<Owed> all = new ArrayList<>();
            for (Owing.Item item : owing.items()) {
                Owed owed = owing.look(item);
                if (owed.state() != State.DONE || unplaced(item).isPresent()) {
                    owed = attempted(item, owed);
                }
                if (owed.state() == State.MADE) {
                    missing(
                            item,
                            item.declared().recipients().ofApproval(),
                            "Et udkast venter på godkendelse: maaltal approve " + institution.name() + " "
                                    + item.report() + " --at " + item.at().name() + " --edition "
                                    + store.editions()
                                            .draft(item.key())
                                            .orElseThrow()
                                            .number());
                }
                all.add(withDrift(item, owed));
            }
            all.addAll(owing.withoutPlan());
            new Attempts(store.client()).forget(WHOLE);
            new Delivering(workspace, session).deliver(store).forEach(this::noteRefused);
            all.addAll(undelivered());
            remind();
            return all;
        }

        private void noteRefused(Deliveries.Delivery delivery) {
            boolean failed =
                    delivery.state() == Deliveries.State.REFUSED || delivery.state() == Deliveries.State.PERHAPS_SENT;
            if (failed && delivery.attempts() <= 1) {
                Edition.Key key = store.editions().of(delivery.edition()).key();
                failures.add(new OperationsMail.Failure(
                        institution.name(),
                        key.report(),
                        key.at(),
                        Delivering.told(delivery, store),
                        "maaltal deliver " + institution.name()));
            }
        }

        /** What has not arrived: refused, perhaps sent, or held up. */
        private List<Owed> undelivered() {
            return new Deliveries(store.client())
                    .open().stream().map(this::undelivered).toList();
        }

        private Owed undelivered(Deliveries.Delivery delivery) {
            Edition.Key key = store.editions().of(delivery.edition()).key();
            boolean waits = delivery.state() == Deliveries.State.WAITING;
            return new Owed(
                    institution.name(),
                    key.report(),
                    key.at(),
                    Optional.empty(),
                    waits ? State.WAITING : State.FAILED,
                    false,
                    waits ? Delivering.awaited(delivery, store) : Delivering.told(delivery, store));
        }

        /** Each person once a day, of everything that waits for them. */
        private void remind() {
            Optional<Outbox> outbox = workspace.realm().isSample() ? Optional.empty() : session.outbox();
            if (missing.isEmpty() || outbox.isEmpty()) {
                return;
            }
            Reminders reminders = new Reminders(store, workspace.templates(), outbox.get());
            missing.forEach((recipient, what) -> {
                try {
                    reminders.remind(institution.declaration().institution(), recipient, today, what);
                } catch (RuntimeException e) {
                    LOG.error("Somebody at {} could not be reminded", institution.name(), e);
                    failures.add(new OperationsMail.Failure(
                            institution.name(),
                            "",
                            "",
                            "a reminder: " + e.getMessage(),
                            "maaltal due " + institution.name()));
                }
            });
        }

        private void missing(Owing.Item item, List<String> recipients, String what) {
            Recipients declared = item.declared().recipients();
            boolean soon = item.due()
                    .filter(due -> today.isBefore(due.minusDays(declared.remindBefore())))
                    .isEmpty();
            if (soon) {
                recipients.forEach(recipient -> missing.computeIfAbsent(recipient, each -> new ArrayList<>())
                        .add(new Reminders.Missing(
                                item.report(),
                                item.at().danish(),
                                item.due().map(Danish::date).orElse(""),
                                item.due().filter(today::isAfter).isPresent(),
                                what)));
            }
        }

        /** A fault is kept, so that the next call does not run into it at once. */
        private Owed attempted(Owing.Item item, Owed owed) {
            Attempts attempts = new Attempts(store.client());
            try {
                Owed reached = owed.state() == State.READY ? made(item, owed) : placed(item, owed);
                if (reached.state() == State.WAITING) {
                    handOut(item);
                } else if (reached.state() != State.FAILED) {
                    attempts.forget(item.key());
                }
                return reached;
            } catch (AlreadyRunning e) {
                return owed.now(State.WAITING, ELSEWHERE);
            } catch (CorrectionNeedsReason e) {
                // Published by another process since it was looked at.
                return owing.look(item);
            } catch (RuntimeException e) {
                LOG.error(
                        "{} {} at {} could not be made",
                        institution.name(),
                        item.report(),
                        item.at().name(),
                        e);
                if (hasLostDatabase(e)) {
                    throw e;
                }
                Attempts.Failed failed = keep(
                        attempts,
                        item.key(),
                        Maaltal.discreet(e),
                        institution.name(),
                        "maaltal run " + institution.name() + " " + item.report() + " --at "
                                + item.at().name());
                return owed.now(State.FAILED, Owing.told(failed));
            }
        }

        /** What is kept of a report and is not in its folder: the run that made it was broken off, or the folder is gone. */
        private Optional<Edition> unplaced(Owing.Item item) {
            return store.editions()
                    .lastPublished(item.key())
                    .or(() -> store.editions().draft(item.key()))
                    .filter(edition -> !session.runner().isPlaced(institution, edition)
                            || new Attempts(store.client()).failed(item.key()).isPresent());
        }

        private Owed placed(Owing.Item item, Owed owed) {
            if (owed.state() != State.DONE && owed.state() != State.MADE) {
                return owed;
            }
            return unplaced(item)
                    .map(edition -> {
                        session.runner().place(institution, edition, () -> session.archive(store)
                                .open(edition));
                        return owed.now(owed.state(), owed.told() + ", put in its folder now");
                    })
                    .orElse(owed);
        }

        /** The workbook of the oldest report of a plan that is not made; the next one's when that is. */
        private void handOut(Owing.Item item) {
            if (!owing.wantsWorkbook(item) || !withWorkbook.add(item.key().plan()) || item.isStatus()) {
                return;
            }
            Plan plan = item.plan().orElseThrow();
            boolean asks = !Questions.of(plan, item.at()).isEmpty();
            if (asks && !store.answers(plan.year()).isHandedOut(item.at().name())) {
                new WorkbookHandOut(store, intake)
                        .write(institution, plan, item.at(), Sides.NONE)
                        .forEach(workbook -> LOG.info("Handed out {}", workbook.file()));
            }
        }

        private Owed made(Owing.Item item, Owed owed) {
            Plan plan = item.plan().orElseThrow();
            if (!loaded && !intake.hasSettled(institution.cases())) {
                return owed.now(State.WAITING, "the extract, which is still being written");
            }
            if (!loaded && institution.declaration().extract().isPresent()) {
                intake.load(institution.cases(), Optional.empty(), Accepted.NOTHING);
                loaded = true;
            }
            if (!item.isStatus()) {
                intake.answers(institution, plan, item.at());
                List<String> gaps = gaps(item);
                if (!gaps.isEmpty()) {
                    missing(
                            item,
                            item.declared().recipients().ofWorkbook(),
                            "Der mangler svar (projektmappen indberetning-" + plan.year() + ".xlsx): "
                                    + String.join(" ", gaps));
                    new Attempts(store.client()).keepWaiting(item.key(), answers(gaps));
                    return owed.now(State.WAITING, answers(gaps));
                }
            }
            ReportRunner.Outcome outcome = session.runner()
                    .run(new ReportRun(
                            institution,
                            item.report(),
                            plan,
                            item.at(),
                            Optional.empty(),
                            Accepted.NOTHING,
                            Optional.empty(),
                            Optional.empty(),
                            ReportRun.Publish.AS_DECLARED));
            Owed now = owing.look(item);
            return outcome.made() ? now.now(now.state(), now.told() + ", made now") : now;
        }

        private String answers(List<String> gaps) {
            return gaps.size()
                    + (gaps.size() == 1 ? " answer: " : " answers: ")
                    + String.join(" ", gaps.subList(0, Math.min(NAMED, gaps.size())))
                    + (gaps.size() > NAMED ? " …" : "");
        }

        private Owed withDrift(Owing.Item item, Owed owed) {
            Optional<Edition> published = store.editions().lastPublished(item.key());
            boolean recent = item.at().year() >= today.getYear() - YEARS_BACK;
            if (owed.state() != State.DONE || published.isEmpty() || item.plan().isEmpty() || !recent) {
                return owed;
            }
            Edition edition = published.get();
            Dossier now = session.now(institution, item.plan().get(), item.at(), Optional.empty());
            String inputs = now.inputs(item.report());
            if (inputs.equals(edition.inputs())) {
                return owed;
            }
            List<String> figures = new KnownDrift(store.client())
                    .of(edition.id(), inputs, () -> Drift.of(store, edition, now).figures().stream()
                            .map(change -> DifferenceList.name(change) + ": " + DifferenceList.values(change))
                            .toList());
            return figures.isEmpty()
                    ? owed
                    : owed.now(
                            State.DONE,
                            owed.told() + "; would now differ: "
                                    + String.join(", ", figures.subList(0, Math.min(NAMED, figures.size())))
                                    + (figures.size() > NAMED ? " and " + (figures.size() - NAMED) + " more" : "")
                                    + " (maaltal correct)");
        }
    }
}
