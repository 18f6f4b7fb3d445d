package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.dossier.CaseLists;
import dk.maaltal.dossier.EditionDossier;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Makes and keeps the documents of the edition, and the checksums of the internal lists of cases that go with it. */
@Component
@StepScope
class RenderStep implements Tasklet {

    private final RunningReport run;
    private final Progress progress;

    RenderStep(RunningReport run, Progress progress) {
        this.run = run;
        this.progress = progress;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.decide();
        EditionDossier dossier = run.edition();
        long edition = dossier.edition().id();
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (Source template : run.institution().templates(run.report())) {
            progress.at("Making " + template.fileName(), 0, 0);
            documents.put(template.fileName(), dossier.document(template));
        }
        List<InternalLists.InternalList> lists = lists(dossier);
        Store store = run.store();
        store.transaction(() -> {
            documents.forEach((name, content) -> store.editions().saveDocument(edition, name, content));
            lists.forEach(list -> store.internalLists().save(edition, list));
        });
        contribution.incrementWriteCount(documents.size() + lists.size());
        return RepeatStatus.FINISHED;
    }

    private List<InternalLists.InternalList> lists(EditionDossier dossier) {
        if (dossier.edition().load() == 0
                || run.institution().report(run.report()).caseLists().isEmpty()) {
            return List.of();
        }
        progress.at("Listing cases", 0, 0);
        return new CaseLists(dossier.dossier(), run.report(), dossier.edition()).made();
    }
}
