package dk.maaltal.template.excel;

import dk.maaltal.template.language.Characters;
import dk.maaltal.template.office.Xml;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.util.CellReference;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes cells as XML, as text and without nodes: there may be millions. Rows, columns and styles are counted from 0. */
final class CellXml {

    /** What Excel reads as the character of that number, such as _x000D_. */
    private static final Pattern NUMBERED = Pattern.compile("_x[0-9A-Fa-f]{4}_");

    private static final String[] LETTERS = new String[256];

    static {
        for (int column = 0; column < LETTERS.length; column++) {
            LETTERS[column] = CellReference.convertNumToColString(column);
        }
    }

    private CellXml() {}

    static void blank(StringBuilder to, int row, int column, int style) {
        open(to, row, column, style).append("/>");
    }

    static void number(StringBuilder to, int row, int column, int style, double value) {
        open(to, row, column, style).append("><v>").append(plain(value)).append("</v></c>");
    }

    /**
     * A truth value or an error.
     *
     * @param type as the file names it: b or e
     * @param value as the file writes it
     */
    static void value(StringBuilder to, int row, int column, int style, String type, String value) {
        open(to, row, column, style)
                .append(" t=\"")
                .append(type)
                .append("\"><v>")
                .append(value)
                .append("</v></c>");
    }

    static void text(StringBuilder to, int row, int column, int style, String text) {
        open(to, row, column, style).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        escape(to, text.contains("_x") ? NUMBERED.matcher(text).replaceAll("_x005F$0") : text);
        to.append("</t></is></c>");
    }

    /**
     * A text with formats of its own.
     *
     * @param rich from {@link #rich}
     */
    static void richText(StringBuilder to, int row, int column, int style, String rich) {
        open(to, row, column, style).append(" t=\"inlineStr\">").append(rich).append("</c>");
    }

    /** The XML of a template's text with formats of its own, as a cell holds it. */
    static String rich(Element text) {
        Document alone = Xml.document(text);
        alone.renameNode(alone.getDocumentElement(), SpreadsheetXml.NAMESPACE, "is");
        return Xml.text(alone).replaceFirst("<\\?.*?\\?>\\s*", "");
    }

    /**
     * A formula with its result.
     *
     * @param text of the formula, with references to the filled-in sheets
     * @param result a Double, a String, a Boolean or an ErrorEval; empty where only Excel can compute it
     */
    static String formula(SheetValues.Formula formula, int style, String text, Optional<Object> result) {
        StringBuilder cell = new StringBuilder();
        open(cell, formula.row(), formula.column(), style);
        String type = result.map(CellXml::type).orElse("");
        cell.append(type.isEmpty() ? "" : " t=\"" + type + "\"").append("><f");
        if (formula.isArray()) {
            cell.append(" t=\"array\" ref=\"")
                    .append(Area.name(formula.row(), formula.column()))
                    .append('"');
        }
        cell.append('>');
        escape(cell, text);
        cell.append("</f>");
        result.ifPresent(value -> {
            cell.append("<v>");
            escape(cell, shown(value));
            cell.append("</v>");
        });
        return cell.append("</c>").toString();
    }

    private static String type(Object value) {
        if (value instanceof Double) {
            return "";
        }
        return value instanceof String ? "str" : value instanceof Boolean ? "b" : "e";
    }

    private static String shown(Object value) {
        if (value instanceof Double number) {
            return plain(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        return value instanceof String text ? text : ((ErrorEval) value).getErrorString();
    }

    private static StringBuilder open(StringBuilder to, int row, int column, int style) {
        to.append("<c r=\"")
                .append(column < LETTERS.length ? LETTERS[column] : CellReference.convertNumToColString(column))
                .append(row + 1)
                .append('"');
        return style == 0 ? to : to.append(" s=\"").append(style).append('"');
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static void escape(StringBuilder to, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '\r' -> {}
                default -> {
                    if (Characters.isAllowed(text, i)) {
                        to.append(c);
                    }
                }
            }
        }
    }
}
