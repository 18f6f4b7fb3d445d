package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.cases.Accepted;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Load;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Intake;
import dk.maaltal.intake.Known;
import dk.maaltal.store.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes in the cases and what people reported, and finds out whether there is an edition to make. Where nothing has changed
 * since the last one, the step exits with {@link #UNCHANGED}.
 */
@Component
@StepScope
class LoadStep implements Tasklet {

    /** The exit code of the step, and of a run, where the last edition still stands. */
    static final String UNCHANGED = "UNCHANGED";

    /** The key under which a run keeps the edition that it made, or found standing. */
    static final String EDITION = "edition";

    private final RunningReport run;
    private final Workspace workspace;
    private final Progress progress;
    private final Optional<Path> from;
    private final Accepted accepted;
    private final Optional<Integer> asOfLoad;
    private final Optional<String> reason;

    LoadStep(
            RunningReport run,
            Workspace workspace,
            Progress progress,
            @Value("#{jobParameters['" + ReportParameters.FROM + "']}") String from,
            @Value("#{jobParameters['" + ReportParameters.ACCEPT_SHRUNKEN + "']}") String acceptShrunken,
            @Value("#{jobParameters['" + ReportParameters.ACCEPT_CHANGED + "']}") String acceptChanged,
            @Value("#{jobParameters['" + ReportParameters.AS_OF_LOAD + "']}") Long asOfLoad,
            @Value("#{jobParameters['" + ReportParameters.REASON + "']}") String reason) {
        this.run = run;
        this.workspace = workspace;
        this.progress = progress;
        this.from = Optional.ofNullable(from).map(Path::of);
        this.accepted = new Accepted(Boolean.parseBoolean(acceptShrunken), Boolean.parseBoolean(acceptChanged));
        this.asOfLoad = Optional.ofNullable(asOfLoad).map(Long::intValue);
        this.reason = Optional.ofNullable(reason);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Intake intake = new Intake(run.store(), workspace, progress);
        int load = load(intake, contribution);
        Known known = new Known(load, intake.answers(run.institution(), run.plan(), run.at()));
        run.knows(known);
        ExecutionContext kept =
                contribution.getStepExecution().getJobExecution().getExecutionContext();
        kept.putLong("load", known.load());
        kept.putLong("answer", known.answer());
        standing().ifPresent(edition -> {
            run.stands(edition);
            kept.putLong(EDITION, edition.id());
            contribution.setExitStatus(new ExitStatus(UNCHANGED));
        });
        return RepeatStatus.FINISHED;
    }

    /**
     * The edition, or the draft, that was made from the same as is known now.
     *
     * @throws CorrectionNeedsReason when a published one was made from something else, and nobody has said why it is corrected
     * @throws DataRefused when a draft is to be published that was made from something else
     */
    private Optional<Edition> standing() {
        String inputs = run.dossier().inputs(run.report());
        Optional<Edition> draft = run.store().editions().draft(run.key());
        Optional<Edition> same = draft.filter(waiting -> waiting.inputs().equals(inputs));
        if (run.publish() == ReportRun.Publish.APPROVED) {
            if (same.isEmpty()) {
                throw new DataRefused(
                        "What the draft was made from has changed since it was approved: it is not published."
                                + " Make it anew with \"maaltal run\", and have that approved.");
            }
            return Optional.empty();
        }
        if (same.filter(run::waits).isPresent()) {
            return same;
        }
        Optional<Edition> last = run.store().editions().lastPublished(run.key());
        if (last.isPresent() && !last.get().inputs().equals(inputs) && reason.isEmpty()) {
            throw new CorrectionNeedsReason(run.institution().name(), last.get(), workspace.realm());
        }
        return last.filter(published -> published.inputs().equals(inputs));
    }

    private int load(Intake intake, StepContribution contribution) {
        Institution institution = run.institution();
        if (institution.declaration().extract().isEmpty()) {
            return 0;
        }
        if (asOfLoad.isPresent()) {
            return run.store().loads().require(asOfLoad.get());
        }
        Load load = intake.load(institution.cases(), from, accepted);
        if (load.isNew()) {
            StepExecution step = contribution.getStepExecution();
            step.setReadCount(load.rowsRead());
            step.setProcessSkipCount(load.rowsRejected());
            contribution.incrementWriteCount(load.added() + load.changed() + load.ended());
        }
        return load.number();
    }
}
