package dk.maaltal.template.word;

import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Xml;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The comments in a template, with who wrote them and the tasks given in them. They are remarks among those who edit it,
 * and never come out in a document.
 */
final class Comments {

    private static final List<String> KINDS =
            List.of("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "documenttasks");

    private static final List<String> ANCHORS =
            List.of("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef");

    private Comments() {}

    /** Removes the parts they are written in. */
    static void dropParts(OfficeFile document) {
        for (String part : document.names()) {
            for (String kind : KINDS) {
                for (String comments : document.relations(part).targets(kind)) {
                    document.relations(part).remove(comments);
                    document.remove(comments);
                }
            }
        }
        document.names().stream()
                .filter(name -> name.matches("word/(comments\\w*|people)\\d*\\.xml|word/documenttasks/.*"))
                .forEach(document::remove);
    }

    /** Removes the marks of what they comment on. */
    static void dropAnchors(Document part) {
        for (String anchor : ANCHORS) {
            for (Element each : Xml.within(part, anchor)) {
                Node run = each.getParentNode();
                run.removeChild(each);
                if (Xml.is(run, "r") && holdsNothing(run)) {
                    run.getParentNode().removeChild(run);
                }
            }
        }
    }

    private static boolean holdsNothing(Node run) {
        for (Node child = run.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element && !Xml.is(child, "rPr")) {
                return false;
            }
        }
        return true;
    }
}
