package dk.maaltal.editions;

import dk.maaltal.report.Summary;
import dk.maaltal.verdicts.Scorecard;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the goals of editions came out, and the warnings their makers were shown. */
public final class EditionSummaries {

    private record Sums(BigDecimal total, BigDecimal earned, BigDecimal possible) {}

    private final JdbcClient database;

    /** @param database the institution's own */
    public EditionSummaries(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the summary of an edition, whose figures are kept as printed by now. */
    public void save(long edition, Summary summary) {
        database.sql("""
                        UPDATE edition
                        SET as_printed = true, total = ?, points_earned = ?, points_possible = ?
                        WHERE id = ?
                        """)
                .params(
                        summary.total().orElse(null),
                        summary.points().map(Scorecard.PointsOf::earned).orElse(null),
                        summary.points().map(Scorecard.PointsOf::possible).orElse(null),
                        edition)
                .update();
        for (int position = 0; position < summary.goals().size(); position++) {
            Summary.GoalLine goal = summary.goals().get(position);
            database.sql(
                            "INSERT INTO goal_verdict (edition, position, goal, title, verdict, points) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(
                            edition,
                            position,
                            goal.number(),
                            goal.title(),
                            goal.verdict().english(),
                            goal.points().orElse(null))
                    .update();
        }
        for (int position = 0; position < summary.warnings().size(); position++) {
            database.sql("INSERT INTO edition_warning (edition, position, warning) VALUES (?, ?, ?)")
                    .params(edition, position, summary.warnings().get(position))
                    .update();
        }
    }

    /** The summary of a published edition whose figures are kept as printed. */
    public Summary of(Edition edition) {
        List<Summary.GoalLine> goals = database.sql(
                        "SELECT goal, title, verdict, points FROM goal_verdict WHERE edition = ? ORDER BY position")
                .param(edition.id())
                .query((row, n) -> new Summary.GoalLine(
                        row.getString(1),
                        row.getString(2),
                        Verdict.ofEnglish(row.getString(3)),
                        Optional.ofNullable(row.getBigDecimal(4))))
                .list();
        List<String> warnings = database.sql("SELECT warning FROM edition_warning WHERE edition = ? ORDER BY position")
                .param(edition.id())
                .query(String.class)
                .list();
        Sums sums = database.sql("SELECT total, points_earned, points_possible FROM edition WHERE id = ?")
                .param(edition.id())
                .query((row, n) -> new Sums(row.getBigDecimal(1), row.getBigDecimal(2), row.getBigDecimal(3)))
                .single();
        return new Summary(
                edition.key().plan(),
                goals,
                Optional.ofNullable(sums.earned).map(earned -> new Scorecard.PointsOf(earned, sums.possible)),
                Optional.ofNullable(sums.total),
                warnings);
    }
}
