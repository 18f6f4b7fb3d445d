package dk.maaltal.template.word;

import dk.maaltal.template.TemplateLanguage;
import dk.maaltal.template.TooLong;
import dk.maaltal.template.Xml;
import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The rows and paragraphs of a list in which nothing has to be mended once they are filled in: they are laid aside as text
 * and put back when the document is written, so that a long document is read again only where that is needed. (It made a
 * document of 200 sections four times as fast.)
 */
final class QuietPieces implements TemplateDirectiveModel {

    /** The call around such a piece. */
    static final String NAME = "maaltal_stykke";

    /** Marks the place of a piece while it is laid aside. */
    private static final String MARK = "maaltal-stykke";

    /** What has a number or a name of its own, or refers to one, or may need mending after it was filled in. */
    private static final Set<String> LOUD = Set.of(
            "bookmarkStart",
            "bookmarkEnd",
            "fldChar",
            "fldSimple",
            "instrText",
            "hyperlink",
            "drawing",
            "pict",
            "object",
            "footnoteReference",
            "endnoteReference",
            "commentReference",
            "sdt",
            "txbxContent",
            "sectPr",
            "br",
            "moveFrom",
            "moveTo",
            "ins",
            "del");

    private static final Set<String> OWN_IDS = Set.of("paraId", "textId");

    private char[] texts = new char[1 << 16];
    private int length;
    private boolean needsMending;
    private final List<Integer> ends = new ArrayList<>(List.of(0));

    /**
     * Whether an element is such a piece; the ids of its paragraphs, which only the first repetition could keep, go.
     *
     * @param headings by which headings are known; empty where none is looked for
     */
    static boolean isQuiet(Element element, Optional<WordStyles> headings) {
        for (Node node = element; node != null; node = nextWithin(node, element)) {
            if (!(node instanceof Element each)) {
                continue;
            }
            if (!Xml.WORD.equals(each.getNamespaceURI())
                    || LOUD.contains(each.getLocalName())
                    || Xml.is(each, "tbl") && each != element
                    || Xml.is(each, "p")
                            && headings.filter(styles -> styles.level(each).isPresent())
                                    .isPresent()) {
                return false;
            }
        }
        Xml.within(element, "p").forEach(QuietPieces::dropIds);
        Xml.within(element, "tr").forEach(QuietPieces::dropIds);
        dropIds(element);
        return true;
    }

    private static void dropIds(Element element) {
        var attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            if (OWN_IDS.contains(attributes.item(i).getLocalName())) {
                element.removeAttributeNode((Attr) attributes.item(i));
            }
        }
    }

    private static Node nextWithin(Node node, Element root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNextSibling() == null) {
            at = at.getParentNode();
        }
        return at == root ? null : at.getNextSibling();
    }

    static boolean isMark(Node node) {
        return node.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE
                && node.getNodeName().equals(MARK);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void execute(Environment environment, Map arguments, TemplateModel[] variables, TemplateDirectiveBody body)
            throws TemplateException, IOException {
        int from = length;
        needsMending = false;
        body.render(new Aside());
        Writer out = environment.getOut();
        if (needsMending) {
            out.write(texts, from, length - from);
            length = from;
            return;
        }
        ends.add(length);
        out.write("<?" + MARK + " " + (ends.size() - 2) + "?>");
    }

    private void add(char[] chars, int from, int count) throws TooLong {
        TemplateLanguage.limit(length + (long) count);
        if (length + count > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(length + count, 2 * texts.length));
        }
        for (int i = from; i < from + count; i++) {
            char c = chars[i];
            // A value brought line breaks, a list of texts, or what no document may hold; or a list left its marks.
            if (c < ' ' || c >= '\ud800' || c == '?' && length > 0 && texts[length - 1] == '<') {
                needsMending = true;
            }
            texts[length++] = c;
        }
    }

    /** A document with the pieces in their places, as UTF-8. */
    byte[] putBack(String document) {
        String mark = "<?" + MARK + " ";
        Utf8 whole = new Utf8(document.length() + length + length / 8);
        int at = 0;
        for (int begin; (begin = document.indexOf(mark, at)) >= 0; ) {
            whole.add(document.substring(at, begin));
            int end = document.indexOf("?>", begin);
            int piece = Integer.parseInt(document.substring(begin + mark.length(), end));
            whole.add(texts, ends.get(piece), ends.get(piece + 1));
            at = end + 2;
        }
        whole.add(document.substring(at));
        return whole.bytes();
    }

    /** Collects what is rendered. */
    private final class Aside extends Writer {
        @Override
        public void write(char[] chars, int from, int count) throws IOException {
            add(chars, from, count);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
