package dk.maaltal.jobs;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.CaseTable;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.cases.Loads;
import dk.maaltal.database.Schemas;
import dk.maaltal.editions.Edition;
import dk.maaltal.editions.Editions;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.Figures;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Changes;
import dk.maaltal.report.Report;
import dk.maaltal.reported.AnswerHistory;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import dk.maaltal.verdicts.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The report of a plan before any of its years, with a change of everything, by which templates are tried. */
    static Report withoutResults(CaseDeclaration declaration, Plan plan) {
        Report report = report(declaration, plan, BEFORE, 1, true, Figures.none(plan), Answers.NONE);
        return report.with(report.judgements().stream()
                .map(judgement -> new Changes.Change(Optional.empty(), Optional.of(judgement)))
                .toList());
    }

    /**
     * The report as the cases last loaded and the newest answers give it; nothing is kept.
     *
     * @throws DataRefused when no cases have been loaded
     */
    public Report current(Institution institution, Plan plan, ReportingPoint at) {
        Schemas.prepareInstitution(dataSource, institution.schema());
        int load = institution.declaration().extract().isEmpty()
                ? 0
                : new Loads(database, institution.schema())
                        .last()
                        .orElseThrow(() -> new DataRefused("No cases of " + institution.name()
                                + " have been loaded. Load them first: maaltal load " + institution.name()));
        if (load > 0) {
            CaseTable.refuseOutdated(database, institution.schema(), institution.declaration());
        }
        progress.at("Computing the figures", 0, 0);
        Answers answers = answers(institution, plan, Long.MAX_VALUE);
        return report(
                institution.declaration(),
                plan,
                at,
                0,
                workspace.side().isSample(),
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

    /** The report as an edition keeps it. */
    public Report of(ReportRun run, Edition edition) {
        return of(run.institution(), run.plan(), run.at(), edition);
    }

    Report of(Institution institution, Plan plan, ReportingPoint at, Edition edition) {
        Editions editions = new Editions(database, institution.schema());
        Report report = report(
                institution.declaration(),
                plan,
                at,
                edition.number(),
                workspace.side().isSample(),
                editions.figures(edition.id(), plan),
                answers(institution, plan, edition.answer()));
        return report.with(editions.publishedBefore(edition)
                .map(before -> Changes.between(judged(editions, before, plan), report.judgements()))
                .orElse(List.of()));
    }

    /** What an edition told: its figures, and the verdicts it gave them, whatever the plan promises now. */
    private static List<Judgement> judged(Editions editions, Edition edition, Plan plan) {
        Map<Figure.At, Verdict> verdicts = editions.verdicts(edition.id());
        return Judge.judge(plan, editions.figures(edition.id(), plan)).stream()
                .map(judgement ->
                        judgement.as(verdicts.getOrDefault(judgement.figure().cell(), judgement.verdict())))
                .toList();
    }

    private List<Figure> figures(Institution institution, Plan plan, ReportingPoint at, int load, Answers answers) {
        return new Figures(database, institution.schema(), institution.declaration())
                .compute(plan, at.day(), load, answers);
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
                List.of());
    }
}
