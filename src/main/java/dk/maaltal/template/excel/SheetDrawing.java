package dk.maaltal.template.excel;

import dk.maaltal.template.Chart;
import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Relations;
import dk.maaltal.template.office.Xml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    /** Where the numbers of each filled-in series are. */
    private final Map<Element, FilledBook.Place> numbers = new IdentityHashMap<>();

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
        List<Element> drawn = Xml.elements(chart, ChartXml.NAMESPACE, "ser");
        Set<String> names = drawn.stream()
                .flatMap(series -> ChartXml.typedName(series).stream())
                .map(name -> name.getTextContent().strip())
                .collect(Collectors.toSet());
        List<Element> shown = new ArrayList<>();
        for (Element series : drawn) {
            List<Element> filled = filled(series, names);
            for (Element each : filled) {
                if (showsNumbers(each)) {
                    ChartXml.setIndex(each, shown.size(), filled.size() > 1 && each != filled.get(0));
                    shown.add(each);
                } else {
                    each.getParentNode().removeChild(each);
                }
            }
        }
        new ChartXml(chart.getDocumentElement())
                .labelCells(shown, shown.stream().map(this::points).toList());
        return !shown.isEmpty();
    }

    /**
     * The series that a series becomes: one for each row that its row became, or itself. One whose name was typed shows only
     * the rows that are called so in the cell to the left of its numbers, and the others leave those to it.
     *
     * @param names that were typed in the chart
     */
    private List<Element> filled(Element series, Set<String> names) {
        Optional<Element> along = ChartXml.formula(series, "cat");
        Optional<FilledBook.Place> place =
                ChartXml.formula(series, "val").flatMap(f -> book.place(sheet, f.getTextContent()));
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
        int row = place.get().area().firstRow();
        Optional<String> name =
                ChartXml.typedName(series).map(typed -> typed.getTextContent().strip());
        List<Integer> rows = place.get().sheet().mapping().rowsOf(row).stream()
                .filter(each -> {
                    String called = calledLeftOf(place.get(), each);
                    return name.map(called::equalsIgnoreCase).orElseGet(() -> !names.contains(called));
                })
                .toList();
        Node parent = series.getParentNode();
        List<Element> made = new ArrayList<>();
        for (int each : rows) {
            Element copy = (Element) series.cloneNode(true);
            parent.insertBefore(copy, series);
            fillSeries(copy, Optional.of(new int[] {row, each}));
            made.add(copy);
        }
        parent.removeChild(series);
        return made;
    }

    /** What stands to the left of the numbers of a row of the filled-in sheet. */
    private static String calledLeftOf(FilledBook.Place numbers, int row) {
        int column = numbers.area().firstColumn() - 1;
        return column < 0
                ? ""
                : numbers.sheet()
                        .values()
                        .at(row, column)
                        .map(Object::toString)
                        .orElse("")
                        .strip();
    }

    /** What a filled-in series shows, as far as its labels depend on it. */
    private Chart.Series points(Element series) {
        List<Optional<Chart.Point>> points = new ArrayList<>();
        FilledBook.Place place = numbers.get(series);
        if (place != null) {
            List<Optional<Object>> shown = values.apply(place.sheet(), place.area());
            int columns = place.area().lastColumn() - place.area().firstColumn() + 1;
            for (int i = 0; i < shown.size(); i++) {
                boolean preliminary = place.sheet()
                        .values()
                        .isPreliminary(
                                place.area().firstRow() + i / columns,
                                place.area().firstColumn() + i % columns);
                points.add(shown.get(i)
                        .filter(Double.class::isInstance)
                        .map(value -> new Chart.Point("", BigDecimal.valueOf((Double) value), 0, "", preliminary)));
            }
        }
        return new Chart.Series("", points);
    }

    /** @param row a row of the template, and the one of those it became that the series shows; empty for all */
    private void fillSeries(Element series, Optional<int[]> row) {
        Map<String, FilledBook.Place> places = new LinkedHashMap<>();
        for (String part : ChartNumbers.REFERENCES) {
            ChartXml.formula(series, part)
                    .flatMap(f -> book.place(sheet, f.getTextContent()))
                    .flatMap(place -> filledPlace(place, row))
                    .ifPresent(place -> places.put(part, place));
        }
        if (isLine(series) && places.containsKey("val")) {
            int length = lastNumber(places.get("val")) + 1;
            List.of("cat", "val")
                    .forEach(part -> places.computeIfPresent(part, (name, place) -> shortened(place, length)));
        }
        places.forEach((part, place) -> {
            Element f = ChartXml.formula(series, part).orElseThrow();
            List<Optional<Object>> shown = values.apply(place.sheet(), place.area());
            f.setTextContent(FormulaText.quoted(place.sheet().name()) + "!" + absolute(place.area()));
            ChartXml.cache(f, shown, part.equals("cat") || part.equals("tx"));
            if (part.equals("val") || part.equals("yVal")) {
                numbers.put(series, place);
            }
        });
    }

    private static Optional<FilledBook.Place> filledPlace(FilledBook.Place place, Optional<int[]> row) {
        return place.sheet()
                .mapping()
                .areaOf(place.area())
                .map(all -> new FilledBook.Place(
                        place.sheet(),
                        row.filter(own -> place.area().firstRow() == own[0]
                                        && place.area().lastRow() == own[0])
                                .map(own -> new Area(own[1], all.firstColumn(), own[1], all.lastColumn()))
                                .orElse(all)));
    }

    /** Whether it is drawn as a line: Excel draws cells with words, such as "-", at 0, so a line ends with its last number. */
    private static boolean isLine(Element series) {
        return series.getParentNode().getLocalName().equals("lineChart");
    }

    /** The place of the last number among some cells; -1 where there is none. */
    private int lastNumber(FilledBook.Place place) {
        List<Optional<Object>> shown = values.apply(place.sheet(), place.area());
        int last = shown.size() - 1;
        while (last >= 0 && shown.get(last).filter(Double.class::isInstance).isEmpty()) {
            last--;
        }
        return last;
    }

    /** The first cells of a row or a column; at least one. */
    private static FilledBook.Place shortened(FilledBook.Place place, int length) {
        Area area = place.area();
        int last = Math.max(length, 1) - 1;
        return new FilledBook.Place(
                place.sheet(),
                area.firstRow() == area.lastRow()
                        ? new Area(
                                area.firstRow(),
                                area.firstColumn(),
                                area.lastRow(),
                                Math.min(area.lastColumn(), area.firstColumn() + last))
                        : area.firstColumn() == area.lastColumn()
                                ? new Area(
                                        area.firstRow(),
                                        area.firstColumn(),
                                        Math.min(area.lastRow(), area.firstRow() + last),
                                        area.lastColumn())
                                : area);
    }

    private static String absolute(Area area) {
        return area.text().replaceAll("([A-Z]+)(\\d+)", "\\$$1\\$$2");
    }

    private static boolean showsNumbers(Element series) {
        return ChartXml.numbers(series).map(all -> all > 0).orElse(true);
    }
}
