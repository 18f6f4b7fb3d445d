package dk.maaltal.jobs;

import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.report.Report;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes a published edition again from the database alone, and holds it against what was published. */
@Component
public class Reproduction {

    /**
     * A document made again.
     *
     * @param published its SHA-256 when it was published
     * @param again that of the document made now
     */
    public record Document(String name, String published, String again) {

        public boolean isSame() {
            return published.equals(again);
        }
    }

    private final Stores stores;
    private final Workspace workspace;
    private final Progress progress;
    private final Reports reports;
    private final CaseLists caseLists;

    Reproduction(Stores stores, Workspace workspace, Progress progress, Reports reports, CaseLists caseLists) {
        this.stores = stores;
        this.workspace = workspace;
        this.progress = progress;
        this.reports = reports;
        this.caseLists = caseLists;
    }

    /**
     * Makes an edition again: its cases as of its load, the answers as of its last, its plan and templates as they were.
     *
     * @param told which report; its institution need not have a folder any more
     * @return every document of it, the same or not
     * @throws DataRefused when there is no such edition, or what it was made from is kept no more
     */
    public List<Document> of(Published told, int number) {
        Store store = stores.existing(told.institution());
        Edition edition = told.edition(store.editions(), number);
        if (edition.load() > 0) {
            store.loads().require(edition.load());
        }
        List<Document> documents = new ArrayList<>();
        try (Archive archive = Archive.open(workspace, store, edition)) {
            Report report = reports.forPublicationAgain(archive.run(), edition);
            for (Map.Entry<String, byte[]> published :
                    store.editions().documents(edition.id()).entrySet()) {
                progress.at("Making " + published.getKey() + " again", 0, 0);
                byte[] again = report.document(archive.workspace().templates().resolve(published.getKey()));
                documents.add(new Document(published.getKey(), Checksum.of(published.getValue()), Checksum.of(again)));
            }
            documents.addAll(lists(store, archive.run(), edition));
        }
        return documents;
    }

    private List<Document> lists(Store store, ReportRun run, Edition edition) {
        List<InternalLists.InternalList> published = store.internalLists().of(edition.id());
        List<Document> documents = new ArrayList<>();
        caseLists.contents(run, edition, published).forEach((name, content) -> {
            progress.at("Making " + name + " again", 0, 0);
            try {
                documents.add(new Document(name, content.sha256(), Checksum.of(content.made())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return documents;
    }
}
