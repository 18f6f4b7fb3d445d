package dk.maaltal.template.word;

import dk.maaltal.template.BadTemplate;
import dk.maaltal.template.Chart;
import dk.maaltal.template.language.Messages;
import dk.maaltal.template.language.Token;
import dk.maaltal.template.office.ChartXml;
import dk.maaltal.template.office.LeftLanguage;
import dk.maaltal.template.office.OfficeFile;
import dk.maaltal.template.office.Relations;
import dk.maaltal.template.office.Xml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The notes and charts that a part refers to, which Word keeps in parts of their own. While the part is filled in they
 * stand within it, where they are referred to: so each repetition gets its own, and they may use the fields of the list
 * around them.
 */
final class ReferencedParts {

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final List<String> NOTES = List.of("footnote", "endnote");
    private static final String CHART = "chart";

    private final OfficeFile file;
    private final String part;
    private final Set<String> charts = new LinkedHashSet<>();

    /** @param part that refers to them, by its name */
    ReferencedParts(OfficeFile file, String part) {
        this.file = file;
        this.part = part;
    }

    /** The address a link leads to; empty for a link within the document. */
    String address(Element link) {
        return file.relations(part).target(link.getAttributeNS(RELATION, "id")).orElse("");
    }

    /** Moves them into the part. */
    void moveInto(Document document) {
        NOTES.forEach(kind -> notesPart(kind).ifPresent(name -> moveNotesInto(document, kind, file.xml(name))));
        for (Element reference : Xml.elements(document, ChartXml.NAMESPACE, CHART)) {
            file.relations(part)
                    .target(reference.getAttributeNS(RELATION, "id"))
                    .filter(file::has)
                    .ifPresent(name -> {
                        charts.add(name);
                        Element story = story(reference, CHART);
                        story.setAttribute("part", name);
                        story.appendChild(document.importNode(file.xml(name).getDocumentElement(), true));
                        reference.appendChild(story);
                    });
        }
    }

    private void moveNotesInto(Document document, String kind, Document notes) {
        refuseInSeparators(kind, notes);
        for (Element reference : Xml.within(document, kind + "Reference")) {
            Element story = story(reference, kind);
            String id = Xml.attribute(reference, "id");
            Xml.within(notes, kind).stream()
                    .filter(note -> Xml.attribute(note, "id").equals(id))
                    .forEach(note -> copyChildren(note, story));
            reference.getParentNode().insertBefore(story, reference.getNextSibling());
        }
    }

    /** The lines between a page's text and its notes are kept with the notes, and are not filled in. */
    private void refuseInSeparators(String kind, Document notes) {
        LeftLanguage.in(notes, node -> Xml.is(node, kind) && isOrdinary((Element) node))
                .ifPresent(left -> {
                    throw new BadTemplate(
                            file.name(),
                            notesPart(kind).orElseThrow(),
                            Messages.text("language.not-filled-here", Token.shorten(left.text())));
                });
    }

    private static boolean isOrdinary(Element note) {
        return List.of("", "normal").contains(Xml.attribute(note, "type"));
    }

    private Optional<String> notesPart(String kind) {
        return file.relations(part).targets(kind + "s").stream()
                .filter(file::has)
                .findFirst();
    }

    private static Element story(Element like, String kind) {
        return like.getOwnerDocument().createElementNS(Xml.STORY, "story:" + kind);
    }

    private static void copyChildren(Node from, Node to) {
        for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            to.appendChild(to.getOwnerDocument().importNode(child, true));
        }
    }

    /** Moves them to parts of their own again, one for each place that refers to one, and gives charts their data. */
    void moveOutOf(Document document, ChartFields fields) {
        NOTES.forEach(kind ->
                notesPart(kind).ifPresent(name -> file.put(name, moveNotesOutOf(document, kind, file.xml(name)))));
        for (Element story : Xml.elements(document, Xml.STORY, CHART)) {
            moveChartOut(story, fields);
        }
        for (String original : charts) {
            file.relations(part).remove(original);
            file.relations(original).all().forEach(file::remove);
            file.remove(original);
        }
    }

    private static Document moveNotesOutOf(Document document, String kind, Document notes) {
        Element root = notes.getDocumentElement();
        int id = 0;
        for (Element note : Xml.within(notes, kind)) {
            if (isOrdinary(note)) {
                root.removeChild(note);
            } else {
                id = Math.max(id, Integer.parseInt(Xml.attribute(note, "id")));
            }
        }
        for (Element story : Xml.elements(document, Xml.STORY, kind)) {
            id++;
            Element note = Xml.create(root, kind);
            Xml.set(note, "id", id);
            copyChildren(story, note);
            root.appendChild(note);
            Xml.set((Element) story.getPreviousSibling(), "id", id);
            story.getParentNode().removeChild(story);
        }
        IterationMarks.remove(notes);
        return notes;
    }

    private void moveChartOut(Element story, ChartFields fields) {
        Element reference = (Element) story.getParentNode();
        reference.removeChild(story);
        Element drawing = Xml.around(reference, "drawing");
        ChartXml drawn = new ChartXml((Element) story.getFirstChild());
        Optional<Chart> data = properties(drawing).stream()
                .flatMap(p -> fields.take(p, drawn).stream())
                .findFirst();
        if (data.filter(Chart::isEmpty).isPresent()) {
            dropDrawing(drawing);
            return;
        }
        Document chart = Xml.document((Element) story.getFirstChild());
        IterationMarks.remove(chart);
        Optional<byte[]> workbook = data.map(shown -> new ChartXml(chart.getDocumentElement()).fill(shown));
        String original = story.getAttribute("part");
        String name = file.add(original, Xml.bytes(chart));
        copyRelations(original, name, workbook);
        reference.setAttributeNS(RELATION, "r:id", file.relations(part).add(CHART, name));
    }

    private void copyRelations(String original, String copy, Optional<byte[]> workbook) {
        file.relations(original).copyTo(copy);
        Relations relations = file.relations(copy);
        List<String> workbooks = relations.targets("package");
        for (String target : relations.all()) {
            byte[] content = workbooks.contains(target) ? workbook.orElse(file.part(target)) : file.part(target);
            relations.redirect(target, file.add(target, content));
        }
    }

    private static List<Element> properties(Element drawing) {
        return Xml.elements(drawing, "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "docPr");
    }

    /** Removes a chart that has nothing to show, and its paragraph where that holds nothing else. */
    private static void dropDrawing(Element drawing) {
        Element paragraph = Xml.around(drawing, "p");
        drawing.getParentNode().removeChild(drawing);
        if (Xml.within(paragraph, "t").isEmpty()
                && Xml.within(paragraph, "drawing").isEmpty()) {
            paragraph.getParentNode().removeChild(paragraph);
        }
    }
}
