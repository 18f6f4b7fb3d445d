package dk.maaltal.jobs;

import dk.maaltal.store.Realm;
import java.nio.file.Path;

/**
 * Where a command works.
 *
 * @param jobs a folder for each institution
 * @param templates the Word and Excel templates
 * @param out where editions are put
 * @param var what Måltal keeps for itself: the local database, logs, sample cases
 * @param side the real cases or the sample cases
 */
public record Workspace(Path jobs, Path templates, Path out, Path var, Realm realm) {

    /** The institution's own folder for what is made. */
    public Path out(String institution) {
        return out.resolve(institution);
    }

    /** The sample extract of an institution. */
    public Path sampleExtract(String institution) {
        return var.resolve("sample").resolve(institution + ".csv");
    }
}
