package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Makes a filled-in part a valid one: line breaks in values become Word's, a table's grid is fitted to its rows, a table
 * without rows is removed, a cell gets the paragraph that it must end with.
 */
final class WordRepair {

    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    private final Document document;

    WordRepair(Document document) {
        this.document = document;
    }

    void repair() {
        SpanMarks.apply(document);
        Xml.within(document, "t").forEach(WordRepair::breakLines);
        for (Element table : Xml.within(document, "tbl")) {
            if (!hasRows(table)) {
                table.getParentNode().removeChild(table);
            } else {
                TableGrid.fit(table);
            }
        }
        for (Element cell : Xml.within(document, "tc")) {
            Node last = cell.getLastChild();
            while (last != null && !(last instanceof Element)) {
                last = last.getPreviousSibling();
            }
            if (!Xml.is(last, "p")) {
                cell.appendChild(Xml.create(cell, "p"));
            }
        }
        dropRepeated();
    }

    private static boolean hasRows(Element table) {
        for (Node child = table.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (Xml.is(child, "tr") || DetachedFragments.isMark(child)) {
                return true;
            }
        }
        return !Xml.within(table, "tr").isEmpty();
    }

    private static void breakLines(Element t) {
        String text = t.getTextContent();
        if (text.indexOf('\n') < 0) {
            return;
        }
        String[] lines = text.split("\n", -1);
        Node run = t.getParentNode();
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.insertBefore(Xml.create(t, "br"), t);
            }
            Element line = (Element) t.cloneNode(false);
            line.setTextContent(lines[i]);
            line.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
            run.insertBefore(line, t);
        }
        run.removeChild(t);
    }

    /** Only the first repetition of a paragraph keeps its id, since no two may have the same. */
    private void dropRepeated() {
        Set<String> paragraphs = new HashSet<>();
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            if (node instanceof Element element) {
                dropRepeated(element, WORD_2010, "paraId", paragraphs);
            }
        }
    }

    private static void dropRepeated(Element element, String namespace, String name, Set<String> seen) {
        NamedNodeMap attributes = element.getAttributes();
        Attr attribute = (Attr) attributes.getNamedItemNS(namespace, name);
        if (attribute != null && !seen.add(attribute.getValue())) {
            element.removeAttributeNode(attribute);
        }
    }
}
