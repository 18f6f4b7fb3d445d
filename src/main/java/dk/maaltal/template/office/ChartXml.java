package dk.maaltal.template.office;

import dk.maaltal.template.Chart;
import dk.maaltal.template.language.Characters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A chart of Word or Excel (DrawingML) that is given other numbers. Colours, lines, axes and all else stay as drawn. A
 * drawn series shows the data series of its name, and one named "Andre" one of those that no other has the name of; where none
 * has a name among the data, they are taken in order. A point that was drawn with a look of its own is the look of preliminary
 * points.
 */
public final class ChartXml {

    /** The namespace of charts. */
    public static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /** The namespace of texts, lines and fills in drawings. */
    static final String TEXT = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /** The name of a drawn series that shows one of those that no drawn series has the name of. */
    private static final String OTHER = "Andre";

    private final Element chart;

    /**
     * A chart as it is drawn.
     *
     * @param chart the {@code c:chartSpace}
     */
    public ChartXml(Element chart) {
        this.chart = chart;
    }

    /** Whether an element is the title of a chart, and not of one of its axes. */
    public static boolean isTitle(Node element) {
        Node around = element.getParentNode();
        return element instanceof Element
                && NAMESPACE.equals(element.getNamespaceURI())
                && element.getLocalName().equals("title")
                && around instanceof Element
                && around.getLocalName().equals("chart");
    }

    /** The texts of the chart's title, in order. */
    public List<Element> title() {
        return Xml.elements(chart, NAMESPACE, "title").stream()
                .filter(ChartXml::isTitle)
                .flatMap(title -> Xml.elements(title, TEXT, "t").stream())
                .toList();
    }

    /** Leaves out a title in which no text is left. */
    public void dropEmptyTitle() {
        if (!title().isEmpty() && title().stream().allMatch(text -> Characters.isBlank(text.getTextContent()))) {
            Element title = Xml.elements(chart, NAMESPACE, "title").stream()
                    .filter(ChartXml::isTitle)
                    .findFirst()
                    .orElseThrow();
            Element around = (Element) title.getParentNode();
            Element deleted = child(around, "autoTitleDeleted").orElseGet(() -> create(around, "autoTitleDeleted"));
            deleted.setAttribute("val", "1");
            around.replaceChild(deleted, title);
        }
    }

    /** The values that the chart keeps, as they are written in it. */
    public List<String> values() {
        return Stream.of("val", "yVal")
                .flatMap(kind -> Xml.elements(chart, NAMESPACE, kind).stream())
                .flatMap(values -> Xml.elements(values, NAMESPACE, "v").stream())
                .map(Node::getTextContent)
                .toList();
    }

    /**
     * Gives the chart its numbers.
     *
     * <p>A label shows its number as printed, decimals and mark: {@link ChartLabels}.
     *
     * @return the workbook that Word opens for "edit data"
     */
    public byte[] fill(Chart data) {
        List<Element> drawn = Xml.elements(chart, NAMESPACE, "ser");
        String sheet = sheet(drawn);
        List<Chart.Series> series = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        pair(drawn, data, series, elements);
        for (int i = 0; i < elements.size(); i++) {
            String column = CellReference.convertNumToColString(i + 1);
            write(elements.get(i), series.get(i), data, "'" + sheet.replace("'", "''") + "'!$", column);
        }
        label(elements, series, false);
        ChartAxis.fit(chart, series);
        return ChartWorkbook.of(sheet, data.categories(), series);
    }

    /**
     * Labels lines and points of cells, draws preliminary ones so, and leaves gaps where a cell has words. Bars are left to the
     * program that shows them: a cell with words has none.
     *
     * @param series what each of the drawn ones shows
     */
    public void labelCells(List<Element> drawn, List<Chart.Series> series) {
        List<Integer> lines = IntStream.range(0, drawn.size())
                .filter(i -> drawn.get(i).getParentNode().getLocalName().equals("lineChart"))
                .boxed()
                .toList();
        label(
                lines.stream().map(drawn::get).toList(),
                lines.stream().map(series::get).toList(),
                true);
        boolean hasGaps = false;
        for (int i : lines) {
            hasGaps |= ChartGaps.leave(drawn.get(i), series.get(i).points());
        }
        if (hasGaps) {
            ChartAxis.fit(chart, series);
        }
    }

    private static void label(List<Element> drawn, List<Chart.Series> series, boolean isOfCells) {
        ChartLabels labels = new ChartLabels(drawn, series, isOfCells);
        for (int i = 0; i < drawn.size(); i++) {
            labels.write(drawn.get(i), series.get(i));
            preliminary(drawn.get(i), series.get(i));
        }
    }

    /** The name of a series where it was typed, and is not taken from a cell. */
    public static Optional<Element> typedName(Element series) {
        return child(series, "tx").flatMap(name -> child(name, "v"));
    }

