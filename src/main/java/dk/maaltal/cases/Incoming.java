package dk.maaltal.cases;

import dk.maaltal.plan.CaseWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of an extract with their columns converted, and for each whether it can be taken in ({@code good}). What cannot
 * be converted is empty here and told in the rejects.
 */
final class Incoming {

    /** No honest case number is longer, and the key cannot hold what is much longer. */
    private static final int LONGEST_NUMBER = 200;

    private final JdbcClient database;
    private final List<Column> columns;
    private final LocalDate today;

    /** @param today the Danish day of the load */
    Incoming(JdbcClient database, List<Column> columns, LocalDate today) {
        this.database = database;
        this.columns = columns;
        this.today = today;
    }

    /**
     * Converts the staged rows and writes what cannot be taken in to the rejects of a load.
     *
     * @return how many rows were rejected
     */
    long fill(int load) {
        database.sql("ANALYZE staging").update();
        Map<DateFormats, String> days = readDays();
        database.sql(conversion(days)).update();
        days.values().forEach(table -> database.sql("DROP TABLE " + table).update());
        database.sql("ANALYZE incoming").update();
        database.sql(rejectFaults()).param("load", load).update();
        database.sql(rejectDuplicates()).param("load", load).update();
        database.sql(
                        "UPDATE incoming i SET good = false FROM reject r WHERE r.load = :load AND r.line = i.line AND i.good")
                .param("load", load)
                .update();
        return database.sql("SELECT count(*) FROM incoming WHERE NOT good")
                .query(Long.class)
                .single();
    }

    void drop() {
        database.sql("DROP TABLE incoming").update();
    }

