package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Lengths of time counted on a calendar on the wall; nothing here uses the product's deadlines or working days. */
final class PlainCalendar {

    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2032, 12, 31);

    private final int[] workingDaysSoFar = new int[(int) FIRST_DAY.until(LAST_DAY, ChronoUnit.DAYS) + 1];

    PlainCalendar(Set<MonthDay> daysOff) {
        int soFar = 0;
        for (LocalDate day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
            if (isWorkingDay(day, daysOff)) {
                soFar++;
            }
            workingDaysSoFar[index(day)] = soFar;
        }
    }

    /** Whether a clock that started on a day and stopped on another kept within a span. */
    boolean inTime(LocalDate start, LocalDate end, Span within) {
        return switch (within.unit()) {
            case "day" -> start.until(end, ChronoUnit.DAYS) <= within.count();
            case "week" -> start.until(end, ChronoUnit.DAYS) <= 7L * within.count();
            case "month" -> !end.isAfter(start.plusMonths(within.count()));
            case "working day" -> workingDays(start, end) <= within.count();
            default -> throw new IllegalArgumentException(within.unit());
        };
    }

    /** The working days after one day and up to another; below 0 where that is earlier. */
    int workingDays(LocalDate start, LocalDate end) {
        return workingDaysSoFar[index(end)] - workingDaysSoFar[index(start)];
    }

    /** The n-th working day before a day, which is not counted itself. */
    LocalDate workingDaysBefore(LocalDate day, int n) {
        LocalDate before = day;
        for (int left = n; left > 0; ) {
            before = before.minusDays(1);
            left -= workingDaysSoFar[index(before)] - workingDaysSoFar[index(before) - 1];
        }
        return before;
    }

    static LocalDate endOfMonth(int year, int month) {
        return LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
    }

    private static int index(LocalDate day) {
        return (int) FIRST_DAY.until(day, ChronoUnit.DAYS);
    }

    private static boolean isWorkingDay(LocalDate day, Set<MonthDay> daysOff) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isHoliday(day)
                && !daysOff.contains(MonthDay.from(day));
    }

    private static boolean isHoliday(LocalDate day) {
        boolean fixed = Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25), MonthDay.of(12, 26))
                .contains(MonthDay.from(day));
        long sinceEaster = easter(day.getYear()).until(day, ChronoUnit.DAYS);
        boolean storeBededag = sinceEaster == 26 && day.getYear() <= 2023;
        return fixed || storeBededag || Set.of(-3L, -2L, 0L, 1L, 39L, 49L, 50L).contains(sinceEaster);
    }

    /** Easter Day by the anonymous Gregorian computus. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int monthAndDay = h + l - 7 * m + 114;
        return LocalDate.of(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
