package dk.maaltal.jobs;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.editions.Edition;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Realm;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is asked for when a report is run.
 *
 * @param institution whose report
 * @param report by its name in {@code report.yaml}
 * @param plan whose goals are told
 * @param at the reporting point
 * @param from a file to load instead of the declared extract
 * @param acceptShrunken whether an extract much smaller than the last is right all the same
 * @param asOfLoad the load whose cases are told of, instead of loading anew
 * @param reason why an edition is corrected, when it is
 */
public record ReportRun(
        Institution institution,
        String report,
        Plan plan,
        ReportingPoint at,
        Optional<Path> from,
        boolean acceptShrunken,
        Optional<Integer> asOfLoad,
        Optional<String> reason) {

    public Edition.Key key() {
        return new Edition.Key(report, at.name(), plan.year());
    }

    /** Names the run in messages and in the lock, which any version of Måltal takes by this very name. */
    String name(Realm realm) {
        return realm.schema(institution.name()) + " " + report + " " + at.name() + " (plan " + plan.year() + ")";
    }

    /** The folder of its editions. */
    Path folder(Workspace workspace) {
        return folder(workspace, institution.name(), key());
    }

    /** The folder of the editions of a report of an institution. */
    static Path folder(Workspace workspace, String institution, Edition.Key key) {
        return workspace.out(institution).resolve(key.report()).resolve(key.at());
    }
}
