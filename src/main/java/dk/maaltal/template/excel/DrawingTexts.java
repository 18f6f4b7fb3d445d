package dk.maaltal.template.excel;

import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The texts in the drawings of a sheet that have something typed in them: alt texts, text boxes, titles of charts. */
final class DrawingTexts {

    /** What a series takes from cells. */
    private static final List<String> SHOWN = List.of("tx", "cat", "val", "xVal", "yVal", "bubbleSize");

    private static final Pattern ONE_AREA =
            Pattern.compile("('([^']|'')+'|[^!',()\\[\\]]+)!\\$?[A-Z]{1,3}\\$?\\d+(:\\$?[A-Z]{1,3}\\$?\\d+)?");

    private final List<String> texts = new ArrayList<>();

    /** @param sheet the part that the drawings are of */
    DrawingTexts(OfficeFile file, String sheet) {
        UnaryOperator<String> remember = text -> {
            texts.add(text);
            return text;
        };
        for (String drawing : file.relations(sheet).targets("drawing")) {
            replace(file.xml(drawing), remember);
            file.relations(drawing).targets("chart").forEach(chart -> replace(file.xml(chart), remember));
        }
    }

    /** Template language in the drawings of a sheet where it would not be filled in; empty where there is none. */
    static Optional<String> left(OfficeFile file, String sheet) {
        List<Document> all = new ArrayList<>();
        for (String drawing : file.relations(sheet).targets("drawing")) {
            all.add(file.xml(drawing));
            file.relations(drawing).targets("chart").forEach(chart -> all.add(file.xml(chart)));
        }
        return all.stream()
                .peek(each -> replace(each, text -> ""))
                .flatMap(each -> LeftLanguage.in(each, DrawingTexts::isReference).stream())
                .map(LeftLanguage.Found::text)
                .findFirst();
    }

    /**
     * What the charts of a sheet show that is no area of cells, and so would stay as the template has it: names, several
     * areas, numbers written in the chart itself.
     */
    static List<String> outsideOfCells(OfficeFile file, String sheet) {
        return file.relations(sheet).targets("drawing").stream()
                .flatMap(drawing -> file.relations(drawing).targets("chart").stream())
                .flatMap(chart -> Xml.elements(file.xml(chart), ChartXml.NAMESPACE, "ser").stream())
                .flatMap(series -> Stream.concat(
                        SHOWN.stream()
                                .flatMap(part -> ChartXml.formula(series, part).stream())
                                .map(Element::getTextContent)
                                .filter(reference ->
                                        !ONE_AREA.matcher(reference).matches()),
                        Stream.of("numLit", "strLit", "errBars")
                                .flatMap(part -> Xml.elements(series, ChartXml.NAMESPACE, part).stream())
                                .filter(DrawingTexts::showsNumbers)
                                .map(literal -> Messages.text("excel.chart-literal"))))
                .distinct()
                .toList();
    }

    /** Error bars of a fixed size or a share show no numbers of their own. */
    private static boolean showsNumbers(Element part) {
        return !part.getLocalName().equals("errBars")
                || !Xml.elements(part, ChartXml.NAMESPACE, "numRef").isEmpty();
    }

    /** A reference to cells may name a sheet whose name has a field; what a chart keeps of them is written anew. */
    private static boolean isReference(Node node) {
        return node instanceof Element
                && Set.of("f", "strCache", "numCache", "multiLvlStrCache").contains(node.getLocalName());
    }

    /** The texts as typed, in the order that {@link #write} replaces them in. */
    List<String> texts() {
        return texts;
    }

    /** Replaces the typed texts of a drawing or chart by the next of the filled-in ones. */
    static void write(Document drawingOrChart, Iterator<String> filled) {
        replace(drawingOrChart, text -> filled.next());
    }

    private static void replace(Document document, UnaryOperator<String> replacement) {
        for (Element properties : Xml.elements(document, SpreadsheetXml.DRAWING, "cNvPr")) {
            for (String attribute : List.of("descr", "title")) {
                String text = properties.getAttribute(attribute);
                if (isTyped(text)) {
                    properties.setAttribute(attribute, replacement.apply(text));
                }
            }
        }
        for (Element paragraph : Xml.elements(document, SpreadsheetXml.TEXT, "p")) {
            List<Element> runs = Xml.elements(paragraph, SpreadsheetXml.TEXT, "t");
            String text = runs.stream().map(Node::getTextContent).collect(Collectors.joining());
            if (isTyped(text)) {
                String filled = replacement.apply(text);
                for (int i = 0; i < runs.size(); i++) {
                    runs.get(i).setTextContent(i == 0 ? filled : "");
                }
            }
        }
    }

    private static boolean isTyped(String text) {
        return text.contains("${") || text.contains("[#");
    }

    /** The elements {@code c:chart} of a drawing, each with the id that refers to its chart. */
    static List<Element> charts(Document drawing) {
        return Xml.elements(drawing, ChartXml.NAMESPACE, "chart");
    }
}
