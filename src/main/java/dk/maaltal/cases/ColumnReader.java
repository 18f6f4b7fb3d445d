package dk.maaltal.cases;

import dk.maaltal.Texts;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the columns of {@code cases.yaml}: what each is, what it holds and where its text is from.
 *
 * @param rows what the rows of the extract are
 */
record ColumnReader(ExtractRows rows) {

    private static final List<String> ROLES =
            List.of(Column.CASE_NUMBER, Column.RECEIVED, Column.DECIDED, Column.STOPPED_DAYS);

    private static final List<String> DAY_KEYS =
            List.of("date", "years from", "first of", "earliest of", "latest of", "event");

    private static final List<String> ANY_KEYS = keys(Stream.of(
            List.of("is", "name"),
            DAY_KEYS,
            List.of(
                    "parts",
                    "joined by",
                    "text",
                    "yes/no",
                    "number",
                    "may be empty",
                    "delivered from",
                    "delivered until")));

    private static final Map<String, List<String>> ROLE_KEYS = Map.of(
            Column.CASE_NUMBER, List.of("is", "may be empty", "parts", "joined by"),
            Column.RECEIVED, keys(Stream.of(List.of("is"), DAY_KEYS, List.of("may be empty"))),
            Column.DECIDED, keys(Stream.of(List.of("is"), DAY_KEYS, List.of("may be empty"))),
            Column.STOPPED_DAYS, List.of("is", "may be empty"));

    private static final String EVENT =
            "first or last, and of which events: first Afgjort, or { last: [Besøg, Genbesøg] }, or of all: first";

    private static final Pattern FIRST_OR_LAST = Pattern.compile("(first|last)(?: (.+))?");

    private static List<String> keys(Stream<List<String>> some) {
        return some.flatMap(List::stream).toList();
    }

    /**
     * Reads a column; what is wrong in it is reported by the entry.
     *
     * @param header what stands before the colon
     */
    Column read(String header, Entry entry) {
        boolean hasRole = entry.get("is").isPresent();
        entry.onlyKeys(hasRole ? ROLE_KEYS.getOrDefault(CaseFile.word(entry, "is", ""), ANY_KEYS) : ANY_KEYS);
        boolean mayBeEmpty = entry.yes("may be empty");
        String role = CaseFile.word(entry, "is", "");
        if (hasRole == entry.get("name").isPresent()) {
            entry.wrong(
                    !hasRole ? "neither \"is\" nor \"name\"" : "both \"is\" and \"name\"",
                    "one of them: \"is\" for " + String.join(", ", ROLES) + ", \"name\" for any other column");
        }
        if (!hasRole) {
            String name = CaseFile.word(entry, "name", header);
            if (ROLES.contains(name)) {
                entry.wrong(
                        "the name \"" + name + '"', "\"is: " + name + "\" for the column that is it, or another name");
            }
            Stream.of("parts", "joined by")
                    .flatMap(key -> entry.get(key).stream())
                    .forEach(value -> value.wrong("it only for the case number"));
            ColumnType type = type(entry);
            return new Column(header, name, type, mayBeEmpty, delivery(entry), origin(entry, type));
        }
        ColumnType type =
                switch (role) {
                    case Column.CASE_NUMBER -> new ColumnType.Text();
                    case Column.STOPPED_DAYS -> new ColumnType.StoppedDays();
                    case Column.RECEIVED, Column.DECIDED -> dayOrEvent(entry);
                    default -> {
                        entry.get("is").orElseThrow().wrong(Nearest.hint(role, ROLES));
                        yield new ColumnType.Text();
                    }
                };
        if (mayBeEmpty && (role.equals(Column.CASE_NUMBER) || role.equals(Column.RECEIVED))) {
            entry.get("may be empty").orElseThrow().wrong("a " + role + " in every row");
        }
        TextOrigin origin = role.equals(Column.CASE_NUMBER) ? parts(entry) : origin(entry, type);
        return new Column(header, role, type, mayBeEmpty, Delivery.ALWAYS, origin);
    }

