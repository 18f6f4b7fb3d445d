package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.editions.Content;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFolder;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.Manifest;
import dk.maaltal.report.Report;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * What each step of the main job does. What a step makes is in the database when it ends, wholly or not at all; a restart
 * begins from the first step, so only the run's own words and numbers are remembered here.
 */
@Component
class ReportSteps {

    private final Stores stores;
    private final Workspace workspace;
    private final Progress progress;
    private final Inputs inputs;
    private final Reports reports;
    private final CaseLists caseLists;
    private final Differences differences;

    private ReportRun run;
    private RunLock lock;
    private int number;
    private Inputs.Known known;
    private Edition edition;
    private volatile JobExecution execution;

    ReportSteps(
            Stores stores,
            Workspace workspace,
            Progress progress,
            Inputs inputs,
            Reports reports,
            CaseLists caseLists,
            Differences differences) {
        this.stores = stores;
        this.workspace = workspace;
        this.progress = progress;
        this.inputs = inputs;
        this.reports = reports;
        this.caseLists = caseLists;
        this.differences = differences;
    }

    /** Says what the next execution of the job is about; a process runs one at a time. */
    void prepare(ReportRun run, int number, RunLock lock) {
        this.run = run;
        this.number = number;
        this.lock = lock;
    }

    /** The execution that is going on in this process, or the last one that was; empty before the first. */
    Optional<JobExecution> execution() {
        return Optional.ofNullable(execution);
    }

    RepeatStatus load(StepContribution contribution, ChunkContext context) {
        execution = contribution.getStepExecution().getJobExecution();
        known = inputs.take(run);
        return RepeatStatus.FINISHED;
    }

    RepeatStatus compute(StepContribution contribution, ChunkContext context) {
        progress.at("Computing the figures", 0, 0);
        Store store = store(run);
        edition = store.transaction(() -> {
            Edition begun = store.editions()
                    .begin(run.key(), number, inputs.checksum(run, known), known.load(), known.answer(), run.reason());
            store.origin().saveFiles(begun.id(), inputs.files(run));
            if (known.load() > 0) {
                store.origin().saveLoads(begun.id(), store.loads().behind(known.load()));
            }
            store.editionFigures().save(begun.id(), reports.compute(run, begun));
            return begun;
        });
        return RepeatStatus.FINISHED;
    }

    RepeatStatus judge(StepContribution contribution, ChunkContext context) {
        Store store = store(run);
        store.transaction(() -> {
            Report report = reports.of(run.institution(), run.plan(), run.at(), edition);
            store.editionFigures().saveVerdicts(edition.id(), report.judgements());
            store.editions()
                    .publishedBefore(edition)
                    .filter(before -> store.loads().purged(before.load()).isEmpty())
                    .ifPresent(before -> {
                        progress.at("Comparing with edition " + before.number(), 0, 0);
                        differences.counted(run, before, edition).forEach((cell, cases) -> store.editionFigures()
                                .saveChangedCases(edition.id(), cell, cases));
                    });
        });
        return RepeatStatus.FINISHED;
    }

    RepeatStatus render(StepContribution contribution, ChunkContext context) {
        Store store = store(run);
        store.transaction(() -> {
            Report report = reports.forPublication(run, edition);
            for (String template : run.institution().report(run.report()).templates()) {
                progress.at("Making " + template, 0, 0);
                store.editions()
                        .saveDocument(
                                edition.id(),
                                template,
                                report.document(workspace.templates().resolve(template)));
            }
            if (known.load() > 0
                    && !run.institution().report(run.report()).caseLists().isEmpty()) {
                progress.at("Listing cases", 0, 0);
                caseLists.made(run, edition).forEach(list -> store.internalLists()
                        .save(edition.id(), list));
            }
        });
        return RepeatStatus.FINISHED;
    }

    /**
     * Publishes in the database first, which is what counts, and then puts the documents in their folder. A process killed
     * in between leaves a published edition whose folder the next run of the same report puts in place.
     */
    RepeatStatus publish(StepContribution contribution, ChunkContext context) {
        lock.confirm();
        Store store = store(run);
        store.transaction(() -> store.editions().publish(edition.id()));
        deliver(run, edition);
        return RepeatStatus.FINISHED;
    }

    /** Puts the documents of a published edition in their folder, unless they are there. */
    void deliver(ReportRun run, Edition published) {
        Store store = store(run);
        Map<String, Content> contents = new TreeMap<>();
        store.editions()
                .documents(published.id())
                .forEach((name, document) -> contents.put(name, Content.of(document)));
        contents.put(Manifest.NAME, Content.of(store.manifest().of(published)));
        EditionFolder.put(run.folder(workspace).resolve(published.folder()), contents);
        List<InternalLists.InternalList> lists = store.internalLists().of(published.id());
        if (!lists.isEmpty()) {
            progress.at("Writing lists of cases", 0, 0);
            EditionFolder.putInternal(
                    run.folder(workspace).resolve(published.internalFolder()),
                    caseLists.contents(run, published, lists));
        }
    }

    private Store store(ReportRun run) {
        return stores.of(run.institution().name());
    }
}
