package dk.maaltal.template.word;

import dk.maaltal.template.office.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The column grid of a table, which must fit its rows after lists have added or removed cells. */
final class TableGrid {

    /** The text width of an A4 page with ordinary margins, in twentieths of a point. */
    private static final int TEXT_WIDTH = 9_070;

    /** The size of letters where a cell does not say, in half points. */
    private static final int SIZE = 20;

    /** How wide a bold letter is for each half point of its size, in twentieths of a point: a good half of its height. */
    private static final int LETTER = 6;

    /** The room at both sides of a cell's text. */
    private static final int BESIDE = 120;

    private TableGrid() {}

    /**
     * Gives the grid as many columns as the widest row. The template's columns keep their widths, except the last one
     * kept: its width and those of removed columns are shared out evenly to it and the added ones. In shorter rows the
     * last cell is widened. The table stays as wide as it was. Where its columns follow their contents, so that Word would
     * fit them anew, a column that is too narrow for its longest word gets what others do not need.
     */
    static void fit(Element table) {
        List<Element> rows = Xml.children(table, "tr");
        if (rows.isEmpty()) {
            return;
        }
        int columns = rows.stream().mapToInt(TableGrid::spanOfRow).max().orElse(0);
        Element holder = Xml.children(table, "tblGrid").get(0);
        List<Element> grid = Xml.children(holder, "gridCol");
        if (columns == grid.size()) {
            return;
        }
        List<Integer> widths = widths(grid, columns);
        if (followsContents(table)) {
            widths = withRoomForWords(widths, rows);
        }
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

    /** Whether a row's cells span as many columns as its table has. */
    static boolean isFull(Element row) {
        Element table = Xml.around(row, "tbl");
        int columns = Xml.children(table, "tblGrid").stream()
                .mapToInt(grid -> Xml.children(grid, "gridCol").size())
                .sum();
        return Xml.is(row.getParentNode(), "tbl") && columns == spanOfRow(row);
    }

    /** Gives a table without a grid, as some programs write them, one of even columns as wide as the text of a page. */
    static void require(Element table) {
        List<Element> rows = Xml.within(table, "tr");
        if (!Xml.children(table, "tblGrid").isEmpty() || rows.isEmpty()) {
            return;
        }
        Element grid = Xml.create(table, "tblGrid");
        int columns =
                Math.max(1, rows.stream().mapToInt(TableGrid::spanOfRow).max().orElse(1));
        for (int i = 0; i < columns; i++) {
            Element column = Xml.create(table, "gridCol");
            Xml.set(column, "w", TEXT_WIDTH / columns);
            grid.appendChild(column);
        }
        Node before = table.getFirstChild();
        while (before != null && !Xml.is(before, "tr") && !Xml.is(before, "sdt")) {
            before = before.getNextSibling();
        }
        table.insertBefore(grid, before);
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

    private static boolean followsContents(Element table) {
        return Xml.children(table, "tblPr").stream()
                .flatMap(properties -> Xml.children(properties, "tblLayout").stream())
                .anyMatch(layout -> Xml.attribute(layout, "type").equals("autofit"));
    }

    private static List<Integer> withRoomForWords(List<Integer> widths, List<Element> rows) {
        int[] needed = new int[widths.size()];
        for (Element row : rows) {
            int at = 0;
            for (Element cell : Xml.children(row, "tc")) {
                int span = spanOf(cell);
                if (span == 1) {
                    needed[at] = Math.max(needed[at], neededBy(cell));
                }
                at += span;
            }
        }
        int lacking = 0;
        int spare = 0;
        for (int i = 0; i < needed.length; i++) {
            lacking += Math.max(0, needed[i] - widths.get(i));
            spare += Math.max(0, widths.get(i) - needed[i]);
        }
        int moved = Math.min(lacking, spare);
        List<Integer> made = new ArrayList<>();
        for (int i = 0; i < needed.length; i++) {
            int less = needed[i] - widths.get(i);
            made.add(widths.get(i) + (less > 0 ? moved * less / lacking : spare == 0 ? 0 : moved * less / spare));
        }
        made.set(0, made.get(0) + sum(widths) - sum(made));
        return made;
    }

    /** How wide the longest word of a cell is, by its letters and their size, and the room beside it. */
    private static int neededBy(Element cell) {
        int halfPoints = Xml.within(cell, "sz").stream()
                .mapToInt(size -> Integer.parseInt(Xml.attribute(size, "val")))
                .max()
                .orElse(SIZE);
        int letters = Xml.within(cell, "p").stream()
                .flatMap(paragraph -> Stream.of(Xml.within(paragraph, "t").stream()
                        .map(Element::getTextContent)
                        .collect(Collectors.joining())
                        .split("[\\s-]")))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return letters * halfPoints * LETTER + BESIDE;
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    private static int spanOfRow(Element row) {
        return Xml.children(row, "tc").stream().mapToInt(TableGrid::spanOf).sum();
    }

    private static int spanOf(Element cell) {
        return Xml.children(cell, "tcPr").stream()
                .flatMap(properties -> Xml.children(properties, "gridSpan").stream())
                .map(element -> Integer.parseInt(Xml.attribute(element, "val")))
                .findFirst()
                .orElse(1);
    }

    /** Makes a cell span so many more columns. */
    static void widen(Element cell, int by) {
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
}
