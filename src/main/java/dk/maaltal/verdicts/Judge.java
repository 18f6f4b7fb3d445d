package dk.maaltal.verdicts;

import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Plan;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the figures of a plan against its targets. */
public final class Judge {

    private final Map<Figure.At, Figure> figures = new HashMap<>();

    private Judge(List<Figure> figures) {
        figures.forEach(figure -> this.figures.put(figure.cell(), figure));
    }

    /** A judgement of every figure, in the same order. */
    public static List<Judgement> judge(Plan plan, List<Figure> figures) {
        Judge judge = new Judge(figures);
        return figures.stream()
                .map(figure -> judge.judge(
                        plan.measure(figure.cell().goal(), figure.cell().measure()), figure))
                .toList();
    }

    private Judgement judge(Measure measure, Figure figure) {
        Known known = new Known(measure, figure.cell());
        return Judgement.of(measure, figure, reference -> reference.accept(known));
    }

    /** The values that a figure of a measure is held against. */
    private final class Known implements Target.Reference.Visitor<Optional<BigDecimal>> {
        private final Measure measure;
        private final Figure.At cell;

        Known(Measure measure, Figure.At cell) {
            this.measure = measure;
            this.cell = cell;
        }

        @Override
        public Optional<BigDecimal> number(Target.Number number) {
            return Optional.of(number.value());
        }

        @Override
        public Optional<BigDecimal> row(Target.Row row) {
            return computed(row.name(), cell.term());
        }

        @Override
        public Optional<BigDecimal> resultOf(Target.ResultOf result) {
            int year = measure.financialYear().yearOf(cell.term());
            return result(cell.term().plusYears(result.year() - year));
        }

        @Override
        public Optional<BigDecimal> resultOfYearBefore(Target.ResultOfYearBefore result) {
            return result(cell.term().yearBefore());
        }

        /** The measure's own result of another term: as published, or else as computed. */
        private Optional<BigDecimal> result(Term term) {
            return measure.published(term).or(() -> computed(cell.row(), term)).or(() -> measure.indicator()
                    .flatMap(Indicator::reportedValue)
                    .flatMap(value -> value.published(term)));
        }

        private Optional<BigDecimal> computed(String row, Term term) {
            return Optional.ofNullable(figures.get(new Figure.At(cell.goal(), cell.measure(), row, term)))
                    .flatMap(Figure::value);
        }
    }
}
