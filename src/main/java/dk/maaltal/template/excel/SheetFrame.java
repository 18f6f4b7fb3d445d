package dk.maaltal.template.excel;

import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Relations;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** All of a filled-in sheet but its rows. What the template says of cells applies to the cells that they became. */
final class SheetFrame {

    /** The elements of a sheet, in the order they must have (ECMA-376 part 1, 18.3.1.99). */
    private static final List<String> ORDER = List.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst");

    /**
     * Elements that do not apply to the filled-in sheet: the drawing of the template's notes, the order of its rows,
     * its size.
     */
    private static final List<String> LEFT_OUT = List.of("legacyDrawing", "sortState", "dimension", "cellWatches");

    private final FilledSheet filled;
    private final Document document;
    private final Element sheet;

    SheetFrame(FilledSheet filled) {
        this.filled = filled;
        this.document = (Document) filled.template().document().cloneNode(true);
        this.sheet = document.getDocumentElement();
    }

    /**
     * Makes the sheet, without rows, and its relationships and tables.
     *
     * @param part the sheet's name in the file
     * @param first whether it is the first sheet, which is shown when the workbook is opened
     */
    Document write(OfficeFile file, String part, boolean first) {
        SpreadsheetXml.first(sheet, "sheetData").orElseThrow().setTextContent("");
        LEFT_OUT.forEach(name -> SpreadsheetXml.all(sheet, name).forEach(SpreadsheetXml::remove));
        file.relations(filled.template().part()).copyTo(part);
        Relations relations = file.relations(part);
        Stream.of("table", "comments", "vmlDrawing", "printerSettings", "threadedComment")
                .flatMap(kind -> relations.targets(kind).stream())
                .forEach(relations::remove);
        SpreadsheetXml.first(sheet, "pageSetup")
                .ifPresent(setup -> setup.removeAttributeNS(SpreadsheetXml.RELATION, "id"));
        writeViews(first);
        writeColumns();
        writeMerges();
        writeRanges();
        writeLinks();
        writeMargins();
        filled.tables().write(file, part, sheet, filled);
        return document;
    }

    private void writeViews(boolean first) {
        for (Element view : SpreadsheetXml.all(sheet, "sheetView")) {
            view.removeAttribute("tabSelected");
            view.removeAttribute("topLeftCell");
            if (first) {
                view.setAttribute("tabSelected", "1");
            }
            SpreadsheetXml.all(view, "selection").forEach(SpreadsheetXml::remove);
            SpreadsheetXml.first(view, "pane").ifPresent(pane -> {
                int rows = SpreadsheetXml.number(pane, "ySplit", 0);
                int columns = SpreadsheetXml.number(pane, "xSplit", 0);
                int frozen = rows == 0 ? 0 : filled.mapping().firstRow(rows);
                if (rows > 0) {
                    pane.setAttribute("ySplit", Integer.toString(frozen));
                }
                pane.setAttribute("topLeftCell", Area.name(frozen, columns));
            });
        }
    }

    private void writeColumns() {
        Optional<Element> holder = SpreadsheetXml.first(sheet, "cols");
        if (holder.isEmpty()) {
            return;
        }
        List<Element> old = SpreadsheetXml.all(holder.get(), "col");
        old.forEach(SpreadsheetXml::remove);
        int last = Math.max(
                filled.mapping().lastColumn(),
                old.stream()
                        .mapToInt(col -> SpreadsheetXml.number(col, "min", 1) - 1)
                        .max()
                        .orElse(0));
        int next = 0;
        for (int column = 0; column <= last; column++) {
            int source = filled.mapping().sourceOfColumn(column) + 1;
            Optional<Element> like = old.stream()
                    .filter(col -> SpreadsheetXml.number(col, "min", 1) <= source
                            && source <= SpreadsheetXml.number(col, "max", 1))
                    .findFirst();
            if (like.isPresent()) {
                Element made = (Element) like.get().cloneNode(true);
                made.setAttribute("min", Integer.toString(column + 1));
                boolean rest = column == last && SpreadsheetXml.number(made, "max", 1) > last + 1;
                made.setAttribute("max", rest ? made.getAttribute("max") : Integer.toString(column + 1));
                holder.get().appendChild(made);
                next++;
            }
        }
        if (next == 0) {
            SpreadsheetXml.remove(holder.get());
        }
    }

    /** Cells that are merged in the row of a list are merged in each iteration. */
    private void writeMerges() {
        Optional<Element> holder = SpreadsheetXml.first(sheet, "mergeCells");
        if (holder.isEmpty() && !filled.merged().isEmpty()) {
            Element made = SpreadsheetXml.create(sheet, "mergeCells");
            place(sheet, made);
            holder = Optional.of(made);
        }
        if (holder.isEmpty()) {
            return;
        }
        List<Element> old = SpreadsheetXml.all(holder.get(), "mergeCell");
        old.forEach(SpreadsheetXml::remove);
        int count = 0;
        for (Element merge : old) {
            Area area = Area.parse(merge.getAttribute("ref"));
            for (Area each : repeated(area)) {
                Element made = SpreadsheetXml.append(holder.get(), "mergeCell");
                made.setAttribute("ref", each.corners());
                count++;
            }
        }
        for (Area each : filled.merged()) {
            SpreadsheetXml.append(holder.get(), "mergeCell").setAttribute("ref", each.corners());
            count++;
        }
        holder.get().setAttribute("count", Integer.toString(count));
        if (count == 0) {
            SpreadsheetXml.remove(holder.get());
        }
    }

