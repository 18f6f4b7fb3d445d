package dk.maaltal.jobs;

import dk.maaltal.dossier.Dossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.store.Store;
import java.util.Optional;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Begins the edition, and computes and keeps its figures. */
@Component
@StepScope
class ComputeStep implements Tasklet {

    private final RunningReport run;
    private final int number;
    private final Optional<String> reason;

    ComputeStep(
            RunningReport run,
            @Value("#{jobParameters['" + ReportParameters.EDITION + "']}") long number,
            @Value("#{jobParameters['" + ReportParameters.REASON + "']}") String reason) {
        this.run = run;
        this.number = (int) number;
        this.reason = Optional.ofNullable(reason);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Dossier dossier = run.dossier();
        Store store = run.store();
        int load = dossier.known().load();
        Edition edition = store.transaction(() -> {
            Edition begun = store.editions()
                    .begin(
                            run.key(),
                            number,
                            dossier.inputs(run.report()),
                            load,
                            dossier.known().answer(),
                            reason);
            store.origin().saveFiles(begun.id(), run.institution().files(run.report(), run.plan()));
            if (load > 0) {
                store.origin().saveLoads(begun.id(), store.loads().behind(load));
            }
            store.editionFigures().save(begun.id(), dossier.figures());
            return begun;
        });
        run.makes(edition);
        contribution.getStepExecution().getJobExecution().getExecutionContext().putLong(LoadStep.EDITION, edition.id());
        contribution.incrementWriteCount(dossier.figures().size());
        return RepeatStatus.FINISHED;
    }
}
