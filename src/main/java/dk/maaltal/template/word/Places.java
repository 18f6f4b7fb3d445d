package dk.maaltal.template.word;

import dk.maaltal.template.language.Messages;
import dk.maaltal.template.office.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The place of each paragraph of a part, in Danish, counted from 1 as a reader counts: "afsnit 7", "tabel 2, række 3".
 */
final class Places {

    private final String part;
    private final Document document;
    private final Map<Element, Integer> tables = new HashMap<>();
    private final Map<Node, String> stories = new HashMap<>();

    Places(String part, Document document) {
        this.part = part;
        this.document = document;
        for (Element table : Xml.within(document, "tbl")) {
            tables.put(table, tables.size() + 1);
        }
        number(Xml.within(document, "txbxContent"), n -> Messages.text("word.text-box", n));
        number(Xml.elements(document, Xml.STORY, "footnote"), n -> Messages.text("word.footnote", n));
        number(Xml.elements(document, Xml.STORY, "endnote"), n -> Messages.text("word.endnote", n));
    }

    private void number(List<Element> found, IntFunction<String> name) {
        for (int i = 0; i < found.size(); i++) {
            stories.put(found.get(i), name.apply(i + 1));
        }
    }

    /** Gives every paragraph with its place. */
    void forEach(BiConsumer<Element, String> paragraphs) {
        int number = 0;
        for (Element paragraph : Xml.within(document, "p")) {
            boolean isOutside = story(paragraph).isEmpty() && Xml.around(paragraph, "tbl") == null;
            number += isOutside ? 1 : 0;
            paragraphs.accept(paragraph, inPart(place(paragraph, number)));
        }
    }

    private String place(Element paragraph, int number) {
        String story = story(paragraph);
        Element row = Xml.around(paragraph, "tr");
        if (row == null) {
            return story.isEmpty() ? Messages.text("word.paragraph", number) : story;
        }
        Element table = Xml.around(row, "tbl");
        int rowNumber = Xml.children(table, "tr").indexOf(row) + 1;
        return story.isEmpty()
                ? Messages.text("word.row", tables.get(table), rowNumber)
                : Messages.text("word.note-row", story, tables.get(table), rowNumber);
    }

    /** The text box or note that a paragraph is in: "fodnote 2"; empty for the document's own text. */
    private String story(Element paragraph) {
        for (Node node = paragraph.getParentNode(); node != null; node = node.getParentNode()) {
            if (Xml.isStory(node)) {
                return stories.get(node);
            }
        }
        return "";
    }

    private String inPart(String place) {
        return part.contains("header") || part.contains("footer")
                ? Messages.text("word.in-header-or-footer", partName(part), place)
                : place;
    }

    /** "sidehoved" for {@code word/header1.xml}. */
    static String partName(String part) {
        if (part.contains("header")) {
            return Messages.text("word.header");
        }
        return part.contains("footer") ? Messages.text("word.footer") : Messages.text("word.body");
    }
}