    private List<Area> repeated(Area area) {
        Optional<Area> whole = filled.mapping().areaOf(area);
        List<Integer> firsts = filled.mapping().rowsOf(area.firstRow());
        List<Integer> lasts = filled.mapping().rowsOf(area.lastRow());
        if (whole.isEmpty() || firsts.size() != lasts.size()) {
            return whole.stream().toList();
        }
        return IntStream.range(0, firsts.size())
                .mapToObj(i -> new Area(
                        firsts.get(i),
                        whole.get().firstColumn(),
                        lasts.get(i),
                        whole.get().lastColumn()))
                .toList();
    }

    /** Filters, conditional formats, data validations, page breaks. */
    private void writeRanges() {
        for (String name :
                List.of("autoFilter", "protectedRange", "ignoredError", "dataValidation", "conditionalFormatting")) {
            String attribute = name.equals("autoFilter") ? "ref" : "sqref";
            for (Element element : SpreadsheetXml.all(sheet, name)) {
                Optional<List<Area>> areas = areas(element.getAttribute(attribute));
                if (areas.isEmpty()) {
                    SpreadsheetXml.remove(element);
                    continue;
                }
                Area corner = Area.parse(element.getAttribute(attribute).split(" ")[0]);
                element.setAttribute(attribute, text(areas.get()));
                for (String formula : List.of("formula", "formula1", "formula2")) {
                    SpreadsheetXml.all(element, formula)
                            .forEach(f -> replace(f, corner, areas.get().get(0)));
                }
            }
        }
        SpreadsheetXml.first(sheet, "dataValidations").ifPresent(all -> count(all, "dataValidation"));
        for (Element range : Xml.elements(sheet, SpreadsheetXml.EXTENSION, "sqref")) {
            areas(range.getTextContent()).ifPresent(areas -> {
                Area corner = Area.parse(range.getTextContent().split(" ")[0]);
                Xml.elements(range.getParentNode(), SpreadsheetXml.EXTENSION, "f")
                        .forEach(f -> replace(f, corner, areas.get(0)));
                range.setTextContent(text(areas));
            });
        }
        for (Element breaks : SpreadsheetXml.all(sheet, "rowBreaks")) {
            for (Element each : SpreadsheetXml.all(breaks, "brk")) {
                each.setAttribute(
                        "id", Integer.toString(filled.mapping().firstRow(SpreadsheetXml.number(each, "id", 0))));
            }
        }
    }

    private static void count(Element all, String name) {
        int count = SpreadsheetXml.all(all, name).size();
        all.setAttribute("count", Integer.toString(count));
        if (count == 0) {
            SpreadsheetXml.remove(all);
        }
    }

    private Optional<List<Area>> areas(String ranges) {
        List<Area> areas = new ArrayList<>();
        for (String range : ranges.split(" ")) {
            if (!range.isEmpty()) {
                filled.mapping().areaOf(Area.parse(range)).ifPresent(areas::add);
            }
        }
        return areas.isEmpty() ? Optional.empty() : Optional.of(areas);
    }

    private static String text(List<Area> areas) {
        return areas.stream().map(Area::text).collect(Collectors.joining(" "));
    }

    /** Replaces the references of a formula of an area, which is written as it is in the area's first cell. */
    private void replace(Element formula, Area corner, Area now) {
        SheetValues.Formula ofCorner = new SheetValues.Formula(
                formula.getTextContent(),
                Optional.of(new TemplateCell(
                        corner.firstRow(),
                        corner.firstColumn(),
                        0,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        null)),
                now.firstRow(),
                now.firstColumn());
        formula.setTextContent(filled.text(ofCorner));
    }

    private void writeLinks() {
        Optional<Element> holder = SpreadsheetXml.first(sheet, "hyperlinks");
        if (holder.isEmpty()) {
            return;
        }
        List<Element> old = SpreadsheetXml.all(holder.get(), "hyperlink");
        old.forEach(SpreadsheetXml::remove);
        for (FilledSheet.Link link : filled.links()) {
            Element made = (Element) old.get(link.number()).cloneNode(true);
            made.setAttribute("ref", Area.name(link.row(), link.column()));
            if (!link.location().isEmpty()) {
                made.setAttribute("location", link.location());
            }
            made.removeAttribute("display");
            holder.get().appendChild(made);
        }
        if (filled.links().isEmpty()) {
            SpreadsheetXml.remove(holder.get());
        }
    }

    private void writeMargins() {
        filled.margins().forEach((name, text) -> SpreadsheetXml.first(sheet, name)
                .ifPresent(margin -> margin.setTextContent(text)));
    }

    /** Inserts an element into a sheet where the order of elements puts it. */
    static void place(Element sheet, Element made) {
        int order = ORDER.indexOf(made.getLocalName());
        Node before = sheet.getFirstChild();
        while (before != null && (!(before instanceof Element) || ORDER.indexOf(before.getLocalName()) <= order)) {
            before = before.getNextSibling();
        }
        sheet.insertBefore(made, before);
    }
}
