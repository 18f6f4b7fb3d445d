package dk.maaltal.template.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads, searches and writes the XML parts of a document. Document types, and so entities, are refused. */
public final class Xml {

    /** The namespace of Word's own elements (WordprocessingML). */
    public static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** The namespace of our own elements that hold another part (a note, a chart) while a part is filled in. */
    public static final String STORY = "urn:maaltal:story";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private Xml() {}

    /**
     * Reads a part.
     *
     * @throws SAXException when it is no XML, or has a document type
     * @throws IOException when the stream cannot be read
     */
    public static Document parse(InputStream in) throws SAXException, IOException {
        return parse(new InputSource(in));
    }

    /**
     * Reads a part.
     *
     * @throws SAXException when it is no XML, or has a document type
     * @throws IOException never: the text is in memory
     */
    public static Document parse(String xml) throws SAXException, IOException {
        return parse(new InputSource(new StringReader(xml)));
    }

    private static Document parse(InputSource source) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // All nodes are visited, so creating them late gains nothing.
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(source);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document with a copy of an element, and of what is in it, as its root. */
    public static Document document(Element root) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            document.appendChild(document.importNode(root, true));
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document as a part of a file: XML in UTF-8. */
    public static byte[] bytes(Document document) {
        return text(document).getBytes(StandardCharsets.UTF_8);
    }

    /** A document as XML. */
    public static String text(Document document) {
        StringBuilder text = new StringBuilder(1 << 16).append(DECLARATION);
        XmlText.write(document, text);
        return text.toString();
    }

    /** The elements of a name within a node, in document order. */
    public static List<Element> elements(Node node, String namespace, String name) {
        NodeList found = node instanceof Document document
                ? document.getElementsByTagNameNS(namespace, name)
                : ((Element) node).getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** Whether a node is Word's element of a name; null is none. */
    public static boolean is(Node node, String name) {
        return node != null
                && node.getNodeType() == Node.ELEMENT_NODE
                && name.equals(node.getLocalName())
                && WORD.equals(node.getNamespaceURI());
    }

    /** The Word elements of a name within a node, in document order. */
    public static List<Element> within(Node node, String name) {
        List<Element> found = new ArrayList<>();
        collect(node, name, child -> true, found);
        return found;
    }

    /**
     * The Word elements of a name within a node, in document order, but for those inside some nodes.
     *
     * @param into whether to search inside a node
     */
    public static List<Element> within(Node node, String name, Predicate<Node> into) {
        List<Element> found = new ArrayList<>();
        collect(node, name, into, found);
        return found;
    }

    private static void collect(Node node, String name, Predicate<Node> into, List<Element> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (is(child, name)) {
                found.add((Element) child);
            }
            if (into.test(child)) {
                collect(child, name, into, found);
            }
        }
    }

    /** The Word elements of a name among a node's children, in order. */
    public static List<Element> children(Node node, String name) {
        return within(node, name, child -> false);
    }

    /**
     * The nearest ancestor that is Word's element of a name, within the same text box, note or document; null if none.
     */
    public static Element around(Node node, String name) {
        Node ancestor = node.getParentNode();
        while (ancestor != null && !is(ancestor, name) && !isStory(ancestor)) {
            ancestor = ancestor.getParentNode();
        }
        return is(ancestor, name) ? (Element) ancestor : null;
    }

    /** Whether what is in a node is a text apart from that around it (a "story"): a text box, a note, a chart. */
    public static boolean isStory(Node node) {
        return is(node, "txbxContent") || node instanceof Element && STORY.equals(node.getNamespaceURI());
    }

    /** The next node in document order, children first; null after the last. */
    public static Node next(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != null && at.getNextSibling() == null) {
            at = at.getParentNode();
        }
        return at == null ? null : at.getNextSibling();
    }

    /** An attribute in Word's namespace; empty where there is none. */
    public static String attribute(Element element, String name) {
        return element.getAttributeNS(WORD, name);
    }

    /** Sets an attribute in Word's namespace. */
    public static void set(Element element, String name, Object value) {
        element.setAttributeNS(WORD, prefix(element) + name, value.toString());
    }

    /** A new Word element, with the prefix that another uses, not yet in its document. */
    public static Element create(Element like, String name) {
        return like.getOwnerDocument().createElementNS(WORD, prefix(like) + name);
    }

    private static String prefix(Element element) {
        String prefix = element.lookupPrefix(WORD);
        return prefix == null ? "" : prefix + ":";
    }
}
