package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a measure gives of its goal's points.
 *
 * @param targets of the measure
 * @param hasTarget whether the plan promises something of its results, read or not
 * @param rows the names of the measure's other rows
 */
record PointsReader(PlanContext context, ByTerm<Target> targets, boolean hasTarget, Set<String> rows) {

    Optional<Points> read(Entry said) {
        if (context.scoring().kind() != Scoring.Kind.POINTS) {
            said.wrong("points", "\"scoring: points\" at the top of the plan, or no points");
        }
        if (!said.isMapping()) {
            return GoalReader.points(said).map(Points::of);
        }
        boolean byLevel =
                said.entries().keySet().stream().anyMatch(key -> !key.isEmpty() && Character.isDigit(key.charAt(0)));
        if (!byLevel) {
            said.onlyKeys("all", "from", "to");
        }
        if (!hasTarget) {
            said.wrong("points that follow the result", "a measure with results and a target");
        }
        return byLevel ? levels(said) : scale(said);
    }

    private static Optional<Points> scale(Entry said) {
        Optional<BigDecimal> all =
                said.need("all", "the points of a full result").flatMap(GoalReader::points);
        Optional<BigDecimal> from =
                said.need("from", "the result that gives no points").flatMap(n -> n.number("a number"));
        Optional<BigDecimal> to =
                said.need("to", "the result that gives all points").flatMap(n -> n.number("a number"));
        if (all.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().compareTo(to.get()) == 0) {
            said.wrong("the same result for none and for all points", "two results");
        }
        return Optional.of(new Points(all.get(), Optional.of(new Points.Scale(from.get(), to.get())), List.of()));
    }

    private Optional<Points> levels(Entry said) {
        List<Points.Level> levels = new ArrayList<>();
        TargetReader reader = new TargetReader(rows, context.financialYear());
        said.entries().forEach((key, value) -> points(key, value).ifPresent(points -> reader.plain(value)
                .ifPresent(requirement -> levels.add(new Points.Level(points, requirement)))));
        levels.sort(Comparator.comparing(Points.Level::points).reversed());
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        checkOrder(said, levels);
        checkIsTarget(said, levels.get(0));
        return Optional.of(new Points(levels.get(0).points(), Optional.empty(), List.copyOf(levels)));
    }

    private static Optional<BigDecimal> points(String key, Entry value) {
        try {
            BigDecimal points = new BigDecimal(key);
            if (points.signum() > 0) {
                return Optional.of(points);
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is none of points
        }
        value.wrong(
                "the key \"" + key + '"',
                "a number of points above 0 for each level, like { 3: at least 95, 2: at least 90 }");
        return Optional.empty();
    }

    /** A level that is no easier than the one above it is never the best that a result reaches. */
    private static void checkOrder(Entry said, List<Points.Level> levels) {
        for (int i = 1; i < levels.size(); i++) {
            Points.Level above = levels.get(i - 1);
            Points.Level level = levels.get(i);
            Target both = Target.of(above.reached()).orPartly(level.reached());
            if (new Promise(both, Promise.Range.ANY).isNeverPartly()) {
                said.wrong(
                        "a level of " + level.points() + " points that is no easier than that of " + above.points(),
                        "an easier result for fewer points");
            }
        }
    }

    /** The most points are given for keeping the promise, and so for what was promised for the plan's year. */
    private void checkIsTarget(Entry said, Points.Level highest) {
        targets.get(context.term())
                .flatMap(Target::plain)
                .filter(plain -> !isSame(plain, highest.reached()))
                .ifPresent(plain -> said.wrong(
                        "a highest level that is not the target, "
                                + plain.getKey().written() + " "
                                + plain.getValue().toPlainString(),
                        "the most points for the target itself"));
    }

    private static boolean isSame(Map.Entry<Target.Comparator, BigDecimal> target, Target.Requirement level) {
        return Target.of(level)
                .plain()
                .filter(plain ->
                        plain.getKey() == target.getKey() && plain.getValue().compareTo(target.getValue()) == 0)
                .isPresent();
    }
}
