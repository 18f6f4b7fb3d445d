package dk.maaltal.cli;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Figures for a terminal. */
final class FigureList {

    /** In what form a command prints what it has found: for a terminal, a spreadsheet or another program. */
    enum Format {
        table,
        csv,
        json
    }

    private static final int WIDEST_TARGET = 24;

    private final List<PrintedFigure> figures;
    private final Plan plan;

    /** @param plan of the figures, as it is in force at their reporting point */
    FigureList(List<PrintedFigure> figures, Plan plan) {
        this.figures = figures;
        this.plan = plan;
    }

    /** Whether a figure is one number divided by another; the others have no denominator to show. */
    static boolean isQuotient(Plan plan, Figure.At cell) {
        return plan.measure(cell.goal(), cell.measure())
                .row(cell.row())
                .filter(Indicator::isQuotient)
                .isPresent();
    }

    /** All figures, and those of terms to come too. */
    String table() {
        return table(figures);
    }

    /** The table of the figures there are, leaving out terms to come. */
    String summary() {
        return table(figures.stream().filter(PrintedFigure::hasBegun).toList());
    }

    private String table(List<PrintedFigure> figures) {
        TextTable table = new TextTable(
                Set.of(2, 4, 5, 7, 8, 9, 10),
                "goal",
                "",
                "term",
                "row",
                "result",
                "target",
                "unit",
                "numerator",
                "denominator",
                "left out",
                "overdue",
                "verdict");
        for (PrintedFigure figure : figures) {
            table.add(
                    figure.cell().goal(),
                    figure.cell().measure(),
                    figure.cell().term().name(),
                    figure.cell().row(),
                    figure.text(),
                    figure.promise().map(FigureList::shortened).orElse("-"),
                    figure.unit(),
                    figure.counted() ? figure.numerator().toPlainString() : "",
                    figure.counted() && isQuotient(plan, figure.cell())
                            ? figure.denominator().toPlainString()
                            : "",
                    figure.hasValue() ? Long.toString(figure.excluded()) : "",
                    figure.hasValue() ? Long.toString(figure.overdue()) : "",
                    figure.promised() ? verdict(figure) : "");
        }
        return table.toString();
    }

    private static String verdict(PrintedFigure figure) {
        String verdict = figure.verdict().english();
        if (figure.verdict() == Verdict.MISSING) {
            return verdict + ": " + figure.missing().orElseThrow().english();
        }
        return verdict
                + (figure.published() ? " (as published)" : "")
                + (figure.turnedByRounding() ? " (the rounded figure would say otherwise)" : "");
    }

    /** A rule in words would make the table too wide for a terminal. */
    private static String shortened(String target) {
        return target.length() <= WIDEST_TARGET ? target : target.substring(0, WIDEST_TARGET - 1) + "…";
    }

    /** Without zeros at the end of its decimals, and never as a power of ten: 100, not 1E+2. */
    static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
