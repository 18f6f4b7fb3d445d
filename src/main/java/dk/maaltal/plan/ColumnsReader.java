package dk.maaltal.plan;

import dk.maaltal.calendar.FinancialYear;
import dk.maaltal.calendar.Period;
import dk.maaltal.calendar.Reach;
import dk.maaltal.calendar.Term;
import dk.maaltal.declaration.Entry;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the columns of one measure's table, and what is said column by column. */
final class ColumnsReader {

    private static final Map<String, Integer> LENGTHS = new LinkedHashMap<>();

    static {
        LENGTHS.put("years", 12);
        LENGTHS.put("half-years", 6);
        LENGTHS.put("tertials", 4);
        LENGTHS.put("quarters", 3);
        LENGTHS.put("months", 1);
    }

    /** The keys of the columns, one of which a table needs. */
    static final List<String> KEYS = List.copyOf(LENGTHS.keySet());

    private static final Pattern QUARTERS = Pattern.compile("Q([1-4])(?:-Q([1-4]))?");
    private static final Pattern MONTHS = Pattern.compile("([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private final Entry entry;
    private final FinancialYear financialYear;
    private final Terms reader;
    private final int length;
    private final List<Term> columns;

    /** The calendar years in which the first and the last year of the table end; of columns that cannot be read, any. */
    private final int firstYear;

    private final int lastYear;

    /** @param byHand whether the measure is told by hand, and has no columns */
    ColumnsReader(Entry entry, PlanContext context, boolean byHand) {
        this.entry = entry;
        this.financialYear = context.financialYear();
        this.reader = context.terms();
        List<String> lengths =
                KEYS.stream().filter(key -> entry.get(key).isPresent()).toList();
        if (byHand) {
            Stream.concat(KEYS.stream(), Stream.of("period", "beside", "held against", "headings"))
                    .forEach(key -> entry.get(key)
                            .ifPresent(value -> value.wrong("\"" + key + "\" of what is told by hand", "no such key")));
        } else if (lengths.size() != 1) {
            entry.wrong(
                    lengths.isEmpty() ? "no years" : String.join(" and ", lengths),
                    "one of years: 2021-2026, quarters: 2023, months: 2023");
        }
        this.length = lengths.isEmpty() ? 12 : LENGTHS.get(lengths.get(0));
        this.columns = byHand
                ? List.of()
                : lengths.stream()
                        .flatMap(key -> entry.get(key).orElseThrow().elements().stream())
                        .flatMap(value -> value.parse(this::columns, expected()).stream())
                        .flatMap(List::stream)
                        .sorted()
                        .distinct()
                        .toList();
        boolean unread = columns.isEmpty() && !byHand;
        this.firstYear = unread ? 1900 : byHand ? context.year() : financialYear.yearOf(columns.get(0));
        this.lastYear = unread ? 2199 : byHand ? context.year() : financialYear.yearOf(columns.get(columns.size() - 1));
    }

    private String expected() {
        return length == 12
                ? reader.expected()
                : reader.expected() + ", or single ones such as [" + example(0) + ", " + example(1) + "] or "
                        + example(0) + ".." + example(1);
    }

    private Term example(int number) {
        return Term.ofYear(2024).split(length).get(number);
    }

    /** The columns that a year, a longer time, a column or a range of any of these names. */
    private List<Term> columns(String text) {
        return reader.parse(text).stream()
                .flatMap(term -> term.split(length).stream())
                .toList();
    }

    /** In order of time. */
    List<Term> columns() {
        return columns;
    }

    /** Whether a year is one of the table's. */
    boolean showsYear(int year) {
        return columns.stream().anyMatch(column -> financialYear.yearOf(column) == year);
    }

    /** What is said column by column, by years or by longer times; what is said of no column is reported. */
    <T> ByTerm<T> byColumn(Entry said, Function<Entry, Optional<T>> valueReader) {
        return new ByTerm<>(reader.byTerm(said, valueReader, this::checkIsOfTable));
    }

    /** The same value for every column. */
    <T> ByTerm<T> all(T value) {
        return new ByTerm<>(reader.all(firstYear, lastYear, value));
    }

    /** Whether a key names a time, as those of {@link #byColumn} do. */
    boolean isTime(String key) {
        if (!key.isEmpty() && Character.isDigit(key.charAt(0))) {
            return true;
        }
        try {
            return !reader.parse(key).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkIsOfTable(Entry value, List<Term> terms) {
        String key = value.key().substring(value.key().lastIndexOf(" > ") + 3);
        boolean ofYears = terms.stream().allMatch(term -> {
            int year = financialYear.yearOf(term);
            return firstYear <= year && year <= lastYear;
        });
        if (!ofYears) {
            value.wrong(
                    "the key \"" + key + '"',
                    "years of the table, " + financialYear.name(firstYear) + "-" + financialYear.name(lastYear));
        } else if (!columns.isEmpty()
                && terms.stream()
                        .anyMatch(term -> !term.isYear() && columns.stream().noneMatch(term::contains))) {
            value.wrong("the key \"" + key + '"', "a column of the table, such as " + columns.get(0));
        }
    }

    /** Reports terms that are no columns. */
    void checkIsColumn(Entry value, List<Term> terms) {
        if (!columns.isEmpty() && !columns.containsAll(terms)) {
            value.wrong("what is no column of the table", "a column, such as " + columns.get(0));
        }
    }

    /** Reports terms that are not as long as the columns, in or out of the table. */
    void checkIsLength(Entry value, List<Term> terms) {
        if (terms.stream().anyMatch(term -> term.months() != length)) {
            value.wrong("a time that is not as long as a column", "the columns of the table, or earlier ones as long");
        }
    }

    /** How far back each column reaches, where that is said of all alike. */
    Reach reach() {
        return entry.get("period").flatMap(this::reach).orElse(Reach.TERM);
    }

    /** How far back the figures reach that a period is said of; nothing where it says which part of a year they are about. */
    Optional<Reach> reach(Entry period) {
        if (period.isMapping() || isPartOfYear(period.text())) {
            return Optional.empty();
        }
        Optional<Reach> reach = period.parse(Reach::parse, Reach.EXPECTED);
        if (length != 12 && reach.filter(said -> said.lastQuarter().isPresent()).isPresent()) {
            period.wrong("\"rolling year\" for a table of quarters or months");
        }
        return reach;
    }

    /** The part of a year that counts, for the years where it is not all. */
    Map<Term, Period> periods() {
        return entry.get("period").map(this::periods).orElse(Map.of());
    }

    /** The part of a year that a period says, for one year or another or for all alike. */
    Map<Term, Period> periods(Entry period) {
        if (!period.isMapping() && !isPartOfYear(period.text())) {
            return Map.of();
        }
        if (length != 12) {
            period.wrong("quarters of the year", "them only for a table of years");
            return Map.of();
        }
        Map<Term, Period> periods = new TreeMap<>();
        if (period.isText()) {
            period.parse(this::partOfYear, Reach.EXPECTED)
                    .ifPresent(part -> columns.forEach(year -> periods.put(year, part.apply(year))));
            return periods;
        }
        byColumn(
                        period,
                        said -> said.<Function<Term, Period>>parse(
                                this::partOfYear,
                                "quarters such as Q3 or Q3-Q4"
                                        + (said.text().startsWith("Q") ? "" : ", or months such as Jan-May")))
                .said()
                .forEach((year, part) -> periods.put(year, part.apply(year)));
        return periods;
    }

    private static boolean isPartOfYear(String text) {
        return QUARTERS.matcher(text).matches() || MONTHS.matcher(text).matches();
    }

    private Function<Term, Period> partOfYear(String text) {
        Matcher quarters = QUARTERS.matcher(text);
        if (quarters.matches()) {
            int first = Integer.parseInt(quarters.group(1));
            int last = quarters.group(2) == null ? first : Integer.parseInt(quarters.group(2));
            return part(text, 3 * first - 2, 3 * last);
        }
        Matcher months = MONTHS.matcher(text);
        if (!months.matches()) {
            throw new IllegalArgumentException(text);
        }
        int first = monthOfYear(months.group(1));
        return part(text, first, months.group(2) == null ? first : monthOfYear(months.group(2)));
    }

    /** @param first the number of the first month within the plan's year, from 1 */
    private static Function<Term, Period> part(String text, int first, int last) {
        if (last < first) {
            throw new IllegalArgumentException(text);
        }
        return year -> new Period(
                year.first().plusMonths(first - 1L).atDay(1),
                year.first().plusMonths(last - 1L).atEndOfMonth());
    }

    private int monthOfYear(String name) {
        try {
            int month = MONTH.parse(name).get(ChronoField.MONTH_OF_YEAR);
            return Math.floorMod(month - financialYear.from().getValue(), 12) + 1;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
