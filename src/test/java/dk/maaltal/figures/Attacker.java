package dk.maaltal.figures;

import dk.maaltal.figures.CaseUniverse.Part;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Somebody who reads the tables of a report, knows its plan and can solve equations. Medians, percentiles and the oldest cases
 * tell nothing here, and neither do the days behind averages.
 */
final class Attacker {

    /**
     * A number of cases that a figure tells or hides.
     *
     * @param name of the figure, and what of it
     * @param row what is counted
     */
    record Count(String name, long[] row) {}

    private final CaseUniverse universe;
    private final List<PlainRule> rules;
    private final List<Map<Part, long[]>> counts;
    private final int width;

    Attacker(CaseUniverse universe) {
        this.universe = universe;
        rules = universe.rules();
        counts = universe.counts();
        width = universe.rank();
    }

    /** The small counts that can be computed, each in words; nothing if all are safe. */
    List<String> leaks(List<Judgement> whole, List<Judgement> shown, int hideBelow) {
        List<Count> told = told(shown);
        LinearSpan known = new LinearSpan(width);
        told.forEach(count -> known.add(count.row()));
        return secrets(whole, hideBelow).stream()
                .filter(secret -> known.contains(secret.row()))
                .map(secret -> secret.name() + " follows from " + tellers(secret, told))
                .toList();
    }

    /** Every number from 1 to one less than another that nobody may know. */
    List<Count> secrets(List<Judgement> whole, int hideBelow) {
        return IntStream.range(0, whole.size())
                .boxed()
                .flatMap(i -> secrets(whole, i, hideBelow).stream())
                .toList();
    }

    /** Those of one figure. */
    List<Count> secrets(List<Judgement> whole, int i, int hideBelow) {
        Figure figure = whole.get(i).figure();
        List<Count> secrets = new ArrayList<>();
        if (figure.value().isEmpty() || !universe.hasSecrets(i)) {
            return secrets;
        }
        PlainRule rule = rules.get(i);
        BigDecimal inTime = figure.numerator();
        BigDecimal of = figure.denominator();
        if ((CaseUniverse.isCount(rule) || CaseUniverse.isShare(rule)) && isSmall(inTime, hideBelow)) {
            secrets.add(count(figure, i, Part.NUMERATOR));
        }
        if (CaseUniverse.hasDenominator(rule) && isSmall(of, hideBelow)) {
            secrets.add(count(figure, i, Part.DENOMINATOR));
        }
        if (CaseUniverse.isShare(rule) && isSmall(of.subtract(inTime), hideBelow)) {
            secrets.add(new Count(name(figure) + " not in time " + of.subtract(inTime), rest(i, BigDecimal.ONE)));
        }
        if (isSmall(BigDecimal.valueOf(figure.leftOut()), hideBelow)) {
            secrets.add(count(figure, i, Part.LEFT_OUT));
        }
        return secrets;
    }

    private static boolean isSmall(BigDecimal count, int hideBelow) {
        return count.signum() > 0 && count.compareTo(BigDecimal.valueOf(hideBelow)) < 0;
    }

    /** What the figures that are shown tell. */
    private List<Count> told(List<Judgement> shown) {
        List<Count> told = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Judgement judgement = shown.get(i);
            Figure figure = judgement.figure();
            PlainRule rule = rules.get(i);
            if (figure.missing().isPresent() || judgement.shown() == Shown.NOTHING) {
                continue;
            }
            if (CaseUniverse.isCount(rule)) {
                told.add(count(figure, i, Part.NUMERATOR));
            } else if (judgement.shown() == Shown.ALL && CaseUniverse.hasDenominator(rule)) {
                for (Part part : Part.values()) {
                    told.add(count(figure, i, part));
                }
            } else if (judgement.shown() == Shown.ROUNDED && CaseUniverse.isShare(rule)) {
                BigDecimal share = figure.value().orElseThrow().movePointLeft(2);
                told.add(new Count(name(figure) + " rounded " + share, rest(i, share)));
            }
        }
        return told;
    }

    private Count count(Figure figure, int index, Part part) {
        BigDecimal value =
                switch (part) {
                    case NUMERATOR -> figure.numerator();
                    case DENOMINATOR -> figure.denominator();
                    case LEFT_OUT -> BigDecimal.valueOf(figure.leftOut());
                };
        return new Count(
                name(figure) + " <" + rules.get(index).written() + "> " + part + " " + value,
                counts.get(index).get(part));
    }

    /** So many times the denominator, less the numerator. */
    private long[] rest(int index, BigDecimal times) {
        long[] inTime = counts.get(index).get(Part.NUMERATOR);
        long[] rest = counts.get(index).get(Part.DENOMINATOR).clone();
        long number = LinearSpan.number(times);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = LinearSpan.plus(
                    LinearSpan.times(rest[i], number), LinearSpan.times(inTime[i], LinearSpan.PRIME - 1));
        }
        return rest;
    }

    /** The names of the told counts that a secret is a sum of, each so many times. */
    private List<String> tellers(Count secret, List<Count> told) {
        LinearSpan known = new LinearSpan(width);
        for (int i = 0; i < told.size(); i++) {
            long[] row = Arrays.copyOf(told.get(i).row(), width + told.size());
            row[width + i] = 1;
            known.add(row);
        }
        long[] rest = known.rest(Arrays.copyOf(secret.row(), width + told.size()));
        List<String> tellers = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            long times = rest[width + i];
            if (times != 0) {
                long signed = times > LinearSpan.PRIME / 2 ? LinearSpan.PRIME - times : -times;
                tellers.add(signed + " x " + told.get(i).name());
            }
        }
        return tellers;
    }

    private static String name(Figure figure) {
        Figure.At cell = figure.cell();
        return cell.goal() + cell.measure() + " " + cell.row() + " "
                + cell.term().name();
    }
}
