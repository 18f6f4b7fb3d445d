package dk.maaltal.template.excel;

import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * Computes how high a row must be for its texts, in points. Excel does so itself; programs that only show a workbook do
 * not, and let wrapped texts run into one another.
 */
final class RowHeight {

    /** The height of a line, as a multiple of the font size. */
    private static final double LINE = 1.36;

    /** The font size, in points, that column widths are counted in. */
    private static final double COLUMN_FONT = 11;

    /** The width of a column that has none, in letters. */
    private static final double WIDTH = 8.43;

    /** The height of a row that has none, in points. */
    private static final double HEIGHT = 15;

    private final TemplateSheet template;
    private final ExcelStyles styles;
    private final TreeMap<Integer, Double> widths = new TreeMap<>();
    private final double standard;

    private Element row;
    private double needed;

    RowHeight(TemplateSheet template, ExcelStyles styles) {
        this.template = template;
        this.styles = styles;
        for (Element column : SpreadsheetXml.all(template.document(), "col")) {
            if (!column.getAttribute("width").isEmpty()) {
                widths.put(
                        SpreadsheetXml.number(column, "min", 1) - 1, Double.parseDouble(column.getAttribute("width")));
                widths.putIfAbsent(SpreadsheetXml.number(column, "max", 1), WIDTH);
            }
        }
        this.standard = SpreadsheetXml.first(template.document(), "sheetFormatPr")
                .map(format -> format.getAttribute("defaultRowHeight"))
                .filter(height -> !height.isEmpty())
                .map(Double::parseDouble)
                .orElse(HEIGHT);
    }

    /** Begins a row that came of one of the template's, by its number from 0. */
    void begin(int source) {
        row = template.rows().containsKey(source) ? template.rows().get(source).element() : null;
        boolean given = row != null
                && row.getAttribute("customHeight").matches("1|true")
                && !row.getAttribute("ht").isEmpty();
        needed = given ? Double.parseDouble(row.getAttribute("ht")) : 0;
    }

    /** Takes the text of a cell of the row into account. */
    void add(int column, int style, String text) {
        double size = styles.size(style);
        int lines = 1;
        if (styles.wraps(style)) {
            Map.Entry<Integer, Double> width = widths.floorEntry(column);
            double letters = (width == null ? WIDTH : width.getValue()) * COLUMN_FONT / size;
            lines = (int) text.lines()
                    .mapToDouble(line -> Math.max(1, Math.ceil(line.length() / letters)))
                    .sum();
        }
        needed = Math.max(needed, lines * size * LINE);
    }

    /** Writes the attributes of the template's row, and the height where it is more than the sheet's default. */
    void attributes(StringBuilder to) {
        if (row != null) {
            for (String name :
                    new String[] {"s", "customFormat", "hidden", "outlineLevel", "collapsed", "thickTop", "thickBot"}) {
                if (!row.getAttribute(name).isEmpty()) {
                    to.append(' ')
                            .append(name)
                            .append("=\"")
                            .append(row.getAttribute(name))
                            .append('"');
                }
            }
        }
        if (needed > standard) {
            to.append(" ht=\"").append((int) Math.ceil(needed)).append("\" customHeight=\"1\"");
        }
    }
}
