package dk.maaltal.cases;

import dk.maaltal.Texts;
import dk.maaltal.calendar.Deadline;
import dk.maaltal.declaration.Entry;
import dk.maaltal.declaration.Nearest;
import dk.maaltal.declaration.Problems;
import dk.maaltal.plan.CaseWords;
import dk.maaltal.plan.Condition;
import dk.maaltal.plan.Vocabulary;
import dk.maaltal.sources.Source;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code cases.yaml}; {@code jobs/README.md} teaches the language. */
public final class CaseFile {

    /** The file's name in an institution's folder. */
    public static final String NAME = "cases.yaml";

    private static final Map<String, Charset> ENCODINGS =
            Map.of("utf-8", StandardCharsets.UTF_8, "windows-1252", Charset.forName("windows-1252"));
    private static final Map<String, Character> DELIMITERS = Map.of(";", ';', ",", ',', "tab", '\t', "|", '|');
    private static final Pattern AT_MOST = Pattern.compile("at most (\\d{1,3}(?:\\.\\d{1,6})?) pct\\.(?: fewer)?");
    private static final Pattern NEWEST = Pattern.compile("newest by (.+)");
    private static final Pattern OVER = Pattern.compile("over ([1-9]\\d{0,2}) (year|month)s?");

    /** Where another folder than the declared one, or a folder below it, would be read. */
    private static final Pattern LEADS_OUT = Pattern.compile("^[/~]|[\\\\:]|(^|/)\\.\\.(/|$)");

    /** What version 0.1 let whoever writes plans say of a database. */
    private static final List<String> OLD_KEYS = List.of("database", "user", "password from");

    /** What documents call a population, beside its condition. */
    private static final String DESCRIPTION = "description";

    /** What is called what, of all cases or of a population's. */
    private static final String WORDS = "words";

    private CaseFile() {}

    /** Reads the declaration; whatever is wrong in it is added to the problems, and it is then of no use. */
    public static CaseDeclaration read(Source source, Problems problems) {
        Entry root = Entry.read(source, problems)
                .onlyKeys("institution", "extract", "columns", "populations", "words", "extreme");
        String institution = root.needText("institution", "the institution's name");
        if (Stream.of("extract", "columns", "populations", "words", "extreme")
                .allMatch(key -> root.get(key).isEmpty())) {
            return new CaseDeclaration(
                    institution,
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    Vocabulary.USUAL,
                    Map.of(),
                    Map.of(),
                    CaseDeclaration.FIVE_YEARS,
                    source);
        }
        Optional<Extract> extract = root.need(
                        "extract", "where the cases come from, like { files: \"sager-*.csv\", … }")
                .map(CaseFile::extract);
        ExtractRows rows = extract.map(Extract::rows).orElse(new ExtractRows.Cases());
        ColumnReader reader = new ColumnReader(rows);
        List<Column> columns = new ArrayList<>();
        root.need("columns", "the columns of the extract").ifPresent(entry -> entry.entries()
                .forEach((header, column) -> columns.add(reader.read(header, column))));
        checkColumns(root, columns);
        checkHeadings(root, columns, rows);
        Vocabulary vocabulary =
                Vocabulary.USUAL.with(root.get(WORDS).map(Vocabulary::read).orElse(Map.of()));
        CaseWords words = CaseDeclaration.words(columns, Map.of(), vocabulary, Map.of());
        Map<String, Condition> populations = new LinkedHashMap<>();
        Map<String, String> descriptions = new LinkedHashMap<>();
        Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
        root.get("populations").ifPresent(entry -> entry.entries().forEach((name, said) -> {
            Map<String, Entry> condition = said.isMapping() ? said.entries() : Map.of();
            besides(condition, DESCRIPTION, words)
                    .ifPresent(text -> descriptions.put(
                            name, said.needText(DESCRIPTION, "which cases these are, such as: sager om tvang")));
            besides(condition, WORDS, words)
                    .ifPresent(own -> vocabularies.put(name, vocabulary.with(Vocabulary.read(own))));
            populations.put(name, Condition.read(said.isMapping() ? said.holding(condition) : said, words));
        }));
        Deadline extreme = root.get("extreme")
                .flatMap(value -> value.parse(CaseFile::over, "\"over 5 years\" or \"over 18 months\""))
                .orElse(CaseDeclaration.FIVE_YEARS);
        return new CaseDeclaration(
                institution,
                extract,
                List.copyOf(columns),
                populations,
                vocabulary,
                vocabularies,
                descriptions,
                extreme,
                source);
    }

