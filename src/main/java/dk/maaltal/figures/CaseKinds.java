package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Population;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The kinds of cases that figures can tell apart: cases that belong to the same populations and meet the same conditions.
 * Only kinds that there are, so that it shows which populations make up another.
 *
 * @param populations that the figures are about, with the condition that their cases meet
 * @param conditions that tell cases apart: those of the populations, and what figures ask besides
 * @param kinds for each, the conditions that its cases fulfil
 * @param traits what cases hold besides dates, as far as conditions look at it: for each that there is, the comparisons in the
 *     conditions that it fulfils
 * @param clockStops whether cases carry days that their clock was stopped
 */
public record CaseKinds(
        Map<Population, Condition> populations,
        List<Condition> conditions,
        List<Set<Condition>> kinds,
        List<Set<Condition>> traits,
        boolean clockStops) {

    /** No figure tells any cases apart. */
    public static final CaseKinds NONE = new CaseKinds(Map.of(), List.of(), List.of(), List.of(), false);

    /**
     * The kinds of the cases that were known once a load was in.
     *
     * @param requests the figures of cases that tell them apart
     */
    public static CaseKinds of(
            JdbcClient database, CaseDeclaration declaration, List<FigureRequest> requests, int asOfLoad) {
        Map<Population, Condition> populations = new LinkedHashMap<>();
        Set<Condition> all = new LinkedHashSet<>();
        for (FigureRequest request : requests) {
            Indicator.OfCases indicator = request.indicatorOfCases();
            populations.put(indicator.of(), declaration.cases(indicator.of()));
            indicator.condition().ifPresent(all::add);
        }
        all.addAll(populations.values());
        List<Condition> conditions = List.copyOf(all);
        if (conditions.isEmpty()) {
            return NONE;
        }
        List<Condition> comparisons = conditions.stream()
                .flatMap(condition -> condition.accept(new ComparisonsIn()))
                .distinct()
                .toList();
        return new CaseKinds(
                populations,
                conditions,
                fulfilled(database, conditions, asOfLoad),
                comparisons.isEmpty() ? List.of(Set.of()) : fulfilled(database, comparisons, asOfLoad),
                declaration.column(Column.STOPPED_DAYS).isPresent());
    }

    /** Which of some conditions cases fulfil, for each such set that there is. */
    private static List<Set<Condition>> fulfilled(JdbcClient database, List<Condition> conditions, int asOfLoad) {
        List<Set<Condition>> sets = database.sql("SELECT DISTINCT "
                        + conditions.stream().map(ConditionSql::overCases).collect(Collectors.joining(",\n       "))
                        + "\nFROM cases c\nWHERE " + CaseScan.known(asOfLoad))
                .query((row, n) -> {
                    Set<Condition> fulfilled = new HashSet<>();
                    for (int i = 0; i < conditions.size(); i++) {
                        if (row.getBoolean(i + 1)) {
                            fulfilled.add(conditions.get(i));
                        }
                    }
                    return fulfilled;
                })
                .list();
        return ordered(sets, conditions);
    }

    /** In an order that does not depend on how the database found them. */
    private static List<Set<Condition>> ordered(List<Set<Condition>> sets, List<Condition> conditions) {
        List<Set<Condition>> ordered = new ArrayList<>(sets);
        conditions.forEach(
                condition -> ordered.sort((a, b) -> Boolean.compare(a.contains(condition), b.contains(condition))));
        return ordered;
    }

    /** The numbers of the kinds whose cases belong to a population, from 0. */
    public List<Integer> of(Population population) {
        return IntStream.range(0, kinds.size())
                .filter(kind -> kinds.get(kind).contains(populations.get(population)))
                .boxed()
                .toList();
    }

    /** Those of them that also meet one of the {@link #conditions}. */
    public List<Integer> of(Population population, Condition besides) {
        return of(population).stream()
                .filter(kind -> kinds.get(kind).contains(besides))
                .toList();
    }
}
