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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the controller should look at before a report is sent, in English as the rest of a run's summary. */
public final class Warnings {

    private final Report report;
    private final List<Warning> warnings = new ArrayList<>();

    private Warnings(Report report) {
        this.report = report;
    }

    /**
     * The warnings, most weighty first, those that somebody has acknowledged among them; none is good. They are the same
     * however many of the report's figures may be shown.
     */
    public static List<Warning> of(Report report) {
        Warnings warnings = new Warnings(report);
        report.scorecard().goals().forEach(warnings::unexplained);
        report.judgements().forEach(warnings::published);
        report.judgements().forEach(warnings::turned);
        report.scorecard().goals().forEach(warnings::disagreement);
        report.scorecard().goals().forEach(warnings::withoutCases);
        report.judgements().forEach(warnings::notReported);
        report.scorecard().goals().forEach(warnings::notTold);
        warnings.notDelivered();
        warnings.withdrawn();
        warnings.toldEarlier();
        report.scorecard().goals().forEach(warnings::assessedInOtherWords);
        warnings.warnings.addAll(QualityWarnings.of(report.quality(), report.answers()));
        return warnings.warnings;
    }

    /** @param basis what it is about: once that is another, an acknowledgement counts no more */
    private void add(String english, String danish, String basis) {
        warnings.add(Warning.of(english, danish, basis, report.answers()));
    }

    private void add(String english, String danish) {
        add(english, danish, "");
    }

    /** The results that a goal is judged by. */
    private String results(GoalVerdict goal) {
        return report.judgements().stream()
                .filter(judgement ->
                        judgement.figure().cell().goal().equals(goal.goal().number()))
                .filter(judgement ->
                        report.plan().isOfYear(judgement.figure().cell().term()))
                .map(judgement -> judgement.figure().cell() + "="
                        + judgement.result().map(Warnings::plain).orElse(""))
                .collect(Collectors.joining(" "));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private void unexplained(GoalVerdict goal) {
        if (report.isUnexplained(goal)) {
            add(
                    "goal " + goal.goal().number() + " is not met and has no explanation: the document has a gap"
                            + " there (workbook, sheet Tekster)",
                    "Mål " + goal.goal().number() + " er ikke opfyldt og har ingen forklaring",
                    results(goal));
        }
    }

    private void published(Judgement judgement) {
        if (judgement.differsFromPublished()) {
            add(
                    name(judgement.figure()) + " was published as "
                            + judgement.published().orElseThrow().toPlainString() + " and is computed as "
                            + Danish.number(judgement.figure().value().orElseThrow(), 4)
                                    .replace(',', '.')
                            + " now: the published result stands",
                    danish(judgement.figure()) + ": beregnes i dag til andet end det offentliggjorte, som står",
                    plain(judgement.figure().value().orElseThrow()));
        }
    }

    private void turned(Judgement judgement) {
        if (judgement.turnedByRounding()) {
            add(
                    name(judgement.figure()) + " is " + judgement.verdict().english()
                            + ", and the rounded figure would say otherwise",
                    danish(judgement.figure()) + ": det afrundede tal ville give en anden vurdering",
                    judgement.result().map(Warnings::plain).orElse(""));
        }
    }

    private void disagreement(GoalVerdict goal) {
        for (MeasureVerdict measure : goal.measures()) {
            goal.otherReading(measure)
                    .ifPresent(other -> add(
                            "two readings of one promise disagree: "
                                    + said(goal, other.measure(), other.verdict()) + ", "
                                    + said(goal, measure.measure(), measure.verdict()),
                            "Mål " + goal.goal().number() + ": to læsninger af samme løfte er uenige ("
                                    + other.measure().id() + " og "
                                    + measure.measure().id() + ")",
                            results(goal)));
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
                add(
                        goal.goal().number() + measure.measure().id() + " had no cases in "
                                + terms.stream().map(Term::name).collect(Collectors.joining(", "))
                                + ": it is judged on the others",
                        "Mål " + goal.goal().number() + " " + measure.measure().id() + ": ingen sager i "
                                + terms.stream().map(measure.measure()::danish).collect(Collectors.joining(", ")));
            }
        }
    }

    private boolean isResultOf(Judgement judgement, GoalVerdict goal, MeasureVerdict measure) {
        Figure.At cell = judgement.figure().cell();
        return cell.isResult()
                && cell.goal().equals(goal.goal().number())
                && cell.measure().equals(measure.measure().id())
                && report.plan().isOfYear(cell.term());
    }

