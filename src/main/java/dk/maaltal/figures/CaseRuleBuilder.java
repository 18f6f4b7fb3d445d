package dk.maaltal.figures;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.cases.SqlName;
import dk.maaltal.plan.Aggregate;
import dk.maaltal.plan.CaseTest;
import dk.maaltal.plan.Cases;
import dk.maaltal.plan.Clock;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Indicator;
import dk.maaltal.plan.LastDay;
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
    private final ClockSql clockSql;
    private final Cases cases;
    private final Clock clock;
    private final String at;
    private final Map<Disposition, String> conditions = new LinkedHashMap<>();
    private final List<CaseRule.Stretch> stretches = new ArrayList<>();
    private Optional<Condition> ofKind = Optional.empty();
    private CaseRule.Added added = CaseRule.Added.ONE;
    private boolean isSum = true;
    private Optional<CaseRule.Queue> queue = Optional.empty();

    /** @param request a figure of cases that has begun */
    CaseRuleBuilder(FigureRequest request, ClockSql clockSql) {
        this.request = request;
        this.clockSql = clockSql;
        this.cases = request.indicatorOfCases().cases();
        this.clock = cases.clock();
        this.at = day(request.at());
    }

    @Override
    public CaseRule count(Indicator.Count count) {
        CaseTest test = count.test();
        return switch (test.kind()) {
            case NONE -> {
                counted(inCohort());
                yield besides(COUNTED, NONE);
            }
            case OF_KIND, AGED -> {
                tested(test);
                yield besides(COUNTED, NONE);
            }
            case WITHIN, OVER -> held(test);
        };
    }

    @Override
    public CaseRule share(Indicator.Share share) {
        if (share.test().kind() == CaseTest.Kind.WITHIN) {
            add(share.test().limit().orElseThrow());
            ofKind = share.leaveOutLate();
            return cases.cohort() == Cases.Cohort.ENDED
                    ? decidedShare()
                    : receivedHeld(
                            List.of(Disposition.IN_TIME),
                            List.of(Disposition.IN_TIME, Disposition.LATE, Disposition.OVERDUE));
        }
        tested(share.test());
        return besides(COUNTED, List.of(Disposition.COUNTED, Disposition.OTHER_KIND, Disposition.OTHER_AGE));
    }

    @Override
    public CaseRule statistic(Indicator.Statistic statistic) {
        Aggregate.Kind kind = statistic.aggregate().kind();
        added = statistic.number().isPresent() ? CaseRule.Added.NUMBER : CaseRule.Added.DAYS;
        isSum = kind == Aggregate.Kind.MEAN
                || kind == Aggregate.Kind.SUM
                || kind == Aggregate.Kind.MEAN_OF_FASTEST
                || kind == Aggregate.Kind.RANKED;
        Optional<String> number = statistic.number().map(name -> "c." + SqlName.of(name));
        String lacks = number.map(column -> column + " IS NULL").orElseGet(this::lacksTime);
        before();
        if (!lacks.isEmpty()) {
            conditions.put(Disposition.LACKING, inCohort() + " AND " + lacks);
        }
        switch (kind) {
            case MEAN_OF_FASTEST -> {
                String end = cases.cohort() == Cases.Cohort.PENDING ? at : "c." + SqlName.of(clock.until());
                queue = Optional.of(new CaseRule.Queue(
                        cohortOfQueue()
                                + number.map(column -> " AND " + column + " IS NOT NULL")
                                        .orElse(""),
                        number.orElse(end + " - " + clockSql.start(clock))));
                conditions.put(
                        Disposition.COUNTED,
                        "queue.place <= greatest(floor(queue.places * "
                                + statistic.aggregate().percent().toPlainString() + " / 100), 1)");
                conditions.put(Disposition.SLOWER, "queue.place IS NOT NULL");
            }
            case RANKED -> {
                queue = Optional.of(new CaseRule.Queue(cohortOfQueue(), clockSql.start(clock)));
                conditions.put(
                        Disposition.COUNTED,
                        "queue.place = " + statistic.aggregate().rank());
                conditions.put(Disposition.OTHER_RANK, "queue.place IS NOT NULL");
            }
            default -> conditions.put(Disposition.COUNTED, inCohort());
        }
        if (statistic.isMeanTime()
                && cases.cohort() == Cases.Cohort.ENDED
                && clock.stopsInItsPeriod()
                && request.cell().isResult()) {
            request.measure()
                    .target(request.term())
                    .flatMap(Target::plain)
                    .map(target ->
                            target.getValue().multiply(statistic.unit().size()).toPlainString())
                    .ifPresent(days -> conditions.put(
                            Disposition.PENDING_OVERDUE, pending() + " AND " + at + " - k.clock_start > " + days));
        }
        return besides(COUNTED, kind == Aggregate.Kind.MEAN || kind == Aggregate.Kind.MEAN_OF_FASTEST ? COUNTED : NONE);
    }

    /** The cases that are put in order, over the table of cases. */
    private String cohortOfQueue() {
        String until = "c." + SqlName.of(clock.by());
        if (cases.cohort() == Cases.Cohort.PENDING) {
            return "c.received <= " + at + " AND (" + until + " IS NULL OR " + until + " > " + at + ")" + orDecided()
                    + (clock.startsAtReceipt() ? "" : " AND " + clockSql.startedBy(clock, request.at()));
        }
        String in = cases.cohort() == Cases.Cohort.ENDED ? until : "c.received";
        return in + " BETWEEN " + day(request.period().from()) + " AND "
                + day(request.period().to())
                + (clock.timesEveryCase() ? "" : " AND " + clockSql.start(clock) + " IS NOT NULL");
    }

    /** Cases of the cohort by whether they are of a kind or of an age. */
    private void tested(CaseTest test) {
        before();
        if (test.kind() == CaseTest.Kind.OF_KIND) {
            ofKind = test.condition();
            conditions.put(Disposition.COUNTED, inCohort() + " AND k.of_kind");
            conditions.put(Disposition.OTHER_KIND, inCohort());
            return;
        }
        if (!lacksTime().isEmpty()) {
            conditions.put(Disposition.LACKING, inCohort() + " AND " + lacksTime());
        }
        String ofAge = ofAge(test.ages(), cases.cohort() == Cases.Cohort.PENDING ? at : stop());
        conditions.put(Disposition.COUNTED, inCohort() + ofAge);
        conditions.put(Disposition.OTHER_AGE, inCohort());
    }

    private CaseRule decidedShare() {
        heldEnded();
        return outsidePeriod(List.of(Disposition.IN_TIME), List.of(Disposition.IN_TIME, Disposition.LATE));
    }

    /** Cases that ended in the period, by how they stand to the limit. */
    private void heldEnded() {
        lacksDue().ifPresent(lacks -> conditions.put(Disposition.LACKING, endedIn() + " AND " + lacks));
        conditions.put(Disposition.IN_TIME, endedIn() + " AND " + inTime());
        ofKind.ifPresent(late -> conditions.put(Disposition.LEFT_OUT, endedIn() + " AND k.of_kind"));
        conditions.put(Disposition.LATE, endedIn());
        // Of cases that count by another date it is not asked whether they are late on the way there.
        if (clock.stopsInItsPeriod()) {
            conditions.put(Disposition.PENDING_OVERDUE, pending() + " AND " + overdue());
        }
    }

    /** Cases received in the period, by how they stand to the limit. */
    private CaseRule receivedHeld(List<Disposition> numerator, List<Disposition> denominator) {
        String ended = "k.ended <= " + at;
        before();
        lacksDue().ifPresent(lacks -> conditions.put(Disposition.LACKING, ended + " AND " + lacks));
        if (cases.counted() == Cases.Counted.DEADLINE_PASSED) {
            conditions.put(Disposition.ENDED_TOO_YOUNG, ended + " AND NOT (" + overdue() + ")");
        }
        conditions.put(Disposition.IN_TIME, ended + " AND " + inTime());
        ofKind.ifPresent(late -> conditions.put(Disposition.LEFT_OUT, ended + " AND k.of_kind"));
        conditions.put(Disposition.LATE, ended);
        ofKind.ifPresent(late ->
                conditions.put(Disposition.OVERDUE_LEFT_OUT, pending() + " AND " + overdue() + " AND k.of_kind"));
        conditions.put(Disposition.OVERDUE, pending() + " AND " + overdue());
        conditions.put(Disposition.TOO_YOUNG, pending());
        return rule(Disposition.NEVER_ENDED, numerator, denominator);
    }

    private CaseRule held(CaseTest test) {
        add(test.limit().orElseThrow());
        boolean over = test.kind() == CaseTest.Kind.OVER;
        if (cases.cohort() == Cases.Cohort.ENDED) {
            heldEnded();
            return outsidePeriod(List.of(over ? Disposition.LATE : Disposition.IN_TIME), NONE);
        }
        if (cases.cohort() == Cases.Cohort.RECEIVED) {
            return receivedHeld(
                    over ? List.of(Disposition.LATE, Disposition.OVERDUE) : List.of(Disposition.IN_TIME), NONE);
        }
        before();
        String cannot =
                stretches.size() == 1 && stretches.get(0).within().deadline().isEmpty() ? "k.due IS NULL" : lacksTime();
        if (!cannot.isEmpty()) {
            conditions.put(Disposition.LACKING, pending() + " AND " + cannot);
        }
        conditions.put(Disposition.COUNTED, pending() + " AND " + overdue());
        conditions.put(Disposition.NOT_OVERDUE, pending());
        return besides(COUNTED, NONE);
    }

    private void counted(String which) {
        before();
        conditions.put(Disposition.COUNTED, which);
    }

    /** The cases that come too early or too late to be of the cohort at all, where that is looked at first. */
    private void before() {
        switch (cases.cohort()) {
            case ENDED -> {}
            case RECEIVED -> {
                conditions.put(
                        Disposition.RECEIVED_BEFORE,
                        "c.received < " + day(request.period().from()));
                conditions.put(
                        Disposition.RECEIVED_AFTER,
                        receivedAfter(request.period().to()));
            }
            case PENDING ->
                conditions.put(
                        Disposition.RECEIVED_AFTER,
                        receivedAfter(cases.pendingOn().orElse(request.at())));
        }
    }

    private String inCohort() {
        return switch (cases.cohort()) {
            case ENDED -> endedIn();
            case RECEIVED -> "true";
            case PENDING -> pending();
        };
    }

    /** The rule, once the cases that are not of the cohort have their dispositions too. */
    private CaseRule besides(List<Disposition> numerator, List<Disposition> denominator) {
        return switch (cases.cohort()) {
            case ENDED -> outsidePeriod(numerator, denominator);
            case RECEIVED -> {
                // Whatever is left was received in the period: the last disposition is that of all that meet no other.
                Disposition last = List.copyOf(conditions.keySet()).get(conditions.size() - 1);
                conditions.remove(last);
                yield rule(last, numerator, denominator);
            }
            case PENDING -> rule(Disposition.NOT_PENDING, numerator, denominator);
        };
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
        return new CaseRule(conditions, otherwise, numerator, added, isSum, denominator, stretches, ofKind, queue);
    }

    private void add(Limit limit) {
        Optional<String> from = Optional.empty();
        for (Limit.Stretch stretch : limit.stretches()) {
            stretches.add(new CaseRule.Stretch(from, stretch.until(), stretch.within()));
            from = Optional.of(stretch.until());
        }
    }

    /** Of an age that is counted, on a day: what follows the rest of a condition. */
    private String ofAge(CaseTest.Ages ages, String on) {
        ages.over().ifPresent(this::add);
        ages.upTo().ifPresent(this::add);
        String upTo = stretches.size() == 1 ? "k.due" : "k.due_2";
        return ages.over()
                        .map(age -> " AND " + on + " > " + (stretches.size() == 1 ? "k.due" : "k.due_1"))
                        .orElse("")
                + ages.upTo().map(age -> " AND " + on + " <= " + upTo).orElse("");
    }

    private void add(Deadline age) {
        stretches.add(new CaseRule.Stretch(Optional.empty(), clock.until(), new LastDay.After(age)));
    }

    /** Has no start of its clock: an ended case never had one, a pending one had none by the day; empty where all have. */
    private String lacksTime() {
        if (clock.timesEveryCase()) {
            return "";
        }
        return cases.cohort() == Cases.Cohort.PENDING
                ? "(k.clock_start IS NULL OR k.clock_start > " + at + ")"
                : "k.clock_start IS NULL";
    }

    /** Of an ended case: cannot be held against the limit; empty where all can. */
    private Optional<String> lacksDue() {
        boolean hasLast =
                stretches.size() > 1 || stretches.get(0).within().deadline().isPresent();
        if (hasLast) {
            return clock.timesEveryCase() ? Optional.empty() : Optional.of("k.clock_start IS NULL");
        }
        return Optional.of("(k.due IS NULL OR k.clock_start IS NULL)");
    }

    private String endedIn() {
        Period period = request.period();
        return "k.ended BETWEEN " + day(period.from()) + " AND " + day(period.to());
    }

    private static String receivedAfter(LocalDate last) {
        return "c.received > " + day(last);
    }

    /** Received on or before the day of the figure, and neither ended nor decided by then. */
    private String pending() {
        return "c.received <= " + at + " AND (k.ended IS NULL OR k.ended > " + at + ")" + orDecided();
    }

    private String orDecided() {
        return clock.countsByDecision() ? "" : " AND (c.decided IS NULL OR c.decided > " + at + ")";
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
                ? stop()
                : "c." + SqlName.of(stretches.get(stretch).until());
    }

    /** The day an ended case's clock stopped. */
    private String stop() {
        return clock.stopsInItsPeriod() ? "k.ended" : "c." + SqlName.of(clock.until());
    }

    private static String day(LocalDate day) {
        return "DATE '" + day + "'";
    }
}
