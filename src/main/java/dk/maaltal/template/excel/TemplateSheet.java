package dk.maaltal.template.excel;

import dk.maaltal.template.office.OfficeFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A sheet of a template; rows and columns are counted from 0. */
final class TemplateSheet {

    /** A row's element in the file, and its cells by their columns. */
    record Row(Element element, TreeMap<Integer, TemplateCell> cells) {}

    private final String name;
    private final String part;
    private final int index;
    private final Document document;
    private final List<Element> links;
    private final TreeMap<Integer, Row> rows = new TreeMap<>();

    /**
     * Reads a sheet.
     *
     * @param part its name in the file
     * @param index among the workbook's sheets, from 0
     * @param texts the workbook's shared strings ({@code si})
     */
    TemplateSheet(OfficeFile file, String name, String part, int index, List<Element> texts) {
        this.name = name;
        this.part = part;
        this.index = index;
        this.document = file.xml(part);
        this.links = SpreadsheetXml.all(document, "hyperlink");
        Map<String, TemplateCell> shared = new HashMap<>();
        int next = 0;
        for (Element row : SpreadsheetXml.all(document, "row")) {
            int number = SpreadsheetXml.number(row, "r", next + 1) - 1;
            next = number + 1;
            TreeMap<Integer, TemplateCell> cells = new TreeMap<>();
            int column = 0;
            for (Element cell : SpreadsheetXml.all(row, "c")) {
                String reference = cell.getAttribute("r");
                column = reference.isEmpty() ? column : new CellReference(reference).getCol();
                cells.put(column, cell(cell, number, column, texts, shared));
                column++;
            }
            rows.put(number, new Row(row, cells));
        }
    }

    private static TemplateCell cell(
            Element cell, int row, int column, List<Element> texts, Map<String, TemplateCell> shared) {
        String type = cell.getAttribute("t");
        String value = SpreadsheetXml.first(cell, "v").map(Node::getTextContent).orElse("");
        Optional<Element> text = type.equals("s") && !value.isEmpty()
                ? Optional.of(texts.get(Integer.parseInt(value)))
                : SpreadsheetXml.first(cell, "is");
        Optional<Element> formula = SpreadsheetXml.first(cell, "f");
        boolean isText = text.isPresent() || type.equals("str") && formula.isEmpty();
        TemplateCell made = new TemplateCell(
                row,
                column,
                SpreadsheetXml.number(cell, "s", 0),
                formula.isPresent() ? "" : text.map(TemplateSheet::plain).orElse(isText ? value : ""),
                text.filter(element -> !SpreadsheetXml.all(element, "r").isEmpty()),
                formula.map(Node::getTextContent).filter(f -> !f.isEmpty()),
                formula.filter(f -> f.getAttribute("t").equals("array")).isPresent(),
                new TemplateCell.Value(type, isText || formula.isPresent() ? "" : value));
        // A formula filled down is written in its first cell; the others refer to it.
        String group = formula.map(f -> f.getAttribute("si")).orElse("");
        if (group.isEmpty()) {
            return made;
        }
        TemplateCell first = shared.computeIfAbsent(group, each -> made);
        return first == made
                ? made
                : new TemplateCell(
                        row,
                        column,
                        made.style(),
                        "",
                        Optional.empty(),
                        first.formula().map(f -> FormulaText.shifted(f, row - first.row(), column - first.column())),
                        false,
                        made.value());
    }

    /** A text without its formats and without phonetic text. */
    private static String plain(Element text) {
        return SpreadsheetXml.all(text, "t").stream()
                .filter(t -> !t.getParentNode().getLocalName().equals("rPh"))
                .map(Node::getTextContent)
                .collect(Collectors.joining());
    }

    String name() {
        return name;
    }

    String part() {
        return part;
    }

    int index() {
        return index;
    }

    Document document() {
        return document;
    }

    TreeMap<Integer, Row> rows() {
        return rows;
    }

    /** The cells of a row by their columns; none of a row that the file does not have. */
    TreeMap<Integer, TemplateCell> cells(int row) {
        return rows.containsKey(row) ? rows.get(row).cells() : new TreeMap<>();
    }

    /** The elements of all links of the sheet's cells. */
    List<Element> links() {
        return links;
    }

    /** The elements of the links of a cell. */
    List<Element> links(TemplateCell cell) {
        return links.stream()
                .filter(link -> {
                    Area area = Area.parse(link.getAttribute("ref"));
                    return area.firstRow() <= cell.row()
                            && cell.row() <= area.lastRow()
                            && area.firstColumn() <= cell.column()
                            && cell.column() <= area.lastColumn();
                })
                .toList();
    }

    /** The last row; -1 of an empty sheet. */
    int lastRow() {
        return rows.isEmpty() ? -1 : rows.lastKey();
    }

    /** The first row; 0 of an empty sheet. */
    int firstRow() {
        return rows.isEmpty() ? 0 : rows.firstKey();
    }
}
