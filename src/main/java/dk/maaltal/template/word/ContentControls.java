package dk.maaltal.template.word;

import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.Xml;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The content controls of a part. One that is bound to a property of the document, or to data kept in it, would show that
 * instead of what is filled in, so the binding goes.
 */
final class ContentControls {

    private ContentControls() {}

    /** Removes the bindings, and from controls with fields the mark that their content only asks for a text. */
    static void unbind(Document part) {
        for (Element properties : Xml.within(part, "sdtPr")) {
            List<Element> bindings = Xml.elements(properties, "*", "dataBinding");
            bindings.forEach(binding -> binding.getParentNode().removeChild(binding));
            if (LeftLanguage.isIn(properties.getParentNode().getTextContent())) {
                Xml.children(properties, "showingPlcHdr").forEach(properties::removeChild);
            }
        }
    }

    /** Leaves the number of a control that is repeated to the first of it; Word gives the others their own. */
    static void dropRepeatedIds(Document part) {
        Set<String> seen = new HashSet<>();
        for (Element properties : Xml.within(part, "sdtPr")) {
            Xml.children(properties, "id").stream()
                    .filter(id -> !seen.add(Xml.attribute(id, "val")))
                    .forEach(properties::removeChild);
        }
    }
}
