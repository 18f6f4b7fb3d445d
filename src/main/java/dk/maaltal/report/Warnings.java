package dk.maaltal.report;

import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Measure;
import dk.maaltal.reported.Questions;
import dk.maaltal.verdicts.GoalVerdict;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.MeasureVerdict;
import dk.maaltal.verdicts.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the controller should look at before a report is sent, in English as the rest of a run's summary. */
public final class Warnings {

    private final Report report;
    private final List<String> warnings = new ArrayList<>();

    private Warnings(Report report) {
        this.report = report;
    }

    /** The warnings, most weighty first; none is good. */
    public static List<String> of(Report report) {
        Warnings warnings = new Warnings(report);
        report.scorecard().goals().forEach(warnings::unexplained);
        report.judgements().forEach(warnings::published);
        report.judgements().forEach(warnings::turned);
        report.scorecard().goals().forEach(warnings::disagreement);
        report.scorecard().goals().forEach(warnings::withoutCases);
        report.judgements().forEach(warnings::notReported);
        warnings.notDelivered();
        warnings.withdrawn();
        warnings.toldEarlier();
        report.scorecard().goals().forEach(warnings::assessedInOtherWords);
        warnings.warnings.addAll(QualityWarnings.of(report.quality()));
        return warnings.warnings;
    }

    private void unexplained(GoalVerdict goal) {
        if (report.isUnexplained(goal)) {
            warnings.add("goal " + goal.goal().number() + " is not met and has no explanation: the document has a gap"
                    + " there (workbook, sheet Tekster)");
        }
    }

    private void published(Judgement judgement) {
        if (judgement.differsFromPublished()) {
            warnings.add(name(judgement.figure()) + " was published as "
                    + judgement.published().orElseThrow().toPlainString() + " and is computed as "
                    + Danish.number(judgement.figure().value().orElseThrow(), 4).replace(',', '.')
                    + " now: the published result stands");
        }
    }

    private void turned(Judgement judgement) {
        if (judgement.turnedByRounding()) {
            warnings.add(name(judgement.figure()) + " is " + judgement.verdict().english()
                    + ", and the rounded figure would say otherwise");
        }
    }

    private void disagreement(GoalVerdict goal) {
        for (MeasureVerdict measure : goal.measures()) {
            goal.otherReading(measure)
                    .ifPresent(other -> warnings.add("two readings of one promise disagree: "
                            + said(goal, other.measure(), other.verdict()) + ", "
                            + said(goal, measure.measure(), measure.verdict())));
        }
    }

    private static String said(GoalVerdict goal, Measure measure, Verdict verdict) {
        return goal.goal().number() + measure.id() + " is " + verdict.english();
    }

    private void withoutCases(GoalVerdict goal) {
        for (MeasureVerdict measure : goal.measures()) {
            List<Term> terms = measure.termsWithoutCases(report.judgements().stream()
                    .filter(judgement -> isResultOf(judgement, goal, measure))
                    .toList());
            if (measure.measure().counts() && !terms.isEmpty()) {
                warnings.add(goal.goal().number() + measure.measure().id() + " had no cases in "
                        + terms.stream().map(Term::name).collect(Collectors.joining(", "))
                        + ": it is judged on the others");
            }
        }
    }

    private boolean isResultOf(Judgement judgement, GoalVerdict goal, MeasureVerdict measure) {
        Figure.At cell = judgement.figure().cell();
        return cell.isResult()
                && cell.goal().equals(goal.goal().number())
                && cell.measure().equals(measure.measure().id())
                && cell.term().year() == report.plan().year();
    }

    private void notReported(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean ofPlanYear = figure.year() == report.plan().year() && !judgement.preliminary();
        if (ofPlanYear
                && figure.missing().filter(Figure.Missing.NOT_REPORTED::equals).isPresent()) {
            warnings.add(name(figure) + " has not been reported (workbook, sheet Tal)");
        }
    }

    private void notDelivered() {
        FigureRequest.of(report.plan(), report.at().day()).stream()
                .flatMap(FigureRequest::ofCases)
                .filter(request -> request.term().year() == report.plan().year())
                .forEach(request -> request.notDelivered(report.declaration())
                        .forEach(column -> warnings.add(request.cell().goal()
                                + request.cell().measure() + " "
                                + request.cell().term().name() + " has no result: \"" + column.header()
                                + "\" was not delivered all that time (cases.yaml)")));
    }

    private void withdrawn() {
        Map<String, String> withdrawn = report.answers().withdrawn();
        Questions.of(report.plan(), report.at()).forEach(row -> row.questions().stream()
                .filter(question -> withdrawn.containsKey(question.key()))
                .forEach(question -> warnings.add("\"" + row.about() + "\", " + question.heading() + ", was emptied in "
                        + withdrawn.get(question.key()) + " and is told no more")));
    }

    private void assessedInOtherWords(GoalVerdict goal) {
        goal.measures().stream()
                .filter(each -> each.measure().byHand().isPresent())
                .forEach(each -> report.answers()
                        .assessmentOfOtherWords(goal.goal(), each.measure())
                        .ifPresent(old -> warnings.add(
                                goal.goal().number() + each.measure().id() + " was assessed as \""
                                        + old
                                        + "\" when the plan had other words for it: it is asked for again (workbook, sheet"
                                        + " Vurderinger)")));
    }

    private void toldEarlier() {
        Questions.of(report.plan(), report.at()).forEach(row -> row.questions().forEach(question -> report.answers()
                .toldEarlier(question, report.at())
                .ifPresent(day -> warnings.add("\"" + row.about() + "\", " + row.when() + ", was last told about " + day
                        + ": it stands as it was (workbook, sheet Tal)"))));
    }

    private static String name(Figure figure) {
        return figure.cell().goal() + figure.cell().measure()
                + (figure.cell().isResult() ? "" : " (" + figure.cell().row() + ")") + " "
                + figure.cell().term().name();
    }
}
