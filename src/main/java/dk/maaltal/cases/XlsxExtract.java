package dk.maaltal.cases;

import dk.maaltal.Progress;
import dk.maaltal.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads a sheet of an XLSX file row by row; memory is one row and the file's shared texts. */
final class XlsxExtract {

    /** The headings stand no further down. */
    static final int LAST_HEADING_ROW = 50;

    private final InputFile file;
    private final Optional<String> wanted;

    /** @param wanted the name of the sheet; empty for the first that people see */
    XlsxExtract(InputFile file, Optional<String> wanted) {
        this.file = file;
        this.wanted = wanted.map(Texts::heading);
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
                    if (rows.isSheet() && isWanted(sheet)) {
                        return remark(copy(book, sheet, rows, staging, columns, progress));
                    }
                }
            }
            throw refused(
                    wanted.map(name -> "it has no sheet \"" + name + "\", which cases.yaml names, that is not hidden;"
                                    + " those it has are "
                                    + book.sheets().stream()
                                            .map(sheet -> '"' + sheet.name() + '"')
                                            .collect(Collectors.joining(", ")))
                            .orElse("it has no sheet that is not hidden"));
        } catch (DataRefused | UncheckedIOException e) {
            throw e;
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException e) {
            DataRefused refused =
                    refused("it is no Excel workbook that can be read (" + firstLine(e) + "). Save it as .xlsx again");
            refused.initCause(e);
            throw refused;
        }
    }

    private boolean isWanted(XlsxBook.Sheet sheet) {
        return wanted.map(name -> name.equals(Texts.heading(sheet.name()))).orElse(true);
    }

    /** @return what whoever loads it should know, a sentence each */
    private List<String> copy(
            XlsxBook book,
            XlsxBook.Sheet sheet,
            XlsxRows rows,
            StagingCopy staging,
            List<Column> columns,
            Progress progress)
            throws XMLStreamException {
        Headings found =
                headings(rows, columns).orElseThrow(() -> refused("its sheet \"" + sheet.name() + "\" is empty"));
        Header header = Header.match(headings(found.row()), columns, file.path().toString());
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
        Optional<String> merged = merged(rows.merged(), found.row().number(), i -> IntStream.of(header.positions())
                .anyMatch(position -> position == i));
        if (merged.isPresent()) {
            throw refused(merged.get());
        }
        return remarks(sheet, found, hidden);
    }

    /** A row of headings, and whether something stands above it. */
    private record Headings(XlsxRows.Row row, boolean hasAbove) {}

    /**
     * The first row with all that is declared, since people write titles and days above their tables; where there is none,
     * the one with most of it, for what is said of it.
     */
    private static Optional<Headings> headings(XlsxRows rows, List<Column> columns) throws XMLStreamException {
        Optional<Headings> best = Optional.empty();
        long most = -1;
        boolean hasAbove = false;
        for (Optional<XlsxRows.Row> row = rows.next();
                row.isPresent() && (best.isEmpty() || row.get().number() <= LAST_HEADING_ROW);
                row = rows.next()) {
            List<String> headings = headings(row.get());
            long found = Header.found(headings, columns);
            if (!headings.isEmpty() && found > most) {
                best = Optional.of(new Headings(row.get(), hasAbove));
                most = found;
            }
            hasAbove |= !headings.isEmpty();
            if (most == columns.size()) {
                break;
            }
        }
        return best;
    }

    /** Of cells that are merged only the first holds what people see in all of them: what is wrong then. */
    static Optional<String> merged(List<CellRangeAddress> merged, long headingRow, IntPredicate isOfCases) {
        return merged.stream()
                .filter(area -> area.getNumberOfCells() > 1
                        && area.getFirstRow() >= headingRow
                        && IntStream.rangeClosed(area.getFirstColumn(), area.getLastColumn())
                                .anyMatch(isOfCases))
                .findFirst()
                .map(area -> "its cells " + area.formatAsString()
                        + " are merged, and only the first of them holds a value. Unmerge them in Excel, and write the"
                        + " value in each row that it is meant for");
    }

    private static void copy(XlsxRows.Row row, Header header, List<CellText> texts, StagingCopy staging) {
        String[] fields = new String[Math.max(header.width(), row.cells().size())];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = row.cell(i).value();
        }
        Optional<Fault> fault = Optional.empty();
        for (int i = 0; i < texts.size(); i++) {
            int position = header.positions()[i];
            if (position < 0) {
                continue;
            }
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
    static List<String> headings(XlsxRows.Row row) {
        List<String> headings = new ArrayList<>();
        row.cells().forEach(cell -> headings.add(cell.value()));
        while (!headings.isEmpty()
                && Texts.compared(headings.get(headings.size() - 1)).isEmpty()) {
            headings.remove(headings.size() - 1);
        }
        return headings;
    }

    private List<String> remarks(XlsxBook.Sheet sheet, Headings headings, long hiddenRows) {
        List<String> remarks = new ArrayList<>();
        if (sheet.hiddenBefore() > 0 && wanted.isEmpty()) {
            remarks.add("the sheet \"" + sheet.name() + "\" was read; "
                    + (sheet.hiddenBefore() == 1 ? "a hidden sheet" : sheet.hiddenBefore() + " hidden sheets")
                    + " before it was passed over");
        }
        if (headings.hasAbove()) {
            remarks.add("the headings stand in row " + headings.row().number()
                    + ", and what stands above them was passed over");
        }
        if (hiddenRows > 0) {
            remarks.add("of the rows that were read, " + hiddenRows
                    + " are hidden in the workbook, by a filter or by hand");
        }
        return remarks;
    }

    private static Optional<String> remark(List<String> remarks) {
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
    }

    static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return Header.shorten(message.lines().findFirst().orElse(""), 200);
    }

    private DataRefused refused(String why) {
        return new DataRefused("The extract " + file.path() + " was refused: " + why + ". Nothing was loaded.");
    }
}
