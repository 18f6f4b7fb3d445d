package dk.maaltal.template.word;

import dk.maaltal.template.language.TextList;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes a list of texts that was inserted as one field. Where the field was alone in its paragraph, each text becomes a
 * paragraph like it, with a bullet if it had none; where there was other text, each text begins a line.
 */
final class Bullets {

    private static final String PART = "word/numbering.xml";
    private static final String SEPARATOR = String.valueOf(TextList.SEPARATOR);

    /** The style's name in every language of Word. */
    private static final String STYLE = "list bullet";

    private final OfficeFile file;
    private final Document document;
    private final WordStyles styles;

    Bullets(OfficeFile file, Document document) {
        this.file = file;
        this.document = document;
        this.styles = new WordStyles(file);
    }

    void make() {
        for (Element t : Xml.within(document, "t")) {
            if (t.getTextContent().contains(SEPARATOR)) {
                write(t);
            }
        }
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            if (node.getNodeType() == Node.TEXT_NODE && node.getNodeValue().contains(SEPARATOR)) {
                node.setNodeValue(inOneLine(node.getNodeValue()));
            }
            for (int i = 0; node instanceof Element && i < node.getAttributes().getLength(); i++) {
                Node attribute = node.getAttributes().item(i);
                if (attribute.getNodeValue().contains(SEPARATOR)) {
                    attribute.setNodeValue(inOneLine(attribute.getNodeValue()));
                }
            }
        }
    }

    /** Where there are no lines, as in an alt text or an equation, the texts follow one another. */
    private static String inOneLine(String texts) {
        return texts.replaceFirst("^" + SEPARATOR, "").replaceAll(" ?" + SEPARATOR, " ");
    }

    private void write(Element t) {
        Element paragraph = Xml.around(t, "p");
        List<Element> texts = Xml.within(paragraph, "t", node -> !Xml.isStory(node));
        boolean alone = t.getTextContent().startsWith(SEPARATOR)
                && texts.stream()
                        .allMatch(other -> other == t || other.getTextContent().isBlank());
        if (!alone) {
            t.setTextContent(t.getTextContent().replaceFirst(SEPARATOR, "").replace(SEPARATOR, "\n"));
            return;
        }
        if (!styles.isInList(paragraph)) {
            makeBullet(paragraph);
        }
        String[] each = t.getTextContent().substring(1).split(SEPARATOR, -1);
        for (String text : each) {
            t.setTextContent(text);
            paragraph.getParentNode().insertBefore(paragraph.cloneNode(true), paragraph);
        }
        paragraph.getParentNode().removeChild(paragraph);
    }

    private void makeBullet(Element paragraph) {
        Element properties =
                Xml.children(paragraph, "pPr").stream().findFirst().orElseGet(() -> first(paragraph, "pPr"));
        Optional<String> style = styles.id(STYLE);
        if (style.isPresent()) {
            Element name = Xml.children(properties, "pStyle").stream()
                    .findFirst()
                    .orElseGet(() -> first(properties, "pStyle"));
            Xml.set(name, "val", style.get());
            return;
        }
        Element numbering = Xml.create(properties, "numPr");
        Element level = Xml.create(properties, "ilvl");
        Xml.set(level, "val", 0);
        Element number = Xml.create(properties, "numId");
        Xml.set(number, "val", ownBullets());
        numbering.appendChild(level);
        numbering.appendChild(number);
        Node before = properties.getFirstChild();
        while (before instanceof Element element
                && List.of("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
                        .contains(element.getLocalName())) {
            before = before.getNextSibling();
        }
        properties.insertBefore(numbering, before);
    }

    private static Element first(Element parent, String name) {
        Element made = Xml.create(parent, name);
        parent.insertBefore(made, parent.getFirstChild());
        return made;
    }

    /** Adds a bulleted list to the document's lists. Returns its number. */
    private int ownBullets() {
        if (!file.has(PART)) {
            file.put(PART, ("<w:numbering xmlns:w=\"" + Xml.WORD + "\"/>").getBytes(StandardCharsets.UTF_8));
            file.setType(PART, "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml");
            file.relations("word/document.xml").add("numbering", PART);
        }
        Document lists = file.xml(PART);
        Element root = lists.getDocumentElement();
        int id = 1 + highest(root, "abstractNum", "abstractNumId");
        int number = 1 + highest(root, "num", "numId");
        Element list = Xml.create(root, "abstractNum");
        Xml.set(list, "abstractNumId", id);
        Element level = child(list, "lvl", "ilvl", 0);
        child(level, "start", "val", 1);
        child(level, "numFmt", "val", "bullet");
        child(level, "lvlText", "val", "•");
        child(level, "lvlJc", "val", "left");
        Element indent = child(Xml.create(root, "pPr"), "ind", "left", 425);
        Xml.set(indent, "hanging", 283);
        level.appendChild(indent.getParentNode());
        root.insertBefore(list, Xml.children(root, "num").stream().findFirst().orElse(null));
        child(child(root, "num", "numId", number), "abstractNumId", "val", id);
        file.put(PART, lists);
        return number;
    }

    private static Element child(Element parent, String name, String attribute, Object value) {
        Element made = Xml.create(parent, name);
        Xml.set(made, attribute, value);
        parent.appendChild(made);
        return made;
    }

    private static int highest(Element root, String name, String attribute) {
        return Xml.children(root, name).stream()
                .mapToInt(element -> Integer.parseInt(Xml.attribute(element, attribute)))
                .max()
                .orElse(0);
    }
}
