package dk.maaltal.cli;

import dk.maaltal.Texts;
import dk.maaltal.report.Summary;
import dk.maaltal.report.Warning;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Prints how every goal came out, what they sum up to, and what to look at. */
final class SummaryText {

    private final Summary summary;
    private final PrintWriter out;

    SummaryText(Summary summary, PrintWriter out) {
        this.summary = summary;
        this.out = out;
    }

    void print() {
        boolean withPoints = summary.points().isPresent();
        TextTable table = withPoints
                ? new TextTable(Set.of(3), "goal", "title", "verdict in " + summary.year(), "points")
                : new TextTable(Set.of(), "goal", "title", "verdict in " + summary.year());
        summary.goals().forEach(goal -> table.add(row(goal, withPoints)));
        out.println();
        out.print(table);
        summary.points()
                .ifPresent(points ->
                        out.println("Points: " + rounded(points.earned()) + " of " + rounded(points.possible())));
        summary.total().ifPresent(total -> out.println("Total: " + rounded(total) + " per cent"));
        printWarnings();
        out.flush();
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
        List<String> row = new ArrayList<>(
                List.of(goal.number(), goal.title(), goal.verdict().english()));
        if (withPoints) {
            row.add(goal.points().map(SummaryText::rounded).orElse(""));
        }
        return row.toArray(String[]::new);
    }

    private static String rounded(BigDecimal number) {
        return number.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
