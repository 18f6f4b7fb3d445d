package dk.maaltal.figures;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.plan.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure's rule for one case by itself: the first condition that is met gives the case's disposition, and that says what
 * it adds.
 *
 * <p>Conditions are over {@code c}, the case, {@code k}, its clock ({@code ended}, {@code clock_start}, {@code due} or
 * {@code due_1}, {@code due_2} … of several, {@code days} and {@code of_kind}), and {@code queue}, its {@code place} among
 * the pending cases from the oldest.
 *
 * @param conditions of the dispositions, in the order they are tried
 * @param otherwise the disposition of a case that meets none
 * @param numerator the dispositions that add to the numerator
 * @param addsDays whether they add the case's days, and not 1
 * @param isSum whether the numerator is the sum of what the cases add; a percentile only lies among it
 * @param denominator the dispositions that add 1 to the denominator; empty for a figure without one
 * @param stretches the lengths of time that are compared with, each from the date it begins
 * @param ofKind the condition that some disposition asks about
 * @param usesQueue whether some disposition asks about the queue
 */
record CaseRule(
        Map<Disposition, String> conditions,
        Disposition otherwise,
        List<Disposition> numerator,
        boolean addsDays,
        boolean isSum,
        List<Disposition> denominator,
        List<Stretch> stretches,
        Optional<Condition> ofKind,
        boolean usesQueue) {

    /**
     * A length of time that a case is held against.
     *
     * @param from the date it begins, as the plan names it; empty for the start of the clock
     * @param until the date that ends it
     * @param within how long it may be; the last day is in time
     */
    record Stretch(Optional<String> from, String until, Deadline within) {}

    /** @param request a figure of cases that has begun */
    static CaseRule of(FigureRequest request) {
        return request.indicatorOfCases().accept(new CaseRuleBuilder(request));
    }

    /** The name of a stretch's last day in time. */
    String due(int stretch) {
        return stretches.size() == 1 ? "due" : "due_" + (stretch + 1);
    }
}
