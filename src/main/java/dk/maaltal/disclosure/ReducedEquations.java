package dk.maaltal.disclosure;

import dk.maaltal.verdicts.Shown;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Every equation that secondary suppression may need, computed once and made as short as it can be without changing which
 * follow from which: unknowns that no equation tells apart are made one, what holds by definition is taken out, and of the
 * unknowns left only as many are kept as there are independent equations. Whether an equation follows from others is then
 * decided much faster.
 *
 * @param published for each figure by its number, what it publishes when so much of it is shown
 * @param sensitive the sensitive counts of all figures, in the figures' order
 */
record ReducedEquations(
        List<Map<Shown, List<LinearCombination<String>>>> published, List<LinearCombination<String>> sensitive) {

    /** The equations of figures, numbered from 0 in their order. */
    static ReducedEquations of(List<PublishedFigure> figures, MinimumFrequencyRule rule) {
        ReducedEquations all = unreduced(figures, rule);
        List<LinearCombination<String>> identities = figures.stream()
                .flatMap(figure -> figure.identities().stream())
                .distinct()
                .toList();
        Set<String> representatives =
                representatives(Stream.concat(all.stream(), identities.stream()).toList());
        LinearSystem byDefinition = new LinearSystem();
        identities.forEach(identity -> byDefinition.add(identity.restrictedTo(representatives)));
        ReducedEquations left = all.map(each -> byDefinition.reduce(each.restrictedTo(representatives)));
        LinearSystem span = new LinearSystem();
        left.stream().forEach(span::add);
        return left.map(each -> each.restrictedTo(span.pivots()));
    }

    private static ReducedEquations unreduced(List<PublishedFigure> figures, MinimumFrequencyRule rule) {
        return new ReducedEquations(
                figures.stream().map(ReducedEquations::byShown).toList(),
                figures.stream()
                        .flatMap(figure -> figure.sensitiveCounts(rule).stream())
                        .toList());
    }

    private static Map<Shown, List<LinearCombination<String>>> byShown(PublishedFigure figure) {
        Map<Shown, List<LinearCombination<String>>> equations = new EnumMap<>(Shown.class);
        for (Shown shown : Shown.values()) {
            equations.put(shown, figure.equations(shown));
        }
        return equations;
    }

    /** Of unknowns that have equal coefficients in every equation, one; of all others, each. */
    private static Set<String> representatives(List<LinearCombination<String>> equations) {
        Map<String, Map<Integer, Long>> columns = new HashMap<>();
        for (int i = 0; i < equations.size(); i++) {
            int row = i;
            equations.get(i).coefficients().forEach((unknown, coefficient) -> columns.computeIfAbsent(
                            unknown, none -> new HashMap<>())
                    .put(row, coefficient));
        }
        Set<Map<Integer, Long>> seen = new HashSet<>();
        Set<String> representatives = new HashSet<>();
        columns.forEach((unknown, column) -> {
            if (seen.add(column)) {
                representatives.add(unknown);
            }
        });
        return representatives;
    }

    private Stream<LinearCombination<String>> stream() {
        return Stream.concat(
                published.stream()
                        .flatMap(equations -> equations.values().stream())
                        .flatMap(List::stream),
                sensitive.stream());
    }

    private ReducedEquations map(UnaryOperator<LinearCombination<String>> change) {
        return new ReducedEquations(
                published.stream().map(equations -> map(equations, change)).toList(),
                sensitive.stream().map(change).toList());
    }

    private static Map<Shown, List<LinearCombination<String>>> map(
            Map<Shown, List<LinearCombination<String>>> equations, UnaryOperator<LinearCombination<String>> change) {
        Map<Shown, List<LinearCombination<String>>> changed = new EnumMap<>(Shown.class);
        equations.forEach(
                (shown, each) -> changed.put(shown, each.stream().map(change).toList()));
        return changed;
    }
}
