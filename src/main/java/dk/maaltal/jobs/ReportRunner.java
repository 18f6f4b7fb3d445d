package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.Editions;
import dk.maaltal.institution.Institution;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Runs the main job under its lock, and takes up what a killed run left. */
@Component
public class ReportRunner {

    /**
     * How a run ended.
     *
     * @param edition that is published, or waits as a draft
     * @param made whether this run made it; false when nothing had changed since it was made
     * @param published whether it is published
     * @param folder of its documents
     */
    public record Outcome(Edition edition, boolean made, boolean published, Path folder) {}

    /** What an execution ended with. */
    private record Ended(long edition, boolean made) {}

    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final RunLocks locks;
    private final Institutions institutions;
    private final Stores stores;
    private final Workspace workspace;
    private final Progress progress;

    ReportRunner(
            JobOperator operator,
            JobRepository repository,
            Job job,
            RunLocks locks,
            Institutions institutions,
            Stores stores,
            Workspace workspace,
            Progress progress) {
        this.operator = operator;
        this.repository = repository;
        this.job = job;
        this.locks = locks;
        this.institutions = institutions;
        this.stores = stores;
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Makes the edition a run asks for.
     *
     * @throws AlreadyRunning when another run of the same report is going on
     * @throws CorrectionNeedsReason when an edition is published and what it was made from has changed since
     */
    public Outcome run(ReportRun run) {
        Store store = stores.of(run.institution().name());
        RunLock lock = locks.take(RunLocks.key(store, run.key()));
        try {
            institutions.put(run.institution());
            Editions editions = store.editions();
            editions.lastPublished(run.key()).ifPresent(store.chain()::requireIntact);
            int last = editions.lastPublished(run.key()).map(Edition::number).orElse(0);
            return outcome(run, store, execute(run, last + 1));
        } finally {
            lock.close();
        }
    }

    /**
     * Does some work on an institution while no other process does the like; empty where one is at it. A process that is
     * killed lets go with its connection.
     *
     * @param what the work is, in a word
     */
    public <T> Optional<T> alone(String institution, String what, Supplier<T> work) {
        Optional<RunLock> lock = locks.takeNow(stores.of(institution).schema() + " " + what);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            lock.get().close();
        }
    }

    /** Whether the folder of an edition, a draft or a status is there. */
    public boolean isPlaced(Institution institution, Edition edition) {
        return Files.isDirectory(place(institution, edition).folder());
    }

    /** Puts an edition, a draft or a status in its folder, where the run that made it was broken off before it did. */
    public void place(Institution institution, Edition edition, Supplier<Dossier> madeFrom) {
        place(institution, edition).put(madeFrom, progress);
    }

    private EditionPlace place(Institution institution, Edition edition) {
        Store store = stores.of(institution.name());
        return new EditionPlace(
                store,
                workspace.editions(institution.name(), edition.key()),
                edition,
                store.editions().isPublished(edition)
                        ? Publication.EDITION
                        : Publication.waiting(institution.report(edition.key().report())));
    }

    private Outcome outcome(ReportRun run, Store store, Ended ended) {
        Edition edition = store.editions().of(ended.edition);
        EditionPlace place = place(run.institution(), edition);
        return new Outcome(edition, ended.made, place.publication() == Publication.EDITION, place.folder());
    }

    /** Runs the job, which makes an edition or finds that one stands. */
    private Ended execute(ReportRun run, int edition) {
        JobParameters parameters = ReportParameters.of(run, edition);
        giveUpWhatIsLeft(run, parameters);
        try {
            JobExecution execution = operator.start(job, parameters);
            boolean unchanged = RunListener.isUnchanged(execution);
            if (!unchanged && !RunListener.isDraft(execution) && execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(execution);
            }
            return new Ended(execution.getExecutionContext().getLong(LoadStep.EDITION), !unchanged);
        } catch (JobExecutionException e) {
            throw new IllegalStateException(
                    "The run of " + run.institution().name() + " " + run.report() + " "
                            + run.at().name() + " could not be started: " + e.getMessage(),
                    e);
        }
    }

    /** What killed processes and lost connections left behind; the lock is ours, so nobody is at work on it. */
    private void giveUpWhatIsLeft(ReportRun run, JobParameters parameters) {
        repository.findRunningJobExecutions(ReportJob.NAME).stream()
                .filter(left -> ReportParameters.areOf(run, left.getJobParameters()))
                .forEach(this::giveUp);
        JobInstance instance = repository.getJobInstance(ReportJob.NAME, parameters);
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            // Killed between writing down the instance and its execution: Spring Batch would neither run nor restart
            // it.
            repository.deleteJobInstance(instance);
        } else if (last.getStatus() == BatchStatus.UNKNOWN) {
            giveUp(last);
        }
    }

    /**
     * Marks as failed what a killed process or a lost connection left behind. (JobOperator.recover leaves a status of UNKNOWN
     * alone, and does nothing the second time a run of the same edition is killed.)
     */
    private void giveUp(JobExecution left) {
        for (StepExecution step : left.getStepExecutions()) {
            if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(LocalDateTime.now());
                repository.update(step);
            }
        }
        left.setStatus(BatchStatus.FAILED);
        left.setExitStatus(ExitStatus.FAILED.addExitDescription("given up: its process or its connection was lost"));
        left.setEndTime(LocalDateTime.now());
        repository.update(left);
    }

    /** What made the job fail, as it was thrown. */
    private static RuntimeException failure(JobExecution execution) {
        return execution.getAllFailureExceptions().stream()
                .findFirst()
                .map(cause -> cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause))
                .orElseGet(() -> new IllegalStateException("The job ended as "
                        + execution.getExitStatus().getExitCode() + ". Run the command again to take it up."));
    }
}
