package dk.maaltal.dossier;

import dk.maaltal.cases.DataRefused;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.editions.Edition;
import dk.maaltal.figures.Figure;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.store.Store;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings editions of versions before 0.2 up to date, which kept their figures as numbers only: how these were printed is
 * worked out from the plan they were made by, once, while this version still reads it as it was meant.
 */
public final class OlderEditions {

    private static final Logger LOG = LoggerFactory.getLogger(OlderEditions.class);

    private final Store store;
    private final Archive archive;

    /**
     * @param store of the institution
     * @param archive of what its editions were made from
     */
    public OlderEditions(Store store, Archive archive) {
        this.store = store;
        this.archive = archive;
    }

    /**
     * Completes every published edition that lacks what it printed; one whose plan cannot be read stays as it is, and all do
     * where the user may only read.
     */
    public void complete() {
        List<Edition> lacking = store.editions().notAsPrinted();
        if (lacking.isEmpty() || !store.mayChangeEditions()) {
            return;
        }
        for (Edition edition : lacking) {
            try {
                complete(edition, archive.open(edition));
            } catch (BadDeclaration | DataRefused e) {
                LOG.warn(
                        "Edition {} of {} at {} cannot be compared to",
                        edition.number(),
                        edition.key().report(),
                        edition.key().at(),
                        e);
            }
        }
    }

    private void complete(Edition edition, Dossier made) {
        List<Figure> figures = store.editionFigures().counted(edition.id(), made.plan());
        EditionDossier dossier = EditionDossier.ofPublished(made.withFigures(figures), edition);
        List<PrintedFigure> printed = dossier.printed();
        store.transaction(() -> {
            store.editionFigures().savePrinted(edition.id(), printed);
            store.editionSummaries().save(edition.id(), dossier.summary());
        });
    }
}
