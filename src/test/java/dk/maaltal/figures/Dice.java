package dk.maaltal.figures;

import java.time.LocalDate;
import java.util.Random;

/** Chance, the same for the same seed. */
final class Dice {

    static final int FIRST_YEAR = 2020;
    static final int LAST_YEAR = 2025;

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** A number from 0 to below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }

    int year() {
        return FIRST_YEAR + below(LAST_YEAR - FIRST_YEAR + 1);
    }

    /** Rather late than early, so that most figures have begun. */
    int lateYear() {
        return Math.max(year(), year());
    }

    LocalDate dayOf(int year) {
        return LocalDate.of(year, 1, 1).plusDays(below(365));
    }
}
