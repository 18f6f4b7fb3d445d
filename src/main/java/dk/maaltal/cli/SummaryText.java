package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.Summary;
import dk.maaltal.report.Warning;
import dk.maaltal.verdicts.Verdict;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints how every goal came out, what they sum up to, and what to look at. */
final class SummaryText {

    private final Summary summary;
    private final Set<String> promising;
    private final PrintWriter out;

    /** @param plan whose goals are summed up: those that promise something are counted */
    SummaryText(Summary summary, Plan plan, PrintWriter out) {
        this.summary = summary;
        this.promising =
                plan.goals().stream().filter(Goal::promises).map(Goal::number).collect(Collectors.toSet());
        this.out = out;
    }

    void print() {
        boolean withPoints = summary.points().isPresent();
        TextTable table = withPoints
                ? new TextTable(Set.of(3), "goal", "title", "verdict in " + summary.year(), "points")
                : new TextTable(Set.of(), "goal", "title", "verdict in " + summary.year());
        summary.goals().forEach(goal -> table.add(row(goal, withPoints)));
        out.println();
        out.print(VerdictMark.coloured(table.toString()));
        out.println();
        if (!promising.isEmpty()) {
            printCounts();
        }
        summary.points()
                .ifPresent(points ->
                        out.println("Points: " + rounded(points.earned()) + " of " + rounded(points.possible())));
        summary.total()
                .filter(total -> count(goal -> goal.verdict().isDecided()) > 0)
                .ifPresent(
                        total -> out.println((isOpen() ? "Total so far: " : "Total: ") + rounded(total) + " per cent"));
        printWarnings();
        out.flush();
    }

    /** "13 of 14 goals met; 1 not met." What promises nothing is not counted. */
    private void printCounts() {
        long met = count(goal -> goal.verdict() == Verdict.MET);
        List<String> others = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.MET && count(goal -> goal.verdict() == verdict) > 0)
                .map(verdict -> count(goal -> goal.verdict() == verdict) + " " + verdict.english())
                .toList();
        out.println(met + " of " + promising.size() + (promising.size() == 1 ? " goal met" : " goals met")
                + (others.isEmpty() ? "." : "; " + String.join(", ", others) + "."));
    }

    private boolean isOpen() {
        return count(goal -> !goal.verdict().isDecided()) > 0;
    }

    private long count(Predicate<Summary.GoalLine> which) {
        return summary.goals().stream()
                .filter(goal -> promising.contains(goal.number()))
                .filter(which)
                .count();
    }

    /** Numbered as "maaltal acknowledge" takes them. */
    private void printWarnings() {
        List<Warning> warnings = summary.warnings();
        if (!summary.open().isEmpty()) {
            out.println();
            out.println("Look at this before it is sent (what is as it should be: \"maaltal acknowledge\"):");
            for (int i = 0; i < warnings.size(); i++) {
                if (warnings.get(i).isOpen()) {
                    out.println("  " + (i + 1) + "  " + warnings.get(i).english());
                }
            }
        }
        if (summary.open().size() < warnings.size()) {
            out.println();
            out.println("Looked at and acknowledged:");
            for (int i = 0; i < warnings.size(); i++) {
                int number = i + 1;
                String english = warnings.get(i).english();
                warnings.get(i)
                        .acknowledged()
                        .ifPresent(
                                reason -> out.println("  " + number + "  " + english + ": " + Texts.printable(reason)));
            }
        }
    }

    private static String[] row(Summary.GoalLine goal, boolean withPoints) {
        List<String> row = new ArrayList<>(List.of(goal.number(), goal.title(), VerdictMark.of(goal.verdict())));
        if (withPoints) {
            row.add(goal.points().map(SummaryText::rounded).orElse(""));
        }
        return row.toArray(String[]::new);
    }

    private static String rounded(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
