package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.editions.Edition;
import dk.maaltal.store.Workspace;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Puts the documents of a published edition in their folder, unless they are there. A process killed before that leaves a
 * published edition whose folder the next run of the same report, or the next "due", puts in place.
 */
@Component
@StepScope
class DeliverStep implements Tasklet {

    /** The exit code of the step where what was made is no edition yet. */
    static final String DRAFT = "DRAFT";

    private final RunningReport run;
    private final Workspace workspace;
    private final Progress progress;

    DeliverStep(RunningReport run, Workspace workspace, Progress progress) {
        this.run = run;
        this.workspace = workspace;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Edition edition = run.delivered();
        EditionPlace place = new EditionPlace(
                run.store(), workspace.editions(run.institution().name(), edition.key()), edition, run.publication());
        contribution.incrementWriteCount(place.put(run::dossier, progress));
        if (run.publication() != Publication.EDITION) {
            contribution.setExitStatus(new ExitStatus(DRAFT));
        }
        return RepeatStatus.FINISHED;
    }
}