    /** The headings of a case number of several columns, and what joins them. */
    private static TextOrigin parts(Entry entry) {
        Optional<Entry> joinedBy = entry.get("joined by");
        if (entry.get("parts").isEmpty()) {
            joinedBy.ifPresent(
                    value -> value.wrong("it only beside parts, the headings of the columns that are joined"));
            return TextOrigin.OWN_HEADING;
        }
        String by = joinedBy.map(Entry::comparedText).orElse("/");
        if (by.isEmpty()) {
            joinedBy.orElseThrow().wrong("nothing", "what stands between the parts, such as \"-\"");
        }
        return new TextOrigin.Joined(headings(entry.get("parts").orElseThrow(), "[År, Løbenr]"), by);
    }

    /** Which of several columns, or of several events, a column of days is. */
    private static TextOrigin origin(Entry entry, ColumnType type) {
        List<TextOrigin.Choice> said = Arrays.stream(TextOrigin.Choice.values())
                .filter(choice -> entry.get(choice.key()).isPresent())
                .toList();
        Optional<Entry> event = entry.get("event");
        if (said.size() > 1 || event.isPresent() && !said.isEmpty()) {
            entry.wrong(
                    Stream.concat(said.stream().map(TextOrigin.Choice::key), event.map(e -> "event").stream())
                            .collect(Collectors.joining(" and ")),
                    "one of them");
        } else if (event.isPresent()) {
            return event(event.get());
        } else if (!said.isEmpty()) {
            Entry headings = entry.get(said.get(0).key()).orElseThrow();
            if (!(type instanceof ColumnType.Day)) {
                headings.wrong("it only for a date");
            }
            return new TextOrigin.OneOf(said.get(0), headings(headings, "[Afgjort, Lukket]"));
        }
        return TextOrigin.OWN_HEADING;
    }

    private static List<String> headings(Entry list, String example) {
        List<String> headings =
                list.elements().stream().map(Entry::comparedText).toList();
        if (headings.size() < 2 || headings.contains("") || Set.copyOf(headings).size() < headings.size()) {
            list.wrong("two headings or more, each once, like " + example);
        }
        return headings;
    }

    /** {@code first}, {@code last Afgjort} or {@code { last: [Besøg, Genbesøg] }}. */
    private static TextOrigin event(Entry entry) {
        Map<String, Entry> said =
                entry.isMapping() ? entry.onlyKeys("first", "last").entries() : Map.of();
        if (said.size() == 1) {
            List<String> kinds = said.values().iterator().next().elements().stream()
                    .map(Entry::comparedText)
                    .toList();
            if (kinds.isEmpty() || kinds.contains("")) {
                entry.wrong(kinds.isEmpty() ? "an empty list" : "nothing", EVENT);
            }
            return new TextOrigin.Event(said.containsKey("first"), kinds);
        }
        Matcher words = FIRST_OR_LAST.matcher(entry.isText() ? entry.comparedText() : "");
        if (!words.matches()) {
            entry.wrong(EVENT);
            return new TextOrigin.Event(true, List.of());
        }
        return new TextOrigin.Event(
                words.group(1).equals("first"),
                Optional.ofNullable(words.group(2)).map(List::of).orElse(List.of()));
    }

    private static Delivery delivery(Entry entry) {
        Delivery delivery = new Delivery(day(entry, "delivered from"), day(entry, "delivered until"));
        if (delivery.from().isPresent()
                && delivery.until().isPresent()
                && delivery.from().get().isAfter(delivery.until().get())) {
            entry.get("delivered until")
                    .orElseThrow()
                    .wrong("a day on or after " + delivery.from().get() + ", when it is delivered from");
        }
        return delivery;
    }

    private static Optional<LocalDate> day(Entry entry, String key) {
        return entry.get(key).flatMap(value -> value.day("a day like 2024-01-31"));
    }

