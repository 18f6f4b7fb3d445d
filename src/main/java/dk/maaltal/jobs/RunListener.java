package dk.maaltal.jobs;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Writes down how runs go: a line in the log for each step, and in the job repository why a run ended as it did, in a sentence
 * instead of a stack trace, which is for the log.
 */
@Component
class RunListener implements JobExecutionListener, StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunListener.class);

    /** By which every line of the log about a run is found. */
    private static final String RUN = "run";

    private final JobRepository repository;
    private final Map<Long, JobExecution> running = new ConcurrentHashMap<>();

    RunListener(JobRepository repository) {
        this.repository = repository;
    }

    /** The executions that are going on in this process. */
    Stream<JobExecution> running() {
        return running.values().stream();
    }

    @Override
    public void beforeJob(JobExecution execution) {
        running.put(execution.getId(), execution);
        MDC.put(RUN, Long.toString(execution.getId()));
        LOG.info("Run {} begins: {}", execution.getId(), ReportParameters.forTheLog(execution.getJobParameters()));
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        LOG.info(
                "Run {}, step {}: {}, read {}, written {}, rejected {}",
                step.getJobExecutionId(),
                step.getStepName(),
                step.getExitStatus().getExitCode(),
                step.getReadCount(),
                step.getWriteCount(),
                step.getProcessSkipCount());
        return null;
    }

    @Override
    public void afterJob(JobExecution execution) {
        running.remove(execution.getId());
        for (StepExecution step : execution.getStepExecutions()) {
            step.getFailureExceptions().stream().findFirst().ifPresent(failure -> {
                step.setExitStatus(new ExitStatus(step.getExitStatus().getExitCode(), sentence(failure)));
                repository.update(step);
            });
        }
        if (isUnchanged(execution)) {
            execution.setExitStatus(new ExitStatus(
                    LoadStep.UNCHANGED, "Nothing has changed since the last edition was made; no new one is."));
        } else if (isDraft(execution)) {
            execution.setExitStatus(new ExitStatus(
                    DeliverStep.DRAFT, "A draft was made; nothing is published until it is approved, or whole."));
        } else {
            execution.getAllFailureExceptions().stream()
                    .findFirst()
                    .ifPresent(failure -> execution.setExitStatus(
                            new ExitStatus(execution.getExitStatus().getExitCode(), sentence(failure))));
        }
        LOG.info(
                "Run {} ended as {} after {}",
                execution.getId(),
                execution.getExitStatus().getExitCode(),
                Duration.between(execution.getCreateTime(), LocalDateTime.now()));
        MDC.remove(RUN);
    }

    /** Whether a run found that nothing had changed, and the last edition is delivered. */
    static boolean isUnchanged(JobExecution execution) {
        return ended(execution, LoadStep.UNCHANGED);
    }

    /** Whether a run made a draft. */
    static boolean isDraft(JobExecution execution) {
        return !isUnchanged(execution) && ended(execution, DeliverStep.DRAFT);
    }

    private static boolean ended(JobExecution execution, String code) {
        return execution.getAllFailureExceptions().isEmpty()
                && execution.getStepExecutions().stream()
                        .anyMatch(step -> step.getExitStatus().getExitCode().equals(code));
    }

    private static String sentence(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
