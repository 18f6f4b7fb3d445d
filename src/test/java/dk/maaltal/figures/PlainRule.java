package dk.maaltal.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How a figure is counted, as a plan says it and as a person would. */
interface PlainRule {

    Kind of();

    TimeUnit unit();

    /** As a plan says it: {@code late: { of: all, within: 8 weeks }}. */
    String written();

    /** A kind of case, as YAML and as a test. */
    record Kind(String written, Predicate<PlainCase> holds) {}

    /** A length of time: "8 weeks". */
    record Span(int count, String unit) {
        @Override
        public String toString() {
            return count + " " + unit + (count == 1 ? "" : "s");
        }
    }

    /** What a figure is counted in, and how much of it makes one. */
    enum TimeUnit {
        DAYS("Antal dage", "1"),
        WORKING_DAYS("Antal arbejdsdage", "1"),
        WEEKS("Antal uger", "7"),
        MONTHS("Antal måneder", "30.4375"),
        CASES("Antal sager", "1"),
        KRONER("Kr.", "1"),
        PERCENT("Procent", "0.01");

        final String heading;
        final BigDecimal size;

        TimeUnit(String heading, String size) {
            this.heading = heading;
            this.size = new BigDecimal(size);
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** From receipt to the end; {@code toMeeting} is null where there is only that one stretch. */
    record Limit(Span toMeeting, Span within, boolean untilMeeting) {
        String written() {
            return toMeeting == null
                    ? "within: " + within + until(untilMeeting)
                    : "within: { meeting decision: " + toMeeting + ", decided: " + within + " }";
        }
    }

    /** Either may be null: older than the one, and no older than the other. */
    record Ages(Span over, Span upTo) {
        static final Ages ANY = new Ages(null, null);
    }

    enum Cohort {
        DECIDED(""),
        RECEIVED_DECIDED_OR_OVERDUE(", cohort: received"),
        RECEIVED_DEADLINE_PASSED(", cohort: received, counted: deadline passed");

        private final String written;

        Cohort(String written) {
            this.written = written;
        }
    }

    /** {@code leaveOut} may be null. */
    record Share(Kind of, Limit within, Cohort cohort, Kind leaveOut) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.PERCENT;
        }

        @Override
        public String written() {
            String late = leaveOut == null ? "" : ", leave out late: " + leaveOut.written;
            return "share: { of: " + of.written + ", " + within.written() + cohort.written + late + " }";
        }
    }

    record Late(Kind of, Limit within) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.CASES;
        }

        @Override
        public String written() {
            return "late: { of: " + of.written + ", " + within.written() + " }";
        }
    }

    record Average(Kind of, TimeUnit unit, boolean untilMeeting, Map<Integer, BigDecimal> atMost) implements PlainRule {
        @Override
        public String written() {
            String targets = atMost.entrySet().stream()
                    .map(said -> said.getKey() + ": at most " + said.getValue())
                    .collect(Collectors.joining(", "));
            return "average: { of: " + of.written + ", in: " + unit.written() + until(untilMeeting) + " }"
                    + (targets.isEmpty() ? "" : "\n        target: { " + targets + " }");
        }
    }

    /** {@code percent} is null for the median. */
    record Percentile(Kind of, BigDecimal percent, TimeUnit unit, boolean untilMeeting) implements PlainRule {
        @Override
        public String written() {
            String rest = ", in: " + unit.written() + until(untilMeeting) + " }";
            return percent == null
                    ? "median: { of: " + of.written + rest
                    : "percentile: { of: " + of.written + ", percent: " + percent.toPlainString() + rest;
        }
    }

    record Rate(Kind of, Kind which, boolean untilMeeting) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.PERCENT;
        }

        @Override
        public String written() {
            return "rate: { of: " + of.written + ", which: " + which.written + until(untilMeeting) + " }";
        }
    }

    record Received(Kind of) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.CASES;
        }

        @Override
        public String written() {
            return "received: { of: " + of.written + " }";
        }
    }

    /** With ages it is a row of a table of them, and not written by itself. */
    record Decided(Kind of, Ages ages) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.CASES;
        }

        @Override
        public String written() {
            return "decided: { of: " + of.written + " }";
        }
    }

    /** With an upper age it is a row of a table of them, and not written by itself. */
    record Pending(Kind of, Ages ages) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.CASES;
        }

        @Override
        public String written() {
            return "pending: { of: " + of.written + (ages.over == null ? "" : ", older than: " + ages.over) + " }";
        }
    }

    record PendingAge(Kind of, TimeUnit unit) implements PlainRule {
        @Override
        public String written() {
            return "pending age: { of: " + of.written + ", in: " + unit.written() + " }";
        }
    }

    /** A row of a table of the oldest; 1 is the oldest. */
    record Oldest(Kind of, int rank) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.DAYS;
        }

        @Override
        public String written() {
            return "oldest: { of: " + of.written + ", count: " + rank + " }";
        }
    }

    record Stock(Kind of, LocalDate asOf) implements PlainRule {
        @Override
        public TimeUnit unit() {
            return TimeUnit.CASES;
        }

        @Override
        public String written() {
            return "stock: { of: " + of.written + ", pending on: " + asOf + " }";
        }
    }

    private static String until(boolean meeting) {
        return meeting ? ", until: meeting decision" : "";
    }

    /** How far back a column reaches; of a year, and only of a year, some month but the last may be the end. */
    record Reach(boolean fromNewYear, boolean twelveMonths, int lastQuarter) {
        static final Reach COLUMN = new Reach(false, false, 0);

        String written() {
            return fromNewYear
                    ? "year to date"
                    : twelveMonths ? "rolling year" + (lastQuarter == 0 ? "" : " to Q" + lastQuarter) : "";
        }
    }

    /** The months of a column, both included. */
    record Column(int year, int firstMonth, int lastMonth, String name) {}

    /**
     * A table of a plan.
     *
     * @param rows in order, the result's without a name
     * @param written what is measured, as the plan says it
     * @param columns in order
     * @param reach of each
     * @param quarters the first and the last that count, by year, where not all do
     */
    record Table(
            String goal,
            String measure,
            Map<String, PlainRule> rows,
            String written,
            List<Column> columns,
            Reach reach,
            Map<Integer, List<Integer>> quarters) {

        /** The table as if it had no row but one. */
        Table withOnly(String row) {
            return new Table(goal, measure, Map.of(row, rows.get(row)), written, columns, reach, quarters);
        }

        /** The same table at another place in a plan. */
        Table as(String goal, String measure) {
            return new Table(goal, measure, rows, written, columns, reach, quarters);
        }
    }
}
