package dk.maaltal.verdicts;

import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Scoring;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the goals of a plan came out in its year, and what they sum up to.
 *
 * @param goals in the plan's order
 * @param total how much of the plan was kept, in per cent and unrounded; empty where the plan has no total
 * @param points earned and possible, where the plan gives points
 */
public record Scorecard(List<GoalVerdict> goals, Optional<BigDecimal> total, Optional<PointsOf> points) {

    /** Points earned of those possible; unrounded. */
    public record PointsOf(BigDecimal earned, BigDecimal possible) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Sums up a plan as it is in force at a day. */
    public static Scorecard of(Plan plan, List<Judgement> judgements, Answers answers, LocalDate at) {
        List<GoalVerdict> goals = plan.goals().stream()
                .map(goal -> GoalVerdict.of(
                        goal,
                        goal.measures().stream()
                                .map(measure -> MeasureVerdict.of(
                                        goal,
                                        measure,
                                        plan.term().period().to(),
                                        results(judgements, goal, measure, plan),
                                        answers,
                                        at,
                                        plan.toldUntil(at)))
                                .toList(),
                        plan.scoring()))
                .toList();
        return switch (plan.scoring().kind()) {
            case NONE -> new Scorecard(goals, Optional.empty(), Optional.empty());
            case EQUAL_WEIGHTS -> new Scorecard(goals, equalWeights(goals, plan.scoring()), Optional.empty());
            case POINTS -> points(goals);
        };
    }

    private static List<Judgement> results(List<Judgement> judgements, Goal goal, Measure measure, Plan plan) {
        return judgements.stream()
                .filter(judgement -> {
                    var cell = judgement.figure().cell();
                    return cell.goal().equals(goal.number())
                            && cell.measure().equals(measure.id())
                            && cell.isResult()
                            && plan.isOfYear(cell.term());
                })
                .toList();
    }

    /** So many goals as were met, of all of them: summed up first and divided last, 13 of 14 are 92.857… */
    private static Optional<BigDecimal> equalWeights(List<GoalVerdict> goals, Scoring scoring) {
        BigDecimal partly = scoring.partlyCounts().orElse(BigDecimal.ZERO);
        long weighing = goals.stream().filter(goal -> goal.goal().promises()).count();
        return weighing == 0
                ? Optional.empty()
                : Optional.of(goals.stream()
                        .map(goal -> MeasureVerdict.share(goal.verdict(), partly))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(weighing), MathContext.DECIMAL128));
    }

    private static Scorecard points(List<GoalVerdict> goals) {
        BigDecimal earned =
                goals.stream().flatMap(goal -> goal.points().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal possible = goals.stream().map(GoalVerdict::possible).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Scorecard(
                goals,
                possible.signum() == 0
                        ? Optional.empty()
                        : Optional.of(earned.multiply(HUNDRED).divide(possible, MathContext.DECIMAL128)),
                Optional.of(new PointsOf(earned, possible)));
    }

    /** The verdict on a measure. */
    public MeasureVerdict of(String goal, String measure) {
        return goal(goal).measures().stream()
                .filter(verdict -> verdict.measure().id().equals(measure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + goal + " " + measure));
    }

    /** How a goal came out, by its number. */
    public GoalVerdict goal(String number) {
        return goals.stream()
                .filter(goal -> goal.goal().number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no goal " + number));
    }

    /** The goals that promise something; the others are neither kept nor broken. */
    public Stream<GoalVerdict> promising() {
        return goals.stream().filter(goal -> goal.goal().promises());
    }

    /** How many goals that promise something came out so. */
    public long count(Verdict verdict) {
        return promising().filter(goal -> goal.verdict() == verdict).count();
    }
}
