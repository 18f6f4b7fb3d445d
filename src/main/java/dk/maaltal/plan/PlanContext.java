package dk.maaltal.plan;

import dk.maaltal.calendar.DueRule;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.declaration.Entry;
import java.util.Map;
import java.util.Optional;

/**
 * What the goals of a plan are read in the light of.
 *
 * @param year of the plan
 * @param words of the institution's cases
 * @param reported the values that people report
 * @param row what a row of a table says for all its figures; empty outside of one
 */
record PlanContext(
        int year,
        WorkingDays workingDays,
        Optional<DueRule> reporting,
        Scoring scoring,
        CaseWords words,
        Map<String, ReportedValue> reported,
        Optional<Entry> row) {

    /** The same for the figures of a row. */
    PlanContext in(Entry said) {
        return new PlanContext(year, workingDays, reporting, scoring, words, reported, Optional.of(said));
    }
}
