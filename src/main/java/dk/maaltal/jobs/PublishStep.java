package dk.maaltal.jobs;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Publishes the edition in the database, which is what counts; from here on it is never changed. */
@Component
@StepScope
class PublishStep implements Tasklet {

    private final RunningReport run;
    private final RunLocks locks;

    PublishStep(RunningReport run, RunLocks locks) {
        this.run = run;
        this.locks = locks;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        locks.confirm(RunLocks.key(run.store(), run.key()));
        run.store()
                .transaction(
                        () -> run.store().editions().publish(run.published().id()));
        contribution.incrementWriteCount(1);
        return RepeatStatus.FINISHED;
    }
}
