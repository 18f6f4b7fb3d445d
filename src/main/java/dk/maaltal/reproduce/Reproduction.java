package dk.maaltal.reproduce;

import dk.maaltal.Checksum;
import dk.maaltal.Progress;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.dossier.Archive;
import dk.maaltal.dossier.CaseLists;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.dossier.EditionDossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionQuery;
import dk.maaltal.editions.Version;
import dk.maaltal.report.Changes;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.sources.Source;
import dk.maaltal.store.Store;
import dk.maaltal.template.BadTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a published edition again from the database alone, and holds it against what was published. */
public final class Reproduction {

    /**
     * A document made again.
     *
     * @param published its SHA-256 when it was published
     * @param again that of the document made now
     */
    public record Document(String name, String published, String again) {

        /** Whether it is the same byte for byte. */
        public boolean isSame() {
            return published.equals(again);
        }
    }

    /**
     * An edition made again.
     *
     * @param documents every document and internal list of it, the same or not; none where it could not be made again
     * @param changed how many figures or verdicts come out otherwise
     * @param madeBy the version of Måltal that published it, where that is not this one
     * @param unreadable why this version cannot make it again, where it cannot
     */
    public record Outcome(List<Document> documents, int changed, Optional<String> madeBy, Optional<String> unreadable) {

        /** Whether everything is the same byte for byte. */
        public boolean isSame() {
            return unreadable.isEmpty() && documents.stream().allMatch(Document::isSame);
        }

        /** Whether what differs may be put down to another version of Måltal: every figure and verdict is the same. */
        public boolean isOfAnotherVersion() {
            return !isSame() && madeBy.isPresent() && changed == 0;
        }
    }

    private final Store store;
    private final Archive archive;
    private final Progress progress;

    /**
     * @param store of the institution, which need not have a folder any more
     * @param archive of what its editions were made from
     * @param progress is given each document that is made
     */
    public Reproduction(Store store, Archive archive, Progress progress) {
        this.store = store;
        this.archive = archive;
        this.progress = progress;
    }

    /**
     * Makes an edition again: its cases as of its load, the answers as of its last, its plan and templates as they were.
     *
     * @throws DataRefused when there is no such edition, or what it was made from is kept no more
     */
    public Outcome of(EditionQuery report, int number) {
        Edition edition = report.edition(store.editions(), number);
        store.chain().requireIntact(edition);
        if (edition.load() > 0) {
            store.loads().require(edition.load());
        }
        Optional<String> madeBy =
                Optional.of(store.editions().program(edition)).filter(version -> !version.equals(Version.PROGRAM));
        try {
            Dossier made = archive.open(edition);
            EditionDossier again = EditionDossier.ofPublished(made, edition);
            List<PrintedFigure> printed = again.printed();
            List<Document> documents = new ArrayList<>();
            Map<String, byte[]> published = store.editions().documents(edition.id());
            for (Map.Entry<String, byte[]> document : published.entrySet()) {
                progress.at("Making " + document.getKey() + " again", 0, 0);
                Source template = made.institution().sources().template(document.getKey());
                documents.add(new Document(
                        document.getKey(), Checksum.of(document.getValue()), Checksum.of(again.document(template))));
            }
            documents.addAll(lists(made, edition));
            return new Outcome(documents, changed(edition, printed), madeBy, Optional.empty());
        } catch (BadDeclaration | BadTemplate e) {
            return new Outcome(List.of(), 0, madeBy, Optional.of(e.getMessage()));
        }
    }

    private int changed(Edition edition, List<PrintedFigure> again) {
        return Changes.betweenWhole(store.editionFigures().printed(edition), again)
                .size();
    }

    private List<Document> lists(Dossier made, Edition edition) {
        List<Document> documents = new ArrayList<>();
        new CaseLists(made, edition.key().report(), edition)
                .contents(store.internalLists().of(edition.id()))
                .forEach((name, content) -> {
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
