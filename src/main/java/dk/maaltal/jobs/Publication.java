package dk.maaltal.jobs;

import dk.maaltal.editions.Edition;
import dk.maaltal.report.Release;
import dk.maaltal.report.ReportDeclaration;
import java.nio.file.Path;
import java.util.List;

/** What becomes of an edition that has been made. */
enum Publication {
    /** It is published, and never changed from then on. */
    EDITION,
    /** It waits for approval, or for what it lacks. */
    DRAFT,
    /** It stands until the next night's takes its place. */
    STATUS;

    /**
     * What becomes of one.
     *
     * @param number of the edition: only a first one waits for what it lacks
     * @param approvals that it has
     * @param lacking answers or explanations
     */
    static Publication of(
            ReportDeclaration report, ReportRun.Publish publish, int number, int approvals, List<String> lacking) {
        if (waiting(report) == STATUS) {
            return STATUS;
        }
        Release release = report.release();
        boolean waits = approvals < release.approvals()
                || (release.approvals() == 0
                        && release.draftWithGaps()
                        && publish == ReportRun.Publish.AS_DECLARED
                        && number == 1
                        && !lacking.isEmpty());
        return waits ? DRAFT : EDITION;
    }

    /** What an unpublished edition of a report is. */
    static Publication waiting(ReportDeclaration report) {
        return report.isStatus() ? STATUS : DRAFT;
    }

    /**
     * The folder of an edition's documents.
     *
     * @param folder of the editions of its report at its reporting point
     */
    Path folder(Path folder, Edition edition) {
        return switch (this) {
            case EDITION -> folder.resolve(edition.folder());
            case DRAFT -> folder.resolve(edition.draftFolder());
            case STATUS -> folder.resolveSibling("status");
        };
    }
}
