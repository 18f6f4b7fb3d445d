package dk.maaltal.cases;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;

/** The rows of a sheet, one after the other; memory is one row. */
final class XlsxRows implements AutoCloseable {

    /** A sheet of Excel has no more columns. */
    private static final int MOST_COLUMNS = 16_384;

    /**
     * A row.
     *
     * @param number as Excel shows it, from 1
     * @param hidden whether people do not see it, as when a filter is on
     * @param cells from the first column on
     */
    record Row(long number, boolean hidden, List<XlsxCell> cells) {

        XlsxCell cell(int column) {
            return column < cells.size() ? cells.get(column) : XlsxCell.NONE;
        }
    }

    private final XlsxBook book;
    private final InputStream in;
    private final XMLStreamReader xml;
    private final boolean isSheet;
    private long number;

    XlsxRows(XlsxBook book, InputStream in) throws XMLStreamException {
        this.book = book;
        this.in = in;
        this.xml = XlsxBook.xml(in);
        int event = XlsxBook.next(xml);
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = XlsxBook.next(xml);
        }
        this.isSheet = xml.getLocalName().equals("worksheet");
    }

    /** Whether it is a sheet of cells, and no chart. */
    boolean isSheet() {
        return isSheet;
    }

    /** The next row that is written in the file; empty after the last. */
    Optional<Row> next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = XlsxBook.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                int said = XlsxBook.number(XlsxBook.attribute(xml, "r"));
                if (said > 0 && said <= number) {
                    throw new XMLStreamException("row " + said + " stands after row " + number);
                }
                number = said > 0 ? said : number + 1;
                String hidden = XlsxBook.attribute(xml, "hidden");
                return Optional.of(new Row(number, hidden.equals("1") || hidden.equals("true"), cells()));
            }
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The areas that are merged to one cell each, such as D2:D4; to be asked for after the last row. */
    List<CellRangeAddress> merged() throws XMLStreamException {
        List<CellRangeAddress> merged = new ArrayList<>();
        while (xml.hasNext()) {
            if (XlsxBook.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("mergeCell")) {
                merged.add(CellRangeAddress.valueOf(XlsxBook.attribute(xml, "ref")));
            }
        }
        return merged;
    }

    private List<XlsxCell> cells() throws XMLStreamException {
        List<XlsxCell> cells = new ArrayList<>();
        while (true) {
            int event = XlsxBook.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                int column = column(XlsxBook.attribute(xml, "r"), cells.size());
                while (cells.size() <= column) {
                    cells.add(XlsxCell.NONE);
                }
                if (cells.get(column) != XlsxCell.NONE) {
                    throw new XMLStreamException("a cell of row " + number + " stands there twice");
                }
                cells.set(column, cell());
            }
        }
    }

    private XlsxCell cell() throws XMLStreamException {
        String type = XlsxBook.attribute(xml, "t");
        int style = Math.max(0, XlsxBook.number(XlsxBook.attribute(xml, "s")));
        String value = "";
        boolean formula = false;
        boolean computed = false;
        while (true) {
            int event = XlsxBook.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                return cell(type, value, style, formula && !computed);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> {
                        value = xml.getElementText();
                        computed = type.equals("str") || !value.isBlank();
                    }
                    case "is" -> value = XlsxBook.richText(xml, "is");
                    default -> {
                        // nothing that a cell shows
                    }
                }
            }
        }
    }

    private XlsxCell cell(String type, String value, int style, boolean uncomputed) throws XMLStreamException {
        return switch (type) {
            case "s" -> new XlsxCell(XlsxCell.Kind.TEXT, shared(value), style, uncomputed);
            case "str" -> new XlsxCell(XlsxCell.Kind.TEXT, XlsxBook.unescaped(value), style, uncomputed);
            case "inlineStr" -> new XlsxCell(XlsxCell.Kind.TEXT, value, style, uncomputed);
            case "b" -> new XlsxCell(XlsxCell.Kind.TRUTH, value.strip(), style, uncomputed);
            case "e" -> new XlsxCell(XlsxCell.Kind.ERROR, value.strip(), style, uncomputed);
            case "d" -> new XlsxCell(XlsxCell.Kind.DAY, value.strip(), style, uncomputed);
            default -> new XlsxCell(XlsxCell.Kind.NUMBER, value.strip(), style, uncomputed);
        };
    }

    private String shared(String value) throws XMLStreamException {
        if (value.isBlank()) {
            return "";
        }
        return book.text(XlsxBook.number(value))
                .orElseThrow(() -> new XMLStreamException("row " + number + " names a text that it does not hold"));
    }

    /** The column of a cell's address such as AB12, from 0; without an address, the one after the last. */
    private static int column(String address, int next) throws XMLStreamException {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)) && column <= MOST_COLUMNS; i++) {
            column = column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
        }
        int found = address.isEmpty() ? next : column - 1;
        if (found < 0 || found >= MOST_COLUMNS) {
            throw new XMLStreamException("a cell stands in a column that Excel does not have: " + address);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
