package dk.maaltal.plan;

import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads a measure with {@code rows}: each row becomes a measure of its own, which says what the row says and, where the row
 * is silent, what the measure says for all rows; and the layout of the one table they stand in.
 */
final class LayoutReader {

    private static final String ROWS = "rows";
    private static final String COLUMNS = "columns";
    private static final String TERMS = "terms";

    /** What a figure counts among its cases: the measure's own says it for its results, a row for all its figures. */
    private static final List<String> OF_TEST = List.of("which", "over", "up to", "older than");

    /** What a row says in vain where its result does not go by it. */
    private static final List<String> OF_RESULTS = List.of("over", "up to", "older than", "cases", "number");

    /** What a row says of how it is printed, and no measure knows. */
    private static final List<String> IN_LAYOUT = List.of("mark", "limit text");

    /** Figures that are made of others, and whose "of" and "from" are figures. */
    private static final List<String> COMPOSED =
            List.of("reported", "constant", "deviation", "ratio", "the year before");

    private static final List<String> KEYS =
            Stream.concat(Stream.of(ROWS, COLUMNS), MeasureReader.KEYS.stream()).toList();

    private static final Map<String, Layout.Content> CONTENTS = new LinkedHashMap<>();

    static {
        CONTENTS.put("name", Layout.Content.NAME);
        CONTENTS.put("limit", Layout.Content.LIMIT);
        CONTENTS.put("target", Layout.Content.TARGET);
        CONTENTS.put("result", Layout.Content.RESULT);
        CONTENTS.put("result less target", Layout.Content.DISTANCE);
        CONTENTS.put("verdict", Layout.Content.VERDICT);
    }

    /** The result beside what it was a year before. */
    private static final Map<String, UnaryOperator<Indicator>> OF_RESULT = new LinkedHashMap<>();

    static {
        OF_RESULT.put("the year before", Indicator.YearBefore::new);
        OF_RESULT.put(
                "change",
                result -> new Indicator.Deviation(
                        result, new Indicator.YearBefore(result), result.unit().ofValues()));
        OF_RESULT.put(
                "change in pct.",
                result -> new Indicator.Deviation(
                        result, new Indicator.YearBefore(result), Unit.PERCENT.withDecimals(Unit.PERCENT.decimals())));
        OF_RESULT.put("index", result -> new Indicator.Ratio(result, new Indicator.YearBefore(result), Unit.INDEX));
    }

    private final Entry entry;
    private final PlanContext context;
    private final String id;
    private final String title;
    private final Map<String, Entry> figures = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<Indicator>> ofResult = new LinkedHashMap<>();
    private final List<Layout.Column> columns = new ArrayList<>();
    private final List<Layout.Row> rows = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();

    private LayoutReader(Entry entry, PlanContext context) {
        this.entry = entry;
        this.context = context.saying(MeasureReader.words(entry));
        this.id = entry.needText("measure", "the letter of the table, such as a");
        this.title = entry.needText("title", "the words over the table");
    }

    /** Whether a measure's table has rows or columns of its own. */
    static boolean hasRows(Entry measure) {
        return measure.get(ROWS).isPresent() || measure.get(COLUMNS).isPresent();
    }

    /**
     * Reads such a measure; what is wrong in it is reported by its entry.
     *
     * @param ids the letters of the goal's measures so far; its own and its rows' are added
     * @param layouts of the goal's tables so far; its own is added
     * @return the measures that are its rows
     */
    static List<Measure> read(Entry unnamed, String goal, Set<String> ids, List<Layout> layouts, PlanContext context) {
        String id = unnamed.textOr("measure", "");
        Entry entry =
                unnamed.called("goal " + (goal.isEmpty() ? "?" : goal) + " > measure " + (id.isEmpty() ? "?" : id));
        LayoutReader reader = new LayoutReader(entry.onlyKeys(KEYS), context);
        layouts.add(reader.read());
        Stream.concat(Stream.of(id), reader.measures.stream().map(Measure::id))
                .distinct()
                .filter(each -> !ids.add(each))
                .forEach(each ->
                        entry.wrong("the measure \"" + each + "\" a second time", "each letter once within a goal"));
        return reader.measures;
    }