    /** Takes out of what is said of a population what is no part of its condition; nothing where a column is called so. */
    private static Optional<Entry> besides(Map<String, Entry> said, String key, CaseWords words) {
        return words.columns().containsKey(key) ? Optional.empty() : Optional.ofNullable(said.remove(key));
    }

    private static Extract extract(Entry entry) {
        return new Extract(
                entry.get("query").isPresent() || entry.get("database").isPresent() ? query(entry) : files(entry),
                rows(entry),
                switch (word(entry, "holds", "all")) {
                    case "all" -> true;
                    case "changes" -> false;
                    default -> {
                        entry.get("holds").orElseThrow().wrong("all or changes");
                        yield true;
                    }
                },
                percent(entry, "rejects", "0"),
                percent(entry, "shrinks", "20"),
                percent(entry, "changes", "50"));
    }

    private static Extract.Source files(Entry entry) {
        entry.onlyKeys(
                "source",
                "files",
                "delimiter",
                "encoding",
                "sheet",
                "holds",
                "doubled rows",
                "events",
                "rejects",
                "shrinks",
                "changes");
        String pattern =
                entry.needText("files", "the name of the files, like \"sager-*.csv\" (or a query and a source)");
        if (LEADS_OUT.matcher(pattern).find()) {
            entry.get("files")
                    .orElseThrow()
                    .wrong("a path from the institution's folder, or from that of its source, and not out of it");
        }
        return new Extract.Files(
                entry.get("source").map(Entry::plainText),
                pattern,
                choice(entry, "delimiter", ";", DELIMITERS),
                choice(entry, "encoding", "utf-8", ENCODINGS),
                entry.get("sheet").map(Entry::plainText));
    }

    private static Extract.Source query(Entry entry) {
        boolean isAsBefore = OLD_KEYS.stream().anyMatch(key -> entry.get(key).isPresent());
        if (isAsBefore && entry.source().isKept()) {
            return new Extract.Query("", entry.textOr("query", ""));
        }
        if (isAsBefore) {
            OLD_KEYS.stream()
                    .flatMap(key -> entry.get(key).stream())
                    .forEach(old -> old.wrong(
                            "the key \"" + old.key().replaceFirst(".* > ", "") + '"',
                            "\"source: NAME\" instead: operations move address, user and where the password is to "
                                    + CaseSources.NAME + " beside the program, under the institution and that name"));
            return new Extract.Query("", "");
        }
        entry.onlyKeys("source", "query", "holds", "doubled rows", "events", "rejects", "shrinks", "changes");
        return new Extract.Query(
                entry.needText("source", "the name that operations have given the database in " + CaseSources.NAME),
                entry.needText("query", "a SELECT whose column labels are the headers declared"));
    }

    private static ExtractRows rows(Entry entry) {
        Optional<Entry> doubled = entry.get("doubled rows");
        Optional<Entry> events = entry.get("events");
        if (doubled.isPresent() && events.isPresent()) {
            entry.wrong(
                    "doubled rows and events",
                    "one of them: the rows of a case are its events, or newer and older ones");
        }
        if (events.isPresent()) {
            Entry said = events.get().onlyKeys("time", "kind", "date", "years from");
            return new ExtractRows.Events(
                    Texts.compared(said.needText("time", "the heading of the moment that an event happened")),
                    Texts.compared(said.needText("kind", "the heading of what kind of event it is")),
                    ColumnReader.days(said));
        }
        return doubled.flatMap(
                        value -> value.parse(CaseFile::newest, "\"newest by HEADING\", such as newest by Ændret"))
                .orElse(new ExtractRows.Cases());
    }

