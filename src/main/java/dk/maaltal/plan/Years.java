package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The years of a table.
 *
 * @param first inclusive
 * @param last inclusive
 */
record Years(int first, int last) {

    static final String EXPECTED = "a year, a range of years such as 2021-2026, or a list such as [2022, 2024]";

    /** Stands in for years that could not be read, so that nothing else is said of them. */
    static final Years ANY = new Years(1900, 2199);

    private static final int LONGEST = 50;

    /**
     * Reads "2023" or "2021-2026".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    static Years parse(String text) {
        int dash = text.indexOf('-');
        int first = year(dash < 0 ? text : text.substring(0, dash));
        int last = year(dash < 0 ? text : text.substring(dash + 1));
        if (last < first || last - first >= LONGEST) {
            throw new IllegalArgumentException(text);
        }
        return new Years(first, last);
    }

    /** A year of four digits. */
    static int year(String text) {
        if (!text.strip().matches("(19|20|21)\\d\\d")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text.strip());
    }

    boolean contains(int year) {
        return first <= year && year <= last;
    }

    /** The same value for every year. */
    <T> Map<Integer, T> all(T value) {
        Map<Integer, T> values = new TreeMap<>();
        for (int year = first; year <= last; year++) {
            values.put(year, value);
        }
        return values;
    }

    /**
     * Reads what is said year by year ({@code 2022: …}, {@code 2023-2026: …}); years outside the table and years said
     * twice are reported.
     */
    <T> Map<Integer, T> byYear(Entry entry, Function<Entry, Optional<T>> reader) {
        Map<Integer, T> values = new TreeMap<>();
        entry.entries().forEach((key, value) -> readInto(values, key, value, reader));
        return values;
    }

    private <T> void readInto(Map<Integer, T> values, String key, Entry entry, Function<Entry, Optional<T>> reader) {
        Years said;
        try {
            said = parse(key);
        } catch (IllegalArgumentException e) {
            entry.wrong("the key \"" + key + '"', EXPECTED);
            return;
        }
        if (!contains(said.first) || !contains(said.last)) {
            entry.wrong("the key \"" + key + '"', "years of the table, " + first + "-" + last);
        }
        reader.apply(entry).ifPresent(value -> {
            for (int year = said.first; year <= said.last; year++) {
                if (values.putIfAbsent(year, value) != null) {
                    entry.wrong(year + " a second time", "each year once");
                }
            }
        });
    }
}
