package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.verdicts.GoalVerdict;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.MeasureVerdict;
import dk.maaltal.verdicts.PartVerdict;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a report lacks, in Danish: explanations, what is told by hand, and figures without a value, with the reason. */
final class Gaps {

    private final Report report;
    private final List<String> gaps = new ArrayList<>();

    private Gaps(Report report) {
        this.report = report;
    }

    /** A sentence for each thing that is missing, most weighty first. */
    static List<String> of(Report report) {
        Gaps gaps = new Gaps(report);
        report.scorecard().goals().forEach(gaps::unexplained);
        report.scorecard().goals().forEach(gaps::untold);
        gaps.withoutValue();
        return gaps.gaps;
    }

    /** Those that people can fill: explanations, assessments, and values that they report, due by now. */
    static List<String> ofPeople(Report report) {
        Gaps gaps = new Gaps(report);
        report.scorecard().goals().forEach(gaps::unexplained);
        report.scorecard().goals().forEach(gaps::untold);
        report.judgements().stream()
                .filter(Gaps::lacksValue)
                .map(Judgement::figure)
                .filter(figure -> report.plan().isOfYear(figure.cell().term())
                        && figure.missing()
                                .filter(Figure.Missing.NOT_REPORTED::equals)
                                .isPresent())
                .forEach(figure -> gaps.gaps.add(name(
                                figure.cell().goal(), figure.cell().measure()) + ", "
                        + (figure.cell().isResult() ? "" : figure.cell().row() + ", ")
                        + report.plan().financialYear().danish(figure.cell().term()) + ": ikke indberettet."));
        return gaps.gaps;
    }

    private void unexplained(GoalVerdict goal) {
        if (report.isUnexplained(goal)) {
            gaps.add("Mål " + goal.goal().number() + ": Målet er ikke opfyldt, og en forklaring mangler.");
        }
    }

    private void untold(GoalVerdict goal) {
        for (MeasureVerdict measure : goal.measures()) {
            String name = name(goal.goal().number(), measure.measure().id());
            for (PartVerdict part : measure.parts()) {
                if (part.verdict() == Verdict.MISSING) {
                    gaps.add(name + ": Det er ikke oplyst, om \"" + part.part().text() + "\" er udført (frist "
                            + Danish.date(part.part().due()) + ").");
                }
            }
            if (measure.verdict() == Verdict.MISSING
                    && measure.measure().byHand().isPresent()
                    && measure.parts().isEmpty()) {
                gaps.add(name + ": Vurderingen er ikke indberettet"
                        + report.answers()
                                .assessmentOfOtherWords(goal.goal(), measure.measure())
                                .map(old -> "; om en tidligere ordlyd blev der svaret »" + old + "«")
                                .orElse("")
                        + ".");
            }
        }
    }

    private void withoutValue() {
        Map<String, List<String>> terms = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        report.judgements().stream().filter(Gaps::lacksValue).forEach(judgement -> {
            Figure.At cell = judgement.figure().cell();
            Figure.Missing missing = judgement.figure().missing().orElseThrow();
            String row = name(cell.goal(), cell.measure()) + (cell.isResult() ? "" : ", " + cell.row());
            terms.computeIfAbsent(row + missing, each -> new ArrayList<>())
                    .add(judgement.measure().danish(cell.term()));
            reasons.put(
                    row + missing,
                    row + ", "
                            + String.join(", ", terms.get(row + missing)).replaceFirst(", ([^,]*)$", " og $1")
                            + ": " + Sentence.why(missing) + ".");
        });
        gaps.addAll(reasons.values());
    }

    /** What is not due yet is not missing, nor what the plan itself says there is no result of. */
    private static boolean lacksValue(Judgement judgement) {
        Figure figure = judgement.figure();
        boolean notDue = judgement.preliminary()
                && figure.missing().filter(Figure.Missing.NOT_REPORTED::equals).isPresent();
        return judgement.result().isEmpty()
                && judgement.shown() != Shown.NOTHING
                && figure.hasBegun()
                && !notDue
                && judgement
                        .measure()
                        .printed()
                        .noResult()
                        .get(figure.cell().term())
                        .isEmpty()
                && !(judgement.hasNoCases()
                        && judgement.measure().printed().noCases().isPresent());
    }

    private static String name(String goal, String measure) {
        return "Mål " + goal + " " + measure;
    }
}