    private ColumnType type(Entry entry) {
        List<String> said = entry.entries().keySet().stream()
                .filter(List.of("date", "event", "text", "yes/no", "number")::contains)
                .toList();
        if (said.size() != 1) {
            entry.wrong(
                    said.isEmpty() ? "no word of what the column holds" : String.join(" and ", said),
                    "one of date: dd-MM-yyyy, text: yes, yes/no: [Ja, Nej], number: decimal comma");
            return new ColumnType.Text();
        }
        if (!List.of("date", "event").contains(said.get(0))) {
            entry.get("years from").ifPresent(value -> value.wrong("it only beside a date format with yy"));
        }
        return switch (said.get(0)) {
            case "date", "event" -> dayOrEvent(entry);
            case "yes/no" -> yesNo(entry.get("yes/no").orElseThrow());
            case "number" ->
                new ColumnType.Number(CaseFile.choice(
                        entry, "number", "decimal comma", Map.of("decimal comma", true, "decimal point", false)));
            default -> {
                if (!entry.yes("text")) {
                    entry.get("text").orElseThrow().wrong("text: yes");
                }
                yield new ColumnType.Text();
            }
        };
    }

    private ColumnType dayOrEvent(Entry entry) {
        Optional<Entry> event = entry.get("event");
        if (event.isEmpty()) {
            return new ColumnType.Day(days(entry));
        }
        if (!(rows instanceof ExtractRows.Events)) {
            event.get()
                    .wrong(
                            "an event",
                            "\"events: { time: Tidspunkt, kind: Aktivitet, date: yyyy-MM-dd HH:mm:ss }\" under extract, where each"
                                    + " row is an event");
        }
        Stream.of("date", "years from")
                .flatMap(key -> entry.get(key).stream())
                .forEach(value -> value.wrong(
                        "how a date is written, beside event",
                        "it under extract > events, where the time of all events is"));
        return new ColumnType.Day(ExtractRows.Events.STAGED);
    }

    /** The formats under {@code date}, with {@code years from} beside it where a year has two digits. */
    static DateFormats days(Entry entry) {
        Optional<Integer> yearsFrom =
                entry.get("years from").flatMap(value -> value.parse(ColumnReader::firstYear, "a year such as 1950"));
        List<Entry> said =
                entry.need("date", DateFormat.EXPECTED).map(Entry::elements).orElse(List.of());
        List<DateFormat> formats = new ArrayList<>();
        for (Entry value : said) {
            value.parse(pattern -> new DateFormat(pattern, yearsFrom), DateFormat.EXPECTED)
                    .ifPresent(format -> {
                        if (format.hasShortYear() && yearsFrom.isEmpty()) {
                            value.wrong(
                                    "\"years from: 1950\" beside it, or the first year that is meant: two digits do not"
                                            + " say the century");
                        } else if (formats.contains(format)) {
                            value.wrong("each date format once");
                        } else {
                            formats.add(format);
                        }
                    });
        }
        entry.get("date")
                .filter(list -> list.isList() && said.isEmpty())
                .ifPresent(list -> list.wrong("an empty list", DateFormat.EXPECTED));
        if (yearsFrom.isPresent() && !formats.isEmpty() && formats.stream().noneMatch(DateFormat::hasShortYear)) {
            entry.get("years from").orElseThrow().wrong("it only beside a date format with yy, a year of two digits");
        }
        return formats.isEmpty() ? DateFormats.of("dd-MM-yyyy") : new DateFormats(formats);
    }

    private static int firstYear(String text) {
        if (!text.matches("(19|20)\\d\\d")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.parseInt(text);
    }

    private static ColumnType yesNo(Entry entry) {
        List<String> texts = entry.elements().stream()
                .map(text -> Texts.compared(text.text()))
                .toList();
        if (texts.size() != 2 || texts.contains("") || texts.get(0).equals(texts.get(1))) {
            entry.wrong("the text for yes and the text for no, like [Ja, Nej]");
            return new ColumnType.YesNo("Ja", "Nej");
        }
        return new ColumnType.YesNo(texts.get(0), texts.get(1));
    }
}
