package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.dossier.EditionDossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Known;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Standing;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The report that an execution of the main job makes: what each step leaves for the next. A restart goes through every step
 * again, so nothing of it is kept beyond the execution.
 */
@Component
@JobScope
class RunningReport {

    private final Institution institution;
    private final String report;
    private final Plan plan;
    private final ReportingPoint at;
    private final Store store;
    private final Workspace workspace;
    private final Progress progress;

    private Dossier dossier;
    private EditionDossier edition;
    private final ReportRun.Publish publish;
    private Edition delivered;
    private Publication publication = Publication.EDITION;

    RunningReport(
            @Value("#{jobParameters['" + ReportParameters.INSTITUTION + "']}") String institution,
            @Value("#{jobParameters['" + ReportParameters.REPORT + "']}") String report,
            @Value("#{jobParameters['" + ReportParameters.PLAN + "']}") long plan,
            @Value("#{jobParameters['" + ReportParameters.AT + "']}") String at,
            @Value("#{jobParameters['" + ReportParameters.PUBLISH + "']}") String publish,
            Institutions institutions,
            Stores stores,
            Workspace workspace,
            Progress progress) {
        this.institution = institutions.of(institution);
        this.report = report;
        this.at = ReportingPoint.parse(at);
        this.plan =
                this.institution.plan(Optional.of((int) plan), this.at.year()).inForce(this.at.day());
        this.store = stores.of(institution);
        this.workspace = workspace;
        this.progress = progress;
        this.publish = publish == null ? ReportRun.Publish.AS_DECLARED : ReportRun.Publish.valueOf(publish);
    }

    Institution institution() {
        return institution;
    }

    String report() {
        return report;
    }

    Plan plan() {
        return plan;
    }

    ReportingPoint at() {
        return at;
    }

    Edition.Key key() {
        return new Edition.Key(report, at.name(), plan.year());
    }

    Store store() {
        return store;
    }

    /** Says how much is known, once everything is taken in. */
    void knows(Known known) {
        dossier = new Dossier(
                store, institution, plan, at, known, workspace.realm().isSample(), progress);
    }

    /** What is known of the plan; from the end of the first step on. */
    Dossier dossier() {
        return dossier;
    }

    /** Whether it is to be published. */
    ReportRun.Publish publish() {
        return publish;
    }

    /** Says which edition is being made. */
    void makes(Edition begun) {
        edition = EditionDossier.ofNew(dossier, report, begun);
        delivered = begun;
    }

    /** What the edition that is being made prints; from the end of the second step on. */
    EditionDossier edition() {
        return edition;
    }

    /** Decides what becomes of the edition that is being made, which its documents have to say. */
    void decide() {
        List<Standing.Approval> approvals = store.approvals().of(delivered.id());
        publication = publicationOf(delivered, approvals.size(), edition.gaps());
        edition.stands(publication == Publication.DRAFT, approvals);
    }

    /** Whether a draft that was made from the same as now goes on waiting for the same. */
    boolean waits(Edition draft) {
        List<String> lacking = institution.report(report).release().draftWithGaps() ? List.of("") : List.of();
        return publicationOf(draft, store.approvals().of(draft.id()).size(), lacking) != Publication.EDITION;
    }

    private Publication publicationOf(Edition made, int approvals, List<String> lacking) {
        return Publication.of(institution.report(report), publish, made.number(), approvals, lacking);
    }

    /** Says which edition or draft stands, where nothing has changed since it was made. */
    void stands(Edition unchanged) {
        delivered = unchanged;
        publication = store.editions().isPublished(unchanged)
                ? Publication.EDITION
                : Publication.waiting(institution.report(report));
    }

    /** The edition that is delivered: the one being made, or the one that stands. */
    Edition delivered() {
        return delivered;
    }

    /** What becomes of it. */
    Publication publication() {
        return publication;
    }
}
