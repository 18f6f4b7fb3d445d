package dk.maaltal.disclosure;

import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Unit;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A figure of a document, and which counts of cases it gives away. */
final class Statement {

    private final Judgement judgement;
    private final FigureRequest asked;
    private final Quantities quantities;
    private final Optional<Combination<String>> count;
    private final Optional<Combination<String>> denominator;
    private Shown shown = Shown.ALL;

    Statement(Judgement judgement, FigureRequest asked, Quantities quantities) {
        this.judgement = judgement;
        this.asked = asked;
        this.quantities = quantities;
        this.count = quantities.count(asked);
        this.denominator = quantities.denominator(asked);
    }

    Judgement judgement() {
        return judgement;
    }

    Shown shown() {
        return shown;
    }

    void show(Shown less) {
        shown = less;
    }

    /** Shows no more than may be shown of it by itself, when counts from 1 to one less than a number are secret. */
    void hideSmall(int hideBelow) {
        Figure figure = judgement.figure();
        boolean few = isCount() && Disclosure.isSmall(figure.numerator(), hideBelow)
                || isDivided() && Disclosure.isSmall(figure.denominator(), hideBelow);
        boolean fewBeside = isShare()
                        && (Disclosure.isSmall(figure.numerator(), hideBelow)
                                || Disclosure.isSmall(rest(figure), hideBelow))
                || Disclosure.isSmall(BigDecimal.valueOf(figure.leftOut()), hideBelow)
                || Disclosure.isSmall(BigDecimal.valueOf(figure.tooYoung()), hideBelow)
                || Disclosure.isSmall(BigDecimal.valueOf(figure.overdue()), hideBelow);
        if (!hasValue()) {
            shown = fewBeside ? Shown.NOTHING : Shown.ALL;
        } else if (isOfThoseReceived()) {
            // Its counts overlap with those received, pending and decided, each by rules of their own: none is told.
            shown = few || fewBeside ? Shown.NOTHING : Shown.ROUNDED;
        } else {
            shown = few ? Shown.NOTHING : fewBeside ? Shown.ROUNDED : Shown.ALL;
        }
    }

    /** The counts that nobody may be able to compute from what is told. */
    List<Combination<String>> secrets(int hideBelow) {
        Figure figure = judgement.figure();
        List<Combination<String>> secrets = new ArrayList<>();
        if (isOfThoseReceived()) {
            return secrets;
        }
        if (isCount() && Disclosure.isSmall(figure.numerator(), hideBelow)) {
            secrets.add(count.orElseThrow());
        }
        if (hasDenominator() && Disclosure.isSmall(figure.denominator(), hideBelow)) {
            secrets.add(denominator());
        }
        if (isShare() && Disclosure.isSmall(figure.numerator(), hideBelow)) {
            secrets.add(quantities.numerator(asked));
        }
        if (isShare() && Disclosure.isSmall(rest(figure), hideBelow)) {
            secrets.add(denominator().minus(quantities.numerator(asked)));
        }
        if (Disclosure.isSmall(BigDecimal.valueOf(figure.leftOut()), hideBelow)) {
            secrets.add(quantities.leftOut(asked));
        }
        secrets.removeIf(Combination::isNothing);
        return secrets;
    }

    private static BigDecimal rest(Figure figure) {
        return figure.denominator().subtract(figure.numerator());
    }

    /** The sums that are told when so much is shown of it. */
    List<Combination<String>> sums(Shown shown) {
        if (shown == Shown.NOTHING || isOfThoseReceived()) {
            return List.of();
        }
        if (isCount()) {
            return List.of(count.orElseThrow());
        }
        if (isShare()) {
            return shown == Shown.ALL || !hasValue()
                    ? List.of(quantities.numerator(asked), denominator(), quantities.leftOut(asked))
                    : List.of(quantities.numerator(asked).plus(denominator(), -ofWhole(printed())));
        }
        if (hasDenominator()) {
            return shown == Shown.ALL ? List.of(denominator()) : List.of();
        }
        return hasValue() ? reckoned().stream().toList() : List.of();
    }

    /** What a figure reckoned from counts tells of them. */
    private Optional<Combination<String>> reckoned() {
        if (asked.indicator() instanceof Indicator.Deviation deviation) {
            BigDecimal value = judgement.figure().value().orElseThrow();
            boolean inPercent = deviation.unit().size().equals(Unit.PERCENT.size());
            return difference(
                    inPercent ? Combination.residue(new BigDecimal(100).add(rounded(value))) : 1,
                    inPercent ? Combination.residue(new BigDecimal(100)) : 1);
        }
        return asked.indicator() instanceof Indicator.Ratio
                ? difference(Combination.residue(printed()), 1)
                : Optional.empty();
    }

    /** That so many times the first part are so many times the second, but for what people told. */
    private Optional<Combination<String>> difference(long second, long first) {
        List<FigureRequest> parts = asked.parts();
        return linear(parts.get(0))
                .flatMap(of -> linear(parts.get(1)).map(from -> of.times(first).plus(from, -second)));
    }

    /** The cases of a part that is a count; nothing for a value that people tell, which is no secret. */
    private Optional<Combination<String>> linear(FigureRequest part) {
        if (part.indicator() instanceof Indicator.Reported) {
            return Optional.of(Combination.nothing());
        }
        return part.indicator() instanceof Indicator.YearBefore
                ? linear(part.parts().get(0))
                : quantities.count(part);
    }

    /** What can still be kept back of it; empty when nothing can, or nothing would be won. */
    Optional<Shown> less() {
        if (isOfThoseReceived()) {
            return Optional.empty();
        }
        boolean hasCountsBehind = hasValue() && !isCount() && hasDenominator();
        return switch (shown) {
            case ALL -> Optional.of(hasCountsBehind ? Shown.ROUNDED : Shown.NOTHING);
            case ROUNDED -> isCount() || isShare() ? Optional.of(Shown.NOTHING) : Optional.empty();
            case NOTHING -> Optional.empty();
        };
    }

    /** How many cases are lost from sight with it. */
    BigDecimal size() {
        return isCount() ? judgement.figure().numerator() : judgement.figure().denominator();
    }

    private boolean isCount() {
        return count.isPresent();
    }

    /** Where it has none, it tells that there are no cases. */
    private boolean hasValue() {
        return judgement.figure().value().isPresent();
    }

    private boolean isOfThoseReceived() {
        return asked.indicator() instanceof Indicator.Share share && share.cohort() == Indicator.Cohort.RECEIVED;
    }

    private boolean isDivided() {
        return hasDenominator() || isOfThoseReceived();
    }

    private boolean isShare() {
        return asked.indicator() instanceof Indicator.Share || asked.indicator() instanceof Indicator.Rate;
    }

    private boolean hasDenominator() {
        return denominator.isPresent();
    }

    private Combination<String> denominator() {
        return denominator.orElseThrow();
    }

    private BigDecimal printed() {
        return rounded(judgement.figure().value().orElseThrow());
    }

    private BigDecimal rounded(BigDecimal value) {
        return value.setScale(judgement.decimals(), RoundingMode.HALF_UP);
    }

    private static long ofWhole(BigDecimal percent) {
        return Combination.residue(percent.movePointLeft(2));
    }
}
