package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.Plan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the figures of a plan from an institution's cases, in PostgreSQL. */
public final class Figures {

    private final JdbcClient database;
    private final String schema;
    private final CaseDeclaration declaration;

    /**
     * @param database the database the cases are kept in
     * @param schema the institution's own
     * @param declaration which cases are which
     */
    public Figures(JdbcClient database, String schema, CaseDeclaration declaration) {
        this.database = database;
        this.schema = schema;
        this.declaration = declaration;
    }

    /**
     * Every figure of the plan's tables, in the plan's order: year by year, those of years to come as missing.
     *
     * @param plan what is measured
     * @param reportingPoint the last day that counts, inclusive
     * @param asOfLoad the load up to which the cases are as they were known
     */
    public List<Figure> compute(Plan plan, LocalDate reportingPoint, int asOfLoad) {
        List<Asked> all = Asked.of(plan, reportingPoint);
        List<Asked> begun = all.stream().filter(Asked::hasBegun).toList();
        Map<Asked, Figure> figures = new HashMap<>();
        if (!begun.isEmpty()) {
            database.sql(sql(plan, begun, asOfLoad)).query((RowCallbackHandler) row -> {
                Asked asked = begun.get(row.getInt("position"));
                figures.put(asked, figure(asked, row));
            });
        }
        return all.stream()
                .map(asked -> figures.computeIfAbsent(asked, Asked::notBegun))
                .toList();
    }

    private String sql(Plan plan, List<Asked> begun, int asOfLoad) {
        return FigureQuery.compose(declaration, plan.workingDays(), begun, schema + ".cases", asOfLoad);
    }

    private static Figure figure(Asked asked, ResultSet row) throws SQLException {
        BigDecimal denominator = row.getBigDecimal("denominator");
        boolean none = denominator.signum() == 0 || row.getLong("known") == 0;
        return new Figure(
                asked.goal().number(),
                asked.measure().id(),
                asked.year(),
                asked.at(),
                asked.measure().indicator().unit(),
                row.getBigDecimal("numerator"),
                denominator,
                row.getLong("left_out"),
                row.getLong("too_young"),
                row.getLong("overdue"),
                none ? Optional.of(Figure.Missing.NO_CASES) : Optional.empty());
    }
}
