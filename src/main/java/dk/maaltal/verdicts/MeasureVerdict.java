package dk.maaltal.verdicts;

import dk.maaltal.calendar.Reach;
import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.ByHand;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a measure came out in the plan's year.
 *
 * @param measure what was promised
 * @param verdict on it
 * @param judgement of the figure that decided it; empty for a promise kept by hand
 * @param parts of a milestone; empty for anything else
 * @param assessment as people have told it, whether or not it is due; empty for anything else, and while nobody has told
 * @param evidence given with an assessment by hand; may be empty
 */
public record MeasureVerdict(
        Measure measure,
        Verdict verdict,
        Optional<Judgement> judgement,
        List<PartVerdict> parts,
        Optional<Answers.Assessment> assessment,
        String evidence) {

    /**
     * Judges a measure.
     *
     * @param yearEnd the last day of the plan's year
     * @param results the judgements of its results in terms of the plan's year, in order
     * @param toldUntil the last day whose deeds count
     */
    static MeasureVerdict of(
            Goal goal,
            Measure measure,
            LocalDate yearEnd,
            List<Judgement> results,
            Answers answers,
            LocalDate at,
            LocalDate toldUntil) {
        return measure.byHand()
                .map(byHand -> byHand.match(
                        milestone -> ofMilestone(goal.number(), measure, milestone, answers, at, toldUntil),
                        assessment -> ofAssessment(goal, measure, yearEnd, answers, at)))
                .orElseGet(() -> ofResults(measure, results));
    }

    private static MeasureVerdict ofMilestone(
            String goal,
            Measure measure,
            ByHand.Milestone milestone,
            Answers answers,
            LocalDate at,
            LocalDate toldUntil) {
        List<PartVerdict> parts = milestone.parts().stream()
                .map(part -> PartVerdict.of(goal, measure.id(), part, answers, at, toldUntil))
                .toList();
        return new MeasureVerdict(
                measure,
                ofParts(milestone, parts.stream().map(PartVerdict::verdict).toList()),
                Optional.empty(),
                parts,
                Optional.empty(),
                "");
    }

    /** What is late stays late: then the milestone can be partly met, or become so with the parts that are open. */
    private static Verdict ofParts(ByHand.Milestone milestone, List<Verdict> parts) {
        Verdict ofAll = all(parts);
        if (milestone.partly().isEmpty() || ofAll != Verdict.NOT_MET) {
            return ofAll;
        }
        int enough = milestone.partly().getAsInt();
        long met = parts.stream().filter(Verdict.MET::equals).count();
        List<Verdict> open = parts.stream().filter(part -> !part.isDecided()).toList();
        if (met >= enough) {
            return Verdict.PARTLY_MET;
        }
        return met + open.size() >= enough ? all(open) : Verdict.NOT_MET;
    }

    private static MeasureVerdict ofAssessment(
            Goal goal, Measure measure, LocalDate yearEnd, Answers answers, LocalDate at) {
        Optional<Answers.Assessment> told = answers.assessment(goal, measure);
        return new MeasureVerdict(
                measure,
                assessed(told, yearEnd, at),
                Optional.empty(),
                List.of(),
                told,
                answers.assessmentEvidence(goal, measure));
    }

    /** What is judged in a year: where only some columns were promised something, only these. */
    private static List<Judgement> promised(List<Judgement> results) {
        List<Judgement> promised =
                results.stream().filter(result -> result.target().isPresent()).toList();
        return promised.isEmpty() ? results : promised;
    }

    /**
     * A year's result decides by itself; of quarters or months that are judged each by itself, all that have begun and had
     * any cases must be met; of those that reach back over the year so far, and of a stock, the last decides.
     */
    private static MeasureVerdict ofResults(Measure measure, List<Judgement> all) {
        List<Judgement> results = promised(all);
        List<Judgement> begun =
                results.stream().filter(result -> result.figure().hasBegun()).toList();
        if (begun.isEmpty()) {
            Verdict verdict = results.isEmpty() ? Verdict.NOT_JUDGED : Verdict.NOT_DUE;
            return ofResult(measure, verdict, results.stream().findFirst());
        }
        Judgement last = begun.get(begun.size() - 1);
        if (lastDecides(measure)) {
            return ofResult(measure, ofResult(last), Optional.of(last));
        }
        List<Judgement> withCases =
                begun.stream().filter(result -> !result.hasNoCases()).toList();
        List<Judgement> judged = withCases.isEmpty() ? begun : withCases;
        Verdict verdict = all(judged.stream().map(MeasureVerdict::ofResult).toList());
        Judgement deciding = judged.stream()
                .filter(judgement -> ofResult(judgement) == verdict)
                .reduce((first, second) -> second)
                .orElse(last);
        return ofResult(measure, verdict, Optional.of(deciding));
    }

    private static MeasureVerdict ofResult(Measure measure, Verdict verdict, Optional<Judgement> deciding) {
        return new MeasureVerdict(measure, verdict, deciding, List.of(), Optional.empty(), "");
    }

    /** Of terms that reach back over those before them, and of a closed stock, of which each tells what was left then. */
    private static boolean lastDecides(Measure measure) {
        return measure.reach().kind() != Reach.Kind.TERM || measure.isOfStock();
    }

    /**
     * The terms that had no cases, where the others are judged without them; none where the measure is not judged term by
     * term, or no term had any.
     *
     * @param results the judgements of its results in terms of the plan's year
     */
    public List<Term> termsWithoutCases(List<Judgement> results) {
        List<Judgement> begun = promised(results).stream()
                .filter(result -> result.figure().hasBegun())
                .toList();
        if (lastDecides(measure) || begun.stream().allMatch(Judgement::hasNoCases)) {
            return List.of();
        }
        return begun.stream()
                .filter(Judgement::hasNoCases)
                .map(result -> result.figure().cell().term())
                .toList();
    }

    /** A value that people report is not due before its time has ended. */
    private static Verdict ofResult(Judgement judgement) {
        boolean notReported = judgement
                .figure()
                .missing()
                .filter(Figure.Missing.NOT_REPORTED::equals)
                .isPresent();
        return judgement.verdict() == Verdict.MISSING && notReported && judgement.preliminary()
                ? Verdict.NOT_DUE
                : judgement.verdict();
    }

    /** A promise about the year: what is told of it before the year's last day is its course, and no verdict. */
    private static Verdict assessed(Optional<Answers.Assessment> assessment, LocalDate yearEnd, LocalDate at) {
        if (at.isBefore(yearEnd)) {
            return Verdict.NOT_DUE;
        }
        if (assessment.isEmpty() || assessment.get() == Answers.Assessment.UNDER_WAY) {
            return Verdict.MISSING;
        }
        return switch (assessment.get()) {
            case MET -> Verdict.MET;
            case PARTLY_MET -> Verdict.PARTLY_MET;
            default -> Verdict.NOT_MET;
        };
    }

    /** What stands when all of several must be met: the worst that is known, then what is not known. */
    static Verdict all(List<Verdict> verdicts) {
        for (Verdict worst :
                List.of(Verdict.NOT_MET, Verdict.MISSING, Verdict.NOT_JUDGED, Verdict.PARTLY_MET, Verdict.NOT_DUE)) {
            if (verdicts.contains(worst)) {
                return worst;
            }
        }
        return verdicts.isEmpty() ? Verdict.NOT_JUDGED : Verdict.MET;
    }

    /** The points it gives of those the plan has for it; unrounded. Empty where the plan has none. */
    public Optional<BigDecimal> earned(BigDecimal partlyCounts) {
        return measure.points()
                .map(points -> points.followResult()
                        ? judgement
                                .flatMap(Judgement::result)
                                .map(points::forResult)
                                .orElse(BigDecimal.ZERO)
                        : points.all().multiply(share(verdict, partlyCounts)));
    }

    /** How much a verdict counts, from 0 to 1. */
    static BigDecimal share(Verdict verdict, BigDecimal partlyCounts) {
        return switch (verdict) {
            case MET -> BigDecimal.ONE;
            case PARTLY_MET -> partlyCounts;
            default -> BigDecimal.ZERO;
        };
    }
}
