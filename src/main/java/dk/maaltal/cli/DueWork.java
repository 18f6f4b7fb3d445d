package dk.maaltal.cli;

import dk.maaltal.cases.Accepted;
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
import dk.maaltal.reported.Questions;
import dk.maaltal.reported.Sides;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import dk.maaltal.workbook.WorkbookHandOut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the reports that an institution owes, oldest first, and tells how far each is. */
final class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

    private static final String ELSEWHERE = "another process, which is at work on it";

    /** Published reports of as many years back are held against what is known now. */
    private static final int YEARS_BACK = 1;

    private static final int NAMED = 3;

    private final Workspace workspace;
    private final Session session;
    private final LocalDate today;
    private final boolean trial;

    /**
     * @param today the day it is
     * @param trial whether nothing is made
     */
    DueWork(Workspace workspace, Session session, LocalDate today, boolean trial) {
        this.workspace = workspace;
        this.session = session;
        this.today = today;
        this.trial = trial;
    }

    /** What an institution owes; a fault of it is told among that, and is no other institution's. */
    List<Owed> of(String name) {
        try {
            Institution institution = Institution.read(workspace.jobs(), workspace.templates(), name);
            if (institution.reports().values().stream()
                    .allMatch(report -> report.schedule().isEmpty())) {
                return List.of();
            }
            return trial
                    ? new Of(institution).look()
                    : session.runner()
                            .alone(name, () -> new Of(institution).make())
                            .orElseGet(() -> new Of(institution)
                                    .look().stream()
                                            .map(owed -> owed.state() == State.READY
                                                    ? owed.now(State.WAITING, ELSEWHERE)
                                                    : owed)
                                            .toList());
        } catch (RuntimeException e) {
            LOG.error("What {} owes could not be found out", name, e);
            return List.of(Owed.failed(name, Maaltal.sentence(e)));
        }
    }

    /** The work on one institution. */
    private final class Of {

        private final Institution institution;
        private final Store store;
        private final Intake intake;
        private final Owing owing;
        private final Set<Integer> withWorkbook = new HashSet<>();
        private boolean loaded;

        Of(Institution institution) {
            this.institution = institution;
            this.store = session.store(institution);
            this.intake = session.intake(store);
            this.owing = new Owing(institution, store, intake.extractDay(institution.cases()), today);
        }

        List<Owed> look() {
            List<Owed> all = new ArrayList<>();
            owing.items().forEach(item -> all.add(withDrift(item, owing.look(item))));
            all.addAll(owing.withoutPlan());
            return all;
        }

        List<Owed> make() {
            List<Owed> all = new ArrayList<>();
            for (Owing.Item item : owing.items()) {
                Owed owed = owing.look(item);
                if (owed.state() != State.DONE) {
                    owed = attempted(item, owed);
                }
                all.add(withDrift(item, owed));
            }
            all.addAll(owing.withoutPlan());
            return all;
        }

        /** A fault is kept, so that the next call does not run into it at once. */
        private Owed attempted(Owing.Item item, Owed owed) {
            Attempts attempts = new Attempts(store.client());
            try {
                if (owed.state() != State.FAILED) {
                    handOut(item);
                }
                if (owed.state() != State.READY) {
                    return owed;
                }
                Owed made = made(item, owed);
                attempts.forget(item.key());
                return made;
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
                return owed.now(State.FAILED, Owing.told(attempts.keep(item.key(), Maaltal.sentence(e))));
            }
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
            if (!loaded && institution.declaration().extract().isPresent()) {
                intake.load(institution.cases(), Optional.empty(), Accepted.NOTHING);
                loaded = true;
            }
            if (!item.isStatus()) {
                intake.answers(institution, plan, item.at());
                List<String> gaps = session.now(institution, plan, item.at(), Optional.empty())
                        .report()
                        .gaps();
                if (!gaps.isEmpty()) {
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
