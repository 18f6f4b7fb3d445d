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
 * An intruder who reads the tables of a report, knows its plan and can solve equations. Nothing is computed here from medians,
 * percentiles and the ages of the oldest cases, nor from the days behind averages.
 */
final class Attacker {

    /**
     * A number of cases that a figure publishes or suppresses.
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

    /** The sensitive counts that can be computed, each in words; none if all are safe. */
    List<String> leaks(List<Judgement> whole, List<Judgement> shown, int hideBelow) {
        List<Count> published = published(shown);
        LinearSpan known = new LinearSpan(width);
        published.forEach(count -> known.add(count.row()));
        return sensitiveCounts(whole, hideBelow).stream()
                .filter(sensitive -> known.contains(sensitive.row()))
                .map(sensitive -> sensitive.name() + " follows from " + sources(sensitive, published))
                .toList();
    }

    /** The sensitive counts of all figures: those from 1 to one less than {@code hideBelow}. */
    List<Count> sensitiveCounts(List<Judgement> whole, int hideBelow) {
        return IntStream.range(0, whole.size())
                .boxed()
                .flatMap(i -> sensitiveCounts(whole, i, hideBelow).stream())
                .toList();
    }

    /** Those of one figure. */
    List<Count> sensitiveCounts(List<Judgement> whole, int i, int hideBelow) {
        Figure figure = whole.get(i).figure();
        List<Count> sensitiveCounts = new ArrayList<>();
        if (figure.value().isEmpty() || !universe.hasSensitiveCounts(i)) {
            return sensitiveCounts;
        }
        PlainRule rule = rules.get(i);
        BigDecimal inTime = figure.numerator();
        BigDecimal of = figure.denominator();
        if ((CaseUniverse.isCount(rule) || CaseUniverse.isShare(rule)) && isSmall(inTime, hideBelow)) {
            sensitiveCounts.add(count(figure, i, Part.NUMERATOR));
        }
        if (CaseUniverse.hasDenominator(rule) && isSmall(of, hideBelow)) {
            sensitiveCounts.add(count(figure, i, Part.DENOMINATOR));
        }
        if (CaseUniverse.isShare(rule) && isSmall(of.subtract(inTime), hideBelow)) {
            sensitiveCounts.add(
                    new Count(name(figure) + " not in time " + of.subtract(inTime), rest(i, BigDecimal.ONE)));
        }
        if (isSmall(BigDecimal.valueOf(figure.leftOut()), hideBelow)) {
            sensitiveCounts.add(count(figure, i, Part.LEFT_OUT));
        }
        if (isSmall(BigDecimal.valueOf(figure.overdue()), hideBelow)) {
            sensitiveCounts.add(count(figure, i, Part.OVERDUE));
        }
        return sensitiveCounts;
    }

    private static boolean isSmall(BigDecimal count, int hideBelow) {
        return count.signum() > 0 && count.compareTo(BigDecimal.valueOf(hideBelow)) < 0;
    }

    /** The counts that the figures publish, as far as they are shown. */
    private List<Count> published(List<Judgement> shown) {
        List<Count> published = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Judgement judgement = shown.get(i);
            Figure figure = judgement.figure();
            PlainRule rule = rules.get(i);
            if (figure.missing().isPresent() || judgement.shown() == Shown.NOTHING) {
                continue;
            }
            if (CaseUniverse.isCount(rule)) {
                published.add(count(figure, i, Part.NUMERATOR));
                if (judgement.shown() == Shown.ALL) {
                    published.add(count(figure, i, Part.OVERDUE));
                }
            } else if (judgement.shown() == Shown.ALL && CaseUniverse.hasDenominator(rule)) {
                for (Part part : Part.values()) {
                    published.add(count(figure, i, part));
                }
            } else if (judgement.shown() == Shown.ROUNDED && CaseUniverse.isShare(rule)) {
                BigDecimal share = figure.value().orElseThrow().movePointLeft(2);
                published.add(new Count(name(figure) + " rounded " + share, rest(i, share)));
            }
        }
        return published;
    }

    private Count count(Figure figure, int index, Part part) {
        BigDecimal value =
                switch (part) {
                    case NUMERATOR -> figure.numerator();
                    case DENOMINATOR -> figure.denominator();
                    case LEFT_OUT -> BigDecimal.valueOf(figure.leftOut());
                    case OVERDUE -> BigDecimal.valueOf(figure.overdue());
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

    /** The names of the published counts that a sensitive one is a linear combination of, each with its coefficient. */
    private List<String> sources(Count sensitive, List<Count> published) {
        LinearSpan known = new LinearSpan(width);
        for (int i = 0; i < published.size(); i++) {
            long[] row = Arrays.copyOf(published.get(i).row(), width + published.size());
            row[width + i] = 1;
            known.add(row);
        }
        long[] rest = known.rest(Arrays.copyOf(sensitive.row(), width + published.size()));
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < published.size(); i++) {
            long times = rest[width + i];
            if (times != 0) {
                long signed = times > LinearSpan.PRIME / 2 ? LinearSpan.PRIME - times : -times;
                sources.add(signed + " x " + published.get(i).name());
            }
        }
        return sources;
    }

    private static String name(Figure figure) {
        Figure.At cell = figure.cell();
        return cell.goal() + cell.measure() + " " + cell.row() + " "
                + cell.term().name();
    }
}
