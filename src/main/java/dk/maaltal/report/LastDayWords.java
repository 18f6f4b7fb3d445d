package dk.maaltal.report;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.plan.LastDay;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;

/**
 * Says in Danish what a case's last day in time is.
 *
 * @param columns how columns are named
 */
record LastDayWords(ColumnWords columns) implements LastDay.Visitor<String> {

    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d. MMMM", Danish.LOCALE);

    /** "8 uger (56 dage)". */
    @Override
    public String after(LastDay.After after) {
        Deadline length = after.length();
        return length.danish() + (length.unit() == Deadline.Unit.WEEKS ? " (" + 7 * length.count() + " dage)" : "");
    }

    @Override
    public String inColumn(LastDay.InColumn inColumn) {
        return "datoen i " + columns.column(inColumn.name());
    }

    @Override
    public String before(LastDay.Before before) {
        return before.length().danish() + " før " + columns.column(before.name());
    }

    @Override
    public String yearly(LastDay.Yearly yearly) {
        return "den førstkommende " + day(yearly.day());
    }

    @Override
    public String on(LastDay.On on) {
        return "den " + Danish.date(on.day());
    }

    private static String day(MonthDay day) {
        return DAY_OF_YEAR.format(day);
    }
}
