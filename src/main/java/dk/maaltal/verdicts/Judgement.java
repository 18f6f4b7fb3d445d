package dk.maaltal.verdicts;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Measure;
import dk.maaltal.plan.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A figure held against its target.
 *
 * @param measure what was measured
 * @param figure what it amounted to
 * @param target what was promised for the year, if anything
 * @param verdict on the unrounded value
 * @param turnedByRounding whether the value as printed would have given another verdict
 */
public record Judgement(
        Measure measure, Figure figure, Optional<Target> target, Verdict verdict, boolean turnedByRounding) {

    /** Judges the figure of a measure. A preliminary figure is judged as it stands. */
    public static Judgement of(Measure measure, Figure figure) {
        Optional<Target> target = measure.target(figure.year());
        Optional<BigDecimal> value = figure.value();
        if (value.isEmpty()) {
            return new Judgement(measure, figure, target, Verdict.MISSING, false);
        }
        if (target.isEmpty()) {
            return new Judgement(measure, figure, target, Verdict.NOT_JUDGED, false);
        }
        boolean met = target.get().isMetBy(value.get());
        BigDecimal printed =
                value.get().setScale(measure.decimals(figure.year(), figure.preliminary()), RoundingMode.HALF_UP);
        boolean metAsPrinted = target.get().isMetBy(printed);
        return new Judgement(measure, figure, target, met ? Verdict.MET : Verdict.NOT_MET, met != metAsPrinted);
    }
}
