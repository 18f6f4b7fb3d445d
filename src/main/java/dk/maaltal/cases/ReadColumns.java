package dk.maaltal.cases;

import dk.maaltal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns that are read of an extract, one for each heading, for the columns that its cases are declared to have.
 *
 * @param columns what is read, in the order it is staged
 */
record ReadColumns(List<Column> columns) {

    /** Of two columns with one heading the case number's is read, since more is looked for in it. */
    static ReadColumns of(List<Column> declared, ExtractRows rows) {
        List<Column> read = new ArrayList<>();
        all(declared, rows).forEach(column -> {
            int same = index(read, column.header());
            if (same < 0) {
                read.add(column);
            } else if (column.isCaseNumber()) {
                read.set(same, column);
            }
        });
        return new ReadColumns(List.copyOf(read));
    }

    /** The same, with a column for each time a heading is named. */
    static Stream<Column> all(List<Column> declared, ExtractRows rows) {
        Stream<Column> ofCases = declared.stream().flatMap(column -> {
            if (column.origin() instanceof TextOrigin.OneOf oneOf) {
                return oneOf.headings().stream().map(column::under);
            }
            if (column.origin() instanceof TextOrigin.Joined joined) {
                return joined.headings().stream().map(column::under);
            }
            return column.origin() instanceof TextOrigin.Event ? Stream.of() : Stream.of(column);
        });
        return rows instanceof ExtractRows.Events events
                ? Stream.concat(
                        ofCases,
                        Stream.of(
                                ofEvents(events.time(), new ColumnType.Day(events.formats())),
                                ofEvents(events.kind(), new ColumnType.Text())))
                : ofCases;
    }

    private static Column ofEvents(String heading, ColumnType type) {
        return new Column(heading, heading, type, true, Delivery.ALWAYS);
    }

    /** The name in staging of what stands under a heading. */
    String staged(String heading) {
        return Staging.column(index(columns, heading));
    }

    private static int index(List<Column> columns, String heading) {
        return columns.stream().map(Column::header).map(Texts::heading).toList().indexOf(Texts.heading(heading));
    }
}
