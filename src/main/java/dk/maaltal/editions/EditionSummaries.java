package dk.maaltal.editions;

import dk.maaltal.report.Summary;
import dk.maaltal.report.Warning;
import dk.maaltal.reported.Answers;
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
            Warning warning = summary.warnings().get(position);
            database.sql("INSERT INTO edition_warning (edition, position, warning, danish, key) VALUES (?, ?, ?, ?, ?)")
                    .params(edition, position, warning.english(), warning.danish(), warning.key())
                    .update();
        }
    }

    /**
     * The summary of an edition whose figures are kept as printed.
     *
     * @param answers by which its warnings may be acknowledged
     */
    public Summary of(Edition edition, Answers answers) {
        List<Summary.GoalLine> goals = database.sql(
                        "SELECT goal, title, verdict, points FROM goal_verdict WHERE edition = ? ORDER BY position")
                .param(edition.id())
                .query((row, n) -> new Summary.GoalLine(
                        row.getString(1),
                        row.getString(2),
                        Verdict.ofEnglish(row.getString(3)),
                        Optional.ofNullable(row.getBigDecimal(4))))
                .list();
        List<Warning> warnings = database.sql(
                        "SELECT key, warning, danish FROM edition_warning WHERE edition = ? ORDER BY position")
                .param(edition.id())
                .query((row, n) -> new Warning(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(1)).flatMap(answers::acknowledgement)))
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
