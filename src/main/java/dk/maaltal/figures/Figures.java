package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.plan.Plan;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the figures of a plan: those of cases in PostgreSQL, those that people report from their answers, and the rest
 * from these.
 */
public final class Figures {

    private final JdbcClient database;
    private final CaseDeclaration declaration;

    /**
     * @param database the institution's own
     * @param declaration which cases are which
     */
    public Figures(JdbcClient database, CaseDeclaration declaration) {
        this.database = database;
        this.declaration = declaration;
    }

    /**
     * Every figure of the plan's tables, in the plan's order: row by row and term by term, those of terms to come as
     * missing.
     *
     * @param plan what is measured
     * @param reportingPoint the last day that counts, inclusive
     * @param asOfLoad the load up to which the cases are as they were known
     * @param answers what people have reported
     */
    public List<Figure> compute(Plan plan, LocalDate reportingPoint, int asOfLoad, Answers answers) {
        return compute(plan, FigureRequest.of(plan, reportingPoint), asOfLoad, answers);
    }

    /** Some figures of a plan, and nothing of the others. */
    public List<Figure> compute(Plan plan, List<FigureRequest> requests, int asOfLoad, Answers answers) {
        List<FigureRequest> ofCases =
                requests.stream().flatMap(FigureRequest::ofCases).distinct().toList();
        Map<Boolean, List<FigureRequest>> byKnown = ofCases.stream()
                .collect(Collectors.partitioningBy(
                        request -> request.notDelivered(declaration).findAny().isEmpty()));
        Map<FigureRequest, Figure> counted = counted(plan, byKnown.get(true), asOfLoad);
        byKnown.get(false).forEach(request -> counted.put(request, request.without(Figure.Missing.NOT_DELIVERED)));
        DerivedFigures derived = new DerivedFigures(counted, answers);
        return requests.stream().map(derived::figure).toList();
    }

    /** The figures of a plan before any of its years, each missing. */
    public static List<Figure> none(Plan plan) {
        return FigureRequest.of(plan, LocalDate.of(1900, 1, 1)).stream()
                .map(request -> request.without(Figure.Missing.NOT_BEGUN))
                .toList();
    }

    private Map<FigureRequest, Figure> counted(Plan plan, List<FigureRequest> requests, int asOfLoad) {
        Map<FigureRequest, Figure> figures = new HashMap<>();
        if (!requests.isEmpty()) {
            String sql = FigureQuery.compose(declaration, plan.workingDays(), requests, "cases", asOfLoad);
            database.sql(sql).query((RowCallbackHandler) row -> {
                FigureRequest request = requests.get(row.getInt("position"));
                figures.put(request, counted(request, row));
            });
        }
        return figures;
    }

    private static Figure counted(FigureRequest request, ResultSet row) throws SQLException {
        BigDecimal numerator = row.getBigDecimal("numerator");
        BigDecimal denominator = row.getBigDecimal("denominator");
        boolean none = numerator == null || denominator.signum() == 0 || row.getLong("known") == 0;
        return new Figure(
                request.cell(),
                request.at(),
                request.indicator().unit(),
                numerator == null ? BigDecimal.ZERO : numerator,
                denominator,
                row.getLong("left_out"),
                row.getLong("too_young"),
                row.getLong("lacking"),
                row.getLong("overdue"),
                none ? Optional.of(Figure.Missing.NO_CASES) : Optional.empty());
    }
}
