package dk.maaltal.verdicts;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * A figure held against its target.
 *
 * @param measure what was measured
 * @param figure what it amounted to
 * @param target what was promised for the year, if anything; never for a row beside the results
 * @param published the result as it was published earlier; it stands, whatever is computed now
 * @param verdict on the unrounded value
 * @param turnedByRounding whether the value as printed would have given another verdict
 * @param shown how much of the figure is shown; what is not shown is not in it
 */
public record Judgement(
        Measure measure,
        Figure figure,
        Optional<Target> target,
        Optional<BigDecimal> published,
        Verdict verdict,
        boolean turnedByRounding,
        Shown shown) {

    /**
     * Judges a figure of a measure. A preliminary figure is judged as it stands; but what was to be left of a closed stock
     * is promised for the year's end, and not due before its last day.
     *
     * @param known the values that results are held against: benchmarks, and results of other years
     */
    public static Judgement of(Measure measure, Figure figure, Function<Target.Reference, Optional<BigDecimal>> known) {
        Optional<Target> target =
                figure.cell().isResult() ? measure.target(figure.cell().term()) : Optional.empty();
        Optional<BigDecimal> published = published(measure, figure);
        Optional<BigDecimal> value = published.or(figure::value);
        if (value.isEmpty()) {
            return new Judgement(measure, figure, target, published, Verdict.MISSING, false, Shown.ALL);
        }
        if (target.isEmpty()) {
            return new Judgement(measure, figure, target, published, Verdict.NOT_JUDGED, false, Shown.ALL);
        }
        if (measure.isOfStock() && figure.at().isBefore(yearEnd(measure, figure))) {
            return new Judgement(measure, figure, target, published, Verdict.NOT_DUE, false, Shown.ALL);
        }
        Verdict verdict = verdict(target.get(), value.get(), known);
        Verdict asPrinted = verdict(target.get(), rounded(measure, figure, value.get()), known);
        return new Judgement(measure, figure, target, published, verdict, verdict != asPrinted, Shown.ALL);
    }

    private static LocalDate yearEnd(Measure measure, Figure figure) {
        FinancialYear year = measure.financialYear();
        return year.term(year.yearOf(figure.cell().term())).period().to();
    }

    private static Optional<BigDecimal> published(Measure measure, Figure figure) {
        return figure.cell().isResult() ? measure.published(figure.cell().term()) : Optional.empty();
    }

    private static BigDecimal rounded(Measure measure, Figure figure, BigDecimal value) {
        return value.setScale(
                measure.decimals(
                        figure.cell().row(), figure.unit(), figure.cell().term(), figure.preliminary(measure)),
                RoundingMode.HALF_UP);
    }

    private static Verdict verdict(
            Target target, BigDecimal value, Function<Target.Reference, Optional<BigDecimal>> known) {
        Optional<Boolean> met = target.isMetBy(value, known);
        if (met.isEmpty()) {
            return Verdict.NOT_JUDGED;
        }
        if (met.get()) {
            return Verdict.MET;
        }
        return target.partly().flatMap(less -> less.isMetBy(value, known)).orElse(false)
                ? Verdict.PARTLY_MET
                : Verdict.NOT_MET;
    }

    /** The same judgement, on the whole figure, with no more of the figure than is shown. */
    public Judgement showing(Shown less) {
        Figure left =
                switch (less) {
                    case ALL -> figure;
                    case ROUNDED ->
                        figure.of(rounded(measure, figure, figure.value().orElseThrow()));
                    case NOTHING -> figure.without(Figure.Missing.HIDDEN);
                };
        return new Judgement(measure, left, target, published, verdict, turnedByRounding && less == Shown.ALL, less);
    }

    /** The same judgement, without how many cases its figure cannot tell of: a count that stands in no table. */
    public Judgement withoutLacking() {
        return new Judgement(measure, figure.withoutLacking(), target, published, verdict, turnedByRounding, shown);
    }

    /** The result that stands: as published, or else as computed; unrounded. */
    public Optional<BigDecimal> result() {
        return published.or(figure::value);
    }

    /** Whether the result stands as computed, and the time it is about had not ended. */
    public boolean preliminary() {
        return published.isEmpty() && figure.preliminary(measure);
    }

    /**
     * Whether there is no result for want of cases: none in the period, or none to divide by where cases are counted and
     * divided.
     */
    public boolean hasNoCases() {
        return result().isEmpty()
                && figure.missing()
                        .filter(why -> why == Figure.Missing.NO_CASES
                                || why == Figure.Missing.ZERO_BASE
                                        && measure.row(figure.cell().row())
                                                .filter(Indicator::comesFromCases)
                                                .isPresent())
                        .isPresent();
    }

    /** Decimals of the result as printed. */
    public int decimals() {
        return measure.decimals(
                figure.cell().row(), figure.unit(), figure.cell().term(), preliminary());
    }

    /** Whether it is a result of a measure that promises something in some year. */
    public boolean isOfPromise() {
        return figure.cell().isResult() && !measure.targets().isEmpty();
    }

    /** Whether the figure was counted from cases or divided, and its numerator and denominator say more than the result. */
    public boolean isReckoned() {
        return shown == Shown.ALL
                && figure.value().isPresent()
                && (measure.row(figure.cell().row()).flatMap(Indicator::ofCases).isPresent()
                        || figure.denominator().compareTo(BigDecimal.ONE) != 0);
    }

    /** Whether the cases now give another result than the one published, as far as that was printed. */
    public boolean differsFromPublished() {
        return published.isPresent()
                && !figure.preliminary(measure)
                && figure.value()
                        .map(value -> value.setScale(Math.max(published.get().scale(), 0), RoundingMode.HALF_UP)
                                        .compareTo(published.get())
                                != 0)
                        .orElse(false);
    }
}
