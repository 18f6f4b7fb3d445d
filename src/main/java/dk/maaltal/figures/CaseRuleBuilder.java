package dk.maaltal.figures;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.cases.Column;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.Limit;
import dk.maaltal.plan.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the rule of one figure; to be used once. */
final class CaseRuleBuilder implements Indicator.OfCases.Visitor<CaseRule> {

    private static final List<Disposition> COUNTED = List.of(Disposition.COUNTED);
    private static final List<Disposition> NONE = List.of();

    private final FigureRequest request;
    private final String until;
    private final String at;
    private final Map<Disposition, String> conditions = new LinkedHashMap<>();
    private final List<CaseRule.Stretch> stretches = new ArrayList<>();
    private Optional<Condition> ofKind = Optional.empty();
    private boolean addsDays;
    private boolean isSum = true;
    private boolean usesQueue;

    /** @param request a figure of cases that has begun */
    CaseRuleBuilder(FigureRequest request) {
        this.request = request;
        this.until = request.indicatorOfCases().until();
        this.at = day(request.at());
    }

    @Override
    public CaseRule share(Indicator.Share share) {
        add(share.within());
        ofKind = share.leaveOutLate();
        return share.cohort() == Indicator.Cohort.DECIDED ? decidedShare() : receivedShare(share.counted());
    }

    private CaseRule decidedShare() {
        conditions.put(Disposition.IN_TIME, endedIn() + " AND " + inTime());
        ofKind.ifPresent(late -> conditions.put(Disposition.LEFT_OUT, endedIn() + " AND k.of_kind"));
        conditions.put(Disposition.LATE, endedIn());
        conditions.put(Disposition.PENDING_OVERDUE, pending() + " AND " + overdue());
        return outsidePeriod(List.of(Disposition.IN_TIME), List.of(Disposition.IN_TIME, Disposition.LATE));
    }

    private CaseRule receivedShare(Indicator.Counted counted) {
        String ended = "k.ended <= " + at;
        conditions.put(Disposition.RECEIVED_BEFORE, receivedBefore());
        conditions.put(
                Disposition.RECEIVED_AFTER, receivedAfter(request.period().to()));
        if (counted == Indicator.Counted.DEADLINE_PASSED) {
            conditions.put(Disposition.ENDED_TOO_YOUNG, ended + " AND NOT (" + overdue() + ")");
        }
        conditions.put(Disposition.IN_TIME, ended + " AND " + inTime());
        ofKind.ifPresent(late -> conditions.put(Disposition.LEFT_OUT, ended + " AND k.of_kind"));
        conditions.put(Disposition.LATE, ended);
        ofKind.ifPresent(late ->
                conditions.put(Disposition.OVERDUE_LEFT_OUT, pending() + " AND " + overdue() + " AND k.of_kind"));
        conditions.put(Disposition.OVERDUE, pending() + " AND " + overdue());
        conditions.put(Disposition.TOO_YOUNG, pending());
        return rule(
                Disposition.NEVER_ENDED,
                List.of(Disposition.IN_TIME),
                List.of(Disposition.IN_TIME, Disposition.LATE, Disposition.OVERDUE));
    }

    @Override
    public CaseRule late(Indicator.Late late) {
        add(late.within());
        conditions.put(Disposition.IN_TIME, endedIn() + " AND " + inTime());
        conditions.put(Disposition.LATE, endedIn());
        conditions.put(Disposition.PENDING_OVERDUE, pending() + " AND " + overdue());
        return outsidePeriod(List.of(Disposition.LATE), NONE);
    }

    @Override
    public CaseRule average(Indicator.Average average) {
        addsDays = true;
        conditions.put(Disposition.COUNTED, endedIn());
        if (request.cell().isResult()) {
            request.measure()
                    .target(request.term())
                    .flatMap(Target::plain)
                    .map(target ->
                            target.getValue().multiply(average.unit().size()).toPlainString())
                    .ifPresent(days -> conditions.put(
                            Disposition.PENDING_OVERDUE, pending() + " AND " + at + " - k.clock_start > " + days));
        }
        return outsidePeriod(COUNTED, COUNTED);
    }

    @Override
    public CaseRule percentile(Indicator.Percentile percentile) {
        addsDays = true;
        isSum = false;
        conditions.put(Disposition.COUNTED, endedIn());
        return outsidePeriod(COUNTED, NONE);
    }

    @Override
    public CaseRule rate(Indicator.Rate rate) {
        ofKind = Optional.of(rate.which());
        conditions.put(Disposition.COUNTED, endedIn() + " AND k.of_kind");
        conditions.put(Disposition.OTHER_KIND, endedIn());
        return outsidePeriod(COUNTED, List.of(Disposition.COUNTED, Disposition.OTHER_KIND));
    }

    @Override
    public CaseRule received(Indicator.Received received) {
        conditions.put(Disposition.RECEIVED_BEFORE, receivedBefore());
        conditions.put(
                Disposition.RECEIVED_AFTER, receivedAfter(request.period().to()));
        return rule(Disposition.COUNTED, COUNTED, NONE);
    }

