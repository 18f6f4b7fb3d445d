package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.dossier.CaseLists;
import dk.maaltal.editions.Content;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFolder;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.editions.Manifest;
import dk.maaltal.store.Store;
import dk.maaltal.store.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Puts the documents of a published edition in their folder, unless they are there. A process killed before that leaves a
 * published edition whose folder the next run of the same report puts in place.
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
        Store store = run.store();
        Edition edition = run.delivered();
        Path folder = workspace.editions(run.institution().name(), edition.key());
        Map<String, Content> contents = new TreeMap<>();
        store.editions().documents(edition.id()).forEach((name, document) -> contents.put(name, Content.of(document)));
        if (run.publication() != Publication.EDITION) {
            Path waiting = run.publication() == Publication.STATUS ? folder.getParent() : folder;
            EditionFolder.replace(waiting.resolve(run.publication().folder(edition)), contents);
            contribution.setExitStatus(new ExitStatus(DRAFT));
            contribution.incrementWriteCount(contents.size());
            return RepeatStatus.FINISHED;
        }
        store.chain().requireIntact(edition);
        contents.put(Manifest.NAME, Content.of(store.manifest().of(edition)));
        EditionFolder.put(folder.resolve(edition.folder()), contents);
        EditionFolder.remove(folder.resolve(edition.draftFolder()));
        List<InternalLists.InternalList> lists = store.internalLists().of(edition.id());
        if (!lists.isEmpty()) {
            progress.at("Writing lists of cases", 0, 0);
            EditionFolder.putInternal(
                    folder.resolve(edition.internalFolder()),
                    new CaseLists(run.dossier(), run.report(), edition).contents(lists));
        }
        contribution.incrementWriteCount(contents.size() + lists.size());
        return RepeatStatus.FINISHED;
    }
}
