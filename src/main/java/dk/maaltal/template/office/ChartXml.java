package dk.maaltal.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A chart as Office draws it (DrawingML), given other numbers. Colours, lines, axes and all else are those of whoever drew
 * it; a series keeps its look by its name, or by its place where no name is known.
 */
public final class ChartXml {

    public static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    private final Element chart;

    /** @param chart the {@code c:chartSpace} */
    public ChartXml(Element chart) {
        this.chart = chart;
    }

    /** Gives the chart its numbers, and the workbook that "edit data" opens. */
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
        return ChartWorkbook.of(sheet, data.categories(), series);
    }

    /** Which series of the data each drawn one shows. */
    private static void pair(List<Element> drawn, Chart data, List<Chart.Series> series, List<Element> elements) {
        boolean byName = drawn.stream().anyMatch(element -> named(data, element).isPresent());
        for (int i = 0; i < drawn.size(); i++) {
            Element element = drawn.get(i);
            Optional<Chart.Series> shown = byName
                    ? named(data, element)
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
        String name = texts(element, "tx").strip();
        return data.series().stream()
                .filter(series -> series.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** One more series like the last. */
    private static Element another(Element like, Element after, int number) {
        Element made = (Element) like.cloneNode(true);
        number(made, number, true);
        after.getParentNode().insertBefore(made, after.getNextSibling());
        return made;
    }

    /**
     * Numbers a series from 0.
     *
     * @param isCopy of another in the chart, so that it must have a colour of its own: the theme's that comes after
     */
    public static void number(Element series, int number, boolean isCopy) {
        child(series, "idx").ifPresent(idx -> idx.setAttribute("val", Integer.toString(number)));
        child(series, "order").ifPresent(order -> order.setAttribute("val", Integer.toString(number)));
        if (isCopy) {
            Xml.elements(series, "http://schemas.openxmlformats.org/drawingml/2006/main", "schemeClr").stream()
                    .filter(colour -> colour.getAttribute("val").startsWith("accent"))
                    .forEach(colour -> colour.setAttribute("val", "accent" + (number % 6 + 1)));
        }
    }

    /** The reference to cells of one of a series' parts: {@code tx}, {@code cat}, {@code val}. */
    public static Optional<Element> formula(Element series, String part) {
        return child(series, part).stream()
                .flatMap(element -> Xml.elements(element, NAMESPACE, "f").stream())
                .findFirst();
    }

    /**
     * Writes what the cells hold that a reference refers to.
     *
     * @param isText whether they are names, whatever they hold
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

    /** The sheet that its series refer to now. */
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
        append(cache, "formatCode").setTextContent(data.format());
        append(cache, "ptCount")
                .setAttribute("val", Integer.toString(series.values().size()));
        IntStream.range(0, series.values().size())
                .forEach(i -> series.values().get(i).ifPresent(value -> point(cache, i, plain(value))));
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

    /** Writes one of the values a chart remembers of its sheet. */
    private static void point(Element cache, int index, String value) {
        Element point = append(cache, "pt");
        point.setAttribute("idx", Integer.toString(index));
        append(point, "v").setTextContent(value);
    }

    static String plain(BigDecimal value) {
        return Double.toString(value.doubleValue());
    }

    /** A child without content; made where there is none, after the first of others that is there. */
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

    private static Element append(Element parent, String name) {
        Element made = create(parent, name);
        parent.appendChild(made);
        return made;
    }

    private static Element create(Element like, String name) {
        Document document = like.getOwnerDocument();
        String prefix = like.getPrefix() == null ? "" : like.getPrefix() + ":";
        return document.createElementNS(NAMESPACE, prefix + name);
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
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
