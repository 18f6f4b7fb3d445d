package dk.maaltal.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Monday to Friday less the Danish public holidays.
 *
 * <p>Store Bededag is a holiday up to 2023 and not from 2024 (lov nr. 214 af 6/3 2023). 5 June, 24 December and 31
 * December are working days unless the plan names them as days off.
 */
public final class WorkingDays {

    private static final HolidayManager HOLIDAYS =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));

    private final Set<MonthDay> daysOff;
    private final Map<Integer, Set<LocalDate>> holidaysByYear = new ConcurrentHashMap<>();

    /** @param daysOff days of every year that are no working days here, beside the public holidays */
    public WorkingDays(Set<MonthDay> daysOff) {
        this.daysOff = Set.copyOf(daysOff);
    }

    /** Whether a day is a working day: no Saturday, Sunday, Danish holiday or day that the plan names as off. */
    public boolean includes(LocalDate day) {
        return !isWeekend(day)
                && !daysOff.contains(MonthDay.from(day))
                && !holidays(day.getYear()).contains(day);
    }

    /** The Mondays to Fridays of a period that are no working days, in order. */
    public List<LocalDate> weekdaysOff(Period period) {
        return period.from()
                .datesUntil(period.dayAfter())
                .filter(day -> !isWeekend(day) && !includes(day))
                .toList();
    }

    /** The n-th working day after a day; the day itself is not counted. */
    public LocalDate after(LocalDate day, int n) {
        return step(day, n, 1);
    }

    /** The n-th working day before a day; the day itself is not counted. */
    public LocalDate before(LocalDate day, int n) {
        return step(day, n, -1);
    }

    private LocalDate step(LocalDate day, int n, int direction) {
        LocalDate reached = day;
        for (int left = n; left > 0; ) {
            reached = reached.plusDays(direction);
            if (includes(reached)) {
                left--;
            }
        }
        return reached;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private Set<LocalDate> holidays(int year) {
        return holidaysByYear.computeIfAbsent(year, y -> HOLIDAYS.getHolidays(Year.of(y)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toSet()));
    }
}
