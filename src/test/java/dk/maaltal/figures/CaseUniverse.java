package dk.maaltal.figures;

import dk.maaltal.figures.PlainReckoning.Result;
import dk.maaltal.figures.PlainRule.Average;
import dk.maaltal.figures.PlainRule.Cohort;
import dk.maaltal.figures.PlainRule.Kind;
import dk.maaltal.figures.PlainRule.Oldest;
import dk.maaltal.figures.PlainRule.PendingAge;
import dk.maaltal.figures.PlainRule.Percentile;
import dk.maaltal.figures.PlainRule.Rate;
import dk.maaltal.figures.PlainRule.Share;
import dk.maaltal.figures.PlainRule.Table;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cases of every sort that an institution could have, each with what it adds to every figure when it is counted by itself. A
 * count is what each sort of case adds to it: which counts follow from others, whatever cases there are, is decided here case
 * by case. Only cases of the kinds that the institution has: anybody may know which those are.
 */
final class CaseUniverse {

    /** What a figure counts. */
    enum Part {
        NUMERATOR,
        DENOMINATOR,
        LEFT_OUT,
        OVERDUE
    }

    private static final int PARTS = Part.values().length;

    private final RandomInstitution made;
    private final LocalDate reportingPoint;
    private final Random random;
    private final List<PlainRule> rules = new ArrayList<>();
    private final List<Kind> conditions = new ArrayList<>();
    private final Map<BitSet, List<PlainCase>> byKind = new LinkedHashMap<>();
    private final Set<LongBuffer> sorts = new HashSet<>();
    private final LinearSpan span;

    CaseUniverse(RandomInstitution made, LocalDate reportingPoint, long seed) {
        this.made = made;
        this.reportingPoint = reportingPoint;
        this.random = new Random(seed);
        for (Table table : made.tables()) {
            table.rows().values().forEach(rule -> {
                table.columns().forEach(column -> rules.add(rule));
                addConditions(rule);
            });
        }
        span = new LinearSpan(rules.size() * PARTS);
        for (PlainCase one : made.cases()) {
            byKind.computeIfAbsent(kind(one), kind -> new ArrayList<>()).add(one);
            add(one);
        }
    }

    private void addConditions(PlainRule rule) {
        conditions(rule).forEach(conditions::add);
    }

    private static Stream<Kind> conditions(PlainRule rule) {
        Kind besides = rule instanceof Rate rate
                ? rate.which()
                : rule instanceof Share share
                        ? share.leaveOut()
                        : rule instanceof FurtherRule further ? further.which() : null;
        return Stream.of(rule.of(), besides).filter(Objects::nonNull);
    }

    /**
     * Whether a figure has counts that may be sensitive. Shares of those received have none: they are published without counts,
     * and suppressed where there are few; how many such cases there are, other tables publish in their own right.
     */
    boolean hasSensitiveCounts(int figure) {
        PlainRule rule = rules.get(figure);
        return !(rule instanceof Share share && share.cohort() != Cohort.DECIDED)
                && !(rule instanceof FurtherRule further && further.isOfReceivedHeld());
    }

    /** Which conditions of the plan a case fulfils. */
    private BitSet kind(PlainCase one) {
        BitSet kind = new BitSet();
        for (int i = 0; i < conditions.size(); i++) {
            kind.set(i, conditions.get(i).holds().test(one));
        }
        return kind;
    }

    /** The rules of the figures, in their order. */
    List<PlainRule> rules() {
        return rules;
    }

    /** How many sorts of cases cannot be made up of others. */
    int rank() {
        return span.rank();
    }

    /** Draws more cases, until so many one after another told nothing new. */
    void drawUntilNothingNew(int inARow) {
        for (int drawn = 0; drawn < inARow; drawn++) {
            if (add(another())) {
                drawn = 0;
            }
        }
    }

    /** By chance, with dates of one case and all else of another that the institution has. */
    private PlainCase another() {
        while (true) {
            PlainCase dates = random.nextBoolean() ? made.another() : atTheEdges(made.another());
            PlainCase rest = oneOf(oneOf(List.copyOf(byKind.values())));
            PlainCase one = new PlainCase(
                    0,
                    dates.received(),
                    dates.decided(),
                    random.nextInt(3) == 0 && isFrom(dates.received(), rest.meeting())
                            ? rest.meeting()
                            : dates.meeting(),
                    rest.area(),
                    rest.informed(),
                    rest.amount(),
                    stopped(dates));
            if (byKind.containsKey(kind(one))) {
                return one;
            }
        }
    }

