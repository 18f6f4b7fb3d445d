package dk.maaltal.plan;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One measured part of a goal: a table in the plan (tabel, delmål).
 *
 * @param id the letter the plan gives it, unique within its goal
 * @param title the words over the table
 * @param indicator how its figures are made
 * @param firstYear the first year of the table, inclusive
 * @param lastYear the last year of the table, inclusive
 * @param targets what was promised, by year; a year may have none
 * @param printed how the table looks
 */
public record Measure(
        String id,
        String title,
        Indicator indicator,
        int firstYear,
        int lastYear,
        Map<Integer, Target> targets,
        Printed printed) {

    public IntStream years() {
        return IntStream.rangeClosed(firstYear, lastYear);
    }

    /** Decimals of a year's result as printed. */
    public int decimals(int year, boolean preliminary) {
        Unit unit = indicator.unit();
        return printed.decimals(year).orElse(preliminary ? unit.preliminaryDecimals() : unit.decimals());
    }

    public Optional<Target> target(int year) {
        return Optional.ofNullable(targets.get(year));
    }
}
