package dk.maaltal.jobs;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.Accepted;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A request to run a report.
 *
 * @param institution whose report, as its files were read
 * @param report by its name in {@code report.yaml}
 * @param plan whose goals are reported, as it is in force at the reporting point
 * @param at the reporting point
 * @param from a file to load instead of the declared extract
 * @param accepted what is right all the same of an extract that would be refused
 * @param asOfLoad the load as of which the cases are used, instead of loading anew
 * @param reason why an edition is corrected, when it is
 */
public record ReportRun(
        Institution institution,
        String report,
        Plan plan,
        ReportingPoint at,
        Optional<Path> from,
        Accepted accepted,
        Optional<Integer> asOfLoad,
        Optional<String> reason) {

    /** The same on the cases of the last published edition, where there is one: nothing is loaded. */
    public ReportRun withCasesOf(Store store) {
        return store.editions()
                .lastPublished(key())
                .map(last ->
                        new ReportRun(institution, report, plan, at, from, accepted, Optional.of(last.load()), reason))
                .orElse(this);
    }

    /** Which report of which plan at which reporting point. */
    public Edition.Key key() {
        return new Edition.Key(report, at.name(), plan.year());
    }
}
