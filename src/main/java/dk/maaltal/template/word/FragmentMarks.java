package dk.maaltal.template.word;

import dk.maaltal.template.Xml;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds the tables, rows and paragraphs of a template that may be laid aside once they are filled in, and marks them. */
final class PieceMarks {

    private final Document document;
    private final Set<Node> changing;

    /** @param changing the rows in which paragraphs or cells come and go */
    PieceMarks(Document document, Set<Node> changing) {
        this.document = document;
        this.changing = changing;
    }

    /** Marks them, the largest first: what is in one needs no mark of its own. */
    void place(WordStyles styles) {
        boolean headingsMatter = Contents.areIn(document) || References.countByChapter(document);
        Set<Node> marked = new HashSet<>();
        for (String kind : List.of("tbl", "tr", "p")) {
            for (Element element : Xml.within(document, kind)) {
                if (!marked.contains(element)
                        && !changing.contains(element)
                        && !isInStory(element)
                        && mayStandAlone(element)
                        && QuietPieces.isQuiet(element, headingsMatter ? Optional.of(styles) : Optional.empty())) {
                    WordParagraph.insertBefore(element, Placeholders.BEGIN_PIECE);
                    WordParagraph.insertAfter(element, Placeholders.END_PIECE);
                    marked.addAll(Xml.within(element, "tr"));
                    marked.addAll(Xml.within(element, "p"));
                }
            }
        }
    }

    /** A table that always has a row, and all of whose rows are as wide as it is; such a row; a paragraph in no table. */
    private boolean mayStandAlone(Element element) {
        if (Xml.is(element, "tbl")) {
            List<Element> rows = Xml.children(element, "tr");
            return !rows.isEmpty()
                    && rows.stream().allMatch(row -> !changing.contains(row) && TableGrid.isFull(row))
                    && comesAlways(rows.get(0));
        }
        return Xml.is(element, "tr") ? TableGrid.isFull(element) : Xml.around(element, "tc") == null;
    }

    /** Notes go to a part of their own. */
    private static boolean isInStory(Node node) {
        Node around = node;
        while (around != null && !Xml.isStory(around)) {
            around = around.getParentNode();
        }
        return around != null;
    }

    /** Whether no directive stands before a table's first row. */
    private static boolean comesAlways(Element row) {
        Node before = row.getPreviousSibling();
        return before == null
                || before.getNodeType() != Node.TEXT_NODE
                || before.getTextContent().isBlank();
    }
}
