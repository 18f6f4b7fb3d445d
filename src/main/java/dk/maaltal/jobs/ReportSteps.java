package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.cases.Loads;
import dk.maaltal.editions.Content;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFigures;
import dk.maaltal.editions.EditionFolder;
import dk.maaltal.editions.Editions;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.Manifest;
import dk.maaltal.editions.Origin;
import dk.maaltal.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What each step of the main job does. What a step makes is in the database when it ends; a restart begins from the first
 * step, so only the run's own words and numbers are remembered here.
 */
@Component
class ReportSteps {

    private final JdbcClient database;
    private final Workspace workspace;
    private final Progress progress;
    private final PlatformTransactionManager transactions;
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
            DataSource dataSource,
            Workspace workspace,
            Progress progress,
            PlatformTransactionManager transactions,
            Inputs inputs,
            Reports reports,
            CaseLists caseLists,
            Differences differences) {
        this.database = JdbcClient.create(dataSource);
        this.workspace = workspace;
        this.progress = progress;
        this.transactions = transactions;
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
        edition = editions()
                .begin(run.key(), number, inputs.checksum(run, known), known.load(), known.answer(), run.reason());
        Origin origin = new Origin(database, run.institution().schema());
        origin.saveFiles(edition.id(), inputs.files(run));
        if (known.load() > 0) {
            origin.saveLoads(edition.id(), new Loads(database, run.institution().schema()).behind(known.load()));
        }
        figures().save(edition.id(), reports.compute(run, edition));
        return RepeatStatus.FINISHED;
    }

    RepeatStatus judge(StepContribution contribution, ChunkContext context) {
        Report report = reports.of(run.institution(), run.plan(), run.at(), edition);
        figures().saveVerdicts(edition.id(), report.judgements());
        editions().publishedBefore(edition).filter(this::isKept).ifPresent(before -> {
            progress.at("Comparing with edition " + before.number(), 0, 0);
            differences.counted(run, before, edition).forEach((cell, cases) -> figures()
                    .saveChangedCases(edition.id(), cell, cases));
        });
        return RepeatStatus.FINISHED;
    }

    private boolean isKept(Edition before) {
        return new Loads(database, run.institution().schema())
                .purged(before.load())
                .isEmpty();
    }

    RepeatStatus render(StepContribution contribution, ChunkContext context) {
        Report report = reports.forPublication(run, edition);
        for (String template : run.institution().report(run.report()).templates()) {
            progress.at("Making " + template, 0, 0);
            editions()
                    .saveDocument(
                            edition.id(),
                            template,
                            report.document(workspace.templates().resolve(template)));
        }
        if (known.load() > 0
                && !run.institution().report(run.report()).caseLists().isEmpty()) {
            progress.at("Listing cases", 0, 0);
            InternalLists lists = internalLists(run);
            caseLists.made(run, edition).forEach(list -> lists.save(edition.id(), list));
        }
        return RepeatStatus.FINISHED;
    }

    /**
     * Publishes in the database first, which is what counts, and then puts the documents in their folder. A process killed
     * in between leaves a published edition whose folder the next run of the same report puts in place.
     */
    RepeatStatus publish(StepContribution contribution, ChunkContext context) {
        lock.confirm();
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.executeWithoutResult(status -> editions().publish(edition.id()));
        deliver(run, edition);
        return RepeatStatus.FINISHED;
    }

    /** Puts the documents of a published edition in their folder, unless they are there. */
    void deliver(ReportRun run, Edition published) {
        String schema = run.institution().schema();
        Map<String, Content> contents = new TreeMap<>();
        new Editions(database, schema)
                .documents(published.id())
                .forEach((name, document) -> contents.put(name, Content.of(document)));
        contents.put(Manifest.NAME, Content.of(new Manifest(database, schema).of(published)));
        EditionFolder.put(run.folder(workspace).resolve(published.folder()), contents);
        List<InternalLists.InternalList> lists = internalLists(run).of(published.id());
        if (!lists.isEmpty()) {
            progress.at("Writing lists of cases", 0, 0);
            EditionFolder.putInternal(
                    run.folder(workspace).resolve(published.internalFolder()),
                    caseLists.contents(run, published, lists));
        }
    }

    private InternalLists internalLists(ReportRun run) {
        return new InternalLists(database, run.institution().schema());
    }

    private EditionFigures figures() {
        return new EditionFigures(database, run.institution().schema());
    }

    private Editions editions() {
        return new Editions(database, run.institution().schema());
    }
}
