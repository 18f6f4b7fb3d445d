package dk.maaltal.template.office;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The relationships of a part of a Word or Excel file: the parts and addresses that it refers to, each by an id. */
public final class Relations {

    /** The types of relationships; the kind, such as {@code chart}, is the end of it. */
    private static final String KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static final String NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String NONE = "<Relationships xmlns=\"" + NAMESPACE + "\"/>";

    private final OfficeFile file;
    private final String part;
    private final Document document;

    Relations(OfficeFile file, String part) {
        this.file = file;
        this.part = part;
        this.document = file.has(partOf(part)) ? file.xml(partOf(part)) : none();
    }

    private static Document none() {
        try {
            return Xml.parse(NONE);
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The part in which a part's relationships are written: {@code word/_rels/document.xml.rels}. */
    static String partOf(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    /** The name of the part, or the address, that an id refers to. */
    public Optional<String> target(String id) {
        return elements().stream()
                .filter(relation -> relation.getAttribute("Id").equals(id))
                .map(this::name)
                .findFirst();
    }

    /** The names of all parts that are referred to; addresses outside of the file are left out. */
    public List<String> all() {
        return elements().stream()
                .filter(relation -> !isExternal(relation))
                .map(this::name)
                .toList();
    }

    /** The names of the parts of one kind that are referred to, such as {@code chart} or {@code table}. */
    public List<String> targets(String kind) {
        return elements().stream()
                .filter(relation -> relation.getAttribute("Type").endsWith("/" + kind))
                .map(this::name)
                .toList();
    }

    /**
     * Adds a relationship.
     *
     * @param kind such as {@code chart}
     * @param target the part's name
     * @return its id
     */
    public String add(String kind, String target) {
        int number = 1;
        while (target("rId" + number).isPresent()) {
            number++;
        }
        Element relation = document.createElementNS(NAMESPACE, "Relationship");
        relation.setAttribute("Id", "rId" + number);
        relation.setAttribute("Type", KINDS + kind);
        relation.setAttribute("Target", "/" + target);
        document.getDocumentElement().appendChild(relation);
        save();
        return "rId" + number;
    }

    /** Lets the ids that refer to one part refer to another. */
    public void redirect(String from, String to) {
        elements().stream()
                .filter(relation -> name(relation).equals(from))
                .forEach(r -> r.setAttribute("Target", "/" + to));
        save();
    }

    /** Removes every relationship to a part. */
    public void remove(String target) {
        elements().stream()
                .filter(relation -> name(relation).equals(target))
                .forEach(relation -> relation.getParentNode().removeChild(relation));
        save();
    }

    /** Gives another part the same relationships with the same ids, as they are now. */
    public void copyTo(String other) {
        if (file.has(partOf(part))) {
            file.put(partOf(other), file.part(partOf(part)));
        }
    }

    private void save() {
        file.put(partOf(part), document);
    }

    private List<Element> elements() {
        return Xml.elements(document, NAMESPACE, "Relationship");
    }

    private static boolean isExternal(Element relation) {
        return relation.getAttribute("TargetMode").equals("External");
    }

    private String name(Element relation) {
        String target = relation.getAttribute("Target");
        if (isExternal(relation)) {
            return target;
        }
        String name =
                target.startsWith("/") ? target.substring(1) : part.substring(0, part.lastIndexOf('/') + 1) + target;
        while (name.contains("/../")) {
            name = name.replaceFirst("[^/]+/\\.\\./", "");
        }
        return name;
    }
}