    /**
     * Reads each text that stands for a day once: a million rows hold a few thousand days. (Moments hardly repeat, and are
     * read where they stand.)
     */
    private Map<DateFormats, String> readDays() {
        Map<DateFormats, List<String>> columnsByFormat = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = Staging.column(i);
            columns.get(i)
                    .type()
                    .days()
                    .filter(formats -> !formats.areTimeStamps())
                    .ifPresent(format -> columnsByFormat
                            .computeIfAbsent(format, each -> new ArrayList<>())
                            .add(text));
        }
        Map<DateFormats, String> tables = new LinkedHashMap<>();
        columnsByFormat.forEach((format, texts) -> {
            String table = "days_" + (tables.size() + 1);
            database.sql("""
                            CREATE UNLOGGED TABLE %s AS
                            SELECT text, CASE WHEN %s THEN %s END AS day
                            FROM (%s) t
                            WHERE text IS NOT NULL
                            """.formatted(
                                    table,
                                    format.valid("text"),
                                    format.converted("text"),
                                    texts.stream()
                                            .map(column -> "SELECT DISTINCT " + column + " AS text FROM staging")
                                            .collect(Collectors.joining(" UNION "))))
                    .update();
            database.sql("ANALYZE " + table).update();
            tables.put(format, table);
        });
        return tables;
    }

    private String conversion(Map<DateFormats, String> days) {
        StringBuilder joins = new StringBuilder();
        List<String> typed = new ArrayList<>();
        List<String> good = new ArrayList<>(List.of("t.fault IS NULL"));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = "s." + Staging.column(i);
            typed.add(typed(column, text, days, joins, i) + " AS " + column.sqlName());
            good.add(
                    column.mayBeEmpty()
                            ? "(t." + column.sqlName() + " IS NOT NULL OR t." + Staging.column(i) + " IS NULL)"
                            : "t." + column.sqlName() + " IS NOT NULL");
        }
        for (Column column : columns) {
            if (isLaterDay(column)) {
                good.add("(t." + column.sqlName() + " >= t.received) IS NOT FALSE");
            }
            if (column.name().equals(Column.STOPPED_DAYS)) {
                good.add("(" + stoppedTooLong("t.") + ") IS NOT TRUE");
            }
        }
        good.add("length(t.case_number) <= " + LONGEST_NUMBER);
        return """
                CREATE UNLOGGED TABLE incoming AS
                SELECT t.line, %s,
                       %s AS good
                FROM (
                    SELECT s.*,
                           %s
                    FROM staging s%s
                ) t
                """.formatted(
                        columns.stream().map(column -> "t." + column.sqlName()).collect(Collectors.joining(", ")),
                        String.join("\n       AND ", good),
                        String.join(",\n           ", typed),
                        joins);
    }

    private static String typed(
            Column column, String text, Map<DateFormats, String> days, StringBuilder joins, int position) {
        if (column.type().kind() == CaseWords.Kind.TEXT) {
            return text;
        }
        Optional<String> table = column.type().days().map(days::get);
        if (table.isPresent()) {
            String alias = "d" + (position + 1);
            joins.append("\n    LEFT JOIN ")
                    .append(table.get())
                    .append(' ')
                    .append(alias)
                    .append(" ON ")
                    .append(alias)
                    .append(".text = ")
                    .append(text);
            return alias + ".day";
        }
        // CASE, because only it keeps PostgreSQL from converting a text that is not valid.
        return "CASE WHEN " + text + " IS NOT NULL AND " + column.type().valid(text) + " THEN "
                + column.type().converted(text) + " END";
    }

    private String rejectFaults() {
        List<String> reasons = new ArrayList<>(List.of("(" + Fault.part("s.fault", 2) + ", nullif("
                + Fault.part("s.fault", 3) + ", ''), " + Fault.part("s.fault", 1) + ", " + Fault.part("s.fault", 4)
                + ")"));
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String text = "s." + Staging.column(i);
            if (!column.mayBeEmpty()) {
                reasons.add(reason(column, text, RejectKind.EMPTY, text + " IS NULL", "is empty"));
            }
            reasons.add(reasonOf(
                    column,
                    text,
                    RejectKind.UNREADABLE,
                    text + " IS NOT NULL AND i." + column.sqlName() + " IS NULL",
                    column.type().refusal(text) + " || " + unseen(text)));
            if (column.isCaseNumber()) {
                reasons.add(reason(
                        column,
                        "left(" + text + ", 40)",
                        RejectKind.TOO_LONG,
                        "length(" + text + ") > " + LONGEST_NUMBER,
                        "is longer than " + LONGEST_NUMBER + " characters"));
            }
            if (column.name().equals(Column.DECIDED)) {
                reasons.add(reason(
                        column,
                        text,
                        RejectKind.DECIDED_BEFORE_RECEIVED,
                        "i.decided < i.received",
                        "decided before received"));
            } else if (isLaterDay(column)) {
                reasons.add(reason(
                        column,
                        text,
                        RejectKind.BEFORE_RECEIVED,
                        "i." + column.sqlName() + " < i.received",
                        "is before the day the case was received"));
            }
            if (column.name().equals(Column.STOPPED_DAYS)) {
                reasons.add(reason(
                        column,
                        text,
                        RejectKind.STOPPED_TOO_LONG,
                        stoppedTooLong("i."),
                        "is more days than from received to decided, or to the day of the load while it is undecided"));
            }
        }
        return """
                INSERT INTO reject (load, line, column_name, value, kind, reason)
                SELECT :load, s.line, p.column_name, p.value, p.kind, p.reason
                FROM incoming i
                JOIN staging s USING (line)
                CROSS JOIN LATERAL (VALUES
                    %s
                ) AS p (column_name, value, kind, reason)
                WHERE NOT i.good
                  AND p.reason IS NOT NULL
                """.formatted(String.join(",\n    ", reasons));
    }

    /** A row (column, value, kind, reason) that says what is wrong where a condition holds, and has no reason elsewhere. */
    private static String reason(Column column, String value, RejectKind kind, String where, String reason) {
        return reasonOf(column, value, kind, where, SqlName.literal(reason));
    }

    /** @param reason an SQL expression */
    private static String reasonOf(Column column, String value, RejectKind kind, String where, String reason) {
        return "(" + SqlName.literal(column.header()) + ", " + value + ", " + kind.sql() + ", CASE WHEN " + where
                + " THEN " + reason + " END)";
    }

    /** An SQL expression that names the characters of a text that may look like others; empty where there are none. */
    private static String unseen(String text) {
        return "coalesce((SELECT ' (it holds ' || string_agg(DISTINCT 'U+' || lpad(upper(to_hex(ascii(c))), 4, '0'), ', ')"
                + " || ')' FROM regexp_split_to_table(" + text + ", '') AS c WHERE ascii(c) > 591), '')";
    }

    /** Whether a column holds days of which none may be before a case is received: a span that began with one would be. */
    private static boolean isLaterDay(Column column) {
        return column.type().kind() == CaseWords.Kind.DATE && !column.name().equals(Column.RECEIVED);
    }

    /** The days that the clock was stopped are none of the days the case has lasted; the last of them is today at most. */
    private String stoppedTooLong(String prefix) {
        String stopped = prefix + SqlName.of(Column.STOPPED_DAYS);
        return stopped + " > greatest(coalesce(" + prefix + "decided, DATE '" + today + "') - " + prefix
                + "received, 0)";
    }

    /** Declared columns that agree are taken once; where lines differ in them, none can be trusted and none is taken. */
    private String rejectDuplicates() {
        int number = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isCaseNumber())
                .findFirst()
                .orElseThrow();
        String texts = IntStream.range(0, columns.size())
                .mapToObj(i -> "s." + Staging.column(i))
                .collect(Collectors.joining(", "));
        return """
                WITH doubled AS (
                    SELECT case_number
                    FROM incoming
                    WHERE case_number IS NOT NULL
                    GROUP BY case_number
                    HAVING count(*) > 1
                ), lines AS (
                    SELECT s.line, d.case_number, row(%1$s)::text AS content,
                           min(s.line) OVER (PARTITION BY d.case_number) AS first_line
                    FROM doubled d
                    JOIN staging s ON s.%2$s = d.case_number
                ), groups AS (
                    SELECT case_number, count(DISTINCT content) AS versions,
                           string_agg(line::text, ', ' ORDER BY line) AS all_lines
                    FROM lines
                    GROUP BY case_number
                )
                INSERT INTO reject (load, line, column_name, value, kind, reason)
                SELECT :load, l.line, %3$s, l.case_number, %4$s,
                       CASE WHEN g.versions = 1
                            THEN 'duplicate case number: repeats line ' || l.first_line || ' in every declared column'
                            ELSE 'duplicate case number: lines ' || left(g.all_lines, 200)
                                 || ' differ, so none of them is taken' END
                FROM lines l
                JOIN groups g USING (case_number)
                WHERE g.versions > 1 OR l.line <> l.first_line
                """.formatted(
                        texts,
                        Staging.column(number),
                        SqlName.literal(columns.get(number).header()),
                        RejectKind.DUPLICATE.sql());
    }
}
