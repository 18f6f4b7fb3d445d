package dk.maaltal.template.excel;

import dk.maaltal.template.Xml;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The XML of workbooks (SpreadsheetML): what its elements are called. */
final class Sheets {

    static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    static final String TEXT = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /** Of extensions that Excel made later: ranges and formulas in elements of their own. */
    static final String EXTENSION = "http://schemas.microsoft.com/office/excel/2006/main";

    private Sheets() {}

    static List<Element> all(Node within, String name) {
        return Xml.elements(within, NAMESPACE, name);
    }

    static Optional<Element> first(Node within, String name) {
        return all(within, name).stream().findFirst();
    }

    static Element create(Element like, String name) {
        String prefix = like.lookupPrefix(NAMESPACE);
        return like.getOwnerDocument().createElementNS(NAMESPACE, (prefix == null ? "" : prefix + ":") + name);
    }

    static Element append(Element parent, String name) {
        Element made = create(parent, name);
        parent.appendChild(made);
        return made;
    }

    static void remove(Element element) {
        element.getParentNode().removeChild(element);
    }

    /** A number attribute. */
    static int number(Element element, String attribute, int otherwise) {
        String text = element.getAttribute(attribute);
        return text.isEmpty() ? otherwise : (int) Double.parseDouble(text);
    }
}
