package dk.maaltal.report;

import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Shown;
import dk.maaltal.verdicts.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What an edition tells otherwise than the one before it: unrounded results, verdicts on them, and the counts. */
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
    public record Change(Optional<PrintedFigure> before, Optional<PrintedFigure> now, Optional<ChangedCases> cases) {

        /** The same change, by some cases. */
        public Change by(Optional<ChangedCases> counted) {
            return new Change(before, now, counted);
        }

        /** The figure's cell. */
        public Figure.At cell() {
            return either().cell();
        }

        /** How much more it is now; empty where it had, or has, no result. */
        public Optional<BigDecimal> difference() {
            return before.flatMap(PrintedFigure::shownResult)
                    .flatMap(then -> now.flatMap(PrintedFigure::shownResult).map(result -> result.subtract(then)));
        }

        /** Whether a verdict that counts is another. */
        public boolean isTurned() {
            return either().promised() && !before.map(PrintedFigure::verdict).equals(now.map(PrintedFigure::verdict));
        }

        private PrintedFigure either() {
            return now.or(() -> before).orElseThrow();
        }

        /**
         * What a template may name of it.
         *
         * @param plan that names the columns
         */
        Map<String, Object> fields(Plan plan) {
            Figure.At cell = cell();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("maal", cell.goal());
            fields.put("tabel", cell.measure());
            fields.put("raekke", cell.isResult() ? "Resultat" : cell.row());
            fields.put("aar", plan.name(cell.goal(), cell.measure(), cell.term()));
            fields.put("enhed", either().unit());
            fields.put("foer", text(before, now));
            fields.put("nu", text(now, before));
            fields.put("forskel", toldDifference());
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

        private static String verdict(Optional<PrintedFigure> figure) {
            return figure.filter(PrintedFigure::promised)
                    .map(each -> each.verdict().danish())
                    .orElse(MeasureFields.NO_VERDICT);
        }

        /**
         * As printed; where the other is printed alike, with as many decimals as tell them apart, or with the counts that
         * differ.
         */
        private static String text(Optional<PrintedFigure> figure, Optional<PrintedFigure> other) {
            String printed = printed(figure);
            if (!printed.equals(printed(other)) || figure.isEmpty() || other.isEmpty()) {
                return printed;
            }
            OptionalInt decimals = decimalsApart(figure, other);
            if (decimals.isPresent()) {
                return Danish.number(figure.flatMap(PrintedFigure::shownResult).orElseThrow(), decimals.getAsInt());
            }
            String counts = Counts.of(figure.get()).wordsWhereNot(Counts.of(other.get()));
            return printed + (counts.isEmpty() ? "" : " (" + counts + ")");
        }

        /** The least decimals with which two results are not printed alike; empty where none are enough. */
        private static OptionalInt decimalsApart(Optional<PrintedFigure> figure, Optional<PrintedFigure> other) {
            Optional<BigDecimal> value = figure.flatMap(PrintedFigure::shownResult);
            Optional<BigDecimal> otherValue = other.flatMap(PrintedFigure::shownResult);
            if (value.isEmpty() || otherValue.isEmpty()) {
                return OptionalInt.empty();
            }
            return IntStream.rangeClosed(1, MOST_DECIMALS)
                    .filter(decimals ->
                            !Danish.number(value.get(), decimals).equals(Danish.number(otherValue.get(), decimals)))
                    .findFirst();
        }

        /** The difference between the two results as they are told, so that the three agree. */
        private String toldDifference() {
            if (difference().isEmpty()) {
                return Danish.NONE;
            }
            boolean alike = printed(before).equals(printed(now));
            OptionalInt apart = alike ? decimalsApart(before, now) : OptionalInt.empty();
            BigDecimal then = told(before.orElseThrow(), apart);
            BigDecimal result = told(now.orElseThrow(), apart);
            return Danish.signed(result.subtract(then), Math.max(then.scale(), result.scale()));
        }

        private static BigDecimal told(PrintedFigure figure, OptionalInt decimals) {
            return figure.shownResult()
                    .orElseThrow()
                    .setScale(decimals.orElse(figure.decimals()), RoundingMode.HALF_UP);
        }

        private static String printed(Optional<PrintedFigure> figure) {
            return figure.map(PrintedFigure::shownText).orElse(Danish.NONE);
        }
    }

    /**
     * The figures that are told otherwise, in the order they are told now, then those that no longer are: as far as both are
     * shown.
     */
    public static List<Change> between(List<PrintedFigure> before, List<PrintedFigure> now) {
        Map<Figure.At, PrintedFigure> gone = new LinkedHashMap<>();
        before.forEach(figure -> gone.put(figure.cell(), figure));
        List<Change> changes = new ArrayList<>();
        for (PrintedFigure figure : now) {
            Optional<PrintedFigure> then = Optional.ofNullable(gone.remove(figure.cell()));
            if (!says(then).equals(says(Optional.of(figure))) || countsDiffer(then, figure)) {
                changes.add(new Change(then, Optional.of(figure), Optional.of(ChangedCases.NONE)));
            }
        }
        gone.values().stream()
                .filter(figure -> !says(Optional.of(figure)).equals(says(Optional.empty())))
                .forEach(figure ->
                        changes.add(new Change(Optional.of(figure), Optional.empty(), Optional.of(ChangedCases.NONE))));
        return changes;
    }

    /** The same of whole figures, whatever documents for publication show of them: for those who make the report. */
    public static List<Change> betweenWhole(List<PrintedFigure> before, List<PrintedFigure> now) {
        return between(whole(before), whole(now));
    }

    private static List<PrintedFigure> whole(List<PrintedFigure> figures) {
        return figures.stream().map(figure -> figure.showing(Shown.ALL)).toList();
    }

    /** Whether two editions that show all of a figure have other counts behind it or beside it. */
    private static boolean countsDiffer(Optional<PrintedFigure> before, PrintedFigure now) {
        return before.filter(then -> then.shown() == Shown.ALL && now.shown() == Shown.ALL)
                .filter(then -> !Counts.of(then).equals(Counts.of(now)))
                .isPresent();
    }

    private record Said(Optional<BigDecimal> result, Verdict verdict) {}

    /** 97 and 97.0 say the same, and so do a figure without a value and one that is not there. */
    private static Said says(Optional<PrintedFigure> figure) {
        return new Said(
                figure.flatMap(PrintedFigure::shownResult).map(BigDecimal::stripTrailingZeros),
                figure.map(PrintedFigure::verdict).orElse(Verdict.MISSING));
    }
}
