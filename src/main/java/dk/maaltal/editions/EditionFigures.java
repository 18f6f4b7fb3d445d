package dk.maaltal.editions;

import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Unit;
import dk.maaltal.report.ChangedCases;
import dk.maaltal.verdicts.Judgement;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures that editions tell: as they were counted, the verdict on each, and the cases that changed it. */
public final class EditionFigures {

    private final JdbcClient database;

    /** @param database the institution's own */
    public EditionFigures(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the figures of an edition, in the plan's order. */
    public void save(long edition, List<Figure> figures) {
        for (int position = 0; position < figures.size(); position++) {
            Figure figure = figures.get(position);
            database.sql("""
                            INSERT INTO figure (edition, position, goal, measure, row_name, term, at, numerator,
                                                denominator, left_out, too_young, overdue, missing)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            edition,
                            position,
                            figure.cell().goal(),
                            figure.cell().measure(),
                            figure.cell().row(),
                            figure.cell().term().name(),
                            figure.at(),
                            figure.numerator(),
                            figure.denominator(),
                            figure.leftOut(),
                            figure.tooYoung(),
                            figure.overdue(),
                            figure.missing().map(Enum::name).orElse(null))
                    .update();
        }
    }

    /** The figures of an edition that the plan, as it is now, still has; in the plan's order. */
    public List<Figure> of(long edition, Plan plan) {
        return database.sql("""
                        SELECT goal, measure, row_name, term, at, numerator, denominator, left_out, too_young, overdue,
                               missing
                        FROM figure
                        WHERE edition = ?
                        ORDER BY position
                        """).param(edition).query((row, n) -> figure(row, plan)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Figure> figure(ResultSet row, Plan plan) throws SQLException {
        Figure.At cell = cell(row);
        Optional<Unit> unit = unit(plan, cell);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                cell,
                row.getObject("at", LocalDate.class),
                unit.get(),
                row.getObject("numerator", BigDecimal.class),
                row.getObject("denominator", BigDecimal.class),
                row.getLong("left_out"),
                row.getLong("too_young"),
                row.getLong("overdue"),
                Optional.ofNullable(row.getString("missing")).map(Figure.Missing::valueOf)));
    }

    private static Figure.At cell(ResultSet row) throws SQLException {
        return new Figure.At(
                row.getString("goal"),
                row.getString("measure"),
                row.getString("row_name"),
                Term.parse(row.getString("term")));
    }

    private static Optional<Unit> unit(Plan plan, Figure.At cell) {
        return plan.goals().stream()
                .filter(goal -> goal.number().equals(cell.goal()))
                .flatMap(goal -> goal.measures().stream())
                .filter(measure -> measure.id().equals(cell.measure()))
                .findFirst()
                .map(measure -> measure.rows().get(cell.row()))
                .map(Indicator::unit);
    }

    /** Keeps the verdicts on the figures of an edition. */
    public void saveVerdicts(long edition, List<Judgement> judgements) {
        for (int position = 0; position < judgements.size(); position++) {
            database.sql("UPDATE figure SET verdict = ? WHERE edition = ? AND position = ?")
                    .params(judgements.get(position).verdict().english(), edition, position)
                    .update();
        }
    }

    /** Keeps how many cases make a figure of an edition another than in the edition before it. */
    public void saveChangedCases(long edition, Figure.At cell, ChangedCases cases) {
        database.sql("""
                        INSERT INTO changed_cases (edition, goal, measure, row_name, term, entered, departed, changed)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        edition,
                        cell.goal(),
                        cell.measure(),
                        cell.row(),
                        cell.term().name(),
                        cases.entered(),
                        cases.left(),
                        cases.changed())
                .update();
    }

    /** How many cases make which figures of an edition others than in the edition before it. */
    public Map<Figure.At, ChangedCases> changedCases(long edition) {
        Map<Figure.At, ChangedCases> cases = new HashMap<>();
        database.sql("""
                        SELECT goal, measure, row_name, term, entered, departed, changed
                        FROM changed_cases
                        WHERE edition = ?
                        """).params(edition).query(row -> {
            cases.put(cell(row), new ChangedCases(row.getLong(5), row.getLong(6), row.getLong(7)));
        });
        return cases;
    }
}
