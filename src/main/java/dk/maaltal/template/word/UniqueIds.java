package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Gives what a list has repeated ids of its own: drawings, VML shapes, bookmarks, permissions to edit, tracked changes and
 * the ends of tracked moves. What ends something keeps the id of what it ends.
 */
final class UniqueIds {

    private static final String VML = "urn:schemas-microsoft-com:vml";
    private static final String START = "Start";
    private static final String END = "End";

    /** What has a beginning and an end, each an element of its own, by the name without its end. */
    private static final Set<String> RANGES = Set.of(
            "bookmark",
            "perm",
            "moveFromRange",
            "moveToRange",
            "customXmlInsRange",
            "customXmlDelRange",
            "customXmlMoveFromRange",
            "customXmlMoveToRange");

    /** Tracked changes, which are one element each. */
    static final Set<String> CHANGES = Set.of(
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "cellIns",
            "cellDel",
            "cellMerge",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblPrExChange",
            "tblGridChange",
            "tcPrChange",
            "trPrChange",
            "numberingChange");

    private final Document document;
    private final Map<String, Deque<Integer>> open = new HashMap<>();
    private final Set<String> shapes = new HashSet<>();
    private final Map<String, Integer> moves = new HashMap<>();
    private int drawing = 1;
    private int next;

    private UniqueIds(Document document) {
        this.document = document;
    }

    /** Makes the ids of a filled-in part unique. */
    static void make(Document document) {
        new UniqueIds(document).make();
    }

    private void make() {
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            if (node instanceof Element element) {
                number(element);
            }
        }
        ContentControls.dropRepeatedIds(document);
    }

    private void number(Element element) {
        String name = element.getLocalName();
        if (VML.equals(element.getNamespaceURI()) && !element.getAttribute("id").isEmpty()) {
            String id = element.getAttribute("id");
            for (int n = 2; !shapes.add(element.getAttribute("id")); n++) {
                element.setAttribute("id", id + "_" + n);
            }
        } else if (name.equals("docPr")) {
            element.setAttribute("id", Integer.toString(drawing++));
        } else if (!Xml.WORD.equals(element.getNamespaceURI())
                || Xml.attribute(element, "id").isEmpty()) {
            return;
        } else if (name.endsWith(START) && RANGES.contains(stem(name, START))) {
            begin(element, stem(name, START));
        } else if (name.endsWith(END) && RANGES.contains(stem(name, END))) {
            end(element, stem(name, END));
        } else if (CHANGES.contains(name)) {
            Xml.set(element, "id", next++);
        }
    }

    private static String stem(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }

    private void begin(Element element, String kind) {
        open.computeIfAbsent(kind + Xml.attribute(element, "id"), id -> new ArrayDeque<>())
                .add(next);
        Xml.set(element, "id", next++);
        String move = Xml.attribute(element, "name");
        // The two places of a move find one another by its name; those of the same iteration are the same in number.
        if (!kind.equals("bookmark") && !move.isEmpty()) {
            int number = moves.merge(kind + " " + move, 1, Integer::sum);
            Xml.set(element, "name", number == 1 ? move : move + "_" + number);
        }
    }

    private void end(Element element, String kind) {
        Deque<Integer> begun = open.get(kind + Xml.attribute(element, "id"));
        // Without a beginning, that was in a branch that was not taken.
        Xml.set(element, "id", begun == null || begun.isEmpty() ? next++ : begun.poll());
    }
}
