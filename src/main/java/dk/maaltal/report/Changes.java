package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What an edition tells otherwise than the one before it: unrounded results, and verdicts on them. */
public final class Changes {

    /** Decimals beyond which two results that differ are not told apart. */
    private static final int MOST_DECIMALS = 8;

    private Changes() {}

    /**
     * A figure that is told otherwise.
     *
     * @param before as the last edition told it; empty where it did not
     * @param now as it is told now; empty where it no longer is
     * @param cases that make the difference; empty where their number may not be told
     */
    public record Change(Optional<Judgement> before, Optional<Judgement> now, Optional<ChangedCases> cases) {

        /** The same change, by some cases. */
        public Change by(Optional<ChangedCases> counted) {
            return new Change(before, now, counted);
        }

        /** The figure's cell. */
        public Figure.At cell() {
            return either().figure().cell();
        }

        /** How much more it is now; empty where it had, or has, no result. */
        public Optional<BigDecimal> difference() {
            return before.flatMap(Judgement::result)
                    .flatMap(then -> now.flatMap(Judgement::result).map(result -> result.subtract(then)));
        }

        /** Whether a verdict that counts is another. */
        public boolean isTurned() {
            return either().isOfPromise() && !before.map(Judgement::verdict).equals(now.map(Judgement::verdict));
        }

        private Judgement either() {
            return now.or(() -> before).orElseThrow();
        }

        /** What a template may name of it. */
        Map<String, Object> fields() {
            Figure.At cell = cell();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("maal", cell.goal());
            fields.put("tabel", cell.measure());
            fields.put("raekke", cell.isResult() ? "Resultat" : cell.row());
            fields.put("aar", cell.term().danish());
            fields.put("enhed", either().figure().unit().danish());
            fields.put("foer", text(before, now));
            fields.put("nu", text(now, before));
            fields.put(
                    "forskel",
                    difference()
                            .map(difference ->
                                    Danish.signed(difference, now.orElseThrow().decimals()))
                            .orElse(Danish.NONE));
            fields.put("kommettil", cases(ChangedCases::entered));
            fields.put("udgaaet", cases(ChangedCases::left));
            fields.put("aendret", cases(ChangedCases::changed));
            fields.put("vurderingfoer", verdict(before));
            fields.put("vurderingnu", verdict(now));
            return fields;
        }

        private Object cases(ToLongFunction<ChangedCases> count) {
            return cases.<Object>map(counted -> BigDecimal.valueOf(count.applyAsLong(counted)))
                    .orElse(Cell.HIDDEN);
        }

        private static String verdict(Optional<Judgement> judgement) {
            return judgement
                    .filter(Judgement::isOfPromise)
                    .map(told -> told.verdict().danish())
                    .orElse(MeasureFields.NO_VERDICT);
        }

        /** As printed; with more decimals where the other would be printed alike. */
        private static String text(Optional<Judgement> told, Optional<Judgement> other) {
            String printed = printed(told);
            Optional<BigDecimal> value = told.flatMap(Judgement::result);
            Optional<BigDecimal> otherValue = other.flatMap(Judgement::result);
            if (!printed.equals(printed(other)) || value.isEmpty() || otherValue.isEmpty()) {
                return printed;
            }
            for (int decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
                String more = Danish.number(value.get(), decimals);
                if (!more.equals(Danish.number(otherValue.get(), decimals))) {
                    return more;
                }
            }
            return printed;
        }

        private static String printed(Optional<Judgement> told) {
            return told.map(judgement -> Cell.result(judgement).text()).orElse(Danish.NONE);
        }
    }

    /** The figures that are told otherwise, in the order they are told now, then those that no longer are. */
    public static List<Change> between(List<Judgement> before, List<Judgement> now) {
        Map<Figure.At, Judgement> gone = new LinkedHashMap<>();
        before.forEach(judgement -> gone.put(judgement.figure().cell(), judgement));
        List<Change> changes = new ArrayList<>();
        for (Judgement judgement : now) {
            Optional<Judgement> then =
                    Optional.ofNullable(gone.remove(judgement.figure().cell()));
            if (!says(then).equals(says(Optional.of(judgement)))) {
                changes.add(new Change(then, Optional.of(judgement), Optional.of(ChangedCases.NONE)));
            }
        }
        gone.values().stream()
                .filter(judgement -> !says(Optional.of(judgement)).equals(says(Optional.empty())))
                .forEach(judgement -> changes.add(
                        new Change(Optional.of(judgement), Optional.empty(), Optional.of(ChangedCases.NONE))));
        return changes;
    }

    private record Said(Optional<BigDecimal> result, Verdict verdict) {}

    /** 97 and 97.0 say the same, and so do a figure without a value and one that is not there. */
    private static Said says(Optional<Judgement> judgement) {
        return new Said(
                judgement.flatMap(Judgement::result).map(BigDecimal::stripTrailingZeros),
                judgement.map(Judgement::verdict).orElse(Verdict.MISSING));
    }
}
