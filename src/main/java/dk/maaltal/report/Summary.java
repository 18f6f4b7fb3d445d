package dk.maaltal.report;

import dk.maaltal.verdicts.Scorecard;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How the goals of a report came out, and what a controller should look at before it is sent. An edition keeps it beside its
 * figures.
 *
 * @param year of the plan
 * @param goals in the plan's order
 * @param points earned and possible; empty where the plan sums up without points
 * @param total how much of the plan was kept, in per cent and unrounded; empty where the plan has no total
 * @param warnings most weighty first, those that were acknowledged among them
 */
public record Summary(
        int year,
        List<GoalLine> goals,
        Optional<Scorecard.PointsOf> points,
        Optional<BigDecimal> total,
        List<Warning> warnings) {

    /** The total as documents print it, rounded. */
    public Optional<BigDecimal> printedTotal() {
        return total.map(percent -> percent.setScale(Danish.percentDecimals(percent, 1), RoundingMode.HALF_UP));
    }

    /** What nobody has acknowledged yet. */
    public List<Warning> open() {
        return warnings.stream().filter(Warning::isOpen).toList();
    }

    /**
     * How a goal came out.
     *
     * @param number of the goal
     * @param title of the goal
     * @param verdict on it
     * @param points it gives, unrounded; empty where the plan sums up without points
     */
    public record GoalLine(String number, String title, Verdict verdict, Optional<BigDecimal> points) {}

    /** Sums up a report. */
    public static Summary of(Report report) {
        Scorecard scorecard = report.scorecard();
        return new Summary(
                report.plan().year(),
                scorecard.goals().stream()
                        .map(goal ->
                                new GoalLine(goal.goal().number(), goal.goal().title(), goal.verdict(), goal.points()))
                        .toList(),
                scorecard.points(),
                scorecard.total(),
                Warnings.of(report));
    }
}
