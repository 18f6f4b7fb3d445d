package dk.maaltal.template.excel;

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
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The texts in the drawings of a sheet that have something typed in them: alt texts, text boxes, titles of charts, names
 * of their series. */
final class DrawingTexts {

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
        for (Element series : Xml.elements(document, ChartXml.NAMESPACE, "ser")) {
            ChartXml.typedName(series)
                    .filter(name -> isTyped(name.getTextContent()))
                    .ifPresent(name -> name.setTextContent(replacement.apply(name.getTextContent())));
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
