package dk.maaltal.disclosure;

import dk.maaltal.figures.Asked;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keeps small counts of cases out of what is published. A count from 1 to one less than a number is hidden, and so is a result
 * of so few cases; a share with so few cases in time, or not in time, is shown without the counts behind it. Then, as long as
 * a hidden count can be computed from what is left, one more thing is kept back: counts behind shares and averages first, then
 * the smallest count that it was computed from, results of promises last.
 *
 * @param hideBelow counts from 1 to one less are hidden; 0 hides none
 */
public record Disclosure(int hideBelow) {

    /** First what costs a reader least. */
    private static final Comparator<Told> LEAST_MISSED = Comparator.<Told, Boolean>comparing(
                    told -> told.less().orElseThrow() == Shown.NOTHING)
            .thenComparing(told -> told.judgement().isOfPromise())
            .thenComparing(told -> told.size().signum() == 0)
            .thenComparing(Told::size);

    /** Whether a count may not be told. */
    public boolean isSmall(long count) {
        return count > 0 && count < hideBelow;
    }

    /**
     * The judgements as they may be published, in the same order.
     *
     * @param judgements of every figure of the plan
     */
    public List<Judgement> shown(Plan plan, LocalDate reportingPoint, List<Judgement> judgements) {
        if (hideBelow == 0) {
            return judgements;
        }
        List<Asked> asked = Asked.of(plan, reportingPoint);
        Quantities quantities =
                new Quantities(asked.stream().flatMap(Asked::ofCases).toList());
        List<Told> told = told(judgements, asked, quantities);
        List<Combination<String>> secrets =
                told.stream().flatMap(each -> each.secrets(hideBelow).stream()).toList();
        told.forEach(each -> each.hideSmall(hideBelow));
        List<Combination<String>> always = new ArrayList<>(totals(told));
        always.addAll(quantities.always());
        Known known = known(told, always);
        for (Combination<String> secret : secrets) {
            Optional<Told> next = nextToHide(known, secret, told);
            while (next.isPresent()) {
                next.get().show(next.get().less().orElseThrow());
                known = known(told, always);
                next = nextToHide(known, secret, told);
            }
        }
        return showing(judgements, told);
    }

    private static List<Told> told(List<Judgement> judgements, List<Asked> asked, Quantities quantities) {
        Map<Figure.At, Asked> byCell = asked.stream()
                .filter(each -> each.indicator().comesFromCases())
                .collect(Collectors.toMap(Asked::cell, Function.identity()));
        return judgements.stream()
                .filter(judgement -> judgement.figure().value().isPresent()
                        && byCell.containsKey(judgement.figure().cell()))
                .map(judgement ->
                        new Told(judgement, byCell.get(judgement.figure().cell()), quantities))
                .toList();
    }

    private static List<Judgement> showing(List<Judgement> judgements, List<Told> told) {
        Map<Figure.At, Shown> shown = told.stream()
                .collect(Collectors.toMap(each -> each.judgement().figure().cell(), Told::shown));
        return judgements.stream()
                .map(judgement ->
                        judgement.showing(shown.getOrDefault(judgement.figure().cell(), Shown.ALL)))
                .toList();
    }

    private static Known known(List<Told> told, List<Combination<String>> always) {
        Known known = new Known();
        always.forEach(known::add);
        for (int i = 0; i < told.size(); i++) {
            for (Combination<String> sum : told.get(i).sums()) {
                known.add(sum, i);
            }
        }
        return known;
    }

    /** Of the figures that a secret can be computed from, one to show less of; empty when it cannot be, or all is hidden. */
    private static Optional<Told> nextToHide(Known known, Combination<String> secret, List<Told> told) {
        return known.tellers(secret).stream()
                .flatMap(List::stream)
                .map(told::get)
                .filter(each -> each.less().isPresent())
                .min(LEAST_MISSED);
    }

    /**
     * That the largest count of a table's column is the sum of the others, where it is: the rows may be groups of cases and all
     * of them, which their conditions do not tell.
     */
    private static List<Combination<String>> totals(List<Told> told) {
        Map<Object, List<Told>> columns =
                told.stream().filter(each -> each.count().isPresent()).collect(Collectors.groupingBy(Told::column));
        return columns.values().stream()
                .filter(column -> column.size() > 2)
                .flatMap(column -> total(column).stream())
                .toList();
    }

    private static Optional<Combination<String>> total(List<Told> column) {
        List<Told> rising =
                column.stream().sorted(Comparator.comparing(Told::size)).toList();
        int last = rising.size() - 1;
        BigDecimal others = rising.subList(0, last).stream().map(Told::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        return rising.get(last).size().compareTo(others) != 0
                ? Optional.empty()
                : Optional.of(IntStream.range(0, last)
                        .mapToObj(i -> rising.get(i).count().orElseThrow())
                        .reduce(rising.get(last).count().orElseThrow(), Combination::minus));
    }
}
