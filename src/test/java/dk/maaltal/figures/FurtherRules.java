package dk.maaltal.figures;

import dk.maaltal.figures.FurtherRule.Collect;
import dk.maaltal.figures.FurtherRule.Look;
import dk.maaltal.figures.FurtherRule.Part;
import dk.maaltal.figures.FurtherRule.View;
import dk.maaltal.figures.PlainRule.Kind;
import dk.maaltal.figures.PlainRule.Span;
import dk.maaltal.figures.PlainRule.TimeUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws figures by chance: cohorts, clocks that start at the meeting, last days of every kind, ages, kinds and numbers. */
final class FurtherRules {

    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Dice dice;
    private final boolean clockStops;
    private final List<Span> edges = new ArrayList<>();

    FurtherRules(Dice dice, boolean clockStops) {
        this.dice = dice;
        this.clockStops = clockStops;
    }

    /** The lengths of time of the figure drawn last. */
    List<Span> edges() {
        return edges;
    }

    FurtherRule any(Kind all, Kind which) {
        edges.clear();
        int form = dice.below(9);
        if (form == 6) {
            return ofKind(all, which);
        }
        Kind of = dice.chance(70)
                ? all
                : new Kind(
                        all.written() + ", which: " + which.written(),
                        one -> all.holds().test(one) && which.holds().test(one));
        return switch (form) {
            case 0 -> held("share", of, Collect.SHARE);
            case 1 -> held("late", of, Collect.HELD);
            case 2 -> held("in time", of, Collect.HELD);
            case 3 -> receivedHeld(dice.oneOf("share", "share", "in time", "late"), of);
            case 4 -> overdue(of);
            case 5 -> aged(of);
            case 7 -> step(of);
            default -> statistic(of);
        };
    }

    /** From which date, and whether stopped days are taken off. */
    private record Timer(boolean fromMeeting, boolean net, String written) {

        LocalDate start(PlainCase one) {
            LocalDate from = fromMeeting ? one.meeting() : one.received();
            return from == null || !net || one.stopped() == null ? from : from.plusDays(one.stopped());
        }
    }

    private Timer timer(boolean mayStartAtMeeting) {
        boolean fromMeeting = mayStartAtMeeting && dice.chance(60);
        boolean said = clockStops && dice.chance(50);
        boolean net = said ? dice.chance(50) : !fromMeeting;
        return new Timer(
                fromMeeting,
                net,
                (fromMeeting ? ", from: meeting decision" : "") + (said ? ", clock: " + (net ? "net" : "gross") : ""));
    }

    /** The last day in time; null where there is none. */
    private interface Last {
        LocalDate of(PlainCase one, LocalDate start, PlainCalendar calendar);
    }

    /** A day of the calendar is the same whether the clock was stopped or not. */
    private static LocalDate date(PlainCase one, Timer timer) {
        return timer.fromMeeting() ? one.meeting() : one.received();
    }

    private record Due(Last last, boolean isSpan, String written) {}

