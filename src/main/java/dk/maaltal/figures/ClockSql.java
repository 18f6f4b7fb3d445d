package dk.maaltal.figures;

import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Clock;
import java.time.LocalDate;

/**
 * Says in SQL when a case's clock started.
 *
 * @param stops whether the cases carry days the clock was stopped
 */
record ClockSql(boolean stops) {

    static ClockSql of(CaseDeclaration declaration) {
        return new ClockSql(declaration.column(Column.STOPPED_DAYS).isPresent());
    }

    /** Whether a clock starts later than its date by the days it was stopped. */
    boolean subtractsStops(Clock clock) {
        return stops && clock.isNet();
    }

    /**
     * The day a case's clock started: the date that starts it, and as many days later as the clock was stopped. Null for a case
     * without that date, and for one that counts in its period though its clock never stopped.
     *
     * <p>A case carries how many days its clock was stopped, and not when. They lie before its decision, and so within a
     * time that ends with the decision or after it. Of a time that ends earlier this is not known, and nothing is
     * subtracted.
     */
    String start(Clock clock) {
        String start = runningFrom(clock);
        return clock.stopsInItsPeriod()
                ? start
                : "(CASE WHEN c." + SqlName.of(clock.until()) + " IS NOT NULL THEN " + start + " END)";
    }

    private String runningFrom(Clock clock) {
        String from = date(clock);
        if (!subtractsStops(clock)) {
            return from;
        }
        String stopped = "coalesce(c." + SqlName.of(Column.STOPPED_DAYS) + ", 0)";
        return "(" + from + " + "
                + (clock.endsWithDecision()
                        ? stopped
                        : "CASE WHEN c." + SqlName.of(clock.until()) + " >= c.decided THEN " + stopped + " ELSE 0 END")
                + ")";
    }

    /** The date that starts a clock, however long it was stopped. */
    static String date(Clock clock) {
        return "c." + SqlName.of(clock.from());
    }

    /** Whether a case had started by a day, and so has a time that ends with that day or later. */
    String startedBy(Clock clock, LocalDate day) {
        return clock.timesEveryCase() && !subtractsStops(clock) ? "true" : start(clock) + " <= DATE '" + day + "'";
    }
}