    private Layout read() {
        refuseOthers();
        entry.get(COLUMNS).ifPresent(said -> said.entries().forEach((heading, value) -> column("", heading, value)));
        Entry said = entry.need(
                        ROWS, "\"terms\", or the rows by their names, like { Pas: { of: pas, within: 10 weeks } }")
                .orElse(entry.holding(Map.of()));
        boolean termsAreRows = said.isText();
        if (termsAreRows) {
            if (!said.text().equals(TERMS)) {
                said.wrong("\"terms\", or the rows by their names");
            }
            requireSubject(rest().entries(), entry);
            measures.add(MeasureReader.readRow(rest(), id, title, figures, ofResult, context.in(ofFigures(Map.of()))));
            rows.add(new Layout.Row("", "", Optional.of(id), Optional.empty(), false, ""));
        } else {
            said.entries().forEach(this::rowOrRows);
            if (said.isMapping() && measures.isEmpty()) {
                said.wrong("no rows", "at least one");
            }
        }
        if (columns.isEmpty()) {
            usualColumns(termsAreRows);
        }
        check();
        return new Layout(id, title, List.copyOf(columns), List.copyOf(rows), termsAreRows);
    }

    private void refuseOthers() {
        List<String> kinds = kinds();
        if (kinds.size() > 1) {
            entry.wrong(String.join(" and ", kinds), "at most one of " + String.join(", ", IndicatorReader.FIGURES));
        }
        Stream.of("ages", "flow", "oldest", "milestone", "assessment")
                .flatMap(key -> entry.get(key).stream())
                .forEach(value -> value.wrong(
                        "a table of its own among rows", "one of " + String.join(", ", IndicatorReader.FIGURES)));
        entry.get("beside")
                .ifPresent(value -> value.wrong("\"beside\" in a table of rows", "its figures as \"columns\""));
        entry.get("same promise as")
                .ifPresent(
                        value -> value.wrong("\"same promise as\" of a table of rows", "it at a measure without rows"));
    }

    /** The kinds of figure that the measure has for its rows. */
    private List<String> kinds() {
        return IndicatorReader.FIGURES.stream()
                .filter(kind -> entry.get(kind).isPresent())
                .toList();
    }

    private void column(String over, String heading, Entry value) {
        if (value.isMapping() && value.entries().keySet().stream().noneMatch(MeasureReader.FIGURE_KEYS::contains)) {
            if (!over.isEmpty() || value.entries().isEmpty()) {
                value.wrong("headings over headings", "a figure, like { decided: {} }");
            } else {
                value.entries().forEach((below, each) -> column(heading, below, each));
            }
        } else if (value.isMapping()) {
            String name = isTwice(heading) ? over + ": " + heading : heading;
            figures.put(name, value);
            columns.add(new Layout.Column(over, heading, Layout.Content.FIGURE, name));
        } else if (OF_RESULT.containsKey(value.text())) {
            ofResult.put(heading, OF_RESULT.get(value.text()));
            columns.add(new Layout.Column(over, heading, Layout.Content.FIGURE, heading));
        } else if (CONTENTS.containsKey(value.text())) {
            columns.add(new Layout.Column(over, heading, CONTENTS.get(value.text()), ""));
        } else {
            value.wrong(Nearest.hint(value.text(), contents()) + ", or a figure, like { decided: {} }");
        }
    }

    private static Set<String> contents() {
        Set<String> contents = new TreeSet<>(CONTENTS.keySet());
        contents.addAll(OF_RESULT.keySet());
        return contents;
    }

    /** Whether figures under several headings have this one. */
    private boolean isTwice(String heading) {
        return isUnderSeveral(entry.get(COLUMNS).orElseThrow().entries(), heading);
    }

