package dk.maaltal.plan;

import dk.maaltal.calendar.DueRule;
import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Term;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.declaration.Entry;
import java.util.Map;
import java.util.Optional;

/**
 * What the goals of a plan are read in the light of.
 *
 * @param year of the plan: the calendar year that it ends in
 * @param financialYear how the plan's years begin and are named
 * @param words of the institution's cases
 * @param reported the values that people report
 * @param row what the row of a table says for all figures in it; empty outside such a row
 */
record PlanContext(
        int year,
        FinancialYear financialYear,
        WorkingDays workingDays,
        Optional<DueRule> reporting,
        Scoring scoring,
        CaseWords words,
        Map<String, ReportedValue> reported,
        Optional<Entry> row) {

    /** The same for the figures of a row. */
    PlanContext in(Entry said) {
        return new PlanContext(
                year, financialYear, workingDays, reporting, scoring, words, reported, Optional.of(said));
    }

    /** The same where some things that happen to cases are called otherwise. */
    PlanContext saying(Map<String, String> otherwise) {
        return new PlanContext(
                year, financialYear, workingDays, reporting, scoring, words.saying(otherwise), reported, row);
    }

    Terms terms() {
        return new Terms(financialYear);
    }

    /** The plan's year. */
    Term term() {
        return financialYear.term(year);
    }
}
