package dk.maaltal.verdicts;

import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Scoring;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a goal came out.
 *
 * @param goal what was promised
 * @param verdict on it
 * @param measures how its measures came out, in the plan's order
 * @param points it gives; unrounded; empty where the plan sums up without points
 */
public record GoalVerdict(Goal goal, Verdict verdict, List<MeasureVerdict> measures, Optional<BigDecimal> points) {

    static GoalVerdict of(Goal goal, List<MeasureVerdict> measures, Scoring scoring) {
        Verdict verdict = verdict(
                goal,
                measures.stream()
                        .filter(measure -> measure.measure().counts())
                        .map(MeasureVerdict::verdict)
                        .toList());
        return new GoalVerdict(goal, verdict, measures, points(goal, verdict, measures, scoring));
    }

    /**
     * Met when enough measures are met; not met when too few still can be. In between it is not known yet: not due where
     * nothing but time is lacking.
     */
    private static Verdict verdict(Goal goal, List<Verdict> measures) {
        int needed = goal.metWhen().of(measures.size());
        long met = count(measures, Verdict.MET);
        if (measures.isEmpty()) {
            return Verdict.NOT_JUDGED;
        }
        if (met >= needed) {
            return Verdict.MET;
        }
        long open = measures.stream().filter(verdict -> !verdict.isDecided()).count();
        if (met + open >= needed) {
            return unknown(measures, open);
        }
        int neededForPartly =
                goal.partlyWhen().map(rule -> rule.of(measures.size())).orElse(needed);
        long towardsPartly = goal.partlyWhen().isPresent() ? met : met + count(measures, Verdict.PARTLY_MET);
        if (towardsPartly >= neededForPartly) {
            return Verdict.PARTLY_MET;
        }
        boolean mayBePartly = goal.partlyWhen().isPresent() || measures.contains(Verdict.PARTLY_MET);
        return mayBePartly && towardsPartly + open >= neededForPartly ? unknown(measures, open) : Verdict.NOT_MET;
    }

    private static Verdict unknown(List<Verdict> measures, long open) {
        if (open == count(measures, Verdict.NOT_DUE)) {
            return Verdict.NOT_DUE;
        }
        return measures.contains(Verdict.MISSING) ? Verdict.MISSING : Verdict.NOT_JUDGED;
    }

    private static long count(List<Verdict> verdicts, Verdict verdict) {
        return verdicts.stream().filter(verdict::equals).count();
    }

    private static Optional<BigDecimal> points(
            Goal goal, Verdict verdict, List<MeasureVerdict> measures, Scoring scoring) {
        if (scoring.kind() != Scoring.Kind.POINTS) {
            return Optional.empty();
        }
        BigDecimal partlyCounts = scoring.partlyCounts().orElse(BigDecimal.ZERO);
        return Optional.of(goal.points()
                .map(all -> all.multiply(MeasureVerdict.share(verdict, partlyCounts)))
                .orElseGet(() -> measures.stream()
                        .flatMap(measure -> measure.earned(partlyCounts).stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /** The measure that another is a second reading of, where the two come out differently. */
    public Optional<MeasureVerdict> otherReading(MeasureVerdict reading) {
        return reading.measure()
                .samePromiseAs()
                .flatMap(id -> measures.stream()
                        .filter(other -> other.measure().id().equals(id))
                        .findFirst())
                .filter(other -> other.verdict() != reading.verdict()
                        && other.verdict().isDecided()
                        && reading.verdict().isDecided());
    }

    /** The points it gives at best. */
    public BigDecimal possible() {
        return goal.allPoints();
    }
}
