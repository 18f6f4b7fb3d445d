package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.dossier.CaseLists;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.editions.Content;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFolder;
import dk.maaltal.editions.InternalLists;
import dk.maaltal.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where an edition, a draft or a status is read.
 *
 * @param store of the institution
 * @param around the folder of the editions of the report at the reporting point
 * @param publication what became of it
 */
record EditionPlace(Store store, Path around, Edition edition, Publication publication) {

    /** The folder of its documents. */
    Path folder() {
        return publication.folder(around, edition);
    }

    /**
     * Puts it there, unless it is there; its folder comes last, so that all of it is there where that is.
     *
     * @param madeFrom what it was made from, asked for where lists of cases go with it
     * @return the number of files
     */
    int put(Supplier<Dossier> madeFrom, Progress progress) {
        if (publication != Publication.EDITION) {
            Map<String, Content> contents = new TreeMap<>();
            store.editions()
                    .documents(edition.id())
                    .forEach((name, document) -> contents.put(name, Content.of(document)));
            EditionFolder.replace(folder(), contents);
            return contents.size();
        }
        store.chain().requireIntact(edition);
        List<InternalLists.InternalList> lists = store.internalLists().of(edition.id());
        if (!lists.isEmpty()) {
            progress.at("Writing lists of cases", 0, 0);
            EditionFolder.putInternal(
                    around.resolve(edition.internalFolder()),
                    new CaseLists(madeFrom.get(), edition.key().report(), edition).contents(lists));
        }
        Map<String, Content> contents = store.editions().contents(edition);
        EditionFolder.put(folder(), contents);
        EditionFolder.remove(around.resolve(edition.draftFolder()));
        return contents.size() + lists.size();
    }
}
