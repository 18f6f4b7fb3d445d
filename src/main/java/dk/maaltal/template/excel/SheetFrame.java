package dk.maaltal.template.excel;

import dk.maaltal.template.OfficeFile;
import dk.maaltal.template.Relations;
import dk.maaltal.template.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** All of a filled-in sheet but its rows: what the template says of cells is said of the cells that they became. */
final class SheetFrame {

    /** What comes after the rows, in the order a sheet must have (ECMA-376 part 1, 18.3.1.99). */
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

    /** What refers to parts that are not taken along: remarks on the template, a printer's settings, sorting of old rows. */
    private static final List<String> LEFT_OUT = List.of("legacyDrawing", "sortState", "dimension", "cellWatches");

    private final FilledSheet filled;
    private final Document document;
    private final Element sheet;

    SheetFrame(FilledSheet filled) {
        this.filled = filled;
        this.document = (Document) filled.template().document().cloneNode(true);
        this.sheet = document.getDocumentElement();
    }

    /** The sheet, without rows. */
    Document write(OfficeFile file, String part, boolean first) {
        Sheets.first(sheet, "sheetData").orElseThrow().setTextContent("");
        LEFT_OUT.forEach(name -> Sheets.all(sheet, name).forEach(Sheets::remove));
        file.relations(filled.template().part()).copyTo(part);
        Relations relations = file.relations(part);
        Stream.of("table", "comments", "vmlDrawing", "printerSettings", "threadedComment")
                .flatMap(kind -> relations.targets(kind).stream())
                .forEach(relations::remove);
        Sheets.first(sheet, "pageSetup").ifPresent(setup -> setup.removeAttributeNS(Sheets.RELATION, "id"));
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
        for (Element view : Sheets.all(sheet, "sheetView")) {
            view.removeAttribute("tabSelected");
            view.removeAttribute("topLeftCell");
            if (first) {
                view.setAttribute("tabSelected", "1");
            }
            Sheets.all(view, "selection").forEach(Sheets::remove);
            Sheets.first(view, "pane").ifPresent(pane -> {
                int rows = Sheets.number(pane, "ySplit", 0);
                int columns = Sheets.number(pane, "xSplit", 0);
                int frozen = rows == 0 ? 0 : filled.moves().firstRow(rows);
                if (rows > 0) {
                    pane.setAttribute("ySplit", Integer.toString(frozen));
                }
                pane.setAttribute("topLeftCell", Area.name(frozen, columns));
            });
        }
    }

    private void writeColumns() {
        Optional<Element> holder = Sheets.first(sheet, "cols");
        if (holder.isEmpty()) {
            return;
        }
        List<Element> old = Sheets.all(holder.get(), "col");
        old.forEach(Sheets::remove);
        int last = Math.max(
                filled.moves().lastColumn(),
                old.stream()
                        .mapToInt(col -> Sheets.number(col, "min", 1) - 1)
                        .max()
                        .orElse(0));
        int next = 0;
        for (int column = 0; column <= last; column++) {
            int source = filled.moves().sourceOfColumn(column) + 1;
            Optional<Element> like = old.stream()
                    .filter(col -> Sheets.number(col, "min", 1) <= source && source <= Sheets.number(col, "max", 1))
                    .findFirst();
            if (like.isPresent()) {
                Element made = (Element) like.get().cloneNode(true);
                made.setAttribute("min", Integer.toString(column + 1));
                boolean rest = column == last && Sheets.number(made, "max", 1) > last + 1;
                made.setAttribute("max", rest ? made.getAttribute("max") : Integer.toString(column + 1));
                holder.get().appendChild(made);
                next++;
            }
        }
        if (next == 0) {
            Sheets.remove(holder.get());
        }
    }