    /** Finds the data series that each drawn one shows; removes drawn ones without, and adds some where data are left. */
    private static void pair(List<Element> drawn, Chart data, List<Chart.Series> series, List<Element> elements) {
        boolean byName = drawn.stream().anyMatch(element -> named(data, element).isPresent());
        List<Chart.Series> others = data.series().stream()
                .filter(each -> drawn.stream().noneMatch(element -> isNamed(each, element)))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < drawn.size(); i++) {
            Element element = drawn.get(i);
            Optional<Chart.Series> shown = byName
                    ? named(data, element)
                            .or(() -> name(element).equalsIgnoreCase(OTHER) && !others.isEmpty()
                                    ? Optional.of(others.remove(0))
                                    : Optional.empty())
                    : i < data.series().size() ? Optional.of(data.series().get(i)) : Optional.empty();
            if (shown.isPresent()) {
                series.add(shown.get());
                elements.add(element);
            } else {
                element.getParentNode().removeChild(element);
            }
        }
        for (int i = drawn.size();
                !byName && !drawn.isEmpty() && i < data.series().size();
                i++) {
            elements.add(another(drawn.get(drawn.size() - 1), elements.get(elements.size() - 1), i));
            series.add(data.series().get(i));
        }
    }

    private static Optional<Chart.Series> named(Chart data, Element element) {
        return data.series().stream().filter(series -> isNamed(series, element)).findFirst();
    }

    private static boolean isNamed(Chart.Series series, Element element) {
        return series.name().equalsIgnoreCase(name(element));
    }

    private static String name(Element element) {
        return texts(element, "tx").strip();
    }

    /** A point drawn with a look of its own shows how preliminary ones look. */
    private static void preliminary(Element element, Chart.Series series) {
        List<Element> drawn = children(element, "dPt");
        if (drawn.size() > 1) {
            // Each point has a look of its own, as slices have.
            return;
        }
        for (int i = 0; !drawn.isEmpty() && i < series.points().size(); i++) {
            if (series.points().get(i).filter(Chart.Point::preliminary).isPresent()) {
                Element point = (Element) drawn.get(0).cloneNode(true);
                child(point, "idx").orElseThrow().setAttribute("val", Integer.toString(i));
                element.insertBefore(point, drawn.get(0));
            }
        }
        drawn.forEach(element::removeChild);
    }

    /** One more series that looks like the last, but for its colour. */
    private static Element another(Element like, Element after, int index) {
        Element made = (Element) like.cloneNode(true);
        setIndex(made, index, true);
        after.getParentNode().insertBefore(made, after.getNextSibling());
        return made;
    }

    /**
     * Sets a series' place among the chart's.
     *
     * @param index from 0
     * @param isCopy whether it was copied from another of the chart and needs a colour of its own: it gets the
     *     theme's colour of its index
     */
    public static void setIndex(Element series, int index, boolean isCopy) {
        child(series, "idx").ifPresent(idx -> idx.setAttribute("val", Integer.toString(index)));
        child(series, "order").ifPresent(order -> order.setAttribute("val", Integer.toString(index)));
        if (isCopy) {
            Xml.elements(series, TEXT, "schemeClr").stream()
                    .filter(colour -> colour.getAttribute("val").startsWith("accent"))
                    .forEach(colour -> colour.setAttribute("val", "accent" + (index % 6 + 1)));
        }
    }

    /** How many numbers a series shows; empty where it has no part for them. */
    public static Optional<Integer> numbers(Element series) {
        return child(series, "val").or(() -> child(series, "yVal")).map(part -> Xml.elements(part, NAMESPACE, "pt")
                .size());
    }

    /** The element with the cell reference of a part of a series: of {@code tx}, {@code cat} or {@code val}. */
    public static Optional<Element> formula(Element series, String part) {
        return child(series, part).stream()
                .flatMap(element -> Xml.elements(element, NAMESPACE, "f").stream())
                .findFirst();
    }

    /**
     * Writes the values that a chart keeps of the cells it refers to.
     *
     * @param formula the element with the reference
     * @param values of the cells, in order: a Double, a text or another; empty for a blank cell
     * @param isText whether the cells are names, even where they hold numbers
     */
    public static void cache(Element formula, List<Optional<Object>> values, boolean isText) {
        Element reference = (Element) formula.getParentNode();
        boolean texts = isText || reference.getLocalName().equals("strRef");
        if (texts && reference.getLocalName().equals("numRef")) {
            reference = (Element) reference
                    .getOwnerDocument()
                    .renameNode(
                            reference,
                            NAMESPACE,
                            reference.getPrefix() == null ? "strRef" : reference.getPrefix() + ":strRef");
        }
        String format = Xml.elements(reference, NAMESPACE, "formatCode").stream()
                .map(Node::getTextContent)
                .findFirst()
                .orElse("General");
        for (String old : List.of("numCache", "strCache", "multiLvlStrCache")) {
            for (Element cache : children(reference, old)) {
                reference.removeChild(cache);
            }
        }
        Element cache = create(reference, texts ? "strCache" : "numCache");
        reference.insertBefore(cache, formula.getNextSibling());
        if (!texts) {
            append(cache, "formatCode").setTextContent(format);
        }
        append(cache, "ptCount").setAttribute("val", Integer.toString(values.size()));
        for (int i = 0; i < values.size(); i++) {
            Optional<Object> value = values.get(i).filter(each -> texts || each instanceof Double);
            int index = i;
            value.ifPresent(each -> point(cache, index, text(each)));
        }
    }

    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : value.toString();
    }

    /** The name of the sheet that the drawn series refer to. */
    private static String sheet(List<Element> drawn) {
        return drawn.stream()
                .flatMap(element -> Xml.elements(element, NAMESPACE, "f").stream())
                .map(Node::getTextContent)
                .filter(formula -> formula.indexOf('!') > 0)
                .map(formula -> formula.substring(0, formula.lastIndexOf('!'))
                        .replaceAll("^'|'$", "")
                        .replace("''", "'"))
                .findFirst()
                .orElse("Ark1");
    }

    private static void write(Element element, Chart.Series series, Chart data, String sheet, String column) {
        int last = data.categories().size() + 1;
        Element name = emptied(element, "tx", List.of("order", "idx"));
        strings(append(name, "strRef"), sheet + column + "$1", List.of(series.name()));
        boolean scatter =
                child(element, "xVal").isPresent() || child(element, "yVal").isPresent();
        String format = ChartLabels.format(series);
        Element values = emptied(
                element,
                scatter ? "yVal" : "val",
                List.of(
                        "cat",
                        "xVal",
                        "errBars",
                        "trendline",
                        "dLbls",
                        "dPt",
                        "marker",
                        "invertIfNegative",
                        "spPr",
                        "tx"));
        Element numbers = append(values, "numRef");
        append(numbers, "f").setTextContent(sheet + column + "$2:$" + column + "$" + last);
        Element cache = append(numbers, "numCache");
        append(cache, "formatCode").setTextContent(format);
        append(cache, "ptCount")
                .setAttribute("val", Integer.toString(series.points().size()));
        IntStream.range(0, series.points().size())
                .forEach(i -> series.points().get(i).ifPresent(point -> point(cache, i, plain(point.value()))));
        Element categories = emptied(
                element,
                scatter ? "xVal" : "cat",
                List.of("errBars", "trendline", "dLbls", "dPt", "marker", "invertIfNegative", "spPr", "tx"));
        strings(append(categories, "strRef"), sheet + "A$2:$A$" + last, data.categories());
    }

    private static void strings(Element reference, String formula, List<String> texts) {
        append(reference, "f").setTextContent(formula);
        Element cache = append(reference, "strCache");
        append(cache, "ptCount").setAttribute("val", Integer.toString(texts.size()));
        IntStream.range(0, texts.size()).forEach(i -> point(cache, i, texts.get(i)));
    }

    /** Writes one of the values that a chart keeps of its sheet. */
    private static void point(Element cache, int index, String value) {
        Element point = append(cache, "pt");
        point.setAttribute("idx", Integer.toString(index));
        append(point, "v").setTextContent(value);
    }

    static String plain(BigDecimal value) {
        return Double.toString(value.doubleValue());
    }

    /**
     * A child of a series, without content; created where there is none.
     *
     * @param after where it is created: after the last child of the first of these names that is there
     */
    private static Element emptied(Element series, String name, List<String> after) {
        Optional<Element> there = child(series, name);
        if (there.isPresent()) {
            there.get().setTextContent("");
            return there.get();
        }
        Element made = create(series, name);
        Node before = after.stream()
                .flatMap(other ->
                        children(series, other).stream()
                                .max(Comparator.comparingInt(node -> position(series, node)))
                                .stream())
                .findFirst()
                .map(Node::getNextSibling)
                .orElse(null);
        series.insertBefore(made, before);
        return made;
    }

    private static int position(Element parent, Node child) {
        int position = 0;
        for (Node node = parent.getFirstChild(); node != child; node = node.getNextSibling()) {
            position++;
        }
        return position;
    }

    static Element append(Element parent, String name) {
        Element made = create(parent, name);
        parent.appendChild(made);
        return made;
    }

    static Element create(Element like, String name) {
        Document document = like.getOwnerDocument();
        String prefix = like.getPrefix() == null ? "" : like.getPrefix() + ":";
        return document.createElementNS(NAMESPACE, prefix + name);
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && NAMESPACE.equals(element.getNamespaceURI())
                    && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String texts(Element series, String name) {
        return child(series, name).stream()
                .flatMap(element -> Xml.elements(element, NAMESPACE, "v").stream())
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }
}
