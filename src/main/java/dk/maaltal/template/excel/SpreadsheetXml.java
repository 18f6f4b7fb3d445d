package dk.maaltal.template.excel;

import dk.maaltal.template.office.Xml;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The XML of workbooks (SpreadsheetML): its namespaces, and how its elements are found and created. */
final class SpreadsheetXml {

    /** The namespace of workbooks and sheets. */
    static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    /** The namespace of the ids by which parts are referred to. */
    static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /** The namespace of drawings on sheets. */
    static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    /** The namespace of texts in drawings. */
    static final String TEXT = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /** The namespace of ranges and formulas in the extensions of later versions of Excel. */
    static final String EXTENSION = "http://schemas.microsoft.com/office/excel/2006/main";

    private SpreadsheetXml() {}

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

    /** An attribute as a whole number; the other where it is missing. */
    static int number(Element element, String attribute, int otherwise) {
        String text = element.getAttribute(attribute);
        return text.isEmpty() ? otherwise : (int) Double.parseDouble(text);
    }
}
