package dk.maaltal.template.excel;

import dk.maaltal.template.office.OfficeFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The cell styles of a workbook, by their numbers, and those that filling in adds. */
final class ExcelStyles {

    private static final String PART = "xl/styles.xml";

    /** The first number of formats that a workbook defines itself. */
    private static final int OWN_FORMATS = 164;

    /** The size of a font that has none, in points. */
    private static final double FONT_SIZE = 11;

    private final OfficeFile file;
    private final Document document;
    private final Element styles;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<Integer, Double> sizes = new HashMap<>();
    private final Map<Integer, Boolean> wraps = new HashMap<>();

    ExcelStyles(OfficeFile file) {
        this.file = file;
        this.document = file.xml(PART);
        this.styles = SpreadsheetXml.first(document, "cellXfs").orElseThrow();
    }

    /** Writes the styles back to the file. */
    void save() {
        styles.setAttribute("count", Integer.toString(all().size()));
        file.put(PART, document);
    }

    private List<Element> all() {
        return SpreadsheetXml.all(styles, "xf");
    }

    /** The number of a style that is like another but for its number format. */
    int withFormat(int style, String format) {
        return made.computeIfAbsent(style + " " + format, key -> {
            Element copy = copy(style);
            copy.setAttribute("numFmtId", Integer.toString(format(format)));
            copy.setAttribute("applyNumberFormat", "1");
            return all().size() - 1;
        });
    }

    /**
     * The number of a style that is like another, in which a text stays a text when a person edits it, even after "=".
     */
    int asText(int style) {
        return made.computeIfAbsent(style + " as text", key -> {
            copy(style).setAttribute("quotePrefix", "1");
            return all().size() - 1;
        });
    }

    private Element copy(int style) {
        Element copy = (Element) all().get(style).cloneNode(true);
        styles.appendChild(copy);
        return copy;
    }

    private int format(String code) {
        Element formats = SpreadsheetXml.first(document, "numFmts").orElseGet(() -> {
            Element first = SpreadsheetXml.create(document.getDocumentElement(), "numFmts");
            document.getDocumentElement()
                    .insertBefore(first, document.getDocumentElement().getFirstChild());
            return first;
        });
        int next = OWN_FORMATS;
        for (Element format : SpreadsheetXml.all(formats, "numFmt")) {
            if (format.getAttribute("formatCode").equals(code)) {
                return Integer.parseInt(format.getAttribute("numFmtId"));
            }
            next = Math.max(next, Integer.parseInt(format.getAttribute("numFmtId")) + 1);
        }
        Element format = SpreadsheetXml.append(formats, "numFmt");
        format.setAttribute("numFmtId", Integer.toString(next));
        format.setAttribute("formatCode", code);
        formats.setAttribute(
                "count", Integer.toString(SpreadsheetXml.all(formats, "numFmt").size()));
        return next;
    }

    /** Whether a style wraps long texts. */
    boolean wraps(int style) {
        return wraps.computeIfAbsent(style, number -> SpreadsheetXml.first(all().get(number), "alignment")
                .map(alignment -> List.of("1", "true").contains(alignment.getAttribute("wrapText")))
                .orElse(false));
    }

    /** The size of a style's font, in points. */
    double size(int style) {
        return sizes.computeIfAbsent(style, number -> {
            int font = SpreadsheetXml.number(all().get(number), "fontId", 0);
            List<Element> fonts =
                    SpreadsheetXml.all(SpreadsheetXml.first(document, "fonts").orElseThrow(), "font");
            return SpreadsheetXml.first(fonts.get(font), "sz")
                    .map(size -> Double.parseDouble(size.getAttribute("val")))
                    .orElse(FONT_SIZE);
        });
    }
}