    private static ExtractRows newest(String text) {
        Matcher matcher = NEWEST.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new ExtractRows.Newest(matcher.group(1));
    }

    private static BigDecimal percent(Entry entry, String key, String otherwise) {
        return entry.get(key)
                .flatMap(value -> value.parse(CaseFile::atMost, "\"at most 0.1 pct.\""))
                .orElse(new BigDecimal(otherwise));
    }

    private static BigDecimal atMost(String text) {
        Matcher matcher = AT_MOST.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(matcher.group(1));
    }

    private static Deadline over(String text) {
        Matcher matcher = OVER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int months = Integer.parseInt(matcher.group(1)) * (matcher.group(2).equals("year") ? 12 : 1);
        return new Deadline(months, Deadline.Unit.MONTHS);
    }

    static <T> T choice(Entry entry, String key, String otherwise, Map<String, T> choices) {
        String said = word(entry, key, otherwise).toLowerCase(Locale.ROOT);
        if (!choices.containsKey(said)) {
            entry.get(key).orElseThrow().wrong(Nearest.hint(said, choices.keySet()));
            return choices.get(otherwise);
        }
        return choices.get(said);
    }

    /** The text under a key as it is compared, or another where the key is left out. */
    static String word(Entry entry, String key, String otherwise) {
        return entry.get(key).map(Entry::comparedText).orElse(otherwise);
    }

    private static void checkColumns(Entry root, List<Column> columns) {
        Entry place = root.get("columns").orElse(root);
        Map<String, Column> bySqlName = new HashMap<>();
        for (Column column : columns) {
            Column other = bySqlName.putIfAbsent(column.sqlName(), column);
            if (other != null && other.name().equals(column.name())) {
                place.wrong(
                        "the name \"" + column.name() + "\" for both " + other.header() + " and " + column.header(),
                        "a name of its own for each column");
            } else if (other != null) {
                place.wrong(
                        "the names \"" + other.name() + "\" and \"" + column.name() + "\", which are both "
                                + column.sqlName() + " in the database",
                        "names that differ within their first " + SqlName.LONGEST
                                + " letters, and in more than capitals, blanks, signs, æ or ae, ø or oe, å or aa");
            }
        }
        for (String role : List.of(Column.CASE_NUMBER, Column.RECEIVED, Column.DECIDED)) {
            if (columns.stream().noneMatch(column -> column.name().equals(role))) {
                place.wrong("no column that is the " + role, "a column with \"is: " + role + '"');
            }
        }
    }

    /** A heading that several columns have their text from is read in one way; one that rows are compared by must be declared. */
    private static void checkHeadings(Entry root, List<Column> columns, ExtractRows rows) {
        Entry place = root.get("columns").orElse(root);
        Map<String, ColumnType> typeByHeading = new HashMap<>();
        ReadColumns.all(columns, rows).forEach(column -> {
            ColumnType other = typeByHeading.putIfAbsent(Texts.heading(column.header()), column.type());
            if (other != null && !other.equals(column.type())) {
                place.wrong(
                        "the heading \"" + column.header() + "\" both as " + other.expected() + " and as "
                                + column.type().expected(),
                        "it to be declared alike wherever it is named");
            }
        });
        if (rows instanceof ExtractRows.Newest newest) {
            List<String> comparable = columns.stream()
                    .filter(column ->
                            column.type() instanceof ColumnType.Day || column.type() instanceof ColumnType.Number)
                    .map(Column::header)
                    .toList();
            if (!comparable.contains(newest.heading())) {
                root.get("extract")
                        .flatMap(extract -> extract.get("doubled rows"))
                        .orElseThrow()
                        .wrong(
                                '"' + newest.heading() + "\", which is no declared column of dates or numbers",
                                Nearest.hint(newest.heading(), comparable));
            }
        }
    }
}