    private Due due(Timer timer) {
        int kind = dice.below(timer.fromMeeting() ? 4 : 6);
        switch (kind) {
            case 0, 1 -> {
                Span span = span();
                return new Due((one, start, calendar) -> lastInTime(start, span, calendar), true, span.toString());
            }
            case 2 -> {
                MonthDay day =
                        dice.oneOf(MonthDay.of(12, 15), MonthDay.of(2, 28), MonthDay.of(2, 29), MonthDay.of(6, 1));
                return new Due(
                        (one, start, calendar) -> next(day, date(one, timer)),
                        false,
                        day.format(DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)));
            }
            case 3 -> {
                LocalDate day = dice.dayOf(dice.year());
                return new Due((one, start, calendar) -> start == null ? null : day, false, day.toString());
            }
            case 4 -> {
                return new Due((one, start, calendar) -> one.meeting(), false, "meeting decision");
            }
            default -> {
                int count = 1 + dice.below(12);
                boolean working = dice.chance(60);
                return new Due(
                        (one, start, calendar) -> one.meeting() == null
                                ? null
                                : working
                                        ? calendar.workingDaysBefore(one.meeting(), count)
                                        : one.meeting().minusDays(count),
                        false,
                        count + (working ? " working" : "") + (count == 1 ? " day" : " days")
                                + " before meeting decision");
            }
        }
    }

    private Span span() {
        Span span = dice.oneOf(
                new Span(1 + dice.below(90), "day"),
                new Span(1 + dice.below(13), "week"),
                new Span(1 + dice.below(10), "month"),
                new Span(1 + dice.below(40), "working day"));
        edges.add(span);
        return span;
    }

    /** Day by day, for as long as the calendar says that the time is kept. */
    private static LocalDate lastInTime(LocalDate start, Span span, PlainCalendar calendar) {
        if (start == null) {
            return null;
        }
        LocalDate day = start;
        while (calendar.inTime(start, day.plusDays(1), span)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDate next(MonthDay day, LocalDate start) {
        if (start == null) {
            return null;
        }
        LocalDate thisYear = day.atYear(start.getYear());
        return thisYear.isBefore(start) ? day.atYear(start.getYear() + 1) : thisYear;
    }

    private FurtherRule held(String word, Kind of, Collect collect) {
        Timer timer = timer(true);
        Due due = due(timer);
        boolean late = word.equals("late");
        return rule(
                of,
                null,
                collect == Collect.SHARE ? TimeUnit.PERCENT : TimeUnit.CASES,
                word + ": { of: " + of.written() + ", within: " + due.written() + timer.written() + " }",
                collect,
                (one, view) -> {
                    LocalDate start = timer.start(one);
                    LocalDate last = due.last().of(one, start, view.calendar());
                    Part part = Part.NOTHING;
                    if (view.isIn(one.decided())) {
                        boolean canBeHeld = start != null && last != null;
                        boolean kept = canBeHeld && !one.decided().isAfter(last);
                        part = (canBeHeld ? Part.of(kept != late, ONE) : Part.LACKING).ended();
                    }
                    boolean overdue = one.pendingAt(view.at(), false) && last != null && last.isBefore(view.at());
                    return overdue ? part.overdueToo() : part;
                });
    }

    private FurtherRule receivedHeld(String word, Kind of) {
        Timer timer = timer(true);
        Due due = due(timer);
        boolean onlyPassed = dice.chance(50);
        boolean columnsEnd = dice.chance(50);
        return new FurtherRule(
                of,
                null,
                word.equals("share") ? TimeUnit.PERCENT : TimeUnit.CASES,
                word + ": { of: " + of.written() + ", cohort: received, within: " + due.written() + timer.written()
                        + (onlyPassed ? ", counted: deadline passed" : "")
                        + (columnsEnd ? ", as of: the column's end" : "") + " }",
                word.equals("share") ? Collect.SHARE : Collect.HELD,
                null,
                !columnsEnd,
                false,
                word.equals("share"),
                (one, view) -> {
                    if (!view.isIn(one.received())) {
                        return Part.NOTHING;
                    }
                    boolean countsLate = word.equals("late");
                    LocalDate start = timer.start(one);
                    LocalDate last = due.last().of(one, start, view.calendar());
                    boolean passed = last != null && last.isBefore(view.at());
                    if (one.pendingAt(view.at(), false)) {
                        return (passed ? Part.of(countsLate, ONE).overdueToo() : Part.TOO_YOUNG).ended();
                    }
                    if (start == null || last == null) {
                        return Part.LACKING.ended();
                    }
                    return (onlyPassed && !passed
                                    ? Part.TOO_YOUNG
                                    : Part.of(one.decided().isAfter(last) == countsLate, ONE))
                            .ended();
                });
    }

    private FurtherRule overdue(Kind of) {
        Timer timer = timer(true);
        Due due = due(timer);
        boolean atStart = dice.chance(30);
        return pending(
                atStart,
                of,
                null,
                "overdue: { of: " + of.written() + ", within: " + due.written() + timer.written(),
                (one, view) -> {
                    if (!one.pendingAt(view.at(), false)) {
                        return Part.NOTHING;
                    }
                    LocalDate start = timer.start(one);
                    LocalDate last = due.last().of(one, start, view.calendar());
                    boolean cannot = due.isSpan() ? hasNoAge(timer, start, view) : last == null;
                    return cannot ? Part.LACKING : Part.of(last.isBefore(view.at()), ONE);
                });
    }

    /** A pending case whose meeting has not been held yet has no age; from receipt there always is one, if below 0. */
    private static boolean hasNoAge(Timer timer, LocalDate start, View view) {
        return timer.fromMeeting() && (start == null || start.isAfter(view.at()));
    }

    private FurtherRule aged(Kind of) {
        Timer timer = timer(true);
        String unit = dice.oneOf("day", "week", "month");
        Span over = dice.chance(70) ? new Span(1 + dice.below(6), unit) : null;
        Span upTo = over == null || dice.chance(50) ? new Span(7 + dice.below(20), unit) : null;
        boolean share = dice.chance(50);
        boolean pending = !share && dice.chance(50);
        String ages = (over == null ? "" : (pending ? ", older than: " : ", over: ") + over)
                + (upTo == null ? "" : ", up to: " + upTo);
        String word = share ? "share" : pending ? "pending" : "decided";
        String written = word + ": { of: " + of.written() + ages + timer.written();
        Look look = (one, view) -> {
            if (pending ? !one.pendingAt(view.at(), false) : !view.isIn(one.decided())) {
                return Part.NOTHING;
            }
            LocalDate start = timer.start(one);
            LocalDate end = pending ? view.at() : one.decided();
            if (pending ? hasNoAge(timer, start, view) : start == null) {
                return Part.LACKING;
            }
            boolean isOver = over == null || !view.calendar().inTime(start, end, over);
            boolean isUpTo = upTo == null || view.calendar().inTime(start, end, upTo);
            return Part.of(isOver && isUpTo, ONE);
        };
        return pending
                ? pending(dice.chance(30), of, null, written, look)
                : rule(
                        of,
                        null,
                        share ? TimeUnit.PERCENT : TimeUnit.CASES,
                        written + " }",
                        share ? Collect.SHARE : Collect.COUNT,
                        look);
    }

    private FurtherRule ofKind(Kind of, Kind which) {
        String cohort = dice.oneOf("received", "decided", "pending");
        boolean share = dice.chance(50);
        String written = ": { of: " + of.written() + ", which: " + which.written();
        Look look =
                (one, view) -> isIn(cohort, one, view) ? Part.of(which.holds().test(one), ONE) : Part.NOTHING;
        if (!share && cohort.equals("pending")) {
            return pending(dice.chance(30), of, which, cohort + written, look);
        }
        return rule(
                of,
                which,
                share ? TimeUnit.PERCENT : TimeUnit.CASES,
                (share ? "rate" + written + ", cases: " + cohort : cohort + written) + " }",
                share ? Collect.SHARE : Collect.COUNT,
                look);
    }

    /** The time up to the meeting, of the cases decided in the period. */
    private FurtherRule step(Kind of) {
        boolean share = dice.chance(50);
        Span span = span();
        return rule(
                of,
                null,
                share ? TimeUnit.PERCENT : TimeUnit.DAYS,
                (share ? "share: { within: " + span : "average: { in: days") + ", of: " + of.written()
                        + ", until: meeting decision, by: decided" + (clockStops ? ", clock: gross" : "") + " }",
                share ? Collect.SHARE : Collect.MEAN,
                (one, view) -> {
                    if (!view.isIn(one.decided())) {
                        return Part.NOTHING;
                    }
                    if (one.meeting() == null) {
                        return share ? Part.LACKING.ended() : Part.LACKING;
                    }
                    return share
                            ? Part.of(view.calendar().inTime(one.received(), one.meeting(), span), ONE)
                                    .ended()
                            : Part.of(true, BigDecimal.valueOf(one.received().until(one.meeting(), ChronoUnit.DAYS)));
                });
    }

    private static boolean isIn(String cohort, PlainCase one, View view) {
        return switch (cohort) {
            case "received" -> view.isIn(one.received());
            case "decided" -> view.isIn(one.decided());
            default -> one.pendingAt(view.at(), false);
        };
    }

    private FurtherRule statistic(Kind of) {
        boolean ofNumber = dice.chance(50);
        Collect collect = dice.oneOf(
                ofNumber ? Collect.SUM : Collect.FASTEST,
                Collect.MEAN,
                Collect.PERCENTILE,
                Collect.SMALLEST,
                Collect.LARGEST,
                Collect.FASTEST);
        String cohort = ofNumber ? dice.oneOf("received", "decided", "pending") : dice.oneOf("decided", "pending");
        Timer timer = ofNumber ? new Timer(false, true, "") : timer(true);
        TimeUnit unit = ofNumber ? TimeUnit.KRONER : dice.oneOf(TimeUnit.DAYS, TimeUnit.WEEKS, TimeUnit.MONTHS);
        BigDecimal percent = collect == Collect.FASTEST || collect == Collect.PERCENTILE
                ? new BigDecimal(dice.oneOf("90", "33.3", "75", "1"))
                : null;
        String word =
                switch (collect) {
                    case SUM -> "sum";
                    case PERCENTILE -> "percentile";
                    case SMALLEST -> "smallest";
                    case LARGEST -> "largest";
                    default -> "average";
                };
        String said = collect == Collect.FASTEST
                ? ", fastest: " + percent + " pct."
                : collect == Collect.PERCENTILE ? ", percent: " + percent : "";
        return new FurtherRule(
                of,
                null,
                unit,
                word + ": { of: " + of.written() + ", cases: " + cohort + said
                        + (ofNumber ? ", number: amount, unit: kr." : ", in: " + unit.written() + timer.written())
                        + " }",
                collect,
                percent,
                false,
                false,
                false,
                (one, view) -> {
                    if (!isIn(cohort, one, view)) {
                        return Part.NOTHING;
                    }
                    if (ofNumber) {
                        return one.amount() == null ? Part.LACKING : Part.of(true, one.amount());
                    }
                    LocalDate start = timer.start(one);
                    boolean pending = cohort.equals("pending");
                    if (pending ? hasNoAge(timer, start, view) : start == null) {
                        return Part.LACKING;
                    }
                    LocalDate end = pending ? view.at() : one.decided();
                    return Part.of(true, BigDecimal.valueOf(start.until(end, ChronoUnit.DAYS)));
                });
    }

    private static FurtherRule rule(Kind of, Kind which, TimeUnit unit, String written, Collect collect, Look look) {
        return new FurtherRule(of, which, unit, written, collect, null, false, false, false, look);
    }

    /** Pending cases, at the end of the period or on the day before it. */
    private static FurtherRule pending(boolean atStart, Kind of, Kind which, String written, Look look) {
        return new FurtherRule(
                of,
                which,
                TimeUnit.CASES,
                written + (atStart ? ", as of: the column's start }" : " }"),
                Collect.COUNT,
                null,
                false,
                atStart,
                false,
                look);
    }
}
