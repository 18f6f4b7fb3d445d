package dk.maaltal.figures;

import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.ReportedValue;
import dk.maaltal.plan.Unit;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Reckons figures from those counted from cases and the values that people reported. */
final class DerivedFigures {

    private final Map<FigureRequest, Figure> counted;
    private final Answers answers;

    /** @param counted every figure of cases that has begun */
    DerivedFigures(Map<FigureRequest, Figure> counted, Answers answers) {
        this.counted = counted;
        this.answers = answers;
    }

    Figure figure(FigureRequest asked) {
        Indicator indicator = asked.indicator();
        if (indicator instanceof Indicator.OfCases) {
            return Optional.ofNullable(counted.get(asked)).orElseGet(() -> asked.without(Figure.Missing.NOT_BEGUN));
        }
        if (indicator instanceof Indicator.Reported reported) {
            return reported(asked, reported.value());
        }
        if (indicator instanceof Indicator.YearBefore before) {
            return figure(asked.yearBefore(before.of()));
        }
        if (indicator instanceof Indicator.Deviation deviation) {
            return deviation(asked, deviation);
        }
        Indicator.Ratio ratio = (Indicator.Ratio) indicator;
        return quotient(asked, figure(asked.part(ratio.of())), figure(asked.part(ratio.per())));
    }

    private Figure reported(FigureRequest asked, ReportedValue value) {
        return value.published(asked.term())
                .or(() -> answers.value(value, asked.term()))
                .map(number -> Figure.of(asked.cell(), asked.at(), value.unit(), number, BigDecimal.ONE))
                .orElseGet(
                        () -> asked.without(asked.hasBegun() ? Figure.Missing.NOT_REPORTED : Figure.Missing.NOT_BEGUN));
    }

    /** Of − from; in per cent, of the size of the latter, so that a deficit that grows is no improvement. */
    private Figure deviation(FigureRequest asked, Indicator.Deviation deviation) {
        Figure of = figure(asked.part(deviation.of()));
        Figure from = figure(asked.part(deviation.from()));
        if (of.missing().isPresent() || from.missing().isPresent()) {
            return asked.without(of.missing().or(from::missing).orElseThrow());
        }
        BigDecimal base = from.value().orElseThrow();
        BigDecimal difference = of.value().orElseThrow().subtract(base);
        if (!deviation.unit().size().equals(Unit.PERCENT.size())) {
            return Figure.of(asked.cell(), asked.at(), deviation.unit(), difference, BigDecimal.ONE);
        }
        return base.signum() == 0
                ? asked.without(Figure.Missing.ZERO_BASE)
                : Figure.of(asked.cell(), asked.at(), deviation.unit(), difference, base.abs());
    }

    private static Figure quotient(FigureRequest asked, Figure of, Figure per) {
        if (of.missing().isPresent() || per.missing().isPresent()) {
            return asked.without(of.missing().or(per::missing).orElseThrow());
        }
        BigDecimal divisor = per.value().orElseThrow();
        return divisor.signum() == 0
                ? asked.without(Figure.Missing.ZERO_BASE)
                : Figure.of(
                        asked.cell(),
                        asked.at(),
                        asked.indicator().unit(),
                        of.value().orElseThrow(),
                        divisor);
    }
}