    /** Cells that are merged in a round of a list are merged in each. */
    private void writeMerges() {
        Optional<Element> holder = Sheets.first(sheet, "mergeCells");
        if (holder.isEmpty()) {
            return;
        }
        List<Element> old = Sheets.all(holder.get(), "mergeCell");
        old.forEach(Sheets::remove);
        int count = 0;
        for (Element merge : old) {
            Area area = Area.parse(merge.getAttribute("ref"));
            for (Area went : went(area)) {
                Element made = Sheets.append(holder.get(), "mergeCell");
                made.setAttribute("ref", went.corners());
                count++;
            }
        }
        holder.get().setAttribute("count", Integer.toString(count));
        if (count == 0) {
            Sheets.remove(holder.get());
        }
    }

    private List<Area> went(Area area) {
        Optional<Area> whole = filled.moves().whole(area);
        List<Integer> firsts = filled.moves().rowsOf(area.firstRow());
        List<Integer> lasts = filled.moves().rowsOf(area.lastRow());
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
            for (Element element : Sheets.all(sheet, name)) {
                Optional<List<Area>> areas = moved(element.getAttribute(attribute));
                if (areas.isEmpty()) {
                    Sheets.remove(element);
                    continue;
                }
                Area corner = Area.parse(element.getAttribute(attribute).split(" ")[0]);
                element.setAttribute(attribute, text(areas.get()));
                for (String formula : List.of("formula", "formula1", "formula2")) {
                    Sheets.all(element, formula)
                            .forEach(f -> move(f, corner, areas.get().get(0)));
                }
            }
        }
        Sheets.first(sheet, "dataValidations").ifPresent(all -> count(all, "dataValidation"));
        for (Element range : Xml.elements(sheet, Sheets.EXTENSION, "sqref")) {
            moved(range.getTextContent()).ifPresent(areas -> {
                Area corner = Area.parse(range.getTextContent().split(" ")[0]);
                Xml.elements(range.getParentNode(), Sheets.EXTENSION, "f").forEach(f -> move(f, corner, areas.get(0)));
                range.setTextContent(text(areas));
            });
        }
        for (Element breaks : Sheets.all(sheet, "rowBreaks")) {
            for (Element each : Sheets.all(breaks, "brk")) {
                each.setAttribute("id", Integer.toString(filled.moves().firstRow(Sheets.number(each, "id", 0))));
            }
        }
    }

    private static void count(Element all, String name) {
        int count = Sheets.all(all, name).size();
        all.setAttribute("count", Integer.toString(count));
        if (count == 0) {
            Sheets.remove(all);
        }
    }

    private Optional<List<Area>> moved(String ranges) {
        List<Area> areas = new ArrayList<>();
        for (String range : ranges.split(" ")) {
            if (!range.isEmpty()) {
                filled.moves().whole(Area.parse(range)).ifPresent(areas::add);
            }
        }
        return areas.isEmpty() ? Optional.empty() : Optional.of(areas);
    }

    private static String text(List<Area> areas) {
        return areas.stream().map(Area::text).collect(Collectors.joining(" "));
    }

    /** Such a formula is that of the area's first cell. */
    private void move(Element formula, Area corner, Area now) {
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
        Optional<Element> holder = Sheets.first(sheet, "hyperlinks");
        if (holder.isEmpty()) {
            return;
        }
        List<Element> old = Sheets.all(holder.get(), "hyperlink");
        old.forEach(Sheets::remove);
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
            Sheets.remove(holder.get());
        }
    }

    private void writeMargins() {
        filled.margins()
                .forEach((name, text) -> Sheets.first(sheet, name).ifPresent(margin -> margin.setTextContent(text)));
    }

    /** Puts an element of a sheet where it must stand. */
    static void place(Element sheet, Element made) {
        int order = ORDER.indexOf(made.getLocalName());
        Node before = sheet.getFirstChild();
        while (before != null && (!(before instanceof Element) || ORDER.indexOf(before.getLocalName()) <= order)) {
            before = before.getNextSibling();
        }
        sheet.insertBefore(made, before);
    }
}
