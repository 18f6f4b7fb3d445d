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
        return Judgement.of(measure, figure, reference -> known(reference, measure, figure));
    }

    private Optional<BigDecimal> known(Target.Reference reference, Measure measure, Figure figure) {
        Figure.At cell = figure.cell();
        if (reference instanceof Target.Number number) {
            return Optional.of(number.value());
        }
        if (reference instanceof Target.Row row) {
            return Optional.ofNullable(figures.get(new Figure.At(cell.goal(), cell.measure(), row.name(), cell.term())))
                    .flatMap(Figure::value);
        }
        return result(
                measure,
                cell,
                reference instanceof Target.ResultOf of
                        ? new Term(of.year(), cell.term().length(), cell.term().number())
                        : cell.term().yearBefore());
    }

    /** The measure's own result of another term: as published, or else as computed. */
    private Optional<BigDecimal> result(Measure measure, Figure.At cell, Term term) {
        return measure.published(term)
                .or(() -> Optional.ofNullable(figures.get(new Figure.At(cell.goal(), cell.measure(), cell.row(), term)))
                        .flatMap(Figure::value))
                .or(() -> measure.indicator()
                        .filter(Indicator.Reported.class::isInstance)
                        .flatMap(indicator ->
                                ((Indicator.Reported) indicator).value().published(term)));
    }
}
