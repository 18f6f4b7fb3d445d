package dk.maaltal.figures;

import dk.maaltal.plan.BySource;
import dk.maaltal.plan.Indicator;
import dk.maaltal.reported.Answers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Derives figures from those counted from cases and the values that people reported. */
final class DerivedFigures {

    private final Map<FigureRequest, Figure> counted;
    private final Answers answers;

    /** @param counted every figure of cases that has begun */
    DerivedFigures(Map<FigureRequest, Figure> counted, Answers answers) {
        this.counted = counted;
        this.answers = answers;
    }

    /** The figure of a request, however it is made. */
    Figure figure(FigureRequest request) {
        return request.indicator().accept(new Derivation(request));
    }

    private final class Derivation implements BySource<Figure> {
        private final FigureRequest request;

        Derivation(FigureRequest request) {
            this.request = request;
        }

        @Override
        public Figure ofCases(Indicator.OfCases indicator) {
            return Optional.ofNullable(counted.get(request)).orElseGet(() -> request.without(Figure.Missing.NOT_BEGUN));
        }

        @Override
        public Figure reported(Indicator.Reported reported) {
            return reported.value()
                    .published(request.term())
                    .or(() -> answers.value(reported.value(), request.term()))
                    .map(number -> of(number, BigDecimal.ONE))
                    .orElseGet(() -> request.without(
                            request.hasBegun() ? Figure.Missing.NOT_REPORTED : Figure.Missing.NOT_BEGUN));
        }

        @Override
        public Figure constant(Indicator.Constant constant) {
            return request.hasBegun()
                    ? of(constant.value().multiply(constant.unit().size()), BigDecimal.ONE)
                    : request.without(Figure.Missing.NOT_BEGUN);
        }

        /** Of − from; in per cent, of the size of the latter, so that a deficit that grows is no improvement. */
        @Override
        public Figure deviation(Indicator.Deviation deviation) {
            Figure of = figure(request.part(deviation.of()));
            Figure from = figure(request.part(deviation.from()));
            if (of.missing().isPresent() || from.missing().isPresent()) {
                return request.without(of.missing().or(from::missing).orElseThrow());
            }
            BigDecimal base = from.value().orElseThrow();
            BigDecimal difference = of.value().orElseThrow().subtract(base);
            return deviation.isRelative() ? quotient(difference, base.abs()) : of(difference, BigDecimal.ONE);
        }

        @Override
        public Figure ratio(Indicator.Ratio ratio) {
            Figure of = figure(request.part(ratio.of()));
            Figure per = figure(request.part(ratio.per()));
            return of.missing().isPresent() || per.missing().isPresent()
                    ? request.without(of.missing().or(per::missing).orElseThrow())
                    : quotient(of.value().orElseThrow(), per.value().orElseThrow());
        }

        @Override
        public Figure yearBefore(Indicator.YearBefore before) {
            return figure(request.yearBefore(before.of())).at(request.at());
        }

        private Figure quotient(BigDecimal of, BigDecimal per) {
            return per.signum() == 0 ? request.without(Figure.Missing.ZERO_BASE) : of(of, per);
        }

        private Figure of(BigDecimal numerator, BigDecimal denominator) {
            return Figure.of(request.cell(), request.at(), request.indicator().unit(), numerator, denominator);
        }
    }
}
