package dk.maaltal.template;

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

/** Reads and writes the XML parts of a document; no entities, nothing fetched. */
public final class Xml {

    public static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Of elements that hold another part while a part is filled in. */
    public static final String STORY = "urn:maaltal:story";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private Xml() {}

    public static Document parse(InputStream in) throws SAXException, IOException {
        return parse(new InputSource(in));
    }

    public static Document parse(String xml) throws SAXException, IOException {
        return parse(new InputSource(new StringReader(xml)));
    }

    private static Document parse(InputSource source) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // All of it is looked at, so nothing is gained by making nodes late.
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(source);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A document of one element and what is in it. */
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

    public static byte[] bytes(Document document) {
        return text(document).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Document document) {
        StringBuilder text = new StringBuilder(1 << 16).append(DECLARATION);
        XmlText.write(document, text);
        return text.toString();
    }

    /** Without the characters that no XML document may hold. */
    public static String legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLegal(text, i)) {
                StringBuilder legal = new StringBuilder(text.length());
                for (int at = 0; at < text.length(); at++) {
                    if (isLegal(text, at)) {
                        legal.append(text.charAt(at));
                    }
                }
                return legal.toString();
            }
        }
        return text;
    }

    /** Whether a character may stand there: no control character, and no half of one that is written as two. */
    public static boolean isLegal(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ') {
            return c == '\n' || c == '\t' || c == '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < '\ufffe';
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

    /** As {@link #within}, not looking inside nodes that fail a test. */
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

    public static List<Element> children(Node node, String name) {
        return within(node, name, child -> false);
    }

    /** The nearest ancestor of a name within the same text box, note or document, or null. */
    public static Element around(Node node, String name) {
        Node ancestor = node.getParentNode();
        while (ancestor != null && !is(ancestor, name) && !isStory(ancestor)) {
            ancestor = ancestor.getParentNode();
        }
        return is(ancestor, name) ? (Element) ancestor : null;
    }

    /** Whether a text of its own lies within: a text box, or a part that is filled in where it is referred to. */
    public static boolean isStory(Node node) {
        return is(node, "txbxContent") || node instanceof Element && STORY.equals(node.getNamespaceURI());
    }

    /** The next node of a document, in its order; null after the last. */
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

    public static String attribute(Element element, String name) {
        return element.getAttributeNS(WORD, name);
    }

    public static void set(Element element, String name, Object value) {
        element.setAttributeNS(WORD, prefix(element) + name, value.toString());
    }

    public static Element create(Element like, String name) {
        return like.getOwnerDocument().createElementNS(WORD, prefix(like) + name);
    }

    private static String prefix(Element element) {
        String prefix = element.lookupPrefix(WORD);
        return prefix == null ? "" : prefix + ":";
    }
}
