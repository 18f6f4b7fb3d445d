package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was promised for a year (måltal), exact as written in the plan.
 *
 * @param anyOf the requirements; one that is fulfilled is enough
 * @param text what a table prints, where it is not the number
 * @param partly what is enough for the promise to be partly kept
 */
public record Target(List<Requirement> anyOf, Optional<String> text, Optional<Requirement> partly) {

    /** How a result is held against a reference. */
    public enum Comparator {
        /** As much as the reference, or more. */
        AT_LEAST("at least", "mindst"),
        /** As much as the reference, or less. */
        AT_MOST("at most", "højst"),
        /** More than the reference. */
        ABOVE("above", "over"),
        /** Less than the reference. */
        BELOW("below", "under"),
        /** No further from 0, or from the reference's 0, than the number: +/- 2. */
        WITHIN("within", "+/-");

        private final String written;
        private final String danish;

        Comparator(String written, String danish) {
            this.written = written;
            this.danish = danish;
        }

        /** As a plan writes it: "at least". */
        public String written() {
            return written;
        }

        /** "mindst", "højst", "over", "under", "+/-". */
        public String danish() {
            return danish;
        }
    }

    /** What a result is held against. */
    public sealed interface Reference {

        /** The number it is, where the plan writes one. */
        Optional<BigDecimal> number();

        /** The year whose result it is, where the plan names one. */
        Optional<Integer> resultYear();

        /** Asks a question that every kind of reference answers in its own way. */
        <T> T accept(Visitor<T> visitor);

        /**
         * A question to a reference, with an answer for each kind of it.
         *
         * @param <T> the answer
         */
        interface Visitor<T> {
            /** The answer of a number. */
            T number(Number number);

            /** The answer of another row of the table. */
            T row(Row row);

            /** The answer of the measure's result of a year. */
            T resultOf(ResultOf result);

            /** The answer of the measure's result a year before. */
            T resultOfYearBefore(ResultOfYearBefore result);
        }
    }

