package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.dossier.Dossier;
import dk.maaltal.dossier.EditionDossier;
import dk.maaltal.editions.Edition;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Known;
import dk.maaltal.plan.Plan;
import dk.maaltal.store.Store;
import dk.maaltal.store.Stores;
import dk.maaltal.store.Workspace;
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
    private Edition published;

    RunningReport(
            @Value("#{jobParameters['" + ReportParameters.INSTITUTION + "']}") String institution,
            @Value("#{jobParameters['" + ReportParameters.REPORT + "']}") String report,
            @Value("#{jobParameters['" + ReportParameters.PLAN + "']}") long plan,
            @Value("#{jobParameters['" + ReportParameters.AT + "']}") String at,
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

    /** Says which edition is being made. */
    void makes(Edition begun) {
        edition = EditionDossier.ofNew(dossier, report, begun);
        published = begun;
    }

    /** What the edition that is being made prints; from the end of the second step on. */
    EditionDossier edition() {
        return edition;
    }

    /** Says which edition stands, where nothing has changed since it was made. */
    void stands(Edition unchanged) {
        published = unchanged;
    }

    /** The edition that is delivered: the one being made, or the one that stands. */
    Edition published() {
        return published;
    }
}
