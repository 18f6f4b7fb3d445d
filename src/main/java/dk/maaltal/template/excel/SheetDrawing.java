package dk.maaltal.template.excel;

import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Relations;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The drawings of a filled-in sheet. They stay below the rows that they stand below in the template, and charts show what
 * their cells became. A series of one row of the template becomes a series for each row that this row became.
 */
final class SheetDrawing {

    private final FilledBook book;
    private final OfficeFile file;
    private final FilledSheet sheet;
    private final BiFunction<FilledSheet, Area, List<Optional<Object>>> values;

    /** @param values of the cells of an area of a filled-in sheet, row by row */
    SheetDrawing(
            FilledBook book,
            OfficeFile file,
            FilledSheet sheet,
            BiFunction<FilledSheet, Area, List<Optional<Object>>> values) {
        this.book = book;
        this.file = file;
        this.sheet = sheet;
        this.values = values;
    }

    /** Gives the sheet its own copies of the drawings, filled in. */
    void write(String part) {
        Relations ofSheet = file.relations(part);
        Iterator<String> texts = sheet.drawn().iterator();
        for (String original : ofSheet.targets("drawing")) {
            Document drawing = file.xml(original);
            List<String> described = described(drawing);
            DrawingTexts.write(drawing, texts);
            described.removeAll(described(drawing));
            String name = file.add(original, file.part(original));
            file.relations(original).copyTo(name);
            Relations relations = file.relations(name);
            for (String chart : relations.targets("chart")) {
                writeChart(chart, drawing, relations, texts, described);
            }
            shiftAnchors(drawing);
            number(drawing);
            file.put(name, drawing);
            ofSheet.redirect(original, name);
        }
    }

