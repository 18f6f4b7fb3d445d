package dk.maaltal.jobs;

import dk.maaltal.dossier.EditionDossier;
import dk.maaltal.store.Store;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Holds the figures against their targets and against the edition before, and keeps them as they are printed. */
@Component
@StepScope
class JudgeStep implements Tasklet {

    private final RunningReport run;

    JudgeStep(RunningReport run) {
        this.run = run;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        EditionDossier dossier = run.edition();
        Store store = run.store();
        long edition = dossier.edition().id();
        store.transaction(() -> {
            store.editionFigures().savePrinted(edition, dossier.printed());
            store.editionSummaries().save(edition, dossier.summary());
            dossier.changedCases()
                    .forEach((cell, cases) -> store.editionFigures().saveChangedCases(edition, cell, cases));
        });
        contribution.incrementWriteCount(dossier.printed().size());
        return RepeatStatus.FINISHED;
    }
}
