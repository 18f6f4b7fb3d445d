package dk.maaltal.report;

import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Term;
import dk.maaltal.figures.Figure;
import dk.maaltal.plan.Measure;
import java.time.LocalDate;
import java.time.YearMonth;

/** Says in Danish which days a figure of a column is about, where they need not be the column's own. */
final class PeriodWords {

    private PeriodWords() {}

    /**
     * After "I" or "for": "2023", "3. kvt. 2023", "1. halvår 2023", "perioden fra den 1. januar 2023 til den 30. september
     * 2023", "de tolv måneder til og med den 30. september 2023".
     */
    static String of(Measure measure, Figure.At cell) {
        Term term = cell.term();
        Period period = measure.period(cell.row(), term);
        if (period.equals(term.period())) {
            return measure.danish(term);
        }
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (period.equals(Period.ofYear(to.getYear()))) {
            return Integer.toString(to.getYear());
        }
        if (from.equals(period.dayAfter().minusYears(1))) {
            return "de tolv måneder til og med den " + Danish.date(to);
        }
        if (isHalfYear(period)) {
            return (from.getMonthValue() == 1 ? "1" : "2") + ". halvår " + from.getYear();
        }
        return "perioden fra den " + Danish.date(from) + " til den " + Danish.date(to);
    }

    private static boolean isHalfYear(Period period) {
        YearMonth first = YearMonth.from(period.from());
        return (first.getMonthValue() == 1 || first.getMonthValue() == 7)
                && YearMonth.from(period.to()).equals(first.plusMonths(5));
    }
}
