package dk.maaltal.template.excel;

import dk.maaltal.template.OfficeFile;
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

/** A sheet of a template: its rows of cells, and all that is said of them. */
final class TemplateSheet {

    /** A row, as the file describes it, and its cells by their columns. */
    record Row(Element element, TreeMap<Integer, TemplateCell> cells) {}

    private final String name;
    private final String part;
    private final int index;
    private final Document document;
    private final List<Element> links;
    private final TreeMap<Integer, Row> rows = new TreeMap<>();

    /**
     * @param part of the file that it lies in
     * @param index among the workbook's sheets, from 0
     * @param texts that cells share
     */
    TemplateSheet(OfficeFile file, String name, String part, int index, List<Element> texts) {
        this.name = name;
        this.part = part;
        this.index = index;
        this.document = file.xml(part);
        this.links = Sheets.all(document, "hyperlink");
        Map<String, TemplateCell> shared = new HashMap<>();
        int next = 0;
        for (Element row : Sheets.all(document, "row")) {
            int number = Sheets.number(row, "r", next + 1) - 1;
            next = number + 1;
            TreeMap<Integer, TemplateCell> cells = new TreeMap<>();
            int column = 0;
            for (Element cell : Sheets.all(row, "c")) {
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
        String value = Sheets.first(cell, "v").map(Node::getTextContent).orElse("");
        Optional<Element> text = type.equals("s") && !value.isEmpty()
                ? Optional.of(texts.get(Integer.parseInt(value)))
                : Sheets.first(cell, "is");
        Optional<Element> formula = Sheets.first(cell, "f");
        boolean isText = text.isPresent() || type.equals("str") && formula.isEmpty();
        TemplateCell made = new TemplateCell(
                row,
                column,
                Sheets.number(cell, "s", 0),
                formula.isPresent() ? "" : text.map(TemplateSheet::plain).orElse(isText ? value : ""),
                text.filter(element -> !Sheets.all(element, "r").isEmpty()),
                formula.map(Node::getTextContent).filter(f -> !f.isEmpty()),
                formula.filter(f -> f.getAttribute("t").equals("array")).isPresent(),
                new TemplateCell.Value(type, isText || formula.isPresent() ? "" : value));
        // A formula filled down is written once, and elsewhere only referred to.
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

    /** A text without its formats, and without what is only there to say how it sounds. */
    private static String plain(Element text) {
        return Sheets.all(text, "t").stream()
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

    /** Whether a row is nothing, and its cells if it is not. */
    TreeMap<Integer, TemplateCell> cells(int row) {
        return rows.containsKey(row) ? rows.get(row).cells() : new TreeMap<>();
    }

    /** The links of the sheet's cells, to places in the workbook and elsewhere. */
    List<Element> links() {
        return links;
    }

    /** The links that a cell is under. */
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

    /** The last row, from 0; -1 of an empty sheet. */
    int lastRow() {
        return rows.isEmpty() ? -1 : rows.lastKey();
    }

    int firstRow() {
        return rows.isEmpty() ? 0 : rows.firstKey();
    }
}
