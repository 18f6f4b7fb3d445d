package dk.maaltal.template.excel;

import dk.maaltal.template.ChartXml;
import dk.maaltal.template.OfficeFile;
import dk.maaltal.template.Xml;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is written in the drawings of a sheet: alt texts, text boxes, the titles of charts. */
final class DrawingTexts {

    private final List<String> texts = new ArrayList<>();

    /** @param sheet the part whose drawings they are */
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

    /** As typed, in the order they are replaced in. */
    List<String> texts() {
        return texts;
    }

    /** Writes filled-in texts where those of a template are, in the same order. */
    static void write(Document drawingOrChart, Iterator<String> filled) {
        replace(drawingOrChart, text -> filled.next());
    }

    private static void replace(Document document, UnaryOperator<String> replacement) {
        for (Element properties : Xml.elements(document, Sheets.DRAWING, "cNvPr")) {
            for (String attribute : List.of("descr", "title")) {
                String text = properties.getAttribute(attribute);
                if (isTyped(text)) {
                    properties.setAttribute(attribute, replacement.apply(text));
                }
            }
        }
        for (Element paragraph : Xml.elements(document, Sheets.TEXT, "p")) {
            List<Element> runs = Xml.elements(paragraph, Sheets.TEXT, "t");
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

    /** The charts a drawing shows: {@code c:chart} with the id of each. */
    static List<Element> charts(Document drawing) {
        return Xml.elements(drawing, ChartXml.NAMESPACE, "chart");
    }
}
