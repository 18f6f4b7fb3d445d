package dk.maaltal.editions;

import dk.maaltal.calendar.Term;
import dk.maaltal.cases.DataRefused;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Unit;
import dk.maaltal.report.ChangedCases;
import dk.maaltal.report.PrintedFigure;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of editions: as they were counted, as they were printed, and the cases that changed them. */
public final class EditionFigures {

    private final JdbcClient database;

    /** @param database the institution's own */
    public EditionFigures(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the figures of an edition as they were counted, in the plan's order. */
    public void save(long edition, List<Figure> figures) {
        for (int position = 0; position < figures.size(); position++) {
            Figure figure = figures.get(position);
            database.sql("""
                            INSERT INTO figure (edition, position, goal, measure, row_name, term, at, numerator,
                                                denominator, left_out, too_young, lacking, overdue, missing)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                            figure.lacking(),
                            figure.overdue(),
                            figure.missing().map(Enum::name).orElse(null))
                    .update();
        }
    }

    /** Keeps beside the figures of an edition how they are printed; in the same order. */
    public void savePrinted(long edition, List<PrintedFigure> figures) {
        for (int position = 0; position < figures.size(); position++) {
            PrintedFigure figure = figures.get(position);
            database.sql("""
                            UPDATE figure
                            SET unit = ?, result = ?, decimals = ?, printed = ?, counted = ?, promise = ?, target = ?,
                                target_printed = ?, promised = ?, verdict = ?, turned_by_rounding = ?, published = ?,
                                preliminary = ?, shown = ?
                            WHERE edition = ? AND position = ?
                            """)
                    .params(
                            figure.unit(),
                            figure.result().orElse(null),
                            figure.decimals(),
                            figure.text(),
                            figure.counted(),
                            figure.promise().orElse(null),
                            figure.target().orElse(null),
                            figure.targetText(),
                            figure.promised(),
                            figure.verdict().english(),
                            figure.turnedByRounding(),
                            figure.published(),
                            figure.preliminary(),
                            figure.shown().name(),
                            edition,
                            position)
                    .update();
        }
    }

    /**
     * The figures of an edition as they were printed, in the order of its plan.
     *
     * @throws DataRefused when they were not kept so: the edition is of an older version, and its plan could not be read
     */
    public List<PrintedFigure> printed(Edition edition) {
        boolean isKept = database.sql("SELECT as_printed FROM edition WHERE id = ?")
                .param(edition.id())
                .query(Boolean.class)
                .single();
        if (!isKept) {
            throw new DataRefused("Edition " + edition.number() + " of "
                    + edition.key().report() + " at " + edition.key().at() + " was made by an older version of Måltal"
                    + " that did not keep what it printed, and its plan can no longer be read. Its documents are kept;"
                    + " it cannot be compared to.");
        }
        return database.sql("""
                        SELECT goal, measure, row_name, term, at, unit, result, decimals, printed, numerator, denominator,
                               counted, left_out, too_young, lacking, overdue, promise, target, target_printed, promised, verdict,
                               turned_by_rounding, published, preliminary, missing, shown
                        FROM figure
                        WHERE edition = ?
                        ORDER BY position
                        """)
                .param(edition.id())
                .query((row, n) -> printed(row))
                .list();
    }

    private static PrintedFigure printed(ResultSet row) throws SQLException {
        return new PrintedFigure(
                cell(row),
                row.getObject("at", LocalDate.class),
                row.getString("unit"),
                Optional.ofNullable(row.getBigDecimal("result")),
                row.getInt("decimals"),
                row.getString("printed"),
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                row.getBoolean("counted"),
                row.getLong("left_out"),
                row.getLong("too_young"),
                row.getLong("lacking"),
                row.getLong("overdue"),
                Optional.ofNullable(row.getString("promise")),
                Optional.ofNullable(row.getBigDecimal("target")),
                row.getString("target_printed"),
                row.getBoolean("promised"),
                Verdict.ofEnglish(row.getString("verdict")),
                row.getBoolean("turned_by_rounding"),
                row.getBoolean("published"),
                row.getBoolean("preliminary"),
                missing(row),
                Shown.valueOf(row.getString("shown")));
    }

    private static Optional<Figure.Missing> missing(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("missing")).map(Figure.Missing::valueOf);
    }

    /** The figures of an edition as they were counted, with the units of the plan it was made by; in the plan's order. */
    public List<Figure> counted(long edition, Plan plan) {
        return database.sql("""
                        SELECT goal, measure, row_name, term, at, numerator, denominator, left_out, too_young, lacking,
                               overdue, missing
                        FROM figure
                        WHERE edition = ?
                        ORDER BY position
                        """)
                .param(edition)
                .query((row, n) -> new Figure(
                        cell(row),
                        row.getObject("at", LocalDate.class),
                        unit(plan, cell(row)),
                        row.getBigDecimal("numerator"),
                        row.getBigDecimal("denominator"),
                        row.getLong("left_out"),
                        row.getLong("too_young"),
                        row.getLong("lacking"),
                        row.getLong("overdue"),
                        missing(row)))
                .list();
    }

    private static Unit unit(Plan plan, Figure.At cell) {
        Indicator indicator = plan.measure(cell.goal(), cell.measure()).rows().get(cell.row());
        if (indicator == null) {
            throw new IllegalStateException("the plan of the edition has no row " + cell);
        }
        return indicator.unit();
    }

    private static Figure.At cell(ResultSet row) throws SQLException {
        return new Figure.At(
                row.getString("goal"),
                row.getString("measure"),
                row.getString("row_name"),
                Term.parse(row.getString("term")));
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
