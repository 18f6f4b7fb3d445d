package dk.maaltal.report;

import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.figures.Figures;
import dk.maaltal.plan.Plan;
import dk.maaltal.quality.Quality;
import dk.maaltal.reported.Answers;
import dk.maaltal.verdicts.Judge;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Scorecard;
import java.util.List;
import java.util.Optional;

/** The report of a plan before any of its years, by which templates are tried before there are results. */
public final class TrialReport {

    private static final ReportingPoint BEFORE = ReportingPoint.parse("1900");

    private TrialReport() {}

    /** Every goal of a plan without results, with a change of everything and cases of every quality. */
    public static Report of(CaseDeclaration declaration, Plan plan) {
        List<Judgement> judgements = Judge.judge(plan, Figures.none(plan));
        List<Changes.Change> changes = judgements.stream()
                .map(PrintedFigure::of)
                .map(figure ->
                        new Changes.Change(Optional.of(figure), Optional.of(figure), Optional.of(ChangedCases.NONE)))
                .toList();
        return new Report(
                declaration,
                plan,
                BEFORE,
                1,
                true,
                judgements,
                Scorecard.of(plan, judgements, Answers.NONE, BEFORE.day()),
                Answers.NONE,
                new Correction(1, "", changes),
                Quality.MADE_UP,
                new Standing(plan.due(BEFORE), true, List.of(new Standing.Approval("", BEFORE.day(), ""))));
    }
}
