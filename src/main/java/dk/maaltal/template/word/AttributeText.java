package dk.maaltal.template.word;

import dk.maaltal.template.language.BadToken;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A text that Word keeps in an attribute, and that fields may be typed in: the alt text of a picture, chart or table, and
 * the text of a shape that is drawn as letters, such as a watermark.
 *
 * @param attribute that holds it
 */
record AttributeText(Attr attribute) {

    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static final String VML = "urn:schemas-microsoft-com:vml";

    /** Charts of the kinds that came with Word 2016, whose numbers cannot be replaced. */
    private static final String NEW_CHARTS = "http://schemas.microsoft.com/office/drawing/2014/chartex";

    private static final Map<String, Set<String>> DRAWN =
            Map.of("docPr", Set.of("title", "descr"), "cNvPr", Set.of("title", "descr"));

    private static final Set<String> OF_SHAPES = Set.of("alt", "title", "string");
    private static final Set<String> OF_TABLES = Set.of("tblCaption", "tblDescription");

    /** What programs write as the alt text of a drawing by themselves. */
    private static final Pattern AUTOMATIC =
            Pattern.compile("automatisk genereret|automatically generated|AI-gener", Pattern.CASE_INSENSITIVE);

    /** Those of a part that have template language in them, in document order. */
    static List<AttributeText> in(Document part) {
        List<AttributeText> texts = new ArrayList<>();
        for (Node node = part.getDocumentElement(); node != null; node = Xml.next(node)) {
            for (int i = 0; node instanceof Element && i < node.getAttributes().getLength(); i++) {
                AttributeText text =
                        new AttributeText((Attr) node.getAttributes().item(i));
                if (text.mayHaveFields()
                        && (LeftLanguage.isIn(text.attribute.getValue())
                                || text.attribute.getValue().contains("{"))) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /**
     * The drawings of charts that show numbers which are neither filled in nor said to be fixed: without a field in the
     * title and without an alt text, or with one that a program wrote; and those of kinds that cannot be filled in, though
     * there is a field.
     */
    static List<Element> drawingsOfUnknownNumbers(Document part) {
        List<Element> drawings = new ArrayList<>();
        for (Element properties : Xml.elements(part, DRAWING, "docPr")) {
            String description = properties.getAttribute("descr");
            Node drawing = properties.getParentNode();
            boolean isNew = !Xml.elements(drawing, NEW_CHARTS, "chart").isEmpty();
            boolean isChart = isNew || isOfChart(drawing);
            boolean isFilled = description.indexOf(Placeholders.BEGIN) >= 0
                    || new ChartXml((Element) drawing)
                            .title().stream()
                                    .anyMatch(text -> text.getTextContent().indexOf(Placeholders.BEGIN) >= 0);
            if (isChart
                    && (isFilled
                            ? isNew
                            : description.isBlank()
                                    || AUTOMATIC.matcher(description).find())) {
                drawings.add(properties);
            }
        }
        return drawings;
    }

    private static boolean isOfChart(Node drawing) {
        return !Xml.elements(drawing, Xml.STORY, "chart").isEmpty();
    }

    Element element() {
        return attribute.getOwnerElement();
    }

    private boolean mayHaveFields() {
        String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
        Element element = element();
        return DRAWN.getOrDefault(element.getLocalName(), Set.of()).contains(name)
                || VML.equals(element.getNamespaceURI()) && OF_SHAPES.contains(name)
                || OF_TABLES.stream().anyMatch(table -> Xml.is(element, table)) && name.equals("val");
    }

    /** Whether it is the alt text that names the data of a chart. */
    boolean isOfChart() {
        return attribute.getName().equals("descr")
                && element().getLocalName().equals("docPr")
                && isOfChart(element().getParentNode());
    }

    /**
     * Replaces each field.
     *
     * @throws BadToken when there is a directive in it, or a field that is not ended
     */
    void replace(Function<Token, String> placeholders) {
        StringBuilder placed = new StringBuilder(attribute.getValue());
        List<Token> tokens = Token.in(attribute.getValue());
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.isDirective()) {
                throw new BadToken(Messages.text("word.directive-in-alt-text", token.source()));
            }
            placed.replace(token.from(), token.to(), placeholders.apply(token));
        }
        attribute.setValue(placed.toString());
    }
}