    /** Rows of one name, or the rows under a heading of their own. */
    private void rowOrRows(String name, Entry said) {
        Map<String, Boolean> keys = new LinkedHashMap<>();
        if (said.isMapping()) {
            said.entries().forEach((key, value) -> keys.put(key, value.isMapping() || value.isList()));
        }
        if (RowKeys.areOfRows(keys)) {
            rows.add(new Layout.Row(name, "", Optional.empty(), Optional.empty(), false, name));
            said.entries().forEach((each, row) -> named(each, isRowTwice(each) ? name + ", " + each : each, row));
        } else {
            named(name, name, said);
        }
    }

    /** Whether rows under several headings have this name, or one under none. */
    private boolean isRowTwice(String name) {
        Map<String, Entry> all = entry.get(ROWS).orElseThrow().entries();
        return all.containsKey(name) || isUnderSeveral(all, name);
    }

    private static boolean isUnderSeveral(Map<String, Entry> headings, String name) {
        return headings.values().stream()
                        .filter(each -> each.isMapping() && each.get(name).isPresent())
                        .count()
                > 1;
    }

    /** A row, or a list of them, such as the several promises about one kind of case. */
    private void named(String name, String called, Entry said) {
        List<Entry> all = said.elements();
        if (all.isEmpty()) {
            said.wrong("no rows", "at least one");
        }
        for (int i = 0; i < all.size(); i++) {
            Measure measure = row(called, all.get(i));
            measures.add(all.size() == 1 ? measure : withLimit(measure));
            Entry each = all.get(i);
            Optional<String> limit = each.get("limit text").map(Entry::plainText);
            rows.add(new Layout.Row(name, each.textOr("mark", ""), Optional.of(measure.id()), limit, i > 0, called));
        }
    }

    /** The title tells rows of one name apart, where lists of promises have no more than titles. */
    private static Measure withLimit(Measure measure) {
        return measure.limit()
                .flatMap(Limit::deadline)
                .map(deadline -> measure.titled(measure.title() + " (" + deadline.danish() + ")"))
                .orElse(measure);
    }

    private Measure row(String called, Entry said) {
        Map<String, Entry> own = said.onlyKeys(RowKeys.ALL).entries();
        Map<String, Entry> all = new LinkedHashMap<>(rest().entries());
        if (own.keySet().stream().anyMatch(IndicatorReader.FIGURES::contains)) {
            all.keySet().removeAll(IndicatorReader.FIGURES);
        } else {
            kinds().stream()
                    .filter(kind -> !COMPOSED.contains(kind) && all.get(kind).isMapping())
                    .forEach(kind -> all.put(kind, without(all.get(kind), own.keySet())));
        }
        own.forEach((key, value) -> {
            if (!RowKeys.OF_FIGURES.contains(key) && !IN_LAYOUT.contains(key)) {
                all.put(key, value);
            }
        });
        requireSubject(all, said);
        refuseUnheard(own, all);
        return MeasureReader.readRow(
                entry.holding(all),
                id + (measures.size() + 1),
                title + ": " + called,
                figures,
                ofResult,
                context.in(ofFigures(own)));
    }

    private void requireSubject(Map<String, Entry> all, Entry said) {
        if (figures.isEmpty() && all.keySet().stream().noneMatch(IndicatorReader.FIGURES::contains)) {
            said.wrong("nothing to measure", "one of " + String.join(", ", IndicatorReader.FIGURES));
        }
    }

