package dk.maaltal.report;

import dk.maaltal.plan.Target;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How clearly a promise was kept or missed, said by rule and never by chance. A result is held against the room there is: the
 * number that was promised, or, of percentages promised above 50, what is left up to 100. Kept by at least a quarter of the
 * room is "klart", by at most a twentieth "netop"; missed by at most a twentieth is told as a distance. A promise that was
 * missed in the years right before, too, is told as missed for so many years in a row. Nothing of this is said of a
 * preliminary result, of a promise that is no single number, of one that is not shown, or where rounding hides the
 * verdict.
 *
 * @param adverb before the verdict, with a blank; may be empty
 * @param distance after the verdict; may be empty
 * @param again a sentence of its own, after a blank; may be empty
 */
record Tone(String adverb, String distance, String again) {

    /** Nothing but the verdict. */
    static final Tone PLAIN = new Tone("", "", "");

    private static final BigDecimal CLEARLY = new BigDecimal("0.25");
    private static final BigDecimal BARELY = new BigDecimal("0.05");
    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final List<String> ORDINALS =
            List.of("andet", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende", "tiende");

    /** @param results all of the same row, whose years may have been missed before */
    static Tone of(Judgement judgement, List<Judgement> results) {
        if (judgement.result().isEmpty()
                || judgement.preliminary()
                || judgement.turnedByRounding()
                || judgement.target().isEmpty()
                || !judgement.verdict().isDecided()) {
            return PLAIN;
        }
        Optional<BigDecimal> share = shareOfRoom(judgement);
        if (judgement.verdict() == Verdict.MET) {
            return new Tone(share.map(Tone::adverb).orElse(""), "", "");
        }
        return new Tone(
                "",
                share.filter(missed -> missed.compareTo(BARELY) <= 0)
                        .flatMap(missed -> distance(judgement))
                        .orElse(""),
                judgement.verdict() == Verdict.NOT_MET ? again(judgement, results) : "");
    }

    private static String adverb(BigDecimal share) {
        return share.compareTo(CLEARLY) >= 0 ? "klart " : share.compareTo(BARELY) <= 0 ? "netop " : "";
    }

    private static Optional<Map.Entry<Target.Comparator, BigDecimal>> promised(Judgement judgement) {
        return judgement.target().orElseThrow().plain();
    }

    /** How far the result is from what was promised, on the side it is on, as a share of the room there is. */
    private static Optional<BigDecimal> shareOfRoom(Judgement judgement) {
        return promised(judgement).flatMap(promise -> {
            BigDecimal bound = promise.getValue();
            boolean isHighPercentage = judgement.figure().unit().isPercent()
                    && promise.getKey() == Target.Comparator.AT_LEAST
                    && bound.compareTo(HALF) > 0;
            BigDecimal room = isHighPercentage ? HUNDRED.subtract(bound) : bound.abs();
            return room.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(
                            away(promise, judgement.result().orElseThrow()).divide(room, MathContext.DECIMAL64));
        });
    }

    private static BigDecimal away(Map.Entry<Target.Comparator, BigDecimal> promise, BigDecimal result) {
        BigDecimal held = promise.getKey() == Target.Comparator.WITHIN ? result.abs() : result;
        return held.subtract(promise.getValue()).abs();
    }

    /** "; der mangler kun 0,3 procentpoint", by the printed numbers; nothing where they are the same. */
    private static Optional<String> distance(Judgement judgement) {
        Map.Entry<Target.Comparator, BigDecimal> promise = promised(judgement).orElseThrow();
        int decimals = judgement.decimals();
        BigDecimal printed = judgement.result().orElseThrow().setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal away = away(promise, printed);
        if (away.signum() == 0) {
            return Optional.empty();
        }
        String number = Danish.number(
                away, Math.max(decimals, promise.getValue().stripTrailingZeros().scale()));
        boolean tooFew = promise.getKey() == Target.Comparator.AT_LEAST || promise.getKey() == Target.Comparator.ABOVE;
        return Optional.of((tooFew ? "; der mangler kun " : "; det er overskredet med kun ")
                + (judgement.figure().unit().isPercent()
                        ? number + " procentpoint"
                        : judgement.figure().unit().told(number)));
    }

    /** " Det er tredje år i træk." */
    private static String again(Judgement judgement, List<Judgement> results) {
        int before = 0;
        for (Judgement earlier = before(judgement, results);
                earlier != null
                        && earlier.verdict() == Verdict.NOT_MET
                        && earlier.target().isPresent();
                earlier = before(earlier, results)) {
            before++;
        }
        if (before == 0 || !judgement.figure().cell().term().isYear()) {
            return "";
        }
        String ordinal = before <= ORDINALS.size() ? ORDINALS.get(before - 1) : (before + 1) + ".";
        return " Det er " + ordinal + " år i træk.";
    }

    private static Judgement before(Judgement judgement, List<Judgement> results) {
        return results.stream()
                .filter(result -> result.figure()
                        .cell()
                        .term()
                        .equals(judgement.figure().cell().term().yearBefore()))
                .findFirst()
                .orElse(null);
    }
}
