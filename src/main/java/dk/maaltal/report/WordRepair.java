package dk.maaltal.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Makes a filled-in part whole again: line breaks in values become Word's, a table's grid follows columns that came or
 * went, a table without rows goes, an emptied cell gets the paragraph it must have, and numbers that must be unique are.
 */
final class WordRepair {

    private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    /** Of an A4 page with ordinary margins, in twentieths of a point. */
    private static final int TEXT_WIDTH = 9_070;

    private final Document document;

    WordRepair(Document document) {
        this.document = document;
    }

    void repair() {
        Xml.within(document, "t").forEach(WordRepair::breakLines);
        for (Element table : Xml.within(document, "tbl")) {
            if (Xml.children(table, "tr").isEmpty()) {
                table.getParentNode().removeChild(table);
            } else {
                fitGrid(table);
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
        makeUnique();
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

    /**
     * Gives the grid as many columns as the widest row. Columns that the template has keep their width, except the last,
     * which shares its width and that of the columns that went among those that came; rows that are shorter are widened in
     * their last cell. The table stays as wide as it was.
     */
    private static void fitGrid(Element table) {
        List<Element> rows = Xml.children(table, "tr");
        int columns = rows.stream().mapToInt(WordRepair::spanOfRow).max().orElse(0);
        Element holder = Xml.children(table, "tblGrid").stream().findFirst().orElseGet(() -> newGrid(table));
        List<Element> grid = Xml.children(holder, "gridCol");
        if (columns == grid.size()) {
            return;
        }
        List<Integer> widths = widths(grid, columns);
        grid.forEach(holder::removeChild);
        for (int width : widths) {
            Element column = Xml.create(holder, "gridCol");
            Xml.set(column, "w", width);
            holder.appendChild(column);
        }
        for (Element row : rows) {
            List<Element> cells = Xml.children(row, "tc");
            widen(cells.get(cells.size() - 1), columns - spanOfRow(row));
            int at = 0;
            for (Element cell : cells) {
                int span = spanOf(cell);
                setWidth(
                        cell,
                        widths.subList(at, at + span).stream()
                                .mapToInt(Integer::intValue)
                                .sum());
                at += span;
            }
        }
    }

    /** A grid of one column as wide as a page of text, for a table that some program has made without. */
    private static Element newGrid(Element table) {
        Element grid = Xml.create(table, "tblGrid");
        Element column = Xml.create(table, "gridCol");
        Xml.set(column, "w", TEXT_WIDTH);
        grid.appendChild(column);
        table.insertBefore(grid, Xml.children(table, "tr").get(0));
        return grid;
    }

    private static List<Integer> widths(List<Element> grid, int columns) {
        List<Integer> old = grid.stream()
                .map(column -> Integer.parseInt(Xml.attribute(column, "w")))
                .toList();
        int kept = Math.min(old.size(), columns) - 1;
        int total = old.stream().mapToInt(Integer::intValue).sum();
        List<Integer> widths = new ArrayList<>(old.subList(0, kept));
        int left = total - widths.stream().mapToInt(Integer::intValue).sum();
        for (int i = kept; i < columns; i++) {
            int share = left / (columns - i);
            widths.add(share);
            left -= share;
        }
        return widths;
    }

    private static int spanOfRow(Element row) {
        return Xml.children(row, "tc").stream().mapToInt(WordRepair::spanOf).sum();
    }

    private static int spanOf(Element cell) {
        return Xml.children(cell, "tcPr").stream()
                .flatMap(properties -> Xml.children(properties, "gridSpan").stream())
                .map(element -> Integer.parseInt(Xml.attribute(element, "val")))
                .findFirst()
                .orElse(1);
    }

    private static void widen(Element cell, int by) {
        if (by > 0) {
            Element properties = Xml.children(cell, "tcPr").stream().findFirst().orElseGet(() -> {
                Element made = Xml.create(cell, "tcPr");
                cell.insertBefore(made, cell.getFirstChild());
                return made;
            });
            int span = spanOf(cell) + by;
            Element element = Xml.children(properties, "gridSpan").stream()
                    .findFirst()
                    .orElseGet(() -> {
                        Element made = Xml.create(cell, "gridSpan");
                        Node after = Xml.children(properties, "tcW").stream()
                                .findFirst()
                                .map(Node::getNextSibling)
                                .orElse(null);
                        properties.insertBefore(made, after);
                        return made;
                    });
            Xml.set(element, "val", span);
        }
    }

    private static void setWidth(Element cell, int width) {
        Xml.within(cell, "tcW", node -> Xml.is(node, "tcPr")).forEach(element -> Xml.set(element, "w", width));
    }

    private void makeUnique() {
        Set<String> paragraphs = new HashSet<>();
        Set<String> bookmarks = new HashSet<>();
        int drawing = 1;
        for (Node node = document.getDocumentElement(); node != null; node = next(node)) {
            if (!(node instanceof Element element)) {
                continue;
            }
            dropRepeated(element, WORD_2010, "paraId", paragraphs);
            if (element.getLocalName().equals("docPr")) {
                element.setAttribute("id", Integer.toString(drawing++));
            }
            if (Xml.is(element, "bookmarkStart") && !bookmarks.add(Xml.attribute(element, "name"))) {
                Xml.set(element, "name", Xml.attribute(element, "name") + "_" + bookmarks.size());
                bookmarks.add(Xml.attribute(element, "name"));
            }
        }
        numberBookmarks();
    }

    private void numberBookmarks() {
        List<Element> starts = Xml.within(document, "bookmarkStart");
        List<Element> ends = Xml.within(document, "bookmarkEnd");
        for (int i = 0; i < starts.size(); i++) {
            String id = Xml.attribute(starts.get(i), "id");
            Xml.set(starts.get(i), "id", i);
            Optional<Element> end =
                    ends.stream().filter(e -> Xml.attribute(e, "id").equals(id)).findFirst();
            if (end.isPresent()) {
                ends.remove(end.get());
                Xml.set(end.get(), "id", i);
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

    private static Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != null && at.getNextSibling() == null) {
            at = at.getParentNode();
        }
        return at == null ? null : at.getNextSibling();
    }
}
