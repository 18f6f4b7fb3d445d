package dk.maaltal.jobs;

import dk.maaltal.database.Database;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.Editions;
import dk.maaltal.store.Stores;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
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
     * @param edition that is published
     * @param made whether this run made it; false when nothing had changed since it was made
     * @param folder of its documents
     */
    public record Outcome(Edition edition, boolean made, Path folder) {}

    private final Database server;
    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final ReportSteps steps;
    private final Inputs inputs;
    private final Workspace workspace;
    private final Stores stores;

    ReportRunner(
            Database server,
            JobOperator operator,
            JobRepository repository,
            Job job,
            ReportSteps steps,
            Inputs inputs,
            Workspace workspace,
            Stores stores) {
        this.server = server;
        this.operator = operator;
        this.repository = repository;
        this.job = job;
        this.steps = steps;
        this.inputs = inputs;
        this.workspace = workspace;
        this.stores = stores;
    }

    /**
     * Makes the edition a run asks for.
     *
     * @throws AlreadyRunning when another run of the same report is going on
     * @throws CorrectionNeedsReason when an edition is published and what it was made from has changed since
     */
    public Outcome run(ReportRun run) {
        String name = run.name(workspace.realm());
        try (RunLock lock = RunLock.take(server.address(), name)) {
            Editions editions = stores.of(run.institution().name()).editions();
            Optional<Edition> last = editions.lastPublished(run.key());
            if (last.isPresent()) {
                String now = inputs.checksum(run, inputs.take(run));
                if (now.equals(last.get().inputs())) {
                    steps.deliver(run, last.get());
                    return outcome(run, last.get(), false);
                }
                if (run.reason().isEmpty()) {
                    throw new CorrectionNeedsReason(run, name, last.get());
                }
            }
            execute(run, last.map(Edition::number).orElse(0) + 1, lock);
            return outcome(run, editions.lastPublished(run.key()).orElseThrow(), true);
        }
    }

    private Outcome outcome(ReportRun run, Edition edition, boolean made) {
        return new Outcome(edition, made, run.folder(workspace).resolve(edition.folder()));
    }

    private void execute(ReportRun run, int number, RunLock lock) {
        JobParameters parameters = new JobParametersBuilder()
                .addString("institution", run.institution().name())
                .addString("report", run.report())
                .addLong("plan", (long) run.plan().year())
                .addString("at", run.at().name())
                .addLong("edition", (long) number)
                .toJobParameters();
        JobExecution last = repository.getLastJobExecution(ReportJob.NAME, parameters);
        if (last != null && (last.getStatus().isRunning() || last.getStatus() == BatchStatus.UNKNOWN)) {
            giveUp(last);
        }
        steps.prepare(run, number, lock);
        try {
            JobExecution execution = operator.start(job, parameters);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failure(execution);
            }
        } catch (JobExecutionException e) {
            throw new IllegalStateException("The job " + run.name(workspace.realm()) + " could not be started", e);
        }
    }

    /**
     * Marks as failed what a killed process or a lost connection left behind; the lock is ours, so nobody is at work on it.
     * (JobOperator.recover leaves a status of UNKNOWN alone, and does nothing the second time a run of the same edition is
     * killed.)
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