    @Override
    public CaseRule decided(Indicator.Decided decided) {
        conditions.put(Disposition.COUNTED, endedIn() + ofAge(decided.ages(), "k.ended"));
        conditions.put(Disposition.OTHER_AGE, endedIn());
        return outsidePeriod(COUNTED, NONE);
    }

    @Override
    public CaseRule pending(Indicator.Pending pending) {
        conditions.put(Disposition.RECEIVED_AFTER, receivedAfter(request.at()));
        conditions.put(Disposition.COUNTED, pending() + ofAge(pending.ages(), at));
        conditions.put(Disposition.OTHER_AGE, pending());
        return rule(Disposition.NOT_PENDING, COUNTED, NONE);
    }

    @Override
    public CaseRule pendingAge(Indicator.PendingAge pendingAge) {
        addsDays = true;
        conditions.put(Disposition.RECEIVED_AFTER, receivedAfter(request.at()));
        conditions.put(Disposition.COUNTED, pending());
        return rule(Disposition.NOT_PENDING, COUNTED, COUNTED);
    }

    @Override
    public CaseRule oldest(Indicator.Oldest oldest) {
        addsDays = true;
        usesQueue = true;
        conditions.put(Disposition.RECEIVED_AFTER, receivedAfter(request.at()));
        conditions.put(Disposition.COUNTED, "queue.place = " + oldest.rank());
        conditions.put(Disposition.OTHER_RANK, "queue.place IS NOT NULL");
        return rule(Disposition.NOT_PENDING, COUNTED, NONE);
    }

    @Override
    public CaseRule stock(Indicator.Stock stock) {
        conditions.put(Disposition.RECEIVED_AFTER, receivedAfter(stock.asOf()));
        conditions.put(Disposition.COUNTED, pending());
        return rule(Disposition.NOT_PENDING, COUNTED, NONE);
    }

    /** The rule, once the cases that did not end in the period have their dispositions too. */
    private CaseRule outsidePeriod(List<Disposition> numerator, List<Disposition> denominator) {
        conditions.put(
                Disposition.RECEIVED_AFTER, receivedAfter(request.period().to()));
        conditions.put(Disposition.PENDING, pending());
        conditions.put(
                Disposition.ENDED_BEFORE, "k.ended < " + day(request.period().from()));
        conditions.put(
                Disposition.ENDED_AFTER, "k.ended > " + day(request.period().to()));
        return rule(Disposition.NEVER_ENDED, numerator, denominator);
    }

    private CaseRule rule(Disposition otherwise, List<Disposition> numerator, List<Disposition> denominator) {
        return new CaseRule(
                conditions, otherwise, numerator, addsDays, isSum, denominator, stretches, ofKind, usesQueue);
    }

    private void add(Limit limit) {
        Optional<String> from = Optional.empty();
        for (Limit.Stretch stretch : limit.stretches()) {
            stretches.add(new CaseRule.Stretch(from, stretch.until(), stretch.within()));
            from = Optional.of(stretch.until());
        }
    }

    /** Of an age that is counted, on a day: what follows the rest of a condition. */
    private String ofAge(Indicator.Ages ages, String on) {
        ages.over().ifPresent(this::add);
        ages.upTo().ifPresent(this::add);
        String upTo = stretches.size() == 1 ? "k.due" : "k.due_2";
        return ages.over()
                        .map(age -> " AND " + on + " > " + (stretches.size() == 1 ? "k.due" : "k.due_1"))
                        .orElse("")
                + ages.upTo().map(age -> " AND " + on + " <= " + upTo).orElse("");
    }

    private void add(Deadline age) {
        stretches.add(new CaseRule.Stretch(Optional.empty(), until, age));
    }

    private String endedIn() {
        Period period = request.period();
        return "k.ended BETWEEN " + day(period.from()) + " AND " + day(period.to());
    }

    private String receivedBefore() {
        return "c.received < " + day(request.period().from());
    }

    private static String receivedAfter(LocalDate last) {
        return "c.received > " + day(last);
    }

    /** Received on or before the day of the figure, and neither ended nor decided by then. */
    private String pending() {
        return "c.received <= " + at + " AND (k.ended IS NULL OR k.ended > " + at + ")"
                + (until.equals(Column.DECIDED) ? "" : " AND (c.decided IS NULL OR c.decided > " + at + ")");
    }

    private String inTime() {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            kept.add(end(i) + " <= " + due(i));
        }
        return String.join(" AND ", kept);
    }

    /** Of a pending case: over the deadline, or over that of one of several stretches, whether it has ended or not. */
    private String overdue() {
        if (stretches.size() == 1) {
            return due(0) + " < " + at;
        }
        List<String> late = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            String from = i == 0 ? "k.clock_start" : end(i - 1);
            late.add(from + " <= " + at + " AND " + due(i) + " < " + at + " AND (" + end(i) + " IS NULL OR " + end(i)
                    + " > " + due(i) + ")");
        }
        return "(" + String.join(" OR ", late) + ")";
    }

    private String due(int stretch) {
        return stretches.size() == 1 ? "k.due" : "k.due_" + (stretch + 1);
    }

    private String end(int stretch) {
        return stretch == stretches.size() - 1
                ? "k.ended"
                : "c." + SqlName.of(stretches.get(stretch).until());
    }

    private static String day(LocalDate day) {
        return "DATE '" + day + "'";
    }
}
