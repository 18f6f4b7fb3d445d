package dk.maaltal.jobs;

import dk.maaltal.delivery.Deliveries;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.Editions;
import dk.maaltal.store.Workspace;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Publishes the edition in the database, which is what counts; from here on it is never changed. A draft is kept waiting, and
 * a status in place of the one before.
 */
@Component
@StepScope
class PublishStep implements Tasklet {

    private final RunningReport run;
    private final RunLocks locks;
    private final Workspace workspace;

    PublishStep(RunningReport run, RunLocks locks, Workspace workspace) {
        this.run = run;
        this.locks = locks;
        this.workspace = workspace;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        locks.confirm(RunLocks.key(run.store(), run.key()));
        Editions editions = run.store().editions();
        Edition edition = run.delivered();
        run.store().transaction(() -> {
            if (run.publication() == Publication.EDITION) {
                editions.publish(edition.id());
                if (!workspace.realm().isSample()) {
                    // Nobody is sent what is made up.
                    new Deliveries(run.store().client())
                            .queue(
                                    edition.id(),
                                    run.institution().report(run.report()).recipients());
                }
                return;
            }
            editions.keepDraft(edition.id());
            if (run.publication() == Publication.STATUS) {
                editions.forgetDraftsBeside(edition);
            }
        });
        contribution.incrementWriteCount(1);
        return RepeatStatus.FINISHED;
    }
}
