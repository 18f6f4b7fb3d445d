package dk.maaltal.disclosure;

import dk.maaltal.figures.CaseKinds;
import dk.maaltal.figures.Figure;
import dk.maaltal.figures.FigureRequest;
import dk.maaltal.plan.Plan;
import dk.maaltal.verdicts.Judgement;
import dk.maaltal.verdicts.Shown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps small counts of cases out of what is published. A count from 1 to one less than a number is hidden, and so is a result
 * of so few cases; a share with so few cases in time, or not in time, is shown without the counts behind it. Then, as long as
 * a hidden count can be computed from what is left, one more thing is kept back ({@link Hiding}): counts behind shares and
 * averages first, then the smallest count that it was computed from, results of promises last.
 *
 * @param hideBelow counts from 1 to one less are hidden; 0 hides none
 * @param kinds of cases that there are
 */
public record Disclosure(int hideBelow, CaseKinds kinds) {

    /** Hides nothing. */
    public static final Disclosure OF_ALL = new Disclosure(0, CaseKinds.NONE);

    /** Whether a count may not be told. */
    public boolean isSmall(long count) {
        return isSmall(BigDecimal.valueOf(count), hideBelow);
    }

    /** Whether a count is one from 1 to one less than a number. */
    public static boolean isSmall(BigDecimal count, int hideBelow) {
        return count.signum() > 0 && count.compareTo(BigDecimal.valueOf(hideBelow)) < 0;
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
        List<FigureRequest> asked = FigureRequest.of(plan, reportingPoint);
        Quantities quantities = new Quantities(
                kinds,
                plan.workingDays(),
                asked.stream().flatMap(FigureRequest::ofCases).toList());
        List<Statement> told = told(judgements, asked, quantities);
        List<Combination<String>> secrets =
                told.stream().flatMap(each -> each.secrets(hideBelow).stream()).toList();
        told.forEach(each -> each.hideSmall(hideBelow));
        new Hiding(told, secrets, quantities).hide();
        return showing(judgements, told);
    }

    private static List<Statement> told(List<Judgement> judgements, List<FigureRequest> asked, Quantities quantities) {
        Map<Figure.At, FigureRequest> byCell = asked.stream()
                .filter(each -> each.indicator().comesFromCases())
                .collect(Collectors.toMap(FigureRequest::cell, Function.identity()));
        return judgements.stream()
                .filter(judgement -> tells(judgement.figure())
                        && byCell.containsKey(judgement.figure().cell()))
                .map(judgement ->
                        new Statement(judgement, byCell.get(judgement.figure().cell()), quantities))
                .toList();
    }

    /** A figure without cases tells that there are none. */
    private static boolean tells(Figure figure) {
        return figure.missing().isEmpty() || figure.missing().get() == Figure.Missing.NO_CASES;
    }

    private static List<Judgement> showing(List<Judgement> judgements, List<Statement> told) {
        Map<Figure.At, Shown> shown = told.stream()
                .collect(Collectors.toMap(each -> each.judgement().figure().cell(), Statement::shown));
        return judgements.stream()
                .map(judgement ->
                        judgement.showing(shown.getOrDefault(judgement.figure().cell(), Shown.ALL)))
                .toList();
    }
}
