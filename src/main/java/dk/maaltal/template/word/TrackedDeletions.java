package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What was deleted in a template while Word tracked changes. Word keeps it, and shows it to whoever asks; like a comment it
 * is among those who edit the template, and never comes out in a document.
 */
final class TrackedDeletions {

    private TrackedDeletions() {}

    /** Removes the texts, the rows, and the paragraphs that nothing is left of. */
    static void drop(Document part) {
        for (Element deleted : Xml.within(part, "del")) {
            Node around = deleted.getParentNode();
            if (Xml.is(around, "trPr")) {
                Node row = around.getParentNode();
                row.getParentNode().removeChild(row);
            } else if (!Xml.is(around, "rPr")) {
                around.removeChild(deleted);
            }
        }
        for (Element paragraph : Xml.within(part, "p")) {
            if (isDeleted(paragraph) && !holdsMore(paragraph)) {
                paragraph.getParentNode().removeChild(paragraph);
            }
        }
    }

    private static boolean isDeleted(Element paragraph) {
        return Xml.children(paragraph, "pPr").stream()
                .flatMap(properties -> Xml.children(properties, "rPr").stream())
                .anyMatch(mark -> !Xml.children(mark, "del").isEmpty());
    }

    private static boolean holdsMore(Element paragraph) {
        if (!Xml.within(paragraph, "sectPr").isEmpty() || paragraph.getNextSibling() == null) {
            return true;
        }
        for (Node child = paragraph.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element && !Xml.is(child, "pPr")) {
                return true;
            }
        }
        return false;
    }
}
