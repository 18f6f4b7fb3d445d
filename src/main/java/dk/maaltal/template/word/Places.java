package dk.maaltal.template.word;

import dk.maaltal.template.Xml;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Where each paragraph of a part stands, counted as a reader counts: "afsnit 7", "tabel 2, række 3". */
final class Places {

    /** The place of a text that is drawn in a chart. */
    static final String CHART = "et diagrams tekst";

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
        nameStories("tekstboks", Xml.within(document, "txbxContent"));
        nameStories("fodnote", Xml.elements(document, Xml.STORY, "footnote"));
        nameStories("slutnote", Xml.elements(document, Xml.STORY, "endnote"));
    }

    private void nameStories(String kind, List<Element> found) {
        for (int i = 0; i < found.size(); i++) {
            stories.put(found.get(i), kind + " " + (i + 1));
        }
    }

    void forEach(BiConsumer<Element, String> told) {
        int number = 0;
        for (Element paragraph : Xml.within(document, "p")) {
            boolean isOutside = story(paragraph).isEmpty() && Xml.around(paragraph, "tbl") == null;
            number += isOutside ? 1 : 0;
            told.accept(paragraph, prefix() + story(paragraph) + place(paragraph, number));
        }
    }

    private String place(Element paragraph, int number) {
        Element row = Xml.around(paragraph, "tr");
        if (row == null) {
            return story(paragraph).isEmpty() ? "afsnit " + number : "";
        }
        Element table = Xml.around(row, "tbl");
        List<Element> rows = Xml.children(table, "tr");
        return (story(paragraph).isEmpty() ? "" : ", ") + "tabel " + tables.get(table) + ", række "
                + (rows.indexOf(row) + 1);
    }

    /** "fodnote 2", of a text that hangs on another. */
    private String story(Element paragraph) {
        for (Node node = paragraph.getParentNode(); node != null; node = node.getParentNode()) {
            if (Xml.isStory(node)) {
                return stories.get(node);
            }
        }
        return "";
    }

    private String prefix() {
        String name = partName(part);
        return name.equals("teksten") ? "" : name + ", ";
    }

    /** "sidehoved" for {@code word/header1.xml}. */
    static String partName(String part) {
        return part.contains("header") ? "sidehoved" : part.contains("footer") ? "sidefod" : "teksten";
    }
}
