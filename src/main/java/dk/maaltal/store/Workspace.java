package dk.maaltal.store;

import dk.maaltal.cases.CaseSources;
import dk.maaltal.editions.Edition;
import java.nio.file.Path;

/**
 * Where a command works.
 *
 * @param jobs a folder for each institution
 * @param templates the Word, Excel and HTML templates
 * @param out where editions are put
 * @param var what Måltal keeps for itself: the local database, logs, sample cases
 * @param sources what operations let cases come from; there need be no such file
 * @param realm the real cases or the sample cases
 */
public record Workspace(Path jobs, Path templates, Path out, Path var, Path sources, Realm realm) {

    /** One whose sources of cases are named beside {@code jobs}. */
    public Workspace(Path jobs, Path templates, Path out, Path var, Realm realm) {
        this(jobs, templates, out, var, jobs.resolveSibling(CaseSources.NAME), realm);
    }

    /** The institution's own folder for what is made. */
    public Path out(String institution) {
        return out.resolve(institution);
    }

    /** The folder of the editions of a report of an institution. */
    public Path editions(String institution, Edition.Key key) {
        return out(institution).resolve(key.report()).resolve(key.at());
    }

    /** Where the institution's extracts go once a later one is taken in. */
    public Path archive(String institution) {
        return var.resolve("archive").resolve(institution);
    }

    /** The sample extract of an institution. */
    public Path sampleExtract(String institution) {
        return var.resolve("sample").resolve(institution + ".csv");
    }
}
