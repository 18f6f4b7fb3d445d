package dk.maaltal.due;

import static org.assertj.core.api.Assertions.assertThat;

import dk.maaltal.calendar.DanishTime;
import dk.maaltal.calendar.DueDay;
import dk.maaltal.calendar.DueRule;
import dk.maaltal.calendar.ReportingPoint;
import dk.maaltal.calendar.WorkingDays;
import dk.maaltal.report.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the calendar alone makes of a schedule: missed nights, New Year, leap days, summer time, holidays. */
class OwingClockTest {

    private static Schedule every(Schedule.Every every, String from) {
        return new Schedule(
                Optional.of(every),
                Optional.of(from).filter(name -> !name.isEmpty()).map(ReportingPoint::parse),
                List.of(),
                1,
                1);
    }

    private static List<String> closed(Schedule schedule, String day) {
        return schedule.closed(LocalDate.parse(day)).stream()
                .map(ReportingPoint::name)
                .toList();
    }

    @Test
    void aMonthOfMissedNightsOwesTheSameAsIfNoneHadBeenMissed() {
        Schedule months = every(Schedule.Every.MONTH, "2023-11");

        assertThat(closed(months, "2024-02-29")).containsExactly("2023-11", "2023-12", "2024-01");
        // Asked every night or once after all of them, nothing more is owed and nothing less.
        List<String> asked = Stream.iterate(LocalDate.parse("2023-11-01"), day -> day.plusDays(1))
                .limit(121)
                .flatMap(day -> months.closed(day).stream())
                .map(ReportingPoint::name)
                .distinct()
                .toList();
        assertThat(asked).isEqualTo(closed(months, "2024-02-29"));
        // A status of nights that were missed is owed no more: only the last.
        assertThat(closed(every(Schedule.Every.NIGHT, ""), "2024-03-01")).containsExactly("2024-02-29");
    }

    @ParameterizedTest
    @CsvSource({
        "QUARTER, 2023-Q3, 2023-12-31, 2023-Q3", // the last day of the year is not over
        "QUARTER, 2023-Q3, 2024-01-01, 2023-Q3 2023-Q4",
        "YEAR, 2023, 2023-12-31, ''",
        "YEAR, 2023, 2024-01-01, 2023",
        "MONTH, 2024-02, 2024-02-29, ''", // a leap day
        "MONTH, 2024-02, 2024-03-01, 2024-02",
        "MONTH, 2023-02, 2023-03-01, 2023-02",
        "MONTH, 2024-03, 2024-04-01, 2024-03",
        "QUARTER, 2023, 2023-08-01, 2023-Q1 2023-Q2", // all of the year it is made from
        "MONTH, 2023-Q2, 2023-06-15, 2023-04 2023-05",
    })
    void aPointIsOwedFromTheDayAfterItsLast(Schedule.Every every, String from, String day, String points) {
        assertThat(String.join(" ", closed(every(every, from), day))).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-30T22:59:59Z, 2024-03-30", // the night summer time begins
        "2024-03-30T23:00:00Z, 2024-03-31",
        "2024-03-31T21:59:59Z, 2024-03-31",
        "2024-03-31T22:00:00Z, 2024-04-01",
        "2024-10-26T21:59:59Z, 2024-10-26", // the night it ends
        "2024-10-26T22:00:00Z, 2024-10-27",
        "2024-10-27T22:59:59Z, 2024-10-27",
        "2024-10-27T23:00:00Z, 2024-10-28",
        "2023-12-31T22:59:59Z, 2023-12-31",
        "2023-12-31T23:00:00Z, 2024-01-01",
    })
    void theDayIsTheDanishOne(Instant moment, LocalDate day) {
        assertThat(DanishTime.dayOf(moment)).isEqualTo(day);
    }

    @Test
    void aDueDayOnTheSecondDayOfEasterMovesToTheNextWorkingDay() {
        // Easter Monday of 2025 is 21 April, 21 days after the quarter.
        DueRule rule = new DueRule(21, OptionalInt.empty(), DueRule.DayOff.NEXT);

        assertThat(rule.due(ReportingPoint.parse("2025-Q1"), new WorkingDays(Set.of())))
                .contains(new DueDay(LocalDate.parse("2025-04-21"), LocalDate.parse("2025-04-22")));
    }

    @Test
    void whatIsNextFollowsFromTheCalendarToo() {
        Schedule quarters = every(Schedule.Every.QUARTER, "2024-Q1");

        assertThat(quarters.next(LocalDate.parse("2023-05-01"))).contains(ReportingPoint.parse("2024-Q1"));
        assertThat(quarters.next(LocalDate.parse("2024-03-31"))).contains(ReportingPoint.parse("2024-Q1"));
        assertThat(quarters.next(LocalDate.parse("2024-04-01"))).contains(ReportingPoint.parse("2024-Q2"));
        assertThat(every(Schedule.Every.NIGHT, "").next(LocalDate.parse("2024-04-01")))
                .isEmpty();
    }
}
