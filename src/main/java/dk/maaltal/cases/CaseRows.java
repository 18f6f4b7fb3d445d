package dk.maaltal.cases;

import dk.maaltal.declaration.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes of the staged rows of an extract the rows of its cases: columns that are told by several become one, older rows of a
 * case are passed over, and events become the case they happened to. All of it is one statement in the database; an extract
 * that has a row for each case, and each column under its own heading, stays as it is.
 */
final class CaseRows {

    /**
     * What came of it.
     *
     * @param rows how many rows there are now
     * @param remarks what whoever loads it should know
     */
    record Gathered(long rows, List<String> remarks) {}

    private final JdbcClient database;
    private final List<Column> columns;
    private final ExtractRows rows;
    private final ReadColumns read;

    /**
     * @param columns those declared
     * @param rows what the rows of the extract are
     */
    CaseRows(JdbcClient database, List<Column> columns, ExtractRows rows) {
        this.database = database;
        this.columns = columns;
        this.rows = rows;
        this.read = ReadColumns.of(columns, rows);
    }

    /** @param staged how many rows were read */
    Gathered gather(long staged) {
        if (rows instanceof ExtractRows.Cases && read.columns().equals(columns)) {
            return new Gathered(staged, List.of());
        }
        List<String> remarks = new ArrayList<>(kindsOfNoEvent());
        database.sql("CREATE UNLOGGED TABLE gathered AS\n" + select()).update();
        database.sql("DROP TABLE staging").update();
        database.sql("ALTER TABLE gathered RENAME TO staging").update();
        long left =
                database.sql("SELECT count(*) FROM staging").query(Long.class).single();
        if (rows instanceof ExtractRows.Events) {
            remarks.add(0, "the " + staged + " rows that were read are events of " + left + " cases");
        } else if (left < staged) {
            remarks.add(
                    0,
                    "of the " + staged + " rows that were read, " + (staged - left)
                            + " were passed over for newer ones of the same case");
        }
        return new Gathered(left, remarks);
    }

    private String select() {
        if (rows instanceof ExtractRows.Events events) {
            return ofEvents(events);
        }
        return rows instanceof ExtractRows.Newest newest
                ? newest(newest)
                : "SELECT r.line, " + ofRow() + "\nFROM staging r";
    }

