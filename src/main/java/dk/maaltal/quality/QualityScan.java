package dk.maaltal.quality;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.figures.CaseScan;
import dk.maaltal.figures.ConditionSql;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One grouped pass over the cases known at a load: a cell for each pair of months of receipt and decision, with the counts
 * of what should be rare. The cells are few and are summed up afterwards.
 */
final class QualityScan {

    /**
     * Cases received in a month and decided in a month.
     *
     * @param received the month's place in the span, from 1; 0 before it, one more than its months after it
     * @param decided likewise; empty for cases not decided
     * @param counts of all cases, and then of each kind the scan was asked for
     * @param longest days that the slowest of them took
     * @param firstReceived the earliest day of receipt
     * @param firstDecided the earliest day of decision
     */
    record Cell(
            int received,
            Optional<Integer> decided,
            List<Long> counts,
            Optional<Integer> longest,
            LocalDate firstReceived,
            Optional<LocalDate> firstDecided) {}

    static final int ALL = 0;
    static final int WITHOUT_TYPE = 1;
    static final int LONG_DECIDED = 2;
    static final int LONG_PENDING = 3;
    static final int RECEIVED_LATER = 4;
    static final int DECIDED_LATER = 5;
    /** From here on, those that lack each of {@link #texts}. */
    static final int EMPTY = 6;

    private final JdbcClient database;
    private final CaseDeclaration declaration;

    QualityScan(JdbcClient database, CaseDeclaration declaration) {
        this.database = database;
        this.declaration = declaration;
    }

    /** The cells of the cases known once a load was in, which was on a day. */
    List<Cell> cells(int load, LocalDate day, Span span) {
        List<String> wanted = wanted(day);
        return database.sql("""
                        SELECT width_bucket(c.received, %1$s) AS received_in,
                               width_bucket(c.decided, %1$s) AS decided_in,
                               max(c.decided - c.received) AS longest,
                               min(c.received) AS first_received,
                               min(c.decided) AS first_decided,
                               count(*),
                               %2$s
                        FROM cases c
                        WHERE %3$s
                        GROUP BY 1, 2
                        """.formatted(
                                span.boundaries(),
                                wanted.stream()
                                        .map(condition -> "count(*) FILTER (WHERE " + condition + ")")
                                        .collect(Collectors.joining(",\n       ")),
                                CaseScan.known(load)))
                .query((row, n) -> cell(row, wanted.size()))
                .list();
    }

    /** The text columns that the populations look at, in the order they are declared. */
    List<Column> texts() {
        Set<String> used = declaration.populations().values().stream()
                .flatMap(Condition::columns)
                .collect(Collectors.toSet());
        return declaration.columns().stream()
                .filter(column -> column.type().kind() == CaseWords.Kind.TEXT && used.contains(column.name()))
                .toList();
    }

    /** A condition for each count after that of all cases. */
    private List<String> wanted(LocalDate day) {
        String extreme = "interval '" + declaration.extreme().count() + " months'";
        List<String> wanted = new ArrayList<>(List.of(
                "NOT "
                        + ConditionSql.overCases(new Condition.AnyOf(
                                List.copyOf(declaration.populations().values()))),
                "c.decided > c.received + " + extreme,
                "c.decided IS NULL AND DATE '" + day + "' > c.received + " + extreme,
                "c.received > DATE '" + day + "'",
                "c.decided > DATE '" + day + "'"));
        texts().forEach(column -> wanted.add("c." + column.sqlName() + " IS NULL"));
        return wanted;
    }

    private static Cell cell(ResultSet row, int wanted) throws SQLException {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i <= wanted; i++) {
            counts.add(row.getLong(6 + i));
        }
        return new Cell(
                row.getInt(1),
                Optional.ofNullable(row.getObject(2, Integer.class)),
                List.copyOf(counts),
                Optional.ofNullable(row.getObject(3, Integer.class)),
                row.getObject(4, LocalDate.class),
                Optional.ofNullable(row.getObject(5, LocalDate.class)));
    }
}