    /**
     * The days the clock was stopped: where clocks are stopped at all, as many as made the case young at the end of some month too.
     * How long clocks have been stopped so far no reader knows, so that a case received long ago may be young.
     */
    private Integer stopped(PlainCase one) {
        LocalDate until = edge().minusDays(random.nextInt(10));
        boolean canBe = until.isAfter(one.received()) && (one.decided() == null || !until.isAfter(one.decided()));
        return one.stopped() != null && canBe && random.nextBoolean()
                ? (Integer) (int) one.received().until(until, ChronoUnit.DAYS)
                : one.stopped();
    }

    /** A meeting may be held long after a decision, and then tells kinds of cases apart that else are one. */
    private static boolean isFrom(LocalDate received, LocalDate meeting) {
        return meeting != null && !meeting.isBefore(received);
    }

    /** The same case, received about the beginning of a month, and ended soon after or about that of another. */
    private PlainCase atTheEdges(PlainCase one) {
        LocalDate received = edge();
        LocalDate meeting = one.meeting() == null ? null : after(received);
        LocalDate decided = one.decided() == null ? null : after(meeting == null ? received : meeting);
        return new PlainCase(0, received, decided, meeting, one.area(), one.informed(), one.amount(), one.stopped());
    }

    private LocalDate after(LocalDate day) {
        LocalDate edge = edge();
        return random.nextBoolean() && !edge.isBefore(day)
                ? edge
                : day.plusDays(random.nextInt(random.nextBoolean() ? 5 : 100));
    }

    private LocalDate edge() {
        return LocalDate.of(Dice.FIRST_YEAR - 1, 1, 1)
                .plusMonths(random.nextInt(12 * (Dice.LAST_YEAR - Dice.FIRST_YEAR + 2)))
                .plusDays(random.nextInt(5) - 3);
    }

    private boolean add(PlainCase one) {
        long[] added = new long[rules.size() * PARTS];
        List<Result> results = made.reckoning().reckon(made.tables(), List.of(one), reportingPoint);
        for (int figure = 0; figure < results.size(); figure++) {
            Result result = results.get(figure);
            if (isCount(rules.get(figure)) || isShare(rules.get(figure))) {
                added[at(figure, Part.NUMERATOR)] = result.numerator().longValueExact();
            }
            if (hasDenominator(rules.get(figure))) {
                added[at(figure, Part.DENOMINATOR)] = result.denominator().longValueExact();
            }
            added[at(figure, Part.LEFT_OUT)] = result.leftOut();
            added[at(figure, Part.OVERDUE)] = result.overdue();
        }
        return sorts.add(LongBuffer.wrap(added)) && span.add(added);
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** What each figure counts, as rows of numbers: a count that follows from others has a row that follows from theirs. */
    List<Map<Part, long[]>> counts() {
        long[][] cases = span.rows();
        List<Map<Part, long[]>> counts = new ArrayList<>();
        for (int figure = 0; figure < rules.size(); figure++) {
            Map<Part, long[]> parts = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                int at = at(figure, part);
                parts.put(part, Arrays.stream(cases).mapToLong(one -> one[at]).toArray());
            }
            counts.add(parts);
        }
        return counts;
    }

    private static int at(int figure, Part part) {
        return figure * PARTS + part.ordinal();
    }

    static boolean isShare(PlainRule rule) {
        return rule instanceof Share
                || rule instanceof Rate
                || rule instanceof FurtherRule further && further.collect() == FurtherRule.Collect.SHARE;
    }

    /** Not the mean of the fastest: of cases one by one each is the fastest, but of many not all are, so that no sum is its number. */
    static boolean hasDenominator(PlainRule rule) {
        return isShare(rule)
                || rule instanceof Average
                || rule instanceof PendingAge
                || rule instanceof FurtherRule further && further.collect() == FurtherRule.Collect.MEAN;
    }

    /** Whether a figure is a number of cases. */
    static boolean isCount(PlainRule rule) {
        return rule instanceof FurtherRule further
                ? further.collect() == FurtherRule.Collect.COUNT || further.collect() == FurtherRule.Collect.HELD
                : !hasDenominator(rule) && !(rule instanceof Percentile || rule instanceof Oldest);
    }
}
