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
 * @param publish whether the edition is published, or stays a draft
 */
public record ReportRun(
        Institution institution,
        String report,
        Plan plan,
        ReportingPoint at,
        Optional<Path> from,
        Accepted accepted,
        Optional<Integer> asOfLoad,
        Optional<String> reason,
        Publish publish) {

    /** Whether an edition is published once it is made. */
    public enum Publish {
        /** As {@code report.yaml} declares: it may have to wait for approval, or for what it lacks. */
        AS_DECLARED,
        /** Though it lacks answers or explanations; not without approval. */
        WITH_GAPS,
        /** It is a draft that has all approvals: made again from the same as it is, and from nothing else. */
        APPROVED
    }

    /** The publication of a draft that has its approvals. */
    public static ReportRun ofApproved(Edition draft, Institution institution, Plan plan) {
        return new ReportRun(
                institution,
                draft.key().report(),
                plan,
                ReportingPoint.parse(draft.key().at()),
                Optional.empty(),
                Accepted.NOTHING,
                Optional.of(draft.load()).filter(load -> load > 0),
                draft.reason(),
                Publish.APPROVED);
    }

    /** The same on the cases of the last published edition, where there is one: nothing is loaded. */
    public ReportRun withCasesOf(Store store) {
        return store.editions()
                .lastPublished(key())
                .map(last -> new ReportRun(
                        institution, report, plan, at, from, accepted, Optional.of(last.load()), reason, publish))
                .orElse(this);
    }

    /** Which report of which plan at which reporting point. */
    public Edition.Key key() {
        return new Edition.Key(report, at.name(), plan.year());
    }
}
