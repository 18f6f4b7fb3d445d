package dk.maaltal.plan;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the terms of a plan, and what is said term by term.
 *
 * @param year how the plan's years begin and are named
 */
record Terms(FinancialYear year) {

    private static final String EXPECTED = "a year, a range of years such as 2021-2026, or a list such as [2022, 2024]";

    private static final int LONGEST = 50;
    private static final Pattern YEARS = Pattern.compile("((?:19|20|21)\\d\\d) *- *((?:19|20|21)\\d\\d)");
    private static final Pattern RANGE = Pattern.compile("(.+?) *\\.\\. *(.+)");

    /** How to write terms, for messages about what cannot be read; with the plan's own names of years where it has some. */
    String expected() {
        return year.equals(FinancialYear.CALENDAR)
                ? EXPECTED
                : EXPECTED + ", or by their names, such as " + year.name(2024) + " and " + year.name(2023) + ".."
                        + year.name(2024);
    }

    /** A year of four digits. */
    static int year(String text) {
        if (!text.strip().matches("(19|20|21)\\d\\d")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text.strip());
    }

    /**
     * Reads one term, or a range of terms of one length: "2023", "2021-2026", "2024-Q1", "2019-04..2020-03", "FY 2003..FY
     * 2004".
     *
     * @throws IllegalArgumentException when it is written in any other way
     */
    List<Term> parse(String text) {
        Optional<Term> one = year.parse(text);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        Matcher matcher = text.contains("..") ? RANGE.matcher(text) : YEARS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return range(single(matcher.group(1)), single(matcher.group(2)));
    }

    private Term single(String text) {
        return year.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static List<Term> range(Term first, Term last) {
        int years = last.year() - first.year();
        if (first.months() != last.months() || last.first().isBefore(first.first()) || years >= LONGEST) {
            throw new IllegalArgumentException(first + ".." + last);
        }
        return first.through(last);
    }

    /** Reads what is said term by term of anything, in the table or not; each term once. */
    <T> Map<Term, T> byTerm(Entry entry, Function<Entry, Optional<T>> reader) {
        return byTerm(entry, reader, (key, terms) -> {});
    }

    /** What there is to say of a key and the terms that it names; it is said at the key's value. */
    interface Check {
        void check(Entry value, List<Term> terms);
    }

    <T> Map<Term, T> byTerm(Entry entry, Function<Entry, Optional<T>> reader, Check check) {
        Map<Term, T> values = new TreeMap<>();
        entry.entries().forEach((key, value) -> {
            List<Term> terms;
            try {
                terms = parse(key);
            } catch (IllegalArgumentException e) {
                value.wrong("the key \"" + key + '"', expected());
                return;
            }
            check.check(value, terms);
            reader.apply(value).ifPresent(read -> terms.stream()
                    .filter(term -> values.putIfAbsent(term, read) != null)
                    .forEach(term -> value.wrong(
                            term + " a second time", term.isYear() ? "each year once" : "each column once")));
        });
        return values;
    }

    /** The same value for every year, first and last inclusive. */
    <T> Map<Term, T> all(int first, int last, T value) {
        Map<Term, T> values = new TreeMap<>();
        IntStream.rangeClosed(first, last).forEach(each -> values.put(year.term(each), value));
        return values;
    }
}