    private void notReported(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean ofPlanYear = report.plan().isOfYear(figure.cell().term()) && !judgement.preliminary();
        if (ofPlanYear
                && figure.missing().filter(Figure.Missing.NOT_REPORTED::equals).isPresent()) {
            add(name(figure) + " has not been reported (workbook, sheet Tal)", danish(figure) + ": ikke indberettet");
        }
    }

    /** Milestones and assessments whose day has come, and of which nobody has told. */
    private void notTold(GoalVerdict goal) {
        for (MeasureVerdict measure : goal.measures()) {
            String english = goal.goal().number() + measure.measure().id();
            String danish =
                    "Mål " + goal.goal().number() + " " + measure.measure().id();
            long parts = measure.parts().stream()
                    .filter(part -> part.verdict() == Verdict.MISSING)
                    .count();
            if (parts > 0) {
                add(
                        english + ": nobody has told of " + parts + " of its "
                                + measure.parts().size() + " parts (workbook, sheet Milepæle)",
                        danish + ": det er ikke oplyst, om " + parts + " af "
                                + measure.parts().size() + " dele er udført");
            } else if (measure.verdict() == Verdict.MISSING
                    && measure.measure().byHand().isPresent()
                    && measure.parts().isEmpty()) {
                add(
                        english + " has not been assessed (workbook, sheet Vurderinger)",
                        danish + ": vurderingen er ikke indberettet");
            }
        }
    }

    private void notDelivered() {
        FigureRequest.of(report.plan(), report.at().day()).stream()
                .flatMap(FigureRequest::ofCases)
                .filter(request -> report.plan().isOfYear(request.term()))
                .forEach(request -> request.notDelivered(report.declaration())
                        .forEach(column -> add(
                                request.cell().goal() + request.cell().measure() + " "
                                        + request.cell().term().name() + " has no result: \"" + column.header()
                                        + "\" was not delivered all that time (cases.yaml)",
                                danish(request.cell()) + ": »" + column.header()
                                        + "« blev ikke leveret i hele perioden")));
    }

    private void withdrawn() {
        Map<String, String> withdrawn = report.answers().withdrawn();
        Questions.of(report.plan(), report.at()).forEach(row -> row.questions().stream()
                .filter(question -> withdrawn.containsKey(question.key()))
                .forEach(question -> add(
                        "\"" + row.about() + "\", " + question.heading() + ", was emptied in "
                                + withdrawn.get(question.key()) + " and is told no more",
                        "»" + row.about() + "«, " + question.heading() + ": svaret er trukket tilbage")));
    }

    private void assessedInOtherWords(GoalVerdict goal) {
        goal.measures().stream()
                .filter(each -> each.measure().byHand().isPresent())
                .forEach(each -> report.answers()
                        .assessmentOfOtherWords(goal.goal(), each.measure())
                        .ifPresent(old -> add(
                                goal.goal().number() + each.measure().id() + " was assessed as \""
                                        + old
                                        + "\" when the plan had other words for it: it is asked for again (workbook, sheet"
                                        + " Vurderinger)",
                                "Mål " + goal.goal().number() + " "
                                        + each.measure().id() + ": er kun vurderet i en tidligere ordlyd")));
    }

    private void toldEarlier() {
        Questions.of(report.plan(), report.at()).forEach(row -> row.questions().forEach(question -> report.answers()
                .toldEarlier(question, report.at())
                .ifPresent(day -> add(
                        "\"" + row.about() + "\", " + row.when() + ", was last told about " + day
                                + ": it stands as it was (workbook, sheet Tal)",
                        "»" + row.about() + "«, " + row.when() + ": sidst oplyst pr. " + Danish.date(day)))));
    }

    private String danish(Figure figure) {
        return danish(figure.cell());
    }

    private String danish(Figure.At cell) {
        return "Mål " + cell.goal() + " " + cell.measure() + (cell.isResult() ? "" : ", " + cell.row()) + ", "
                + report.plan().financialYear().danish(cell.term());
    }

    private static String name(Figure figure) {
        return figure.cell().goal() + figure.cell().measure()
                + (figure.cell().isResult() ? "" : " (" + figure.cell().row() + ")") + " "
                + figure.cell().term().name();
    }
}
