package dk.maaltal.dossier;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.declaration.BadDeclaration;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Known;
import dk.maaltal.sources.Sources;
import dk.maaltal.store.Store;
import java.util.Map;
import java.util.Optional;

/** Opens what published editions were made from: the plan, the declarations and the templates as they were. */
public final class Archive {

    private final Store store;
    private final boolean sample;
    private final Progress progress;

    /**
     * @param store of the institution
     * @param sample whether its cases are made up
     * @param progress is given each long piece of work
     */
    public Archive(Store store, boolean sample, Progress progress) {
        this.store = store;
        this.sample = sample;
        this.progress = progress;
    }

    /**
     * What an edition was made from.
     *
     * @throws DataRefused when it was not kept: the edition is older than the keeping
     * @throws BadDeclaration when this version of Måltal cannot read the plan or the declarations any more
     */
    public Dossier open(Edition edition) {
        Map<String, byte[]> files = store.origin().files(edition.id());
        if (files.isEmpty()) {
            throw new DataRefused("What edition " + edition.number() + " of "
                    + edition.key().report() + " at " + edition.key().at() + " was made from is not in the database.");
        }
        Institution institution = Institution.read(Sources.ofEdition(files), store.name());
        ReportingPoint at = ReportingPoint.parse(edition.key().at());
        return new Dossier(
                store,
                institution,
                institution.plan(Optional.of(edition.key().plan()), at.year()).inForce(at.day()),
                at,
                new Known(edition.load(), edition.answer()),
                sample,
                progress);
    }
}
