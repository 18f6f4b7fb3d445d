package dk.maaltal.cli;

import dk.maaltal.report.Report;
import dk.maaltal.report.Warnings;
import dk.maaltal.verdicts.GoalVerdict;
import dk.maaltal.verdicts.Scorecard;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells how every goal came out, what they sum up to, and what to look at. */
final class Summary {

    private final Report report;
    private final PrintWriter out;

    Summary(Report report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    void print() {
        Scorecard scorecard = report.scorecard();
        boolean withPoints = scorecard.points().isPresent();
        TextTable table = withPoints
                ? new TextTable(
                        Set.of(3),
                        "goal",
                        "title",
                        "verdict in " + report.plan().year(),
                        "points")
                : new TextTable(
                        Set.of(), "goal", "title", "verdict in " + report.plan().year());
        scorecard.goals().forEach(goal -> table.add(row(goal, withPoints)));
        out.println();
        out.print(table);
        scorecard
                .points()
                .ifPresent(points ->
                        out.println("Points: " + rounded(points.earned()) + " of " + rounded(points.possible())));
        scorecard.total().ifPresent(total -> out.println("Total: " + rounded(total) + " per cent"));
        List<String> warnings = Warnings.of(report);
        if (!warnings.isEmpty()) {
            out.println();
            out.println("Look at this before it is sent:");
            warnings.forEach(warning -> out.println("  " + warning));
        }
        out.flush();
    }

    private static String[] row(GoalVerdict goal, boolean withPoints) {
        List<String> row = new ArrayList<>(List.of(
                goal.goal().number(), goal.goal().title(), goal.verdict().english()));
        if (withPoints) {
            row.add(goal.points().map(Summary::rounded).orElse(""));
        }
        return row.toArray(String[]::new);
    }

    private static String rounded(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
