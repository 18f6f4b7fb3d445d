package dk.maaltal.cases;

import dk.maaltal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;

/** A sheet of a workbook that nobody has declared, read as an extract of it will be once somebody has. */
public final class UndeclaredSheet {

    /**
     * A cell.
     *
     * @param text what a column of texts takes it for; of a day, the day as ISO 8601 has it; of a wrong one, why
     */
    public record Cell(Kind kind, String text) {

        /** What it holds. */
        public enum Kind {
            TEXT,
            NUMBER,
            /** A day, or a moment of one, that is kept as such. */
            DAY,
            /** What no column takes. */
            WRONG
        }

        /** A text, or nothing where it is empty. */
        public static Cell of(String text) {
            return new Cell(Kind.TEXT, text);
        }

        /** Whether nothing stands in it. */
        public boolean isBlank() {
            return kind == Kind.TEXT && Texts.compared(text).isEmpty();
        }
    }

    /**
     * A row.
     *
     * @param number as Excel shows it, from 1
     * @param cells from the first column to the last in which something stands
     */
    public record Row(long number, List<Cell> cells) {

        /** How many of its cells hold something. */
        public long filled() {
            return cells.stream().filter(cell -> !cell.isBlank()).count();
        }
    }

    private static final ColumnType DAY = new ColumnType.Day(DateFormats.of("yyyy-MM-dd"));
    private static final ColumnType NUMBER = new ColumnType.Number(false);

    private final Path file;
    private final XlsxBook.Sheet sheet;
    private final boolean isFirst;

    private UndeclaredSheet(Path file, XlsxBook.Sheet sheet, boolean isFirst) {
        this.file = file;
        this.sheet = sheet;
        this.isFirst = isFirst;
    }

    /**
     * The sheets of cells that people see, in their order; empty where the file is no workbook but text.
     *
     * @throws DataRefused when it is neither, or has none
     */
    public static Optional<List<UndeclaredSheet>> of(Path file) {
        if (!FileKind.isWorkbook(file)) {
            return Optional.empty();
        }
        List<UndeclaredSheet> sheets = new ArrayList<>();
        reading(file, book -> {
            for (XlsxBook.Sheet sheet : book.sheets()) {
                try (XlsxRows rows = book.rows(sheet)) {
                    if (rows.isSheet()) {
                        sheets.add(new UndeclaredSheet(file, sheet, sheets.isEmpty()));
                    }
                }
            }
        });
        if (sheets.isEmpty()) {
            throw refused(file, "it has no sheet that is not hidden");
        }
        return Optional.of(sheets);
    }

    /** Its name, as its tab shows it. */
    public String name() {
        return sheet.name();
    }

    /** Whether it is read where no sheet is declared. */
    public boolean isFirst() {
        return isFirst;
    }

    /** The rows in which something stands, down to a row. */
    public List<Row> top(long last) {
        List<Row> top = new ArrayList<>();
        reading(file, book -> {
            try (XlsxRows rows = book.rows(sheet)) {
                for (Optional<XlsxRows.Row> row = rows.next();
                        row.isPresent() && row.get().number() <= last;
                        row = rows.next()) {
                    Row seen = seen(book, row.get());
                    if (!seen.cells().isEmpty()) {
                        top.add(seen);
                    }
                }
            }
        });
        return top;
    }

    /**
     * The rows below the headings in which something stands.
     *
     * @throws DataRefused when something stands beside the headings, or cells are merged
     */
    public void below(Row headings, Consumer<Row> consumer) {
        int width = headings.cells().size();
        reading(file, book -> {
            try (XlsxRows rows = book.rows(sheet)) {
                for (Optional<XlsxRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                    Row seen = row.get().number() > headings.number() ? seen(book, row.get()) : headings;
                    if (seen.cells().size() > width) {
                        throw refused(
                                file,
                                "row " + seen.number() + " of its sheet \"" + name()
                                        + "\" has more columns than the headings in row " + headings.number());
                    }
                    if (seen != headings && !seen.cells().isEmpty()) {
                        consumer.accept(seen);
                    }
                }
                Optional<String> merged = XlsxExtract.merged(rows.merged(), headings.number(), i -> i < width);
                if (merged.isPresent()) {
                    throw refused(file, merged.get());
                }
            }
        });
    }

    private static Row seen(XlsxBook book, XlsxRows.Row row) {
        List<Cell> cells = new ArrayList<>();
        IntStream.range(0, row.cells().size())
                .mapToObj(i -> seen(book, row.cell(i), i, row.number()))
                .forEach(cells::add);
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        return new Row(row.number(), cells);
    }

    private static Cell seen(XlsxBook book, XlsxCell cell, int position, long row) {
        if (CellText.isDay(book, cell)) {
            return seen(Cell.Kind.DAY, trial(book, DAY, position).read(cell, row));
        }
        boolean isNumber = cell.kind() == XlsxCell.Kind.NUMBER && !cell.value().isEmpty();
        CellText.Read asNumber = trial(book, NUMBER, position).read(cell, row);
        return isNumber && asNumber.fault().isPresent()
                ? seen(Cell.Kind.WRONG, asNumber)
                : seen(
                        isNumber ? Cell.Kind.NUMBER : Cell.Kind.TEXT,
                        trial(book, new ColumnType.Text(), position).read(cell, row));
    }

    private static Cell seen(Cell.Kind kind, CellText.Read read) {
        return read.fault()
                .map(fault -> new Cell(Cell.Kind.WRONG, fault.reason()))
                .orElseGet(() -> new Cell(kind, read.text()));
    }

    /** How a column would read, were it declared so. */
    private static CellText trial(XlsxBook book, ColumnType type, int position) {
        return new CellText(book, new Column("", "", type, true, Delivery.ALWAYS), position);
    }

    /** What is done with an open workbook. */
    private interface Reading {
        void of(XlsxBook book) throws IOException, OpenXML4JException, XMLStreamException;
    }

    private static void reading(Path file, Reading reading) {
        try (XlsxBook book = XlsxBook.open(file)) {
            reading.of(book);
        } catch (DataRefused e) {
            throw e;
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
            DataRefused refused = refused(
                    file,
                    "it is no Excel workbook that can be read (" + XlsxExtract.firstLine(e)
                            + "). Save it as .xlsx again");
            refused.initCause(e);
            throw refused;
        }
    }

    private static DataRefused refused(Path file, String why) {
        return new DataRefused("The extract " + file + " was refused: " + why + ".");
    }
}
