package dk.maaltal.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops a running job between two steps when the process is asked to end, while the database can still be written to: the
 * lifecycle ends before the pool closes. (Spring Batch's own shutdown hook runs beside the one that closes the pool, so it
 * may find the job repository gone.)
 */
@Component
class StopRunningJobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StopRunningJobs.class);
    private static final long PATIENCE_MS = 25_000;

    private final JobOperator operator;
    private final RunListener runs;
    private volatile boolean running;

    StopRunningJobs(JobOperator operator, RunListener runs) {
        this.operator = operator;
        this.runs = runs;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        runs.running().filter(JobExecution::isRunning).forEach(this::stop);
    }

    private void stop(JobExecution execution) {
        try {
            operator.stop(execution);
            for (long waited = 0; execution.isRunning() && waited < PATIENCE_MS; waited += 100) {
                Thread.sleep(100);
            }
        } catch (JobExecutionNotRunningException e) {
            LOG.debug("The job ended by itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