    /** A number in the measure's unit. */
    public record Number(BigDecimal value) implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.of(value);
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.number(this);
        }
    }

    /** Another row of the measure's table, in the same year: a benchmark. */
    public record Row(String name) implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.row(this);
        }
    }

    /** The measure's own result of a year. */
    public record ResultOf(int year) implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.of(year);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.resultOf(this);
        }
    }

    /** The measure's own result a year before. */
    public record ResultOfYearBefore() implements Reference {
        @Override
        public Optional<BigDecimal> number() {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> resultYear() {
            return Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.resultOfYearBefore(this);
        }
    }

    /**
     * How far beyond the reference a result must be.
     *
     * @param percent whether the amount is in per cent of the reference, and not in the measure's unit
     */
    public record Margin(BigDecimal amount, boolean percent) {

        BigDecimal of(BigDecimal reference) {
            return percent ? reference.abs().multiply(amount).movePointLeft(2) : amount;
        }
    }

    /**
     * One comparison that a result must pass.
     *
     * @param comparator how a result is held against the reference; with a margin, a result exactly so far beyond is enough
     */
    public record Requirement(Comparator comparator, Reference reference, Optional<Margin> margin) {

        /** Whether an exact, unrounded result fulfils this; empty where the reference is not known. */
        public Optional<Boolean> isMetBy(BigDecimal result, Function<Reference, Optional<BigDecimal>> known) {
            return known.apply(reference).map(value -> isMetBy(result, value));
        }

        private boolean isMetBy(BigDecimal result, BigDecimal value) {
            if (margin.isPresent()) {
                BigDecimal distance = margin.get().of(value);
                return comparator == Comparator.BELOW
                        ? result.compareTo(value.subtract(distance)) <= 0
                        : result.compareTo(value.add(distance)) >= 0;
            }
            int order = result.compareTo(value);
            return switch (comparator) {
                case AT_LEAST -> order >= 0;
                case AT_MOST -> order <= 0;
                case ABOVE -> order > 0;
                case BELOW -> order < 0;
                case WITHIN -> result.abs().compareTo(value) <= 0;
            };
        }
    }

    /** What a reader is told to write. */
    public static final String EXPECTED =
            "a comparison and a number with a decimal point: \"at least 97.0\", \"at most 230\", \"above 0\", \"below 5.0\","
                    + " \"within 2\" (or keys, like { below: Statens gennemsnit, by at least: 1.9, text: \"…\" })";

    private static final String REFERENCE_EXPECTED =
            "a number, the name of a row under \"beside\" or \"held against\", \"result of 2022\" or \"result of the year before\"";
    private static final Pattern WRITTEN =
            Pattern.compile("(at least|at most|above|below|within) (-?\\d{1,15}(?:\\.\\d{1,10})?)");
    private static final List<String> REQUIREMENT = Stream.concat(
                    Arrays.stream(Comparator.values()).map(comparator -> comparator.written), Stream.of("by at least"))
            .toList();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,10})?");
    private static final Pattern RESULT_OF = Pattern.compile("result of (\\d{4})");
    private static final Pattern MARGIN = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,10})?)( pct\\.)?");

    /** A promise of a plain comparison. */
    public static Target of(Requirement requirement) {
        return new Target(List.of(requirement), Optional.empty(), Optional.empty());
    }

    /** Reads a target; what is wrong in it is reported by the entry. */
    static Optional<Target> read(Entry entry, Set<String> rows) {
        if (!entry.isMapping()) {
            return entry.parse(Target::parse, EXPECTED);
        }
        List<String> keys = new ArrayList<>(REQUIREMENT);
        keys.addAll(List.of("any of", "text", "partly"));
        entry.onlyKeys(keys);
        List<Requirement> requirements = new ArrayList<>();
        if (entry.get("any of").isPresent()) {
            entry.get("any of").get().elements().forEach(each -> requirementAlone(each, rows)
                    .ifPresent(requirements::add));
            if (entry.get("any of").get().elements().isEmpty()) {
                entry.get("any of").get().wrong("an empty list", "at least one comparison");
            }
            entry.entries().forEach((key, value) -> {
                if (REQUIREMENT.contains(key)) {
                    value.wrong("\"" + key + "\" beside \"any of\"", "every comparison in the list under \"any of\"");
                }
            });
        } else {
            requirement(entry, rows).ifPresent(requirements::add);
        }
        if (requirements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Target(
                requirements,
                entry.get("text").map(Entry::plainText),
                entry.get("partly").flatMap(value -> requirementAlone(value, rows))));
    }

    private static Optional<Requirement> requirementAlone(Entry entry, Set<String> rows) {
        return entry.isMapping()
                ? requirement(entry.onlyKeys(REQUIREMENT), rows)
                : entry.parse(Target::parse, EXPECTED).map(target -> target.anyOf.get(0));
    }

    private static Optional<Requirement> requirement(Entry entry, Set<String> rows) {
        List<Comparator> said = new ArrayList<>();
        for (Comparator comparator : Comparator.values()) {
            if (entry.get(comparator.written).isPresent()) {
                said.add(comparator);
            }
        }
        if (said.size() != 1) {
            entry.wrong(said.isEmpty() ? "no comparison" : "several comparisons", EXPECTED);
            return Optional.empty();
        }
        Comparator comparator = said.get(0);
        Optional<Margin> margin = entry.get("by at least")
                .flatMap(value -> value.parse(Target::margin, "a distance such as 1.9 or 5 pct."));
        if (margin.isPresent() && comparator != Comparator.ABOVE && comparator != Comparator.BELOW) {
            entry.get("by at least")
                    .get()
                    .wrong("\"by at least\" with \"" + comparator.written + '"', "above or below");
        }
        return entry.get(comparator.written)
                .flatMap(value -> reference(value, rows))
                .filter(reference -> isDistance(comparator, reference, entry))
                .map(reference -> new Requirement(comparator, reference, margin));
    }

    /** Within is a distance, and none is negative. */
    private static boolean isDistance(Comparator comparator, Reference reference, Entry entry) {
        boolean negative = comparator == Comparator.WITHIN
                && reference.number().filter(number -> number.signum() < 0).isPresent();
        if (negative) {
            entry.get(comparator.written).orElseThrow().wrong("a number that is not negative");
        }
        return !negative;
    }

    private static Optional<Reference> reference(Entry entry, Set<String> rows) {
        String text = entry.plainText();
        Matcher year = RESULT_OF.matcher(text);
        if (year.matches()) {
            return Optional.of(new ResultOf(Integer.parseInt(year.group(1))));
        }
        if (text.equals("result of the year before")) {
            return Optional.of(new ResultOfYearBefore());
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new Number(new BigDecimal(text)));
        }
        if (!rows.contains(text)) {
            Set<String> known = new TreeSet<>(rows);
            entry.wrong(known.isEmpty() ? REFERENCE_EXPECTED : Nearest.hint(text, known));
            return Optional.empty();
        }
        return Optional.of(new Row(text));
    }

    private static Margin margin(String text) {
        Matcher matcher = MARGIN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new Margin(new BigDecimal(matcher.group(1)), matcher.group(2) != null);
    }

    /**
     * Reads "at least 97.0".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    public static Target parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException('"' + text + "\" is not " + EXPECTED);
        }
        for (Comparator comparator : Comparator.values()) {
            if (comparator.written.equals(matcher.group(1))) {
                if (comparator == Comparator.WITHIN && matcher.group(2).startsWith("-")) {
                    throw new IllegalArgumentException('"' + text + "\" is a negative distance");
                }
                return of(new Requirement(comparator, new Number(new BigDecimal(matcher.group(2))), Optional.empty()));
            }
        }
        throw new IllegalStateException(matcher.group(1));
    }

    /** Whether an exact, unrounded result keeps the promise; empty where what it is held against is not known. */
    public Optional<Boolean> isMetBy(BigDecimal result, Function<Reference, Optional<BigDecimal>> known) {
        boolean unknown = false;
        for (Requirement requirement : anyOf) {
            Optional<Boolean> met = requirement.isMetBy(result, known);
            if (met.isPresent() && met.get()) {
                return met;
            }
            unknown |= met.isEmpty();
        }
        return unknown ? Optional.empty() : Optional.of(false);
    }

    /** The requirement and its number, where the promise is one plain comparison with a number. */
    public Optional<Map.Entry<Comparator, BigDecimal>> plain() {
        Requirement first = anyOf.get(0);
        return anyOf.size() == 1 && first.margin.isEmpty()
                ? first.reference.number().map(number -> Map.entry(first.comparator, number))
                : Optional.empty();
    }
}