    /** The ids of the charts that have an alternative text. */
    private static List<String> described(Document drawing) {
        return DrawingTexts.charts(drawing).stream()
                .filter(chart -> Xml.elements(anchor(chart), SpreadsheetXml.DRAWING, "cNvPr").stream()
                        .anyMatch(
                                properties -> !properties.getAttribute("descr").isBlank()))
                .map(chart -> chart.getAttributeNS(SpreadsheetXml.RELATION, "id"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** @param undescribed the ids of charts whose alternative text has become empty, since they show nothing here */
    private void writeChart(
            String original, Document drawing, Relations ofDrawing, Iterator<String> texts, List<String> undescribed) {
        Document chart = file.xml(original);
        DrawingTexts.write(chart, texts);
        boolean isUndescribed = undescribed.stream()
                .anyMatch(id -> ofDrawing.target(id).filter(original::equals).isPresent());
        if (isUndescribed || !fill(chart)) {
            DrawingTexts.charts(drawing).stream()
                    .filter(each -> ofDrawing
                            .target(each.getAttributeNS(SpreadsheetXml.RELATION, "id"))
                            .filter(original::equals)
                            .isPresent())
                    .forEach(SheetDrawing::removeAnchor);
            ofDrawing.remove(original);
            return;
        }
        String name = file.add(original, Xml.bytes(chart));
        file.relations(original).copyTo(name);
        Relations relations = file.relations(name);
        for (String target : relations.all()) {
            relations.redirect(target, file.add(target, file.part(target)));
        }
        ofDrawing.redirect(original, name);
    }

    private static void removeAnchor(Element chart) {
        Node anchor = anchor(chart);
        anchor.getParentNode().removeChild(anchor);
    }

    private static Node anchor(Element chart) {
        Node node = chart;
        while (!node.getLocalName().endsWith("Anchor")) {
            node = node.getParentNode();
        }
        return node;
    }

    private void shiftAnchors(Document drawing) {
        for (Element from : Xml.elements(drawing, SpreadsheetXml.DRAWING, "from")) {
            Element row = Xml.elements(from, SpreadsheetXml.DRAWING, "row").get(0);
            int before = Integer.parseInt(row.getTextContent());
            int after = sheet.mapping().firstRow(before);
            row.setTextContent(Integer.toString(after));
            for (Element to : Xml.elements(from.getParentNode(), SpreadsheetXml.DRAWING, "to")) {
                Element last = Xml.elements(to, SpreadsheetXml.DRAWING, "row").get(0);
                last.setTextContent(Integer.toString(Integer.parseInt(last.getTextContent()) + after - before));
            }
        }
    }

    private static void number(Document drawing) {
        int id = 1;
        for (Element properties : Xml.elements(drawing, SpreadsheetXml.DRAWING, "cNvPr")) {
            properties.setAttribute("id", Integer.toString(++id));
        }
    }

    /** Fills the chart. Returns whether it shows anything. */
    private boolean fill(Document chart) {
        int number = 0;
        for (Element series : Xml.elements(chart, ChartXml.NAMESPACE, "ser")) {
            List<Element> filled = filled(series);
            for (Element each : filled) {
                if (showsNumbers(each)) {
                    ChartXml.setIndex(each, number, filled.size() > 1 && each != filled.get(0));
                    number++;
                } else {
                    each.getParentNode().removeChild(each);
                }
            }
        }
        return number > 0;
    }

    /** The series that a series becomes: one for each row that its row became, or itself. */
    private List<Element> filled(Element series) {
        Optional<Element> valuesOf = ChartXml.formula(series, "val");
        Optional<Element> along = ChartXml.formula(series, "cat");
        Optional<FilledBook.Place> place = valuesOf.flatMap(f -> book.place(sheet, f.getTextContent()));
        boolean isOneRow = place.isPresent()
                && place.get().area().firstRow() == place.get().area().lastRow()
                && along.flatMap(f -> book.place(sheet, f.getTextContent()))
                        .filter(cat ->
                                cat.area().firstRow() != place.get().area().firstRow())
                        .isPresent();
        if (!isOneRow) {
            fillSeries(series, Optional.empty());
            return List.of(series);
        }
        List<Integer> rows =
                place.get().sheet().mapping().rowsOf(place.get().area().firstRow());
        List<Element> made = new ArrayList<>();
        Node after = series.getNextSibling();
        // All are cloned before the first is filled, so that each is the template's.
        for (int i = 0; i < rows.size(); i++) {
            made.add(i == 0 ? series : (Element) series.cloneNode(true));
        }
        for (int i = 0; i < made.size(); i++) {
            if (i > 0) {
                series.getParentNode().insertBefore(made.get(i), after);
            }
            fillSeries(made.get(i), Optional.of(new int[] {place.get().area().firstRow(), rows.get(i)}));
        }
        return made.isEmpty() ? List.of(series) : made;
    }

    /** @param row a row of the template, and the one of those it became that the series shows; empty for all */
    private void fillSeries(Element series, Optional<int[]> row) {
        for (String name : ChartNumbers.REFERENCES) {
            ChartXml.formula(series, name).ifPresent(f -> {
                Optional<FilledBook.Place> place = book.place(sheet, f.getTextContent());
                if (place.isEmpty()) {
                    return;
                }
                Optional<Area> whole =
                        place.get().sheet().mapping().areaOf(place.get().area());
                Optional<Area> area =
                        whole.map(all -> row.filter(own -> place.get().area().firstRow() == own[0]
                                        && place.get().area().lastRow() == own[0])
                                .map(own -> new Area(own[1], all.firstColumn(), own[1], all.lastColumn()))
                                .orElse(all));
                if (area.isPresent()) {
                    f.setTextContent(FormulaText.quoted(place.get().sheet().name()) + "!" + absolute(area.get()));
                    ChartXml.cache(
                            f, values.apply(place.get().sheet(), area.get()), name.equals("cat") || name.equals("tx"));
                }
            });
        }
    }

    private static String absolute(Area area) {
        return area.text().replaceAll("([A-Z]+)(\\d+)", "\\$$1\\$$2");
    }

    private static boolean showsNumbers(Element series) {
        return ChartXml.formula(series, "val")
                .or(() -> ChartXml.formula(series, "yVal"))
                .map(f -> !Xml.elements(f.getParentNode(), ChartXml.NAMESPACE, "pt")
                        .isEmpty())
                .orElse(true);
    }
}
