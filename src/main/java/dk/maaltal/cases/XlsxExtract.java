package dk.maaltal.cases;

import dk.maaltal.Progress;
import dk.maaltal.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads the first sheet that people see of an XLSX file row by row; memory is one row and the file's shared texts. */
final class XlsxExtract {

    private final InputFile file;

    XlsxExtract(InputFile file) {
        this.file = file;
    }

    /**
     * Copies every row after the heading row to staging. A line is a row number as Excel shows it.
     *
     * @return what the person who loads it should know; empty for nothing
     */
    Optional<String> copyTo(StagingCopy staging, List<Column> columns, Progress progress) {
        try (XlsxBook book = XlsxBook.open(file.path())) {
            for (XlsxBook.Sheet sheet : book.sheets()) {
                try (XlsxRows rows = book.rows(sheet)) {
                    if (rows.isSheet()) {
                        long hidden = copy(book, sheet, rows, staging, columns, progress);
                        return remark(sheet, hidden);
                    }
                }
            }
            throw refused("it has no sheet that is not hidden");
        } catch (DataRefused | UncheckedIOException e) {
            throw e;
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
            DataRefused refused =
                    refused("it is no Excel workbook that can be read (" + firstLine(e) + "). Save it as .xlsx again");
            refused.initCause(e);
            throw refused;
        }
    }

    /** @return how many of the rows that were read are hidden */
    private long copy(
            XlsxBook book,
            XlsxBook.Sheet sheet,
            XlsxRows rows,
            StagingCopy staging,
            List<Column> columns,
            Progress progress)
            throws XMLStreamException {
        Optional<XlsxRows.Row> heading = rows.next();
        while (heading.isPresent() && headings(heading.get()).isEmpty()) {
            heading = rows.next();
        }
        if (heading.isEmpty()) {
            throw refused("its first sheet that is not hidden, \"" + sheet.name() + "\", is empty");
        }
        Header header =
                Header.match(headings(heading.get()), columns, file.path().toString());
        List<CellText> texts = IntStream.range(0, columns.size())
                .mapToObj(i -> new CellText(book, columns.get(i), header.positions()[i]))
                .toList();
        long hidden = 0;
        for (Optional<XlsxRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            long before = staging.rows();
            copy(row.get(), header, texts, staging);
            hidden += row.get().hidden() ? staging.rows() - before : 0;
            if ((row.get().number() & 0xfff) == 0) {
                progress.at("Reading " + file.path().getFileName(), staging.rows(), 0);
            }
        }
        refuseMerged(rows.merged(), heading.get().number(), header);
        return hidden;
    }

    /** Of cells that are merged only the first holds what people see in all of them. */
    private void refuseMerged(List<CellRangeAddress> merged, long headingRow, Header header) {
        for (CellRangeAddress area : merged) {
            boolean ofCases = area.getFirstRow() >= headingRow
                    && IntStream.of(header.positions())
                            .anyMatch(i -> i >= area.getFirstColumn() && i <= area.getLastColumn());
            if (ofCases && area.getNumberOfCells() > 1) {
                throw refused("its cells " + area.formatAsString()
                        + " are merged, and only the first of them holds a value. Unmerge them in Excel, and write the"
                        + " value in each row that it is meant for");
            }
        }
    }

    private static void copy(XlsxRows.Row row, Header header, List<CellText> texts, StagingCopy staging) {
        String[] fields = new String[Math.max(header.width(), row.cells().size())];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = row.cell(i).value();
        }
        Optional<Fault> fault = Optional.empty();
        for (int i = 0; i < texts.size(); i++) {
            int position = header.positions()[i];
            CellText.Read read = texts.get(i).read(row.cell(position), row.number());
            fields[position] = read.text();
            fault = fault.or(read::fault);
        }
        staging.row(row.number(), fields, header, fault.or(() -> besideTheHeadings(fields, header)));
    }

    private static Optional<Fault> besideTheHeadings(String[] fields, Header header) {
        return IntStream.range(header.width(), fields.length)
                .filter(i -> !Texts.compared(fields[i]).isEmpty())
                .mapToObj(i ->
                        Fault.ofRow("the row has " + (i + 1) + " fields where the heading row has " + header.width()))
                .findFirst();
    }

    /** The headings up to the last that is not empty; of a heading that is no text, its value. */
    private static List<String> headings(XlsxRows.Row row) {
        List<String> headings = new ArrayList<>();
        row.cells().forEach(cell -> headings.add(cell.value()));
        while (!headings.isEmpty()
                && Texts.compared(headings.get(headings.size() - 1)).isEmpty()) {
            headings.remove(headings.size() - 1);
        }
        return headings;
    }

    private static Optional<String> remark(XlsxBook.Sheet sheet, long hiddenRows) {
        List<String> remarks = new ArrayList<>();
        if (sheet.hiddenBefore() > 0) {
            remarks.add("the sheet \"" + sheet.name() + "\" was read; "
                    + (sheet.hiddenBefore() == 1 ? "a hidden sheet" : sheet.hiddenBefore() + " hidden sheets")
                    + " before it was passed over");
        }
        if (hiddenRows > 0) {
            remarks.add("of the rows that were read, " + hiddenRows
                    + " are hidden in the workbook, by a filter or by hand");
        }
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Header.shorten(message.lines().findFirst().orElse(""), 200);
    }

    private DataRefused refused(String why) {
        return new DataRefused("The extract " + file.path() + " was refused: " + why + ". Nothing was loaded.");
    }
}
