package dk.maaltal.disclosure;

import dk.maaltal.figures.Figure;
import dk.maaltal.verdicts.Shown;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

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

    /**
     * A figure of which less may be shown.
     *
     * @param figure its number
     * @param less how much would be shown of it
     */
    private record Candidate(int figure, Shown less) {}

    private static final Shown[] LEVELS = Shown.values();

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
        List<Candidate> candidates = candidates(sensitive);
        while (!candidates.isEmpty()) {
            Candidate next = best(sensitive, candidates);
            steps.push(new Step(next.figure(), pattern[next.figure()]));
            pattern[next.figure()] = next.less();
            candidates = candidates(sensitive);
        }
    }

    /**
     * The candidate to show less of: the first without which the count cannot be computed any more, unless it is a result of a
     * promise that would not be shown at all; if there is none, the first of all.
     */
    private Candidate best(LinearCombination<String> sensitive, List<Candidate> candidates) {
        Set<Integer> mayGo = candidates.stream().map(Candidate::figure).collect(Collectors.toSet());
        LinearSystem others = known(figure -> !mayGo.contains(figure));
        return candidates.stream()
                .filter(each -> !isPromiseLost(each) && isSafeWithLessOf(each, sensitive, mayGo, others))
                .findFirst()
                .orElse(candidates.get(0));
    }

    /**
     * The figures that a sensitive count can be computed from and of which less can be shown, what is missed least first; of each
     * so much less that something it is computed from is no longer told.
     */
    private List<Candidate> candidates(LinearCombination<String> sensitive) {
        Map<Integer, Shown> toldUntil = new TreeMap<>();
        known(figure -> true).sources(sensitive).stream()
                .flatMap(List::stream)
                .forEach(source -> toldUntil.merge(
                        figure(source), notToldIn(source), BinaryOperator.minBy(Comparator.naturalOrder())));
        return toldUntil.entrySet().stream()
                .flatMap(told ->
                        less(told.getKey(), told.getValue()).stream().map(less -> new Candidate(told.getKey(), less)))
                .sorted(leastMissedFirst())
                .toList();
    }

    /** The most that can be shown of a figure that is no more than some. */
    private Optional<Shown> less(int figure, Shown most) {
        Optional<Shown> less = figures.get(figure).less(pattern[figure]);
        while (less.isPresent() && less.get().compareTo(most) < 0) {
            less = figures.get(figure).less(less.get());
        }
        return less;
    }

    /** Counts behind a value before values, results of promises last of these, empty cells after others, small before large. */
    private Comparator<Candidate> leastMissedFirst() {
        return Comparator.<Candidate, Boolean>comparing(each -> each.less() == Shown.NOTHING)
                .thenComparing(each -> figures.get(each.figure()).judgement().isOfPromise())
                .thenComparing(each -> figures.get(each.figure()).size().signum() == 0)
                .thenComparing(each -> figures.get(each.figure()).size());
    }

    private boolean isPromiseLost(Candidate candidate) {
        return figures.get(candidate.figure()).judgement().isOfPromise() && candidate.less() == Shown.NOTHING;
    }

    /**
     * Whether a sensitive count cannot be computed when less is shown of one candidate.
     *
     * @param mayGo the figures of all candidates
     * @param others what is known from all other figures
     */
    private boolean isSafeWithLessOf(
            Candidate candidate, LinearCombination<String> sensitive, Set<Integer> mayGo, LinearSystem others) {
        LinearSystem known = new LinearSystem(others);
        for (int each : mayGo) {
            add(known, each, each == candidate.figure() ? candidate.less() : pattern[each]);
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
        Map<Shown, List<LinearCombination<String>>> published =
                equations.published().get(figure);
        for (LinearCombination<String> equation : published.get(shown)) {
            Shown first = shown;
            while (first != Shown.NOTHING && published.get(first).contains(equation)) {
                first = LEVELS[first.ordinal() + 1];
            }
            known.add(equation, figure * LEVELS.length + first.ordinal());
        }
    }

    /** The figure that an equation is published by. */
    private static int figure(int source) {
        return source / LEVELS.length;
    }

    /** The most of that figure in which the equation is not published. */
    private static Shown notToldIn(int source) {
        return LEVELS[source % LEVELS.length];
    }
}
