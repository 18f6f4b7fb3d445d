package dk.maaltal.figures;

import dk.maaltal.plan.Condition;
import dk.maaltal.plan.LastDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure's rule for one case by itself: the first condition that is met gives the case's disposition, and that says what
 * it adds.
 *
 * <p>Conditions are over {@code c}, the case, {@code k}, its clock ({@code ended}, {@code clock_start}, {@code due} or
 * {@code due_1}, {@code due_2} … of several, {@code days} and {@code of_kind}), and {@code queue}, its {@code place} among
 * the cases of the cohort, from the largest number or the smallest.
 *
 * @param conditions of the dispositions, in the order they are tried
 * @param otherwise the disposition of a case that meets none
 * @param numerator the dispositions that add to the numerator
 * @param added what they add: 1, the case's days, or what a column of numbers holds
 * @param isSum whether the numerator is the sum of what the cases add; a percentile only lies among it
 * @param denominator the dispositions that add 1 to the denominator; empty for a figure without one
 * @param stretches the lengths of time that are compared with, each from the date it begins
 * @param ofKind the condition that some disposition asks about
 * @param queue the order of the cases of the cohort, where some disposition asks for their place in it
 */
record CaseRule(
        Map<Disposition, String> conditions,
        Disposition otherwise,
        List<Disposition> numerator,
        Added added,
        boolean isSum,
        List<Disposition> denominator,
        List<Stretch> stretches,
        Optional<Condition> ofKind,
        Optional<Queue> queue) {

    /** What a case adds to the numerator. */
    enum Added {
        ONE,
        DAYS,
        NUMBER
    }

    /**
     * The cases of the cohort in order.
     *
     * @param which of them, as a condition over {@code c}
     * @param order the expression they are ordered by, over {@code c}
     */
    record Queue(String which, String order) {}

    /**
     * A last day that a case is held against.
     *
     * @param from the date it begins, as the plan names it; empty for the start of the clock
     * @param until the date that ends it
     * @param within the last day in time
     */
    record Stretch(Optional<String> from, String until, LastDay within) {}

    /**
     * @param request a figure of cases that has begun
     * @param clock how starts are said in SQL
     * @param time how lengths of time are
     */
    static CaseRule of(FigureRequest request, ClockSql clock, WorkingTime time) {
        return request.indicatorOfCases().accept(new CaseRuleBuilder(request, clock, time));
    }

    /** The name of a stretch's last day in time. */
    String due(int stretch) {
        return stretches.size() == 1 ? "due" : "due_" + (stretch + 1);
    }
}
