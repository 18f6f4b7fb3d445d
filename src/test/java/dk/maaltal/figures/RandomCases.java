package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases made up by chance for a plan. Many of their dates lie on the last day of a deadline of the plan, or on a day beside
 * it, or on a day the plan is reported as at.
 */
final class RandomCases {

    private final Dice dice;
    private final RandomPlan plan;
    private final RandomConditions conditions;
    private final PlainCalendar calendar;
    private final boolean informedMayBeEmpty;

    RandomCases(Dice dice, RandomPlan plan, PlainCalendar calendar, boolean clockStops, boolean informedMayBeEmpty) {
        this.dice = dice;
        this.plan = plan;
        this.conditions = new RandomConditions(dice, clockStops);
        this.calendar = calendar;
        this.informedMayBeEmpty = informedMayBeEmpty;
    }

    List<PlainCase> first(int fewest, int most) {
        List<PlainCase> cases = new ArrayList<>();
        for (int number = fewest + dice.below(most - fewest + 1); number > 0; number--) {
            cases.add(draw(number));
        }
        return cases;
    }

    /** The cases of a second extract: some decided since, some corrected, some withdrawn, some new. */
    List<PlainCase> later(List<PlainCase> cases) {
        List<PlainCase> later = new ArrayList<>();
        for (PlainCase one : cases) {
            if (!dice.chance(5)) {
                later.add(dice.chance(20) ? changed(one) : one);
            }
        }
        for (int number = 1; number <= 20; number++) {
            later.add(draw(1_000 + number));
        }
        return later;
    }

    PlainCase draw(int number) {
        Integer stopped = !conditions.clockStops() || dice.chance(50) ? null : (Integer) dice.below(40);
        LocalDate received = received(stopped == null ? 0 : stopped);
        LocalDate start = received.plusDays(stopped == null ? 0 : stopped);
        LocalDate meeting = dice.chance(25) ? null : end(received, start);
        boolean fromMeeting = meeting != null && dice.chance(40);
        LocalDate decided = dice.chance(25) ? null : fromMeeting ? end(meeting, meeting) : end(received, start);
        return new PlainCase(
                number,
                received,
                decided,
                meeting,
                area(),
                informedMayBeEmpty && dice.chance(15) ? null : (Boolean) dice.chance(50),
                dice.chance(10) ? null : conditions.amount(),
                noLongerThan(received, decided, stopped));
    }

    /** The days the clock was stopped: of a case that is decided, no more than it lasted, or its row is rejected. */
    private static Integer noLongerThan(LocalDate received, LocalDate decided, Integer stopped) {
        return stopped == null || decided == null
                ? stopped
                : (Integer) (int) Math.min(stopped, received.until(decided, ChronoUnit.DAYS));
    }

    private PlainCase changed(PlainCase one) {
        PlainCase other = draw(one.number());
        LocalDate decided = one.decided() == null ? end(one.received(), one.clockStart()) : one.decided();
        return new PlainCase(
                one.number(),
                one.received(),
                decided,
                one.meeting(),
                other.area(),
                other.informed(),
                other.amount(),
                noLongerThan(one.received(), decided, one.stopped()));
    }

    /** The case with some of what is known of it put right: its dates, or whether it is decided, or the rest. */
    PlainCase corrected(PlainCase one) {
        PlainCase other = draw(one.number());
        PlainCase dates = dice.chance(35) ? other : one;
        boolean reopened = dates == one && one.decided() != null && dice.chance(25);
        PlainCase rest = dates == one && !reopened || dice.chance(30) ? changed(one) : one;
        LocalDate decided = reopened ? null : dates == one ? rest.decided() : dates.decided();
        return new PlainCase(
                one.number(),
                dates.received(),
                decided,
                dates.meeting(),
                rest.area(),
                rest.informed(),
                rest.amount(),
                noLongerThan(dates.received(), decided, dates.stopped()));
    }

    private String area() {
        if (dice.chance(8)) {
            return null;
        }
        return dice.chance(3)
                ? RandomConditions.RARE_AREA
                : RandomConditions.AREAS.get(dice.below(RandomConditions.AREAS.size() - 1));
    }

    private LocalDate received(int stopped) {
        if (dice.chance(30)) {
            return lastOverdueStart(plan.anyReportingDay()).plusDays(dice.below(3) - 1 - stopped);
        }
        if (dice.chance(10)) {
            return plan.anyReportingDay().plusDays(dice.below(2));
        }
        LocalDate day = dice.dayOf(dice.year());
        return dice.chance(20)
                ? PlainCalendar.endOfMonth(day.getYear(), day.getMonthValue()).minusDays(dice.below(2))
                : day;
    }

    /** A day, never before another, often on a deadline's edge or at the end of a reporting period. */
    private LocalDate end(LocalDate notBefore, LocalDate start) {
        LocalDate end;
        if (dice.chance(45)) {
            end = lastInTime(start).plusDays(dice.below(3) - 1);
        } else if (dice.chance(20)) {
            end = plan.anyReportingDay().plusDays(dice.below(2));
        } else if (dice.chance(20)) {
            end = lastOverdueStart(plan.anyReportingDay()).plusDays(dice.below(3) - 1);
        } else {
            end = notBefore.plusDays(dice.below(dice.chance(20) ? 600 : 120));
        }
        return end.isBefore(notBefore) ? notBefore : end;
    }

    private LocalDate lastInTime(LocalDate start) {
        Span edge = plan.edges().get(dice.below(plan.edges().size()));
        LocalDate end = start;
        while (calendar.inTime(start, end.plusDays(1), edge)) {
            end = end.plusDays(1);
        }
        return end;
    }

    private LocalDate lastOverdueStart(LocalDate at) {
        Span edge = plan.edges().get(dice.below(plan.edges().size()));
        LocalDate start = at;
        while (calendar.inTime(start, at, edge)) {
            start = start.minusDays(1);
        }
        return start;
    }
}
