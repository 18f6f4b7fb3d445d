package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cases are meant, in terms of the declared columns: {@code area: A}, {@code area: [A, B]}, {@code area: {not: A}},
 * {@code fully informed: yes}, {@code amount: {from: 5000, below: 10000}}, several keys together (all of them), and
 * {@code any of: [...]}.
 *
 * <p>An empty value equals nothing and lies in no range, so it is never "one of" but always "not".
 */
public sealed interface Condition {

    /** The names of the columns it looks at. */
    Stream<String> columns();

    /** Asks a question that every kind of condition answers in its own way: a kind that is forgotten does not compile. */
    <T> T accept(Visitor<T> visitor);

    /**
     * A question to a condition, with an answer for each kind of it.
     *
     * @param <T> the answer
     */
    interface Visitor<T> {
        /** The answer of a column that holds one of some texts. */
        T oneOf(OneOf oneOf);

        /** The answer of a yes/no column. */
        T is(Is is);

        /** The answer of a number or day compared to a bound. */
        T bound(Bound bound);

        /** The answer of the opposite of a condition. */
        T not(Not not);

        /** The answer of conditions that must all be met. */
        T allOf(AllOf all);

        /** The answer of conditions of which one is enough. */
        T anyOf(AnyOf any);
    }

    /** The column holds one of these texts. */
    record OneOf(String column, List<String> values) implements Condition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.oneOf(this);
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** The yes/no column holds this answer. */
    record Is(String column, boolean yes) implements Condition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.is(this);
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /**
     * The column's value compared to a bound.
     *
     * @param operator one of {@code >= <= > <}
     * @param value a {@link java.math.BigDecimal} for a column of numbers, a {@link java.time.LocalDate} for one of dates
     */
    record Bound(String column, String operator, Object value) implements Condition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.bound(this);
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    /** The case does not meet a condition; of an empty value nothing holds, so its opposite does. */
    record Not(Condition of) implements Condition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.not(this);
        }

        @Override
        public Stream<String> columns() {
            return of.columns();
        }
    }

    /** The case meets every one of these; with none, every case does. */
    record AllOf(List<Condition> parts) implements Condition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.allOf(this);
        }

        @Override
        public Stream<String> columns() {
            return parts.stream().flatMap(Condition::columns);
        }
    }

    /** The case meets at least one of these. */
    record AnyOf(List<Condition> parts) implements Condition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.anyOf(this);
        }

        @Override
        public Stream<String> columns() {
            return parts.stream().flatMap(Condition::columns);
        }
    }

    /** Met by every case. */
    Condition EVERY_CASE = new AllOf(List.of());

    /** The operator of each key that a plan may write under a column. */
    Map<String, String> BOUNDS = Map.of("from", ">=", "to", "<=", "over", ">", "below", "<");

    /** Reads a condition; what is wrong in it is reported by the entry. */
    static Condition read(Entry entry, CaseWords words) {
        List<Condition> parts = new ArrayList<>();
        entry.entries().forEach((name, value) -> {
            if (name.equals("any of")) {
                parts.add(new AnyOf(
                        someOf(value).stream().map(part -> read(part, words)).toList()));
            } else if (words.columns().containsKey(name)) {
                parts.add(readColumn(name, words.columns().get(name), value));
            } else {
                value.wrong(
                        "\"" + name + "\", which is no declared column",
                        Nearest.hint(name, words.columns().keySet()));
            }
        });
        if (parts.isEmpty()) {
            entry.wrong("no condition", "a column and what it must hold, such as { area: A }");
        }
        return parts.size() == 1 ? parts.get(0) : new AllOf(List.copyOf(parts));
    }

    private static Condition readColumn(String column, CaseWords.Kind kind, Entry value) {
        if (value.isMapping()) {
            return value.get("not").isPresent()
                    ? new Not(readColumn(
                            column, kind, value.onlyKeys("not").get("not").orElseThrow()))
                    : readBounds(column, kind, value);
        }
        return switch (kind) {
            case TEXT ->
                new OneOf(
                        column, someOf(value).stream().map(Condition::someText).toList());
            case YES_NO -> new Is(column, value.yesOrNo().orElse(true));
            case NUMBER, DATE -> {
                value.wrong("bounds, like { from: …, to: … } (both inclusive), over or below (exclusive)");
                yield EVERY_CASE;
            }
        };
    }

    private static Condition readBounds(String column, CaseWords.Kind kind, Entry value) {
        if (kind != CaseWords.Kind.NUMBER && kind != CaseWords.Kind.DATE) {
            value.wrong("keys", "a value, a list of values or { not: value }");
            return EVERY_CASE;
        }
        List<Condition> bounds = new ArrayList<>();
        value.onlyKeys(BOUNDS.keySet()).entries().forEach((name, bound) -> {
            Optional<?> limit = kind == CaseWords.Kind.NUMBER
                    ? bound.number("a number with a decimal point")
                    : bound.day("a date like 2023-12-31");
            if (limit.isPresent() && BOUNDS.containsKey(name)) {
                bounds.add(new Bound(column, BOUNDS.get(name), limit.get()));
            }
        });
        if (bounds.isEmpty()) {
            value.wrong("no bounds", "from and to (both inclusive), over or below (exclusive)");
        }
        return new AllOf(List.copyOf(bounds));
    }

    private static List<Entry> someOf(Entry list) {
        if (list.elements().isEmpty()) {
            list.wrong("an empty list", "at least one of what is meant");
        }
        return list.elements();
    }

    /** A value to compare with: empty equals nothing, so it would never be met. */
    private static String someText(Entry value) {
        String text = value.comparedText();
        if (text.isEmpty() && value.isText()) {
            value.wrong("nothing", "a value that the column holds");
        }
        return text;
    }
}
