package dk.maaltal.figures;

import dk.maaltal.figures.PlainRule.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Kinds of case made up by chance, each as YAML and as a test.
 *
 * @param clockStops whether the cases carry days the clock was stopped
 */
record RandomConditions(Dice dice, boolean clockStops) {

    static final String RARE_AREA = "Sjælden";
    static final List<String> AREAS = List.of("Børn og unge", "O'Neill; ankesager", "Pension", RARE_AREA);

    /** A condition on one or two columns, and perhaps on any of several others. */
    Kind condition(int depth) {
        List<Supplier<Kind>> parts = new ArrayList<>(List.of(
                this::areaIs,
                this::areaIs,
                this::informedIs,
                this::amountIs,
                () -> dayIs("received", PlainCase::received),
                () -> dayIs("meeting decision", PlainCase::meeting)));
        if (clockStops) {
            parts.add(() -> between("clock-stop days", dice.below(20), 20 + dice.below(20), PlainCase::stopped));
        }
        Map<String, Kind> byColumn = new LinkedHashMap<>();
        for (int i = dice.chance(35) ? 2 : 1; i > 0; i--) {
            Kind part = parts.get(dice.below(parts.size())).get();
            byColumn.putIfAbsent(part.written().substring(0, part.written().indexOf(':')), part);
        }
        if (depth > 0 && dice.chance(35)) {
            if (dice.chance(50)) {
                byColumn.clear();
            }
            byColumn.put("any of", anyOf(depth - 1));
        }
        return new Kind(
                byColumn.values().stream().map(Kind::written).collect(Collectors.joining(", ", "{ ", " }")),
                byColumn.values().stream()
                        .map(Kind::holds)
                        .reduce(Predicate::and)
                        .orElseThrow());
    }

    private Kind anyOf(int depth) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 1 + dice.below(3); i > 0; i--) {
            kinds.add(condition(depth));
        }
        return new Kind(
                "any of: [" + kinds.stream().map(Kind::written).collect(Collectors.joining(", ")) + "]",
                one -> kinds.stream().anyMatch(kind -> kind.holds().test(one)));
    }

    private Kind areaIs() {
        List<String> values = new ArrayList<>(AREAS);
        Collections.shuffle(values, dice.random());
        List<String> some = values.subList(0, 1 + dice.below(3));
        String quoted = some.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
        return perhapsNot("area", some.size() == 1 ? quoted : "[" + quoted + "]", one -> some.contains(one.area()));
    }

    private Kind informedIs() {
        boolean yes = dice.chance(50);
        return perhapsNot("fully informed", yes ? "yes" : "no", one -> one.informed() != null && one.informed() == yes);
    }

    private Kind amountIs() {
        BigDecimal low = amount();
        return between("amount", low, low.add(amount()), PlainCase::amount);
    }

    BigDecimal amount() {
        return BigDecimal.valueOf(dice.below(800) * 25L, 1);
    }

    private Kind dayIs(String column, Function<PlainCase, LocalDate> value) {
        return between(column, dice.dayOf(2021), dice.dayOf(2024), value);
    }

    /** One bound or two, each inclusive or not; what a case lacks lies in no range. */
    private <T extends Comparable<? super T>> Kind between(String column, T low, T high, Function<PlainCase, T> value) {
        boolean inclusive = dice.chance(50);
        boolean withLow = dice.chance(60);
        boolean withHigh = !withLow || dice.chance(40);
        List<String> bounds = new ArrayList<>();
        if (withLow) {
            bounds.add((inclusive ? "from: " : "over: ") + low);
        }
        if (withHigh) {
            bounds.add((inclusive ? "to: " : "below: ") + high);
        }
        int equalIsIn = inclusive ? 0 : 1;
        return perhapsNot(
                column,
                "{ " + String.join(", ", bounds) + " }",
                one -> value.apply(one) != null
                        && (!withLow || value.apply(one).compareTo(low) >= equalIsIn)
                        && (!withHigh || value.apply(one).compareTo(high) <= -equalIsIn));
    }

    private Kind perhapsNot(String column, String value, Predicate<PlainCase> holds) {
        return dice.chance(30)
                ? new Kind(column + ": { not: " + value + " }", holds.negate())
                : new Kind(column + ": " + value, holds);
    }
}
