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

/**
 * A figure's rule for one case by itself: the first condition that is met says why the case counts or does not, and that
 * says what it adds.
 *
 * <p>Conditions are over {@code c}, the case, and {@code k}, its clock: {@code ended}, {@code clock_start}, {@code due} (or
 * {@code due_1}, {@code due_2} … of several), {@code days} and {@code of_kind}.
 *
 * @param reasons in order, each with its condition
 * @param otherwise the reason of a case that meets none
 * @param numerator the reasons that add to the numerator
 * @param addsDays whether they add the case's days, and not 1
 * @param isSum whether the numerator is the sum of what the cases add; a percentile only lies among it
 * @param denominator the reasons that add 1 to the denominator; empty for a figure without one
 * @param stretches the lengths of time that are compared with, each from the date it begins
 * @param ofKind the condition that some reason asks about
 * @param averageAtMost the days that a case may take before it is over an average's target
 */
record CaseRule(
        Map<Disposition, String> reasons,
        Disposition otherwise,
        List<Disposition> numerator,
        boolean addsDays,
        boolean isSum,
        List<Disposition> denominator,
        List<Stretch> stretches,
        Optional<Condition> ofKind,
        Optional<String> averageAtMost) {

    /**
     * @param from the date it begins, as the plan names it; empty for the start of the clock
     * @param until the date that ends it
     */
    record Stretch(Optional<String> from, String until, Deadline within) {}

    static CaseRule of(FigureRequest asked) {
        return new Maker(asked).rule();
    }

    /** The name of a stretch's last day in time. */
    String due(int stretch) {
        return stretches.size() == 1 ? "due" : "due_" + (stretch + 1);
    }

    private static final class Maker {
        private final FigureRequest asked;
        private final Indicator.OfCases indicator;
        private final String at;
        private final Map<Disposition, String> reasons = new LinkedHashMap<>();
        private final List<Stretch> stretches = new ArrayList<>();

        Maker(FigureRequest asked) {
            this.asked = asked;
            this.indicator = (Indicator.OfCases) asked.indicator();
            this.at = day(asked.at());
        }

        CaseRule rule() {
            if (indicator instanceof Indicator.Share share) {
                add(share.within());
                return share.cohort() == Indicator.Cohort.DECIDED ? decidedShare(share) : receivedShare(share);
            }
            if (indicator instanceof Indicator.Late late) {
                add(late.within());
                reasons.put(Disposition.IN_TIME, endedIn() + " AND " + inTime());
                reasons.put(Disposition.LATE, endedIn());
                reasons.put(Disposition.PENDING_OVERDUE, pending() + " AND " + overdue());
                return outside().adding(List.of(Disposition.LATE), List.of());
            }
            if (indicator instanceof Indicator.Average || indicator instanceof Indicator.Percentile) {
                return lengths();
            }
            if (indicator instanceof Indicator.Rate rate) {
                reasons.put(Disposition.COUNTED, endedIn() + " AND k.of_kind");
                reasons.put(Disposition.OTHER_KIND, endedIn());
                return outside()
                        .asking(Optional.of(rate.which()))
                        .adding(List.of(Disposition.COUNTED), List.of(Disposition.COUNTED, Disposition.OTHER_KIND));
            }
            if (indicator instanceof Indicator.Received) {
                reasons.put(Disposition.RECEIVED_BEFORE, receivedBefore());
                reasons.put(
                        Disposition.RECEIVED_AFTER, receivedAfter(asked.period().to()));
                return made(Disposition.COUNTED).adding(List.of(Disposition.COUNTED), List.of());
            }
            if (indicator instanceof Indicator.Decided decided) {
                reasons.put(Disposition.COUNTED, endedIn() + ofAge(decided.ages(), "k.ended"));
                reasons.put(Disposition.OTHER_AGE, endedIn());
                return outside().adding(List.of(Disposition.COUNTED), List.of());
            }
            return ofPending();
        }

        private CaseRule decidedShare(Indicator.Share share) {
            reasons.put(Disposition.IN_TIME, endedIn() + " AND " + inTime());
            share.leaveOutLate().ifPresent(late -> reasons.put(Disposition.LEFT_OUT, endedIn() + " AND k.of_kind"));
            reasons.put(Disposition.LATE, endedIn());
            reasons.put(Disposition.PENDING_OVERDUE, pending() + " AND " + overdue());
            return outside()
                    .asking(share.leaveOutLate())
                    .adding(List.of(Disposition.IN_TIME), List.of(Disposition.IN_TIME, Disposition.LATE));
        }

        private CaseRule receivedShare(Indicator.Share share) {
            String ended = "k.ended <= " + at;
            reasons.put(Disposition.RECEIVED_BEFORE, receivedBefore());
            reasons.put(Disposition.RECEIVED_AFTER, receivedAfter(asked.period().to()));
            if (share.counted() == Indicator.Counted.DEADLINE_PASSED) {
                reasons.put(Disposition.ENDED_TOO_YOUNG, ended + " AND NOT (" + overdue() + ")");
            }
            reasons.put(Disposition.IN_TIME, ended + " AND " + inTime());
            share.leaveOutLate().ifPresent(late -> reasons.put(Disposition.LEFT_OUT, ended + " AND k.of_kind"));
            reasons.put(Disposition.LATE, ended);
            share.leaveOutLate()
                    .ifPresent(late -> reasons.put(
                            Disposition.OVERDUE_LEFT_OUT, pending() + " AND " + overdue() + " AND k.of_kind"));
            reasons.put(Disposition.OVERDUE, pending() + " AND " + overdue());
            reasons.put(Disposition.TOO_YOUNG, pending());
            return made(Disposition.NEVER_ENDED)
                    .asking(share.leaveOutLate())
                    .adding(
                            List.of(Disposition.IN_TIME),
                            List.of(Disposition.IN_TIME, Disposition.LATE, Disposition.OVERDUE));
        }

        private CaseRule lengths() {
            reasons.put(Disposition.COUNTED, endedIn());
            boolean isSum = indicator instanceof Indicator.Average;
            Optional<String> atMost = Optional.of(indicator)
                    .filter(Indicator.Average.class::isInstance)
                    .filter(average -> asked.cell().isResult())
                    .flatMap(average -> asked.measure().target(asked.term().year()))
                    .flatMap(Target::plain)
                    .map(target ->
                            target.getValue().multiply(indicator.unit().size()).toPlainString());
            atMost.ifPresent(days ->
                    reasons.put(Disposition.PENDING_OVERDUE, pending() + " AND " + at + " - k.clock_start > " + days));
            CaseRule rule = outside();
            return new CaseRule(
                    reasons,
                    rule.otherwise,
                    List.of(Disposition.COUNTED),
                    true,
                    isSum,
                    isSum ? List.of(Disposition.COUNTED) : List.of(),
                    stretches,
                    Optional.empty(),
                    atMost);
        }

        private CaseRule ofPending() {
            LocalDate last = indicator instanceof Indicator.Stock stock ? stock.asOf() : asked.at();
            reasons.put(Disposition.RECEIVED_AFTER, receivedAfter(last));
            if (indicator instanceof Indicator.Pending pending) {
                reasons.put(Disposition.COUNTED, pending() + ofAge(pending.ages(), at));
                reasons.put(Disposition.OTHER_AGE, pending());
            } else if (indicator instanceof Indicator.Oldest oldest) {
                reasons.put(Disposition.COUNTED, "queue.place = " + oldest.rank());
                reasons.put(Disposition.OTHER_RANK, "queue.place IS NOT NULL");
            } else {
                reasons.put(Disposition.COUNTED, pending());
            }
            boolean addsDays = indicator instanceof Indicator.PendingAge || indicator instanceof Indicator.Oldest;
            return new CaseRule(
                    reasons,
                    Disposition.NOT_PENDING,
                    List.of(Disposition.COUNTED),
                    addsDays,
                    true,
                    indicator instanceof Indicator.PendingAge ? List.of(Disposition.COUNTED) : List.of(),
                    stretches,
                    Optional.empty(),
                    Optional.empty());
        }

        /** The reasons of cases that did not end in the period. */
        private CaseRule outside() {
            reasons.put(Disposition.RECEIVED_AFTER, receivedAfter(asked.period().to()));
            reasons.put(Disposition.PENDING, pending());
            reasons.put(
                    Disposition.ENDED_BEFORE, "k.ended < " + day(asked.period().from()));
            reasons.put(
                    Disposition.ENDED_AFTER, "k.ended > " + day(asked.period().to()));
            return made(Disposition.NEVER_ENDED);
        }

        private CaseRule made(Disposition otherwise) {
            return new CaseRule(
                    reasons,
                    otherwise,
                    List.of(),
                    false,
                    true,
                    List.of(),
                    stretches,
                    Optional.empty(),
                    Optional.empty());
        }

        private void add(Limit limit) {
            Optional<String> from = Optional.empty();
            for (Limit.Stretch stretch : limit.stretches()) {
                stretches.add(new Stretch(from, stretch.until(), stretch.within()));
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
            stretches.add(new Stretch(Optional.empty(), indicator.until(), age));
        }

        private String endedIn() {
            Period period = asked.period();
            return "k.ended BETWEEN " + day(period.from()) + " AND " + day(period.to());
        }

        private String receivedBefore() {
            return "c.received < " + day(asked.period().from());
        }

        private static String receivedAfter(LocalDate last) {
            return "c.received > " + day(last);
        }

        /** Received on or before the day of the figure, and neither ended nor decided by then. */
        private String pending() {
            return "c.received <= " + at + " AND (k.ended IS NULL OR k.ended > " + at + ")"
                    + (indicator.until().equals(Column.DECIDED)
                            ? ""
                            : " AND (c.decided IS NULL OR c.decided > " + at + ")");
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
                late.add(from + " <= " + at + " AND " + due(i) + " < " + at + " AND (" + end(i) + " IS NULL OR "
                        + end(i) + " > " + due(i) + ")");
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

    private CaseRule asking(Optional<Condition> condition) {
        return new CaseRule(
                reasons, otherwise, numerator, addsDays, isSum, denominator, stretches, condition, averageAtMost);
    }

    private CaseRule adding(List<Disposition> toNumerator, List<Disposition> toDenominator) {
        return new CaseRule(
                reasons, otherwise, toNumerator, addsDays, isSum, toDenominator, stretches, ofKind, averageAtMost);
    }
}
