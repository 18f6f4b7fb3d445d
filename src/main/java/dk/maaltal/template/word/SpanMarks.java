package dk.maaltal.template.word;

import dk.maaltal.template.SpanningText;
import dk.maaltal.template.office.Xml;
import freemarker.core.XMLOutputFormat;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/** Widens the cells of texts over several columns, by a mark that is written behind each: a processing instruction. */
final class SpanMarks {

    private static final String NAME = "maaltal-bredde";

    private SpanMarks() {}

    /** The text and its mark, as XML. */
    static TemplateModel valueOf(SpanningText text) throws TemplateModelException {
        XMLOutputFormat xml = XMLOutputFormat.INSTANCE;
        return xml.fromMarkup(xml.escapePlainText(text.text()) + "<?" + NAME + " " + text.columns() + "?>");
    }

    /** Widens the cells that have marks, and removes the marks. */
    static void apply(Document document) {
        List<ProcessingInstruction> marks = new ArrayList<>();
        for (Node node = document.getDocumentElement(); node != null; node = Xml.next(node)) {
            if (node instanceof ProcessingInstruction mark && mark.getTarget().equals(NAME)) {
                marks.add(mark);
            }
        }
        for (ProcessingInstruction mark : marks) {
            if (Xml.around(mark, "tc") != null) {
                TableGrid.widen(Xml.around(mark, "tc"), Integer.parseInt(mark.getData()) - 1);
            }
            mark.getParentNode().removeChild(mark);
        }
    }
}
