package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds the tables, rows and paragraphs of a template that may be detached once they are filled in, and marks them. */
final class FragmentMarks {

    private final Document document;
    private final Set<Node> changing;

    /** @param changing the rows in which directives add or remove paragraphs or cells */
    FragmentMarks(Document document, Set<Node> changing) {
        this.document = document;
        this.changing = changing;
    }

    /** Marks them, the largest first: what is within one gets no mark of its own. */
    void place(WordStyles styles) {
        boolean headingsMatter = TablesOfContents.areIn(document) || References.countByChapter(document);
        Set<Node> marked = new HashSet<>();
        for (String kind : List.of("tbl", "tr", "p")) {
            for (Element element : Xml.within(document, kind)) {
                if (!marked.contains(element)
                        && !changing.contains(element)
                        && !isInStory(element)
                        && mayStandAlone(element)
                        && DetachedFragments.prepare(
                                element, headingsMatter ? Optional.of(styles) : Optional.empty())) {
                    WordParagraph.insertBefore(element, Placeholders.BEGIN_FRAGMENT);
                    WordParagraph.insertAfter(element, Placeholders.END_FRAGMENT);
                    marked.addAll(Xml.within(element, "tr"));
                    marked.addAll(Xml.within(element, "p"));
                }
            }
        }
    }

    /**
     * Whether it is a table that always has a row and whose rows all fill its width, or such a row, or a paragraph in
     * no table.
     */
    private boolean mayStandAlone(Element element) {
        if (Xml.is(element, "tbl")) {
            List<Element> rows = Xml.children(element, "tr");
            return !rows.isEmpty()
                    && rows.stream().allMatch(row -> !changing.contains(row) && TableGrid.isFull(row))
                    && isUnconditional(rows.get(0));
        }
        return Xml.is(element, "tr") ? TableGrid.isFull(element) : Xml.around(element, "tc") == null;
    }

    /** Whether it is in a text box, note or chart: those are moved to parts of their own. */
    private static boolean isInStory(Node node) {
        Node around = node;
        while (around != null && !Xml.isStory(around)) {
            around = around.getParentNode();
        }
        return around != null;
    }

    /** Whether no directive stands before a table's first row, so that the row is always there. */
    private static boolean isUnconditional(Element row) {
        Node before = row.getPreviousSibling();
        return before == null
                || before.getNodeType() != Node.TEXT_NODE
                || before.getTextContent().isBlank();
    }
}
