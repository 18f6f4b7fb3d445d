package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseTable;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.database.Schemas;
import dk.maaltal.disclosure.DisclosureControl;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.EditionFigures;
import dk.maaltal.editions.Editions;
import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.figures.Figures;
import dk.maaltal.plan.Plan;
import dk.maaltal.quality.Quality;
import dk.maaltal.quality.QualityQuery;
import dk.maaltal.report.ChangedCases;
import dk.maaltal.report.Changes;
import dk.maaltal.report.Correction;
import dk.maaltal.report.Report;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is to tell of a plan: as an edition keeps it, or as everything is known now. */
@Component
public class Reports {

    private static final ReportingPoint BEFORE = ReportingPoint.parse("1900");

    private final DataSource dataSource;
    private final JdbcClient database;
    private final Workspace workspace;
    private final Progress progress;

    Reports(DataSource dataSource, Workspace workspace, Progress progress) {
        this.dataSource = dataSource;
        this.database = JdbcClient.create(dataSource);
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * The report of a plan before any of its years, with a change of everything and cases of every quality, by which
     * templates are tried.
     */
    static Report withoutResults(CaseDeclaration declaration, Plan plan) {
        Report report = report(declaration, plan, BEFORE, 1, true, Figures.none(plan), Answers.NONE);
        List<Changes.Change> all = report.judgements().stream()
                .map(judgement -> new Changes.Change(
                        Optional.of(judgement), Optional.of(judgement), Optional.of(ChangedCases.NONE)))
                .toList();
        return report.with(new Correction(1, "", all)).with(Quality.MADE_UP);
    }

    /** As {@link #current}, with how good the cases are: everything a template can tell, but for what is corrected. */
    public Report currentWithQuality(Institution institution, Plan plan, ReportingPoint at) {
        int load = load(institution, Optional.empty());
        return asOf(load, institution, plan, at).with(quality(institution, plan, at, load));
    }

    /** The report as the cases last loaded and the newest answers give it; nothing is kept. */
    public Report current(Institution institution, Plan plan, ReportingPoint at) {
        return current(institution, plan, at, Optional.empty());
    }

    /**
     * The report as the cases once loaded and the newest answers give it; nothing is kept.
     *
     * @param asOfLoad the load; the last where it is left out
     * @throws DataRefused when no cases have been loaded, or no such load was taken in
     */
    public Report current(Institution institution, Plan plan, ReportingPoint at, Optional<Integer> asOfLoad) {
        return asOf(load(institution, asOfLoad), institution, plan, at);
    }

    /**
     * A load of an institution's cases; 0 for one without cases.
     *
     * @param asOfLoad the load; the last where it is left out
     * @throws DataRefused when no cases have been loaded, or no such load was taken in
     */
    int load(Institution institution, Optional<Integer> asOfLoad) {
        Schemas.prepareInstitution(dataSource, institution.schema());
        if (institution.declaration().extract().isEmpty()) {
            return 0;
        }
        Loads loads = new Loads(database, institution.schema());
        int load = asOfLoad.map(loads::require)
                .or(loads::last)
                .orElseThrow(() -> new DataRefused("No cases of " + institution.name()
                        + " have been loaded. Load them first: maaltal load " + institution.name()));
        CaseTable.refuseOutdated(database, institution.schema(), institution.declaration());
        return load;
    }

    /** The report as the cases give it that were known once a load was in, and the newest answers; nothing is kept. */
    Report asOf(int load, Institution institution, Plan plan, ReportingPoint at) {
        progress.at("Computing the figures", 0, 0);
        Answers answers = answers(institution, plan, Long.MAX_VALUE);
        return report(
                institution.declaration(),
                plan,
                at,
                0,
                workspace.realm().isSample(),
                figures(institution, plan, at, load, answers),
                answers);
    }

    /** The figures of an edition, computed. */
    List<Figure> compute(ReportRun run, Edition edition) {
        return figures(
                run.institution(),
                run.plan(),
                run.at(),
                edition.load(),
                answers(run.institution(), run.plan(), edition.answer()));
    }

    /** The report as an edition keeps it, with what it tells otherwise than the edition before it; nothing is hidden. */
    public Report of(ReportRun run, Edition edition) {
        return whole(of(run.institution(), run.plan(), run.at(), edition), run, edition, DisclosureControl.NONE);
    }

    /** The report as the documents of an edition tell it: without the small counts that {@code report.yaml} hides. */
    Report forPublication(ReportRun run, Edition edition) {
        return whole(of(run.institution(), run.plan(), run.at(), edition), run, edition, disclosure(run, edition));
    }

    /** The same, with its figures computed anew from the cases and answers the edition was made from. */
    Report forPublicationAgain(ReportRun run, Edition edition) {
        return whole(
                told(run.institution(), run.plan(), run.at(), edition, compute(run, edition)),
                run,
                edition,
                disclosure(run, edition));
    }

    private DisclosureControl disclosure(ReportRun run, Edition edition) {
        int hideBelow = run.institution().report(run.report()).hideBelow();
        if (hideBelow == 0) {
            return DisclosureControl.NONE;
        }
        List<FigureRequest> asked = FigureRequest.of(run.plan(), run.at().day()).stream()
                .flatMap(FigureRequest::ofCases)
                .toList();
        return new DisclosureControl(
                hideBelow,
                CaseKinds.of(
                        database, run.institution().schema(), run.institution().declaration(), asked, edition.load()));
    }

    private Report whole(Report report, ReportRun run, Edition edition, DisclosureControl disclosure) {
        List<Judgement> shown = disclosure.shown(run.plan(), run.at().day(), report.judgements());
        return report.showing(shown)
                .with(correction(shown, run, edition, disclosure))
                .with(quality(run.institution(), run.plan(), run.at(), edition.load())
                        .hiding(disclosure.hideBelow()));
    }

    private Correction correction(List<Judgement> now, ReportRun run, Edition edition, DisclosureControl disclosure) {
        return editions(run.institution())
                .publishedBefore(edition)
                .map(before -> new Correction(
                        before.number(),
                        edition.reason().orElse(""),
                        byCases(
                                Changes.between(judgements(run.institution(), before, disclosure), now),
                                figures(run.institution()).changedCases(edition.id()),
                                disclosure)))
                .orElse(Correction.NONE);
    }

    private static List<Changes.Change> byCases(
            List<Changes.Change> changes, Map<Figure.At, ChangedCases> cases, DisclosureControl disclosure) {
        return changes.stream()
                .map(change -> change.by(Optional.ofNullable(cases.get(change.cell()))
                        .filter(counted -> Stream.of(counted.entered(), counted.left(), counted.changed())
                                .noneMatch(disclosure.rule()::isSmall))))
                .toList();
    }

    /** What an edition told, by the plan it was made from. */
    public List<Judgement> judgements(Institution institution, Edition edition) {
        return judgements(institution, edition, DisclosureControl.NONE);
    }

    private List<Judgement> judgements(Institution institution, Edition edition, DisclosureControl disclosure) {
        try (Archive archive = Archive.open(workspace, database, edition, institution.name())) {
            ReportRun run = archive.run();
            return disclosure.shown(
                    run.plan(),
                    run.at().day(),
                    of(run.institution(), run.plan(), run.at(), edition).judgements());
        }
    }

    /** The report as an edition keeps it by a plan, without what it corrects. */
    Report of(Institution institution, Plan plan, ReportingPoint at, Edition edition) {
        return told(institution, plan, at, edition, figures(institution).of(edition.id(), plan));
    }

    private Report told(Institution institution, Plan plan, ReportingPoint at, Edition edition, List<Figure> figures) {
        return report(
                institution.declaration(),
                plan,
                at,
                edition.number(),
                workspace.realm().isSample(),
                figures,
                answers(institution, plan, edition.answer()));
    }

    private EditionFigures figures(Institution institution) {
        return new EditionFigures(database, institution.schema());
    }

    private Editions editions(Institution institution) {
        return new Editions(database, institution.schema());
    }

    private List<Figure> figures(Institution institution, Plan plan, ReportingPoint at, int load, Answers answers) {
        return new Figures(database, institution.schema(), institution.declaration())
                .compute(plan, at.day(), load, answers);
    }

    private Quality quality(Institution institution, Plan plan, ReportingPoint at, int load) {
        return new QualityQuery(database, institution.schema(), institution.declaration()).of(load, plan, at.day());
    }

    private Answers answers(Institution institution, Plan plan, long newest) {
        return new AnswerHistory(database, institution.schema(), plan.year()).asOf(newest);
    }

    private static Report report(
            CaseDeclaration declaration,
            Plan plan,
            ReportingPoint at,
            int edition,
            boolean sample,
            List<Figure> figures,
            Answers answers) {
        List<Judgement> judgements = Judge.judge(plan, figures);
        return new Report(
                declaration,
                plan,
                at,
                edition,
                sample,
                judgements,
                Scorecard.of(plan, judgements, answers, at.day()),
                answers,
                Correction.NONE,
                Quality.NONE);
    }
}
