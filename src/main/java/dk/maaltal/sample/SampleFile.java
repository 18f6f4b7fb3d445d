package dk.maaltal.sample;

import dk.maaltal.calendar.Deadline;
import dk.maaltal.calendar.Period;
import dk.maaltal.cases.CaseDeclaration;
import dk.maaltal.cases.Column;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problems;
import dk.maaltal.sources.Source;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code sample.yaml} says: how the sample cases of an institution are made up.
 *
 * @param seed of the chance that is in them; the same seed makes the same cases
 * @param extractMade the day after which nothing is known
 * @param streams what kinds of cases there are
 * @param mess how many rows are wrong in which way
 */
record SampleFile(long seed, LocalDate extractMade, List<SampleStream> streams, Map<Mess, Integer> mess) {

    /** The file's name in an institution's folder. */
    static final String NAME = "sample.yaml";

    /** What is wrong with a row. */
    enum Mess {
        DECIDED_BEFORE_RECEIVED("decided before received"),
        NO_SUCH_DAY("no such day"),
        DUPLICATES("duplicates"),
        EMPTY_TEXT("empty text"),
        BLANKS("blanks around values");

        private final String written;

        Mess(String written) {
            this.written = written;
        }
    }

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?: Q([1-4])(?:-Q([1-4]))?)?");
    private static final String PERIOD_EXPECTED = "a period such as 2021, 2022 Q4 or 2022 Q1-Q3";

    static SampleFile read(Source file, CaseDeclaration declaration, Problems problems) {
        Entry root = Entry.read(file, problems).onlyKeys("seed", "extract made", "streams", "mess", "answers");
        List<String> columns = declaration.columns().stream().map(Column::name).toList();
        Map<Mess, Integer> mess = new LinkedHashMap<>();
        root.get("mess").ifPresent(entry -> entry.entries()
                .forEach((name, count) -> messOf(name, count).ifPresent(kind -> mess.put(kind, integer(count)))));
        return new SampleFile(
                root.need("seed", "a whole number").map(SampleFile::integer).orElse(0),
                root.need("extract made", "a date like 2023-12-31")
                        .flatMap(day -> day.parse(SampleFile::day, "a date like 2023-12-31"))
                        .orElse(LocalDate.EPOCH),
                root.need("streams", "a list of streams").stream()
                        .flatMap(streams -> streams.elements().stream())
                        .map(stream -> stream(stream, columns))
                        .toList(),
                mess);
    }

    private static Optional<Mess> messOf(String name, Entry entry) {
        for (Mess kind : Mess.values()) {
            if (kind.written.equals(name)) {
                return Optional.of(kind);
            }
        }
        entry.wrong("\"" + name + '"', "one of the known kinds of mess");
        return Optional.empty();
    }

    private static SampleStream stream(Entry unnamed, List<String> columns) {
        Entry entry = unnamed.called("stream " + unnamed.textOr("stream", "?"));
        entry.onlyKeys(
                "stream",
                "cases a year",
                "values",
                "variants",
                "ends with",
                "decided afterwards",
                "within",
                "late",
                "mean weeks",
                "pending",
                "older than",
                "worked off");
        Map<String, String> common =
                entry.get("values").map(values -> values(values, columns)).orElse(Map.of());
        return new SampleStream(
                entry.needText("stream", "the stream's name"),
                entry.get("cases a year").map(SampleFile::integer).orElse(0),
                variants(entry, common, columns),
                entry.textOr("ends with", Column.DECIDED),
                entry.get("decided afterwards").map(SampleFile::integer).orElse(0),
                times(entry));
    }

    private static List<SampleStream.Variant> variants(Entry entry, Map<String, String> common, List<String> columns) {
        List<SampleStream.Variant> variants = new ArrayList<>();
        entry.get("variants").ifPresent(list -> list.elements().forEach(variant -> {
            Map<String, String> values = new LinkedHashMap<>(common);
            values.putAll(values(variant, columns));
            variants.add(new SampleStream.Variant(
                    variant.need("share", "how many in a hundred")
                            .map(SampleFile::integer)
                            .orElse(0),
                    values));
        }));
        return variants.isEmpty() ? List.of(new SampleStream.Variant(100, common)) : variants;
    }

    private static Map<String, String> values(Entry entry, List<String> columns) {
        Map<String, String> values = new LinkedHashMap<>();
        entry.entries().forEach((column, value) -> {
            if (columns.contains(column)) {
                values.put(column, value.text());
            } else if (!column.equals("share")) {
                value.wrong("the column \"" + column + '"', Nearest.hint(column, columns));
            }
        });
        return values;
    }

    private static SampleStream.Times times(Entry entry) {
        if (entry.get("pending").isPresent()) {
            return new SampleStream.Stock(
                    deadline(entry, "older than"),
                    by(
                            entry.get("pending").orElseThrow(),
                            SampleFile::day,
                            "a date like 2023-12-31",
                            SampleFile::integer));
        }
        if (entry.get("worked off").isPresent()) {
            return new SampleStream.WorkedOff(workedOff(entry.get("worked off").orElseThrow()));
        }
        if (entry.get("mean weeks").isPresent()) {
            return new SampleStream.Mean(by(
                    entry.get("mean weeks").orElseThrow(), SampleFile::period, PERIOD_EXPECTED, SampleFile::decimal));
        }
        return new SampleStream.Late(
                deadline(entry, "within"),
                entry.need("late", "the per cent over the deadline, by period")
                        .map(late -> by(late, SampleFile::period, PERIOD_EXPECTED, SampleFile::decimal))
                        .orElse(Map.of()));
    }

    private static Map<LocalDate, Integer> workedOff(Entry entry) {
        Map<LocalDate, Integer> left = by(entry, SampleFile::day, "a date like 2023-12-31", SampleFile::integer);
        Map.Entry<LocalDate, Integer> previous = null;
        for (Map.Entry<LocalDate, Integer> each : left.entrySet()) {
            if (previous != null
                    && (!each.getKey().isAfter(previous.getKey()) || each.getValue() > previous.getValue())) {
                entry.wrong(
                        previous.getValue() + " on " + previous.getKey() + " and then " + each.getValue() + " on "
                                + each.getKey(),
                        "days in order, and never more than on the day before");
            }
            previous = each;
        }
        return left;
    }

    private static Deadline deadline(Entry entry, String key) {
        return entry.need(key, Deadline.EXPECTED)
                .flatMap(value -> value.parse(Deadline::parse, Deadline.EXPECTED))
                .orElse(new Deadline(1, Deadline.Unit.DAYS));
    }

    private static <K, V> Map<K, V> by(
            Entry entry, Function<String, K> key, String expected, Function<Entry, V> value) {
        Map<K, V> values = new LinkedHashMap<>();
        entry.entries().forEach((name, said) -> {
            try {
                values.put(key.apply(name), value.apply(said));
            } catch (IllegalArgumentException e) {
                said.wrong("the key \"" + name + '"', expected);
            }
        });
        return values;
    }

    private static Period period(String text) {
        Matcher matcher = PERIOD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) == null) {
            return Period.ofYear(year);
        }
        int first = Integer.parseInt(matcher.group(2));
        int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
        return Period.ofMonths(year, 3 * first - 2, 3 * last);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int integer(Entry entry) {
        return entry.parse(Integer::parseInt, "a whole number").orElse(0);
    }

    private static double decimal(Entry entry) {
        return entry.number("a number with a decimal point")
                .map(Number::doubleValue)
                .orElse(0.0);
    }
}
