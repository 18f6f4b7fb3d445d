package dk.maaltal.template.excel;

import dk.maaltal.template.OfficeFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The cell styles of a workbook, and those that filling in adds: the same look with another number format. */
final class ExcelStyles {

    private static final String PART = "xl/styles.xml";

    /** The first number format a workbook may name itself. */
    private static final int OWN_FORMATS = 164;

    /** The font size, in points, that column widths are counted in where no style says. */
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
        this.styles = Sheets.first(document, "cellXfs").orElseThrow();
    }

    void save() {
        styles.setAttribute("count", Integer.toString(all().size()));
        file.put(PART, document);
    }

    private List<Element> all() {
        return Sheets.all(styles, "xf");
    }

    /** The style with another number format. */
    int withFormat(int style, String format) {
        return made.computeIfAbsent(style + " " + format, key -> {
            Element copy = copy(style);
            copy.setAttribute("numFmtId", Integer.toString(format(format)));
            copy.setAttribute("applyNumberFormat", "1");
            return all().size() - 1;
        });
    }

    /** The style with the mark that keeps a text a text when a person edits it, whatever it begins with. */
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
        Element formats = Sheets.first(document, "numFmts").orElseGet(() -> {
            Element first = Sheets.create(document.getDocumentElement(), "numFmts");
            document.getDocumentElement()
                    .insertBefore(first, document.getDocumentElement().getFirstChild());
            return first;
        });
        int next = OWN_FORMATS;
        for (Element format : Sheets.all(formats, "numFmt")) {
            if (format.getAttribute("formatCode").equals(code)) {
                return Integer.parseInt(format.getAttribute("numFmtId"));
            }
            next = Math.max(next, Integer.parseInt(format.getAttribute("numFmtId")) + 1);
        }
        Element format = Sheets.append(formats, "numFmt");
        format.setAttribute("numFmtId", Integer.toString(next));
        format.setAttribute("formatCode", code);
        formats.setAttribute(
                "count", Integer.toString(Sheets.all(formats, "numFmt").size()));
        return next;
    }

    /** Whether a style breaks long texts into lines. */
    boolean wraps(int style) {
        return wraps.computeIfAbsent(style, number -> Sheets.first(all().get(number), "alignment")
                .map(alignment -> List.of("1", "true").contains(alignment.getAttribute("wrapText")))
                .orElse(false));
    }

    /** The size of a style's font, in points. */
    double size(int style) {
        return sizes.computeIfAbsent(style, number -> {
            int font = Sheets.number(all().get(number), "fontId", 0);
            List<Element> fonts = Sheets.all(Sheets.first(document, "fonts").orElseThrow(), "font");
            return Sheets.first(fonts.get(font), "sz")
                    .map(size -> Double.parseDouble(size.getAttribute("val")))
                    .orElse(FONT_SIZE);
        });
    }
}