    /**
     * The newest rows of each case. One that cannot be told the age of, or in which something else is wrong, stays too: the
     * case is then rejected, and not taken as an older row has it.
     */
    private String newest(ExtractRows.Newest newest) {
        int by = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).header().equals(newest.heading()))
                .findFirst()
                .orElseThrow();
        String text = Staging.column(by);
        return """
                SELECT line, %1$s, fault
                FROM (
                    SELECT g.*, max(age) OVER (PARTITION BY %2$s) AS newest
                    FROM (
                        SELECT g.*, %3$s AS age
                        FROM (SELECT r.line, %4$s FROM staging r) g
                    ) g
                ) g
                WHERE age = newest OR newest IS NULL OR %2$s IS NULL OR fault IS NOT NULL
                   OR (%5$s IS NOT NULL AND age IS NULL)
                """.formatted(names(), number(), age(columns.get(by).type(), text), ofRow(), text);
    }

    /** An SQL expression that is larger for newer rows; empty where the text cannot be read. */
    private static String age(ColumnType type, String text) {
        return type instanceof ColumnType.Day day
                ? day.formats().moment(text)
                : "CASE WHEN " + type.valid(text) + " THEN " + type.converted(text) + " END";
    }

    /**
     * A row for each case: as its newest event has it, with the days of the events that are asked for. An event in which
     * something is wrong stands for its case, which is then rejected; one without a case number stands for itself.
     */
    private String ofEvents(ExtractRows.Events events) {
        String time = read.staged(events.time());
        return """
                SELECT DISTINCT ON (%1$s, orphan) line, %2$s, fault
                FROM (
                    SELECT g.*%3$s
                    FROM (
                        SELECT r.line, %4$s,
                               r.%5$s AS kind,
                               %6$s AS moment,
                               CASE WHEN %7$s IS NULL THEN r.line END AS orphan
                        FROM staging r
                    ) g
                    WINDOW of_case AS (PARTITION BY %1$s, orphan)
                ) g
                ORDER BY %1$s, orphan, fault IS NULL, moment DESC NULLS LAST, line DESC
                """.formatted(
                number(),
                names(),
                IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).origin() instanceof TextOrigin.Event)
                        .mapToObj(i -> ",\n           "
                                + day((TextOrigin.Event) columns.get(i).origin()) + " AS " + Staging.column(i))
                        .collect(Collectors.joining()),
                ofRow(),
                read.staged(events.kind()),
                events.formats().moment("r." + time),
                text(columns.stream().filter(Column::isCaseNumber).findFirst().orElseThrow()));
    }

    private static String day(TextOrigin.Event event) {
        return "to_char(" + (event.first() ? "min" : "max") + "(moment)"
                + (event.kinds().isEmpty() ? "" : " FILTER (WHERE kind IN (" + literals(event.kinds()) + "))")
                + " OVER of_case, 'YYYY-MM-DD')";
    }

    /** The kinds of event that are declared and do not occur, each with the nearest that does. */
    private List<String> kindsOfNoEvent() {
        if (!(rows instanceof ExtractRows.Events events)) {
            return List.of();
        }
        String kind = read.staged(events.kind());
        TreeSet<String> occurring =
                new TreeSet<>(database.sql("SELECT DISTINCT " + kind + " FROM staging WHERE " + kind + " IS NOT NULL")
                        .query(String.class)
                        .list());
        return columns.stream()
                .flatMap(column ->
                        column.origin() instanceof TextOrigin.Event event ? event.kinds().stream() : Stream.of())
                .distinct()
                .filter(declared -> !occurring.contains(declared))
                .map(declared -> "\"" + declared + "\" is the kind of no event"
                        + Nearest.to(declared, occurring)
                                .map(near -> "; the nearest that occurs is \"" + near + '"')
                                .orElse(""))
                .toList();
    }

    /** The columns that a row tells, and its fault. */
    private String ofRow() {
        return IntStream.range(0, columns.size())
                        .filter(i -> !(columns.get(i).origin() instanceof TextOrigin.Event))
                        .mapToObj(i -> text(columns.get(i)) + " AS " + Staging.column(i) + ", ")
                        .collect(Collectors.joining())
                + "coalesce("
                + Stream.concat(
                                Stream.of("r.fault"),
                                Stream.concat(
                                        faultOfTime().stream(), columns.stream().flatMap(this::faultsOfParts)))
                        .collect(Collectors.joining(", "))
                + ") AS fault";
    }

    /** An SQL expression for the text of a declared column in a staged row. */
    private String text(Column column) {
        if (column.origin() instanceof TextOrigin.Joined joined) {
            return "("
                    + joined.headings().stream()
                            .map(this::staged)
                            .collect(Collectors.joining(" || " + SqlName.literal(joined.by()) + " || "))
                    + ")";
        }
        if (column.origin() instanceof TextOrigin.OneOf oneOf) {
            return oneOf(oneOf, column.type());
        }
        return staged(column.header());
    }

    /** Of several days one, and before them all a text that is none, so that the row is rejected for it. */
    private String oneOf(TextOrigin.OneOf oneOf, ColumnType type) {
        List<String> texts = oneOf.headings().stream().map(this::staged).toList();
        if (oneOf.choice() == TextOrigin.Choice.FIRST) {
            return "coalesce(" + String.join(", ", texts) + ")";
        }
        return "(SELECT text FROM (VALUES "
                + texts.stream().map(text -> "(" + text + ")").collect(Collectors.joining(", "))
                + ") AS each (text) WHERE text IS NOT NULL ORDER BY " + type.valid("text") + ", " + age(type, "text")
                + (oneOf.choice() == TextOrigin.Choice.LATEST ? " DESC" : "") + " LIMIT 1)";
    }

    private Optional<String> faultOfTime() {
        if (!(rows instanceof ExtractRows.Events events)) {
            return Optional.empty();
        }
        String text = staged(events.time());
        return Optional.of("CASE WHEN " + text + " IS NULL THEN "
                + Fault.keptSql(RejectKind.EMPTY, events.time(), "''", "'is empty'") + " WHEN NOT "
                + "(" + events.formats().valid(text) + ") THEN "
                + Fault.keptSql(
                        RejectKind.UNREADABLE,
                        events.time(),
                        text,
                        events.formats().refusal(text))
                + " END");
    }

    /** What stands between the parts of a case number and in one of them would make two numbers one. */
    private Stream<String> faultsOfParts(Column column) {
        if (!(column.origin() instanceof TextOrigin.Joined joined)) {
            return Stream.of();
        }
        return joined.headings().stream().limit(joined.headings().size() - 1L).map(part -> {
            String text = staged(part);
            return "CASE WHEN strpos(" + text + ", " + SqlName.literal(joined.by()) + ") > 0 THEN "
                    + Fault.keptSql(
                            RejectKind.UNREADABLE,
                            part,
                            text,
                            SqlName.literal("holds \"" + joined.by()
                                    + "\", by which it is joined to the rest of the case number; say another \"joined by\""
                                    + " in cases.yaml"))
                    + " END";
        });
    }

    private String staged(String heading) {
        return "r." + read.staged(heading);
    }

    /** The case number among the columns as they are declared. */
    private String number() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isCaseNumber())
                .mapToObj(Staging::column)
                .findFirst()
                .orElseThrow();
    }

    private String names() {
        return IntStream.range(0, columns.size()).mapToObj(Staging::column).collect(Collectors.joining(", "));
    }

    private static String literals(List<String> texts) {
        return texts.stream().map(SqlName::literal).collect(Collectors.joining(", "));
    }
}
