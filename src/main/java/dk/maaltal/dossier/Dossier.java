package dk.maaltal.dossier;

import dk.maaltal.Progress;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.editions.Editions;
import dk.maaltal.figures.CaseList;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.institution.Institution;
import dk.maaltal.intake.Known;
import dk.maaltal.plan.Plan;
import dk.maaltal.quality.Quality;
import dk.maaltal.report.Correction;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.report.Report;
import dk.maaltal.report.Standing;
import dk.maaltal.reported.Answers;
import dk.maaltal.store.Store;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import java.util.List;

/**
 * What is known of a plan at a reporting point: answers, figures, judgements, scores and the quality of the cases. Each part
 * is made when it is first asked for, and once; whoever needs it again is given the same.
 */
public final class Dossier {

    private final Store store;
    private final Institution institution;
    private final Plan plan;
    private final ReportingPoint at;
    private final Known known;
    private final boolean sample;
    private final Progress progress;

    private final Once<Answers> answers = new Once<>(this::readAnswers);
    private final Once<List<Figure>> figures;
    private final Once<List<Judgement>> judgements = new Once<>(this::judge);
    private final Once<Scorecard> scorecard = new Once<>(this::score);
    private final Once<Quality> quality = new Once<>(this::scanQuality);

    /**
     * @param store of the institution
     * @param institution whose plan it is
     * @param plan as it is in force at the reporting point
     * @param at the reporting point
     * @param known up to which load and answer
     * @param sample whether the cases are made up
     * @param progress is given each long piece of work
     */
    public Dossier(
            Store store,
            Institution institution,
            Plan plan,
            ReportingPoint at,
            Known known,
            boolean sample,
            Progress progress) {
        this.store = store;
        this.institution = institution;
        this.plan = plan;
        this.at = at;
        this.known = known;
        this.sample = sample;
        this.progress = progress;
        this.figures = new Once<>(this::computeFigures);
    }

    private Dossier(Dossier other, List<Figure> computed) {
        this.store = other.store;
        this.institution = other.institution;
        this.plan = other.plan;
        this.at = other.at;
        this.known = other.known;
        this.sample = other.sample;
        this.progress = other.progress;
        this.figures = new Once<>(() -> computed);
    }

    /** The same, with figures that were computed before. */
    Dossier withFigures(List<Figure> computed) {
        return new Dossier(this, computed);
    }

    Store store() {
        return store;
    }

    /** Whose plan it is. */
    public Institution institution() {
        return institution;
    }

    /** The plan as it is in force at the reporting point. */
    public Plan plan() {
        return plan;
    }

    /** The reporting point. */
    public ReportingPoint at() {
        return at;
    }

    /** Up to which load and answer everything is known. */
    public Known known() {
        return known;
    }

    boolean isSample() {
        return sample;
    }

    Progress progress() {
        return progress;
    }

    /** What people reported. */
    public Answers answers() {
        return answers.get();
    }

    /** Every figure of the plan's tables, in the plan's order. */
    public List<Figure> figures() {
        return figures.get();
    }

    /** Every figure held against its target, in the same order. */
    public List<Judgement> judgements() {
        return judgements.get();
    }

    /** How the goals came out in the plan's year. */
    public Scorecard scorecard() {
        return scorecard.get();
    }

    /** How good the cases are. */
    public Quality quality() {
        return quality.get();
    }

    /** Every figure as it is printed, nothing suppressed. */
    public List<PrintedFigure> printed() {
        return judgements().stream().map(PrintedFigure::of).toList();
    }

    /** The report without the quality of the cases, which takes a pass over them. */
    public Report report() {
        return report(0, Quality.NONE);
    }

    /** The report with the quality of the cases: everything a template can name, but for what is corrected. */
    public Report reportWithQuality() {
        return report(0, quality());
    }

    Report report(int edition, Quality ofCases) {
        return new Report(
                institution.declaration(),
                plan,
                at,
                edition,
                sample,
                judgements(),
                scorecard(),
                answers(),
                Correction.NONE,
                ofCases,
                Standing.PUBLISHED);
    }

    /**
     * A checksum of everything a report of the plan is made from: equal inputs, equal edition.
     *
     * @param report by its name in {@code report.yaml}
     */
    public String inputs(String report) {
        return Editions.inputs(known.load(), answers().checksum(plan, at), institution.files(report, plan));
    }

    /** The requests for every figure of the plan, in the plan's order. */
    public List<FigureRequest> requests() {
        return FigureRequest.of(plan, at.day());
    }

    /** The lists of the cases behind figures. */
    public CaseList caseList() {
        return store.caseList(institution.declaration(), plan.workingDays());
    }

    private Answers readAnswers() {
        return store.answers(plan.year()).asOf(known.answer(), at.day());
    }

    private List<Figure> computeFigures() {
        progress.at("Computing the figures", 0, 0);
        return store.figures(institution.declaration()).compute(plan, at.day(), known.load(), answers());
    }

    private List<Judgement> judge() {
        List<Figure> all = figures();
        progress.at("Judging " + all.size() + " figures", 0, 0);
        return Judge.judge(plan, all);
    }

    private Scorecard score() {
        return Scorecard.of(plan, judgements(), answers(), at.day());
    }

    private Quality scanQuality() {
        progress.at("Looking at the quality of the cases", 0, 0);
        return store.quality(institution.declaration()).of(known.load(), plan, at.day());
    }
}