    /** What a row says of its cases is heard by its result, or where it has none by a figure: else it would say nothing. */
    private void refuseUnheard(Map<String, Entry> own, Map<String, Entry> all) {
        List<String> results =
                IndicatorReader.FIGURES.stream().filter(all::containsKey).toList();
        if (results.stream().anyMatch(COMPOSED::contains)) {
            return;
        }
        List<String> kinds = results.isEmpty()
                ? figures.values().stream()
                        .flatMap(figure -> IndicatorReader.FIGURES.stream()
                                .filter(kind -> figure.get(kind).isPresent()))
                        .toList()
                : results;
        OF_RESULTS.stream()
                .filter(key -> own.containsKey(key)
                        && kinds.stream()
                                .noneMatch(kind -> COMPOSED.contains(kind) || IndicatorReader.knows(kind, key)))
                .forEach(key -> own.get(key)
                        .wrong(
                                "\"" + key + "\" in a row of " + String.join(" and ", kinds)
                                        + ", which has no such key",
                                "no \"" + key + "\", or a way of measuring in the row that has it"));
    }

    /** What the measure says for all rows. */
    private Entry rest() {
        Map<String, Entry> all = entry.entries();
        all.keySet().removeAll(List.of("measure", "title", ROWS, COLUMNS, "beside"));
        return entry.holding(all);
    }

    /** The measure's own figure without what a row says; the population that a row takes some of is the row's. */
    private static Entry without(Entry figure, Set<String> keys) {
        Map<String, Entry> left = figure.entries();
        left.keySet()
                .removeIf(key -> RowKeys.OF_FIGURES.contains(key) && keys.contains(key)
                        || key.equals("of") && keys.contains("which"));
        return figure.holding(left);
    }

    /** What the figures of a row go by: what the row says, or else its own figure, or else the measure's. */
    private Entry ofFigures(Map<String, Entry> row) {
        Map<String, Entry> said = new LinkedHashMap<>(ofCases(entry.entries()));
        said.putAll(ofCases(row));
        said.keySet().removeAll(OF_TEST);
        said.putAll(row);
        said.keySet().retainAll(RowKeys.OF_FIGURES);
        return entry.holding(said);
    }

    /** What the figure of cases says that there is among some keys. */
    private static Map<String, Entry> ofCases(Map<String, Entry> keys) {
        Map<String, Entry> said = new LinkedHashMap<>();
        keys.forEach((kind, figure) -> {
            if (IndicatorReader.FIGURES.contains(kind) && !COMPOSED.contains(kind) && figure.isMapping()) {
                said.putAll(figure.entries());
            }
        });
        return said;
    }

    /** The rows' names, what they promise, and the result of each term. */
    private void usualColumns(boolean termsAreRows) {
        List<String> headings = measures.stream()
                .map(measure -> measure.printed().unitHeading())
                .distinct()
                .toList();
        columns.add(new Layout.Column("", headings.size() == 1 ? headings.get(0) : "", Layout.Content.NAME, ""));
        if (measures.stream().anyMatch(measure -> !measure.targets().isEmpty())) {
            columns.add(new Layout.Column("", "Mål", Layout.Content.TARGET, ""));
        }
        columns.add(new Layout.Column("", termsAreRows ? "Resultat" : "", Layout.Content.RESULT, ""));
    }

    private void check() {
        Entry said = entry.get(COLUMNS).orElse(entry);
        if (columns.size() < 2) {
            said.wrong("fewer than two columns", "the rows' names and at least one more");
        }
        boolean limited = measures.stream().anyMatch(measure -> measure.limit().isPresent())
                || rows.stream().anyMatch(row -> row.limit().isPresent());
        if (!limited && columns.stream().anyMatch(column -> column.content() == Layout.Content.LIMIT)) {
            said.wrong("\"limit\" where no row has one", "rows with \"within\", or no such column");
        }
        boolean results =
                measures.stream().anyMatch(measure -> measure.indicator().isPresent());
        columns.stream()
                .filter(column -> column.content() != Layout.Content.NAME
                        && column.content() != Layout.Content.LIMIT
                        && column.content() != Layout.Content.FIGURE)
                .filter(column -> !results)
                .findFirst()
                .ifPresent(column -> said.wrong(
                        "\"" + column.heading() + "\" where no row has a result",
                        "a way of measuring in the measure or its rows"));
    }
}
