package dk.maaltal.figures;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Term;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.BySource;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Goal;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request for one figure: an indicator in a term, as known at a day.
 *
 * @param cell where in the plan's tables it belongs
 * @param measure whose table that is
 * @param indicator how it is made
 * @param term it is about: that of the cell, or one before it that the cell's figure is derived from
 * @param reportingPoint the last day that anything is known of
 */
public record FigureRequest(Figure.At cell, Measure measure, Indicator indicator, Term term, LocalDate reportingPoint) {

    private static final BigDecimal LONG_AGO = BigDecimal.valueOf(110_000);

    /** Every figure of a plan's tables, in the plan's order, those of terms to come included. */
    public static List<FigureRequest> of(Plan plan, LocalDate reportingPoint) {
        return plan.goals().stream()
                .flatMap(goal -> goal.measures().stream()
                        .flatMap(measure -> measure.rows().entrySet().stream().flatMap(row -> measure.terms().stream()
                                .map(term -> of(goal, measure, row, term, reportingPoint)))))
                .toList();
    }

    private static FigureRequest of(
            Goal goal, Measure measure, Map.Entry<String, Indicator> row, Term term, LocalDate reportingPoint) {
        return new FigureRequest(
                new Figure.At(goal.number(), measure.id(), row.getKey(), term),
                measure,
                row.getValue(),
                term,
                reportingPoint);
    }

    /**
     * The last day that counts: the reporting point, or the last day of what is measured in the term where that comes
     * first. What a period began with is counted on the day before it. A received cohort is followed on to the reporting
     * point: seen no later than its period's last day, the cases received last could hardly be late.
     */
    public LocalDate at() {
        return isOf(Cases.AsOf.START) ? measure.period(cell.row(), term).from().minusDays(1) : lastKnown();
    }

    /** The last day of what is measured that anything is known of. */
    private LocalDate lastKnown() {
        LocalDate last = measure.lastDay(cell.row(), term);
        return isOf(Cases.AsOf.REPORTING_POINT) || reportingPoint.isBefore(last) ? reportingPoint : last;
    }

    private boolean isOf(Cases.AsOf asOf) {
        return indicator
                .ofCases()
                .filter(ofCases -> ofCases.cases().asOf() == asOf)
                .isPresent();
    }

    /** The figures this one is derived from. */
    public List<FigureRequest> parts() {
        return indicator.accept(new Parts());
    }

    private final class Parts implements BySource<List<FigureRequest>> {
        @Override
        public List<FigureRequest> ofCases(Indicator.OfCases ofCases) {
            return List.of();
        }

        @Override
        public List<FigureRequest> reported(Indicator.Reported reported) {
            return List.of();
        }

        @Override
        public List<FigureRequest> constant(Indicator.Constant constant) {
            return List.of();
        }

        @Override
        public List<FigureRequest> deviation(Indicator.Deviation deviation) {
            return List.of(part(deviation.of()), part(deviation.from()));
        }

        @Override
        public List<FigureRequest> ratio(Indicator.Ratio ratio) {
            return List.of(part(ratio.of()), part(ratio.per()));
        }

        @Override
        public List<FigureRequest> yearBefore(Indicator.YearBefore before) {
            return List.of(FigureRequest.this.yearBefore(before.of()));
        }
    }

    /**
     * Its indicator, which is made from cases.
     *
     * @throws IllegalStateException where it is made in another way
     */
    public Indicator.OfCases indicatorOfCases() {
        return indicator.ofCases().orElseThrow(() -> new IllegalStateException(cell + " is not made from cases"));
    }

    /** The figures of cases that this one comes down to, as far as their time has begun. */
    public Stream<FigureRequest> ofCases() {
        if (indicator.ofCases().isPresent()) {
            return hasBegun() ? Stream.of(this) : Stream.empty();
        }
        return parts().stream().flatMap(FigureRequest::ofCases);
    }

    /** Another figure of the same term that this one is derived from. */
    FigureRequest part(Indicator part) {
        return new FigureRequest(cell, measure, part, term, reportingPoint);
    }

    /** The same figure a year before, as it was known a year before, so that like meets like. */
    FigureRequest yearBefore(Indicator of) {
        YearMonth month = YearMonth.from(reportingPoint).minusYears(1);
        boolean monthEnd = reportingPoint.equals(YearMonth.from(reportingPoint).atEndOfMonth());
        return new FigureRequest(
                cell, measure, of, term.yearBefore(), monthEnd ? month.atEndOfMonth() : reportingPoint.minusYears(1));
    }

    /** Whether the term, and any day of what is measured in it, lies on or before the reporting point. */
    public boolean hasBegun() {
        LocalDate at = lastKnown();
        return !at.isBefore(term.period().from())
                && !at.isBefore(measure.period(cell.row(), term).from())
                && indicator
                        .ofCases()
                        .flatMap(ofCases -> ofCases.cases().pendingOn())
                        .filter(at::isBefore)
                        .isEmpty();
    }

    /** How many whole days a case may be old by the target of a mean, where the target is one number. */
    public Optional<Integer> daysOfTarget() {
        return cell.isResult() && indicatorOfCases().cases().clock().stopsInItsPeriod()
                ? measure.target(term).flatMap(Target::plain).map(target -> target.getValue()
                        .multiply(indicator.unit().size())
                        .min(LONG_AGO)
                        .setScale(0, RoundingMode.FLOOR)
                        .intValueExact())
                : Optional.empty();
    }

    /** The days whose cases count, as far as the reporting point. */
    public Period period() {
        return measure.period(cell.row(), term).upTo(lastKnown());
    }

    /** The declared columns that it is made from and that were not delivered all the time it is about. */
    public Stream<Column> notDelivered(CaseDeclaration declaration) {
        Indicator.OfCases ofCases = indicatorOfCases();
        Period known =
                ofCases.cases().pendingOn().map(day -> new Period(day, day)).orElseGet(this::period);
        Stream<String> conditions = Stream.concat(
                        Stream.ofNullable(
                                declaration.populations().get(ofCases.of().name())),
                        ofCases.conditions())
                .flatMap(Condition::columns);
        Stream<String> ends = Stream.concat(
                ofCases.dates(),
                ofCases instanceof Indicator.Statistic statistic ? statistic.number().stream() : Stream.empty());
        return Stream.concat(
                        lacking(declaration, conditions, known),
                        lacking(declaration, ends, new Period(period().from(), lastKnown())))
                .distinct();
    }

    private static Stream<Column> lacking(CaseDeclaration declaration, Stream<String> names, Period period) {
        return names.flatMap(name -> declaration.column(name).stream())
                .filter(column -> !column.delivery().covers(period));
    }

    Figure without(Figure.Missing why) {
        return Figure.without(cell, at(), indicator.unit(), why);
    }
}
