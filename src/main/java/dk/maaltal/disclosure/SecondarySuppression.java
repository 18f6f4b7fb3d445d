package dk.maaltal.disclosure;

import dk.maaltal.figures.Figure;
import dk.maaltal.verdicts.Shown;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Secondary (complementary) suppression: shows less of one figure after another until no sensitive count can be computed from
 * what is left. Which figure comes next is a greedy choice, so the pattern is not always the one with the least lost. At the
 * end each step that turns out not to have been needed is undone, the last one first.
 */
final class SecondarySuppression {

    /**
     * A step after which less is shown of a figure.
     *
     * @param figure its number, the place in the list of figures from 0
     * @param before how much was shown of it before
     */
    private record Step(int figure, Shown before) {}

    private final List<PublishedFigure> figures;
    private final ReducedEquations equations;
    private final Shown[] pattern;
    private final Deque<Step> steps = new ArrayDeque<>();

    private SecondarySuppression(List<PublishedFigure> figures, MinimumFrequencyRule rule) {
        this.figures = figures;
        this.equations = ReducedEquations.of(figures, rule);
        this.pattern =
                figures.stream().map(figure -> figure.primarySuppression(rule)).toArray(Shown[]::new);
    }

    /**
     * The suppression pattern, primary and secondary: how much may be shown of each figure, by its cell.
     *
     * @param figures every figure that a reader may compute with, each in a cell of its own
     * @param rule which counts are sensitive
     */
    static Map<Figure.At, Shown> pattern(List<PublishedFigure> figures, MinimumFrequencyRule rule) {
        SecondarySuppression suppression = new SecondarySuppression(figures, rule);
        suppression.equations.sensitive().forEach(suppression::protect);
        suppression.showAgain();
        return suppression.byCell();
    }

    private Map<Figure.At, Shown> byCell() {
        Map<Figure.At, Shown> byCell = new HashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            byCell.put(figures.get(i).figure().cell(), pattern[i]);
        }
        return byCell;
    }

    /** Shows less of figures that a sensitive count can be computed from, one after another, until it cannot be. */
    private void protect(LinearCombination<String> sensitive) {
        List<Integer> candidates = candidates(sensitive);
        while (!candidates.isEmpty()) {
            int next = best(sensitive, candidates);
            steps.push(new Step(next, pattern[next]));
            pattern[next] = less(next);
            candidates = candidates(sensitive);
        }
    }

    /**
     * The candidate to show less of: the first without which the count cannot be computed any more, unless it is a result of a
     * promise that would not be shown at all; if there is none, the first of all.
     */
    private int best(LinearCombination<String> sensitive, List<Integer> candidates) {
        LinearSystem others = known(figure -> !candidates.contains(figure));
        return candidates.stream()
                .filter(each -> !isPromiseLost(each) && isSafeWithLessOf(each, sensitive, candidates, others))
                .findFirst()
                .orElse(candidates.get(0));
    }

    /** The figures that a sensitive count can be computed from and of which less can be shown, what is missed least first. */
    private List<Integer> candidates(LinearCombination<String> sensitive) {
        return known(figure -> true).sources(sensitive).stream()
                .flatMap(List::stream)
                .filter(figure -> figures.get(figure).less(pattern[figure]).isPresent())
                .sorted(leastMissedFirst())
                .toList();
    }

    /** Counts behind a value before values, results of promises last of these, empty cells after others, small before large. */
    private Comparator<Integer> leastMissedFirst() {
        return Comparator.<Integer, Boolean>comparing(figure -> less(figure) == Shown.NOTHING)
                .thenComparing(figure -> figures.get(figure).judgement().isOfPromise())
                .thenComparing(figure -> figures.get(figure).size().signum() == 0)
                .thenComparing(figure -> figures.get(figure).size());
    }

    private Shown less(int figure) {
        return figures.get(figure).less(pattern[figure]).orElseThrow();
    }

    private boolean isPromiseLost(int figure) {
        return figures.get(figure).judgement().isOfPromise() && less(figure) == Shown.NOTHING;
    }

    /**
     * Whether a sensitive count cannot be computed when less is shown of one candidate.
     *
     * @param others what is known from all figures that are no candidates
     */
    private boolean isSafeWithLessOf(
            int figure, LinearCombination<String> sensitive, List<Integer> candidates, LinearSystem others) {
        LinearSystem known = new LinearSystem(others);
        for (int each : candidates) {
            add(known, each, each == figure ? less(each) : pattern[each]);
        }
        return known.sources(sensitive).isEmpty();
    }

    /** Undoes each step that no sensitive count needs, the last one first. */
    private void showAgain() {
        for (Step step : steps) {
            Shown less = pattern[step.figure()];
            pattern[step.figure()] = step.before();
            LinearSystem known = known(figure -> true);
            if (equations.sensitive().stream()
                    .anyMatch(sensitive -> known.sources(sensitive).isPresent())) {
                pattern[step.figure()] = less;
            }
        }
    }

    /** What a reader knows from some of the figures, by the present pattern. */
    private LinearSystem known(IntPredicate ofFigures) {
        LinearSystem known = new LinearSystem();
        for (int i = 0; i < pattern.length; i++) {
            if (ofFigures.test(i)) {
                add(known, i, pattern[i]);
            }
        }
        return known;
    }

    private void add(LinearSystem known, int figure, Shown shown) {
        equations.published().get(figure).get(shown).forEach(equation -> known.add(equation, figure));
    }
}
